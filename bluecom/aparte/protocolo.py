"""What the two ends of a child's pipe agree on; neither needs the other to know it."""

import struct
from dataclasses import dataclass

LISTO, HECHO, PROHIBIDO, SIN_MEMORIA, FALLA = b"L", b"P", b"U", b"M", b"F"
CABECERA = struct.Struct(">cQ")
"""Before each answer: a letter of the above and the length in bytes of what follows."""
ENCARGO = struct.Struct(">QdQ")
"""Before each errand: bytes of memory, seconds of processor, and the length of what follows."""


@dataclass(frozen=True)
class Limites:
    """What one errand may take: seconds that pass, seconds of processor, bytes of memory."""

    segundos: float
    procesador: float
    memoria: int
