"""A disk without room: the kernel lets this process write no more than so much in a file."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def sin_espacio(bytes_por_archivo: int = 0) -> Iterator[None]:
    """Every write beyond it fails, as on a full disk; what is there can be read."""
    antes, tope = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_por_archivo, tope))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (antes, tope))
