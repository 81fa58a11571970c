"""What a person at the command line did that cannot work."""

from __future__ import annotations


class InputError(Exception):
    """A wrong argument, file or setting; the text is one line for a person, and the exit code is 2."""
