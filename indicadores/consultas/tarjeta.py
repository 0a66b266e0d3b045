"""One asesor's month by the same definitions as everybody's, beside the floor without names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import quantiles

from bluecom.bolivia.fechas import hoy, mes_en_letras
from bluecom.cuentas.models import Usuario
from bluecom.parametros.consultas import valores_del_dia
from indicadores.cifras import Cifra
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.cuentas import Cuenta, Cuentas
from indicadores.consultas.tendencia import definicion_de
from indicadores.efectiva import firmes
from indicadores.models import Figura
from indicadores.parametros import META_EFECTIVAS, META_INSTALADAS, META_REGISTRADAS

MINIMO_DEL_PISO = 4
"""With fewer, whoever knows his own figure and the middle one knows a colleague's."""
MEDIDAS = {
    "oficial": (Figura.REGISTRADAS, Figura.EFECTIVAS),
    "tasa-aceptadas": (Figura.REGISTRADAS, Figura.ACEPTADAS),
    "conversion": (Figura.ACEPTADAS, Figura.EFECTIVAS),
    "contactabilidad": (Figura.EFECTIVAS, Figura.HECHAS),
    "instaladas": (Figura.INSTALADAS, Figura.REGISTRADAS),
}
"""n and N of each, as the month has them."""
METAS = {
    Figura.REGISTRADAS: META_REGISTRADAS,
    Figura.EFECTIVAS: META_EFECTIVAS,
    Figura.INSTALADAS: META_INSTALADAS,
}


@dataclass(frozen=True)
class Piso:
    """Where the middle of the floor stands, in hundredths of a percent, and how many they are."""

    cuarto: int
    mediana: int
    tres_cuartos: int
    personas: int


@dataclass(frozen=True)
class Medida:
    """A figure of this asesor; ``piso`` is missing where it would name somebody."""

    cifra: Cifra
    piso: Piso | None
    figura_n: Figura
    figura_d: Figura


@dataclass(frozen=True)
class Meta:
    """What is asked of each asesor in the month, and how much of it is done."""

    figura: Figura
    lleva: int
    meta: int

    @property
    def faltan(self) -> int:
        return max(0, self.meta - self.lleva)


@dataclass(frozen=True)
class Tarjeta:
    asesor: Usuario
    periodo: Periodo
    medidas: list[Medida]
    metas: list[Meta]

    @property
    def mes(self) -> str:
        return self.periodo.mes

    @property
    def nombre(self) -> str:
        return mes_en_letras(self.mes)


def tarjeta(asesor: Usuario, mes: str, *, ahora: datetime) -> Tarjeta:
    """Of ``mes`` as it stands ``ahora``, or as it was signed. Raises ``DatoInvalido``."""
    p, definiciones = base.periodo(mes, ahora=ahora), firmes()
    piso = Cuentas(p, definiciones).por_agente()
    suya = next((cuenta for cuenta in piso if cuenta.clave == str(asesor.pk)), None)
    parametro = definicion_de(definiciones, p.mes).parametro
    return Tarjeta(
        asesor,
        p,
        [_medida(codigo, suya, piso, parametro) for codigo in MEDIDAS],
        _metas(suya, p),
    )


def cuanto(cuenta: Cuenta | None, figura: Figura) -> int:
    """Who has no row in the month did none."""
    return int(getattr(cuenta, figura.replace("-", "_"))) if cuenta else 0


def piso_de(valores: Sequence[int]) -> Piso | None:
    """The middle of these; nothing while they are so few that it would name one."""
    if len(valores) < MINIMO_DEL_PISO:
        return None
    cuarto, mediana, tres_cuartos = map(int, quantiles(valores, n=4, method="inclusive"))
    return Piso(cuarto, mediana, tres_cuartos, len(valores))


def _medida(codigo: str, suya: Cuenta | None, piso: Sequence[Cuenta], parametro: int) -> Medida:
    figura_n, figura_d = MEDIDAS[codigo]
    cifra = Cifra(codigo, cuanto(suya, figura_n), cuanto(suya, figura_d), parametro)
    bases = [(cuanto(c, figura_n), cuanto(c, figura_d)) for c in piso]
    return Medida(cifra, piso_de([10_000 * n // d for n, d in bases if d]), figura_n, figura_d)


def _metas(suya: Cuenta | None, p: Periodo) -> list[Meta]:
    """Those in force on the first day: a month's goal does not move while it runs."""
    vigentes: Mapping[str, int] = valores_del_dia(METAS.values(), hoy(p.desde))
    metas = (Meta(f, cuanto(suya, f), vigentes[meta.codigo]) for f, meta in METAS.items())
    return [meta for meta in metas if meta.meta]
