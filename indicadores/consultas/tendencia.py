"""Two years side by side: the official figure and the accepted-calls rate."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from bluecom.bolivia.fechas import LA_PAZ, limites_del_mes, mes_anterior, mes_de, mes_en_letras
from indicadores.cifras import Cifra
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.efectiva import efectiva
from indicadores.models import Cierre, Definicion

MESES, MENOS_MESES = 24, 6


@dataclass(frozen=True)
class PuntoMes:
    """One month of the trend."""

    mes: str
    oficial: Cifra
    tasa_aceptadas: Cifra
    cerrado: bool = False

    @property
    def corto(self) -> str:
        """``nov 26``: what fits under a mark."""
        return f"{mes_en_letras(self.mes)[:3]} {self.mes[2:4]}"

    @property
    def nombre(self) -> str:
        return mes_en_letras(self.mes)

    @property
    def dice_algo(self) -> bool:
        return self.cerrado or bool(self.oficial.n or self.oficial.d or self.tasa_aceptadas.d)


def tendencia(hasta: Periodo, *, definiciones: list[Definicion]) -> list[PuntoMes]:
    """The last months up to ``hasta``, oldest first; a closed one says what was signed.

    Those before the first with anything to say are left out, but for the last six. ``hasta``
    itself says what its own close does, reopened since or not.
    """
    meses = _ultimos(hasta.mes)
    cerrados = {c.mes: c.cifras for c in Cierre.objects.vigentes().filter(mes__in=meses[:-1])}
    if hasta.cierre:
        cerrados[hasta.mes] = hasta.cierre.cifras
    vivos = [m for m in meses if m not in cerrados] or meses[-1:]
    p = replace(hasta.vivo, desde=limites_del_mes(vivos[0])[0])
    registradas = _por_mes(base.registradas(p), "glosada_en", n=Q())
    llamadas = _por_mes(
        base.de_oferta(p),
        "inicio",
        efectivas=efectiva(definiciones),
        aceptadas=Q(base.con_aceptacion()),
    )
    puntos = [
        _firmado(m, cerrados[m])
        if m in cerrados
        else _punto(m, registradas.get(m, {}), llamadas.get(m, {}), definicion_de(definiciones, m))
        for m in meses
    ]
    return puntos[_vacios(puntos) :]


def _vacios(puntos: list[PuntoMes]) -> int:
    """How many of the oldest say nothing."""
    dicen = (i for i, punto in enumerate(puntos) if punto.dice_algo)
    return min(next(dicen, len(puntos)), len(puntos) - MENOS_MESES)


def _firmado(mes: str, cifras: dict[str, Any]) -> PuntoMes:
    n, parametro = cifras["numerador"], cifras["definicion"]["parametro"]
    return PuntoMes(
        mes=mes,
        oficial=Cifra("oficial", n, cifras["denominador"], parametro),
        tasa_aceptadas=Cifra("tasa-aceptadas", n, cifras["aceptadas"], parametro),
        cerrado=True,
    )


def definicion_de(definiciones: list[Definicion], mes: str) -> Definicion:
    """The newest definition that already ruled in ``mes``; they come newest first."""
    for definicion in definiciones:
        if definicion.rige_desde <= mes:
            return definicion
    return Definicion.del_procedimiento()


def _punto(
    mes: str, ventas: dict[str, int], llamadas: dict[str, int], definicion: Definicion
) -> PuntoMes:
    n = ventas.get("n", 0)
    parametro = definicion.parametro
    return PuntoMes(
        mes=mes,
        oficial=Cifra("oficial", n, llamadas.get("efectivas", 0), parametro),
        tasa_aceptadas=Cifra("tasa-aceptadas", n, llamadas.get("aceptadas", 0), parametro),
    )


def _por_mes(de: QuerySet[Any], campo: str, **cuentas: Q) -> dict[str, dict[str, int]]:
    filas = (
        de.order_by()
        .values(del_mes=TruncMonth(campo, tzinfo=LA_PAZ))
        .annotate(**{nombre: Count("pk", filter=q or None) for nombre, q in cuentas.items()})
    )
    return {mes_de(fila["del_mes"]): fila for fila in filas}


def _ultimos(mes: str) -> list[str]:
    meses = [mes]
    while len(meses) < MESES:
        meses.append(mes_anterior(meses[-1]))
    return meses[::-1]
