"""A PostgreSQL of our own for what is measured against a database."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bluecom.embebido.postgresql import Postgres

OPCIONES = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "120",
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",
    "autovacuum": "off",
}
"""No disk in the figures, and nothing that works beside what is measured."""


@contextmanager
def servidor() -> Iterator[Postgres]:
    """A cluster that lives as long as the measures; its address is read when Django starts."""
    carpeta = Path(tempfile.mkdtemp(prefix="bluecom-bench-"))
    carpeta.chmod(0o711)  # PostgreSQL's own user passes
    postgres = Postgres(carpeta / "pg", carpeta / "pg", opciones=OPCIONES, duradero=False)
    postgres.lanzar_como_hijo()
    try:
        yield postgres
    finally:
        postgres.detener()
        shutil.rmtree(carpeta, ignore_errors=True)
