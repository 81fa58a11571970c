"""Answers to what nobody wrote a handler for: made from the schemas of the interface file.

Whatever is answered fits its schema, and the same seed gives the same answer to the same request. Collections
remember what was created, replaced and deleted in them; there is no more behind them than that.
"""
