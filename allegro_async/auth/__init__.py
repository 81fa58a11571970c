"""Tokens: their form, the token endpoint, signing in, renewing, and the stores."""
