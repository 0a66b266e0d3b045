"""The C.I. and the NIT as people write them. No check digit is known, none is claimed."""

import re
from dataclasses import dataclass

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import tecleado

DEPARTAMENTOS = ("LP", "CB", "SC", "OR", "PT", "CH", "TJ", "BE", "PD", "QR", "EX")
_ALIAS = {"BN": "BE", "PA": "PD", "TRJ": "TJ", "CBBA": "CB", "SCZ": "SC"}
_FORMA = re.compile(r"([1-9]\d{4,9})(?:\s*-\s*(\d[A-Z]))?(?:\s*[- ]\s*([A-Z]{2,4}))?", re.ASCII)


class IdentidadInvalida(DatoInvalido):
    """Neither a C.I. nor a NIT; the message says how to write one."""


@dataclass(frozen=True, order=True)
class CI:
    """Number, complement and where it was issued. Unique by number and complement."""

    numero: str
    complemento: str = ""
    expedido: str = ""

    @property
    def clave(self) -> str:
        """What identifies the person: never the ``expedido``."""
        return f"{self.numero}-{self.complemento}" if self.complemento else self.numero

    def __str__(self) -> str:
        return f"{self.clave} {self.expedido}".strip()


def leer_ci(texto: str) -> CI:
    """Read ``1234567``, ``1234567-1A``, ``1234567 CB`` or ``1234567-1A CB``, any case.

    Raises ``IdentidadInvalida``.
    """
    partes = _FORMA.fullmatch(tecleado(texto).upper())
    if partes is None:
        como = "sin puntos: número" if "." in texto else "con su número,"
        raise IdentidadInvalida(
            f"Escriba el C.I. {como} de 5 a 10 cifras y, si los tiene, complemento y lugar. "
            "Por ejemplo 1234567-1A CB."
        )
    numero, complemento, expedido = partes.groups(default="")
    return CI(numero, complemento, _expedido(expedido))


def leer_nit(texto: str) -> str:
    """Read a NIT of 5 to 15 digits. Raises ``IdentidadInvalida``."""
    nit = tecleado(texto).replace(" ", "")
    if not re.fullmatch(r"[0-9]{5,15}", nit):
        raise IdentidadInvalida("Escriba el NIT solo con cifras, de 5 a 15.")
    return nit


def _expedido(texto: str) -> str:
    lugar = _ALIAS.get(texto, texto)
    if lugar and lugar not in DEPARTAMENTOS:
        raise IdentidadInvalida(
            f"«{texto}» no es un lugar de expedición: use {', '.join(DEPARTAMENTOS)}."
        )
    return lugar
