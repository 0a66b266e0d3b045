"""A figure of the month: a name, n, N and what the formula says of them; pure."""

from dataclasses import dataclass

from indicadores.formula import (
    PARAMETRO,
    POCOS_DATOS,
    Veredicto,
    faltan_para,
    porcentaje,
    supera_la_base,
    veredicto,
)

NOMBRES = {
    "oficial": "Registro eficaz de solicitudes de venta",
    "tasa-aceptadas": "Tasa de registro de ventas aceptadas",
    "conversion": "Conversión",
    "contactabilidad": "Contactabilidad",
    "instaladas": "Ventas efectivas (instaladas)",
}
_REGISTRADAS = ("solicitud registrada", "solicitudes registradas")
_EFECTIVAS = ("llamada efectiva", "llamadas efectivas")
_ACEPTADAS = ("llamada con venta aceptada", "llamadas con venta aceptada")
_HECHAS = ("llamada hecha", "llamadas hechas")
_INSTALADAS = ("instalada en el mes", "instaladas en el mes")
BASES = {
    "oficial": (_REGISTRADAS, _EFECTIVAS),
    "tasa-aceptadas": (_REGISTRADAS, _ACEPTADAS),
    "conversion": (_ACEPTADAS, _EFECTIVAS),
    "contactabilidad": (_EFECTIVAS, _HECHAS),
    "instaladas": (_INSTALADAS, _REGISTRADAS),
}
"""What n and N are, in the words of the screen: one, and several."""
_SIN_NOMBRE = (("", ""), ("", ""))


@dataclass(frozen=True)
class Cifra:
    """``n`` of ``d``; it is always shown with both."""

    codigo: str
    n: int
    d: int
    parametro: int = PARAMETRO

    @property
    def nombre(self) -> str:
        return NOMBRES.get(self.codigo, self.codigo)

    @property
    def que_es_n(self) -> str:
        return BASES.get(self.codigo, _SIN_NOMBRE)[0][self.n != 1]

    @property
    def que_es_d(self) -> str:
        return BASES.get(self.codigo, _SIN_NOMBRE)[1][self.d != 1]

    @property
    def porcentaje(self) -> str | None:
        return porcentaje(self.n, self.d)

    @property
    def texto(self) -> str:
        """As a person reads it: ``97,99 %``."""
        cifra = self.porcentaje
        return "SIN DATOS" if cifra is None else f"{cifra.replace('.', ',')} %"

    @property
    def corto(self) -> str:
        """The same beside others, or beside the verdict that says it: a dash without data."""
        return self.texto if self.d else "—"

    @property
    def veredicto(self) -> Veredicto:
        return veredicto(self.n, self.d, self.parametro)

    @property
    def faltan(self) -> int | None:
        return faltan_para(self.n, self.d, self.parametro)

    @property
    def cada_una(self) -> str:
        """How many points one request more is worth: ``0,65``, truncated as the figure is."""
        return (porcentaje(1, self.d) or "0.00").replace(".", ",")

    @property
    def supera(self) -> bool:
        return supera_la_base(self.n, self.d)

    @property
    def pocos_datos(self) -> bool:
        return 0 < self.d < POCOS_DATOS
