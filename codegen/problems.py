"""What the generator says when its inputs are wrong."""


class CodegenError(Exception):
    """A mistake in the inputs of the generator.

    Its text is one line that names the place and says what to do. The command line prints it and exits
    with 2.
    """
