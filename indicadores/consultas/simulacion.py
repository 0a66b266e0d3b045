"""What another definition would have said of the past months; it writes nothing (III.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from bluecom.bolivia.fechas import hoy, mes_anterior, mes_de, mes_en_letras
from indicadores.cifras import Cifra
from indicadores.consultas import base
from indicadores.consultas.tendencia import definicion_de
from indicadores.efectiva import firmes
from indicadores.models import Conversacion, Definicion

MESES = 6


@dataclass(frozen=True)
class Causa:
    """How many conversations come into N or leave it, and by which rule."""

    regla: str
    n: int


@dataclass(frozen=True)
class MesSimulado:
    """``fue``: by the definition of the month, as it stands or was signed; ``seria``: by this."""

    mes: str
    cerrado: bool
    definicion: Definicion
    fue: Cifra
    seria: Cifra
    causas: list[Causa]

    @property
    def nombre(self) -> str:
        return mes_en_letras(self.mes)

    @property
    def cambia_el_veredicto(self) -> bool:
        return self.fue.veredicto != self.seria.veredicto


def simular(nueva: Definicion, *, ahora: datetime, meses: int = MESES) -> list[MesSimulado]:
    """The months that ended and the one in course, newest first, those without calls left out."""
    definiciones = firmes()
    mes, todos = mes_de(hoy(ahora)), []
    for _ in range(meses):
        todos.append(_simulado(base.periodo(mes, ahora=ahora), nueva, definiciones))
        mes = mes_anterior(mes)
    return [uno for uno in todos if uno.fue.d or uno.seria.d]


def _simulado(
    p: base.Periodo, nueva: Definicion, definiciones: Sequence[Definicion]
) -> MesSimulado:
    suya = definicion_de(list(definiciones), p.mes)
    n, d = base.registradas(p).count(), base.efectivas(p).count()
    antes, despues = suya.segundos_minimos, nueva.segundos_minimos
    cambian = cambian_con(base.de_oferta(p), antes, despues).aggregate(n=Count("pk"))["n"]
    entran, salen = (cambian, 0) if despues < antes else (0, cambian)
    return MesSimulado(
        mes=p.mes,
        cerrado=p.cierre is not None,
        definicion=suya,
        fue=Cifra("oficial", n, d, suya.parametro),
        seria=Cifra("oficial", n, d + entran - salen, nueva.parametro),
        causas=[c for c in _causas(entran, salen, antes, despues) if c.n],
    )


def cambian_con(de: QuerySet[Conversacion], antes: int, despues: int) -> QuerySet[Conversacion]:
    """Of the calls to offer, those that the seconds alone put in or out of N.

    What an agent marked, or somebody decided, is what it is by either.
    """
    menos, mas = sorted((antes, despues))
    solas = Q(decision="", marcada=False)
    return de.filter(solas, segundos__gte=max(menos, 1), segundos__lt=mas)


def _causas(entran: int, salen: int, antes: int, despues: int) -> list[Causa]:
    menos, mas = sorted((antes, despues))
    sin_marca = f"sin marca, contestaron de {menos} a {mas - 1} segundos"
    return [Causa(f"Entran: {sin_marca}", entran), Causa(f"Salen: {sin_marca}", salen)]
