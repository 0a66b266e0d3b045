"""The one error of the embedded servers."""


class ErrorEmbebido(Exception):
    """What went wrong and what to type, in one Spanish sentence; shown without traceback."""
