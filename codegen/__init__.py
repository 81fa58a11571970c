"""Writes the generated packages of the library from `openapi/`; never imported by the library."""
