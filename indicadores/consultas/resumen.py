"""The month as one object: what the page, the command and later the report show."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models.functions import TruncMonth

from bluecom.bolivia.fechas import mes_en_letras
from bluecom.lecturas import Juntas
from indicadores.cifras import Cifra
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.contadas import VENTAS
from indicadores.consultas.cuentas import Cuenta, Cuentas, del_mes, sumadas
from indicadores.consultas.embudo import Peldano, embudo
from indicadores.consultas.entregas import Entregas, entregas
from indicadores.consultas.faltantes import Falta, faltantes
from indicadores.consultas.rasgos import PorRasgo, el_mas_largo
from indicadores.consultas.tendencia import PuntoMes, definicion_de, tendencia
from indicadores.consultas.tiempos import Estancia, tiempos
from indicadores.consultas.totales import Totales
from indicadores.efectiva import firmes, las_firmes
from indicadores.models import Cierre, Definicion, Figura


@dataclass(frozen=True)
class ResumenMes:
    """Figures of one month; the costlier parts are read when a screen asks for them."""

    periodo: Periodo
    definicion: Definicion
    definiciones: list[Definicion]

    @property
    def mes(self) -> str:
        return self.periodo.mes

    @property
    def nombre(self) -> str:
        return mes_en_letras(self.mes)

    @property
    def provisional(self) -> bool:
        """Until somebody closes the month its figures may move."""
        return self.periodo.cierre is None

    @cached_property
    def total(self) -> Cuenta:
        """Of a closed month, what was signed; of one that moves, read by itself."""
        p = self.periodo
        if p.cierre:
            return _firmado(p.cierre) or self.cuentas.del_mes()
        ventas = self.totales.ventas(TruncMonth, tramo=el_mas_largo(p), por=False)
        return del_mes(self.rasgos.total + sumadas(ventas, VENTAS.figuras))

    @cached_property
    def totales(self) -> Totales:
        """As the month stands, closed or not; what changed is asked once for all of the page."""
        return Totales(self.periodo, self.definiciones)

    @cached_property
    def rasgos(self) -> PorRasgo:
        return PorRasgo(self.totales)

    @cached_property
    def cuentas(self) -> Cuentas:
        return Cuentas(self.periodo, self.definiciones)

    @property
    def oficial(self) -> Cifra:
        """III.2, by its letter."""
        return self._cifra("oficial", self.total.registradas, self.total.efectivas)

    @property
    def tasa_aceptadas(self) -> Cifra:
        return self._cifra("tasa-aceptadas", self.total.registradas, self.total.aceptadas)

    @property
    def conversion(self) -> Cifra:
        return self._cifra("conversion", self.total.aceptadas, self.total.efectivas)

    @property
    def contactabilidad(self) -> Cifra:
        return self._cifra("contactabilidad", self.total.efectivas, self.total.hechas)

    @property
    def instaladas(self) -> Cifra:
        return self._cifra("instaladas", self.total.instaladas, self.total.registradas)

    @property
    def seguimientos(self) -> int:
        return self.total.seguimientos

    @cached_property
    def por_agente(self) -> list[Cuenta]:
        return self.cuentas.por_agente()

    @cached_property
    def por_producto(self) -> list[Cuenta]:
        return self.cuentas.por_producto()

    @cached_property
    def por_semana(self) -> list[Cuenta]:
        return self.cuentas.por_semana()

    @cached_property
    def embudo(self) -> list[Peldano]:
        return embudo(self.periodo)

    @cached_property
    def tiempos(self) -> list[Estancia]:
        return tiempos(self.periodo)

    @cached_property
    def entregas(self) -> Entregas:
        return entregas(self.periodo)

    @cached_property
    def tendencia(self) -> list[PuntoMes]:
        return tendencia(self.periodo, definiciones=self.definiciones)

    @cached_property
    def por_curar(self) -> list[Falta]:
        """What keeps the month PROVISIONAL; nothing does once it is closed."""
        return faltantes(self.periodo) if self.provisional else []

    @property
    def faltantes(self) -> list[str]:
        """The same, a sentence each."""
        return [falta.dicho for falta in self.por_curar]

    def _cifra(self, codigo: str, n: int, d: int) -> Cifra:
        return Cifra(codigo, n, d, self.definicion.parametro)


def mes(mes: str, *, ahora: datetime) -> ResumenMes:
    """The figures of ``mes`` ("2026-11") as they stand ``ahora``. Raises ``DatoInvalido``."""
    p = base.sin_cierre(mes, ahora=ahora)
    leidas = _DEL_MES.leer(mes=p.mes)
    for cierre in leidas["cierre"]:
        p = base.periodo_de(cierre)
    return _resumen(p, leidas["definiciones"])


def del_periodo(p: Periodo) -> ResumenMes:
    """Those of a month as it stands, or as it was signed."""
    return _resumen(p, firmes())


def _resumen(p: Periodo, definiciones: list[Definicion]) -> ResumenMes:
    return ResumenMes(p, definicion_de(definiciones, p.mes), definiciones)


_DEL_MES = Juntas(
    lambda mes: {"cierre": base.el_cierre(mes), "definiciones": las_firmes()}, mes=str
)


def _firmado(cierre: Cierre) -> Cuenta | None:
    """As its close wrote it down; nothing while it is being signed, when its rows say it."""
    cifras = cierre.cifras
    if not cifras:
        return None
    dichas = {
        "registradas": cifras["numerador"],
        "efectivas": cifras["denominador"],
        "aceptadas": cifras["aceptadas"],
        "hechas": cifras["contactabilidad"]["de"],
        "instaladas": cifras["instaladas"]["n"],
        "seguimientos": cifras["seguimientos"],
    }
    suyas = cierre.filas.filter(figura=Figura.VENTAS_ACEPTADAS)
    return del_mes(Counter(dichas | {"ventas_aceptadas": suyas.count()}))
