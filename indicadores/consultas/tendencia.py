"""Two years side by side: the official figure and the accepted-calls rate."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models.functions import TruncMonth

from bluecom.bolivia.fechas import limites_del_mes, mes_anterior, mes_de, mes_en_letras
from indicadores.cifras import Cifra
from indicadores.consultas.base import Periodo
from indicadores.consultas.contadas import Fila
from indicadores.consultas.totales import Totales
from indicadores.models import Cierre, Definicion, Tramo

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
    totales = Totales(replace(hasta.vivo, desde=limites_del_mes(vivos[0])[0]), definiciones)
    registradas = _por_mes(totales.ventas(TruncMonth, tramo=Tramo.MES, por=False))
    llamadas = _por_mes(totales.llamadas(TruncMonth, tramo=Tramo.MES, por=False))
    puntos = [
        _firmado(m, cerrados[m])
        if m in cerrados
        else _punto(m, registradas[m], llamadas[m], definicion_de(definiciones, m))
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
    mes: str, ventas: Counter[str], llamadas: Counter[str], definicion: Definicion
) -> PuntoMes:
    n, parametro = ventas["registradas"], definicion.parametro
    return PuntoMes(
        mes=mes,
        oficial=Cifra("oficial", n, llamadas["efectivas"], parametro),
        tasa_aceptadas=Cifra("tasa-aceptadas", n, llamadas["aceptadas"], parametro),
    )


def _por_mes(filas: Iterable[Fila]) -> defaultdict[str, Counter[str]]:
    cuentas: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fila in filas:
        figuras = {figura: n for figura, n in fila.items() if isinstance(n, int)}
        cuentas[mes_de(fila["cuando"])].update(figuras)
    return cuentas


def _ultimos(mes: str) -> list[str]:
    meses = [mes]
    while len(meses) < MESES:
        meses.append(mes_anterior(meses[-1]))
    return meses[::-1]
