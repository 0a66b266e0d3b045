"""What the two ends of the renderer's pipe agree on; neither needs the other to know it."""

import struct

LISTO, HECHO, PROHIBIDO, SIN_MEMORIA, FALLA = b"L", b"P", b"U", b"M", b"F"
CABECERA = struct.Struct(">cQ")
"""A letter of the above and the length in bytes of what follows: HTML there, a PDF back."""
