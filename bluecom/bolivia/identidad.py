"""Identity card (C.I.) and tax number (NIT), as strings with a form and no known checksum."""

import re
from dataclasses import dataclass

from bluecom.bolivia.errores import DatoInvalido

EXPEDIDOS = ("LP", "CB", "SC", "OR", "PT", "CH", "TJ", "BE", "PD", "QR", "EX")
_ALIAS = {"BN": "BE", "PA": "PD", "TRJ": "TJ"}
_NUMERO = re.compile(r"[1-9][0-9]{4,9}")
_COMPLEMENTO = re.compile(r"[0-9][A-Z]")
_NIT = re.compile(r"[0-9]{5,15}")
_CI = re.compile(
    r"(?:C\.? ?I\.?:? )?(?P<numero>[0-9]+)"
    r"(?:(?: ?- ?| )(?P<complemento>[0-9][0-9A-Z]))?"
    r"(?: ?-? ?(?P<expedido>[A-Z]{2,3}))?"
)


class IdentidadInvalida(DatoInvalido):
    """What was written is not a C.I. or a NIT."""


@dataclass(frozen=True, slots=True)
class CI:
    """A C.I.: unique by ``numero`` and ``complemento``, never by ``expedido``."""

    numero: str
    complemento: str = ""
    expedido: str = ""

    def __post_init__(self) -> None:
        if not _NUMERO.fullmatch(self.numero):
            raise IdentidadInvalida(
                "El número del C.I. tiene de 5 a 10 dígitos, sin puntos y sin cero adelante: "
                "escriba por ejemplo 1234567."
            )
        if self.complemento and not _COMPLEMENTO.fullmatch(self.complemento):
            raise IdentidadInvalida(
                "El complemento del C.I. es un dígito y una letra: escriba por ejemplo 1234567-1A."
            )
        if self.expedido and self.expedido not in EXPEDIDOS:
            raise IdentidadInvalida(
                f"No se conoce el lugar de expedición {self.expedido}: "
                f"escriba uno de {', '.join(EXPEDIDOS)}."
            )

    @property
    def clave(self) -> tuple[str, str]:
        return self.numero, self.complemento

    def __str__(self) -> str:
        numero = f"{self.numero}-{self.complemento}" if self.complemento else self.numero
        return f"{numero} {self.expedido}".rstrip()


def leer_ci(texto: str) -> CI:
    """Read ``1234567``, ``1234567-1A``, ``1234567 CB`` or ``1234567-1A CB``, in any case."""
    partes = _CI.fullmatch(" ".join(texto.upper().split()))
    if partes is None:
        raise IdentidadInvalida(
            "Escriba el C.I. sin puntos, con su complemento y expedición si los tiene: "
            "1234567, 1234567-1A o 1234567-1A CB."
        )
    expedido = partes["expedido"] or ""
    return CI(partes["numero"], partes["complemento"] or "", _ALIAS.get(expedido, expedido))


def leer_expedido(texto: str) -> str:
    """The code of the place of issue, or empty; raises ``IdentidadInvalida``."""
    codigo = texto.upper().replace(".", "").strip()
    return CI("10000", "", _ALIAS.get(codigo, codigo)).expedido


def leer_nit(texto: str) -> str:
    """Read a NIT: 5 to 15 digits; spaces and hyphens are dropped."""
    nit = re.sub(r"^NIT[:.]? ?|[ -]", "", " ".join(texto.upper().split()))
    if not _NIT.fullmatch(nit):
        raise IdentidadInvalida(
            "Escriba el NIT solo con dígitos, de 5 a 15: por ejemplo 1020304050."
        )
    return nit
