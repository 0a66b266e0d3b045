"""The rows behind each figure: whoever doubts a number counts them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from bluecom.bolivia.errores import DatoInvalido
from indicadores.consultas import ajustes, base, causas, periodos
from indicadores.consultas.base import Periodo
from indicadores.consultas.catalogo import LISTAS, Lista
from indicadores.consultas.filtros import DE_LAS_PERDIDAS, ENTRARIAN, FILTROS, se_perdio
from indicadores.efectiva import regla
from indicadores.models import Cierre, Figura
from solicitudes.models import LlamadaDeVenta, Razon


@dataclass(frozen=True)
class Filas:
    """The rows of one figure, and the words that say which ones; ``pedidos``: their codes."""

    periodo: Periodo
    cifra: str
    titulo: str
    clase: str
    filtros: list[str]
    pedidos: dict[str, str]
    consulta: QuerySet[Any]


def filas(
    mes: str, cifra: str, *, ahora: datetime, filtros: Mapping[str, str] | None = None
) -> Filas:
    """The rows of ``cifra`` in a month, or between two dates.

    ``filtros``: those of ``FILTROS``. Raises ``DatoInvalido`` when the figure or a filter does
    not exist.
    """
    return filas_del_periodo(periodos.leer(mes, ahora=ahora), cifra, filtros=filtros, ahora=ahora)


def filas_del_periodo(
    p: Periodo,
    cifra: str,
    *,
    filtros: Mapping[str, str] | None = None,
    ahora: datetime | None = None,
) -> Filas:
    """Those of a month as it stands, or as it was signed: each with ``de_quien`` and ``de_que``,
    the keys of its asesor and of its product then.

    ``ahora``: the instant of which the adjustments of a closed one are asked.
    """
    lista = LISTAS.get(cifra)
    if lista is None:
        raise DatoInvalido(f"No hay ninguna cifra «{cifra}»: elija una en la página del mes.")
    pedidos = {k: v for k, v in (filtros or {}).items() if k in FILTROS and v}
    orden, dichos = lista.campo, []
    if "ajuste" in pedidos:
        lista, consulta = _de_los_ajustes(p, cifra, pedidos["ajuste"], lista, ahora or p.corte)
    elif p.cierre and cifra in Figura.values:
        lista, consulta = _como_se_firmo(p.cierre, Figura(cifra), lista)
    else:
        consulta = lista.consulta(p).annotate(**_como_esta(lista))
    for nombre, valor in pedidos.items():
        if nombre == "causa" and cifra != "costaron":
            raise DatoInvalido("Eso se pide solo de las conversaciones que costaron.")
        if nombre in DE_LAS_PERDIDAS and cifra != "perdidas":
            raise DatoInvalido("Eso se pide solo de las ventas que se perdieron.")
        condicion, dicho = FILTROS[nombre](lista, valor)
        consulta = consulta.filter(condicion)
        dichos.append(dicho)
    if cifra == "perdidas":
        consulta = consulta.filter(se_perdio(pedidos)).annotate(por_que=_por_que())
    en_orden = _en_orden(lista, orden, consulta)
    return Filas(p, cifra, lista.titulo, lista.clase, dichos, pedidos, en_orden)


def _como_esta(lista: Lista) -> dict[str, Any]:
    if lista.clase == "ventas":
        return {"de_quien": base.autor(lista.campo), "de_que": F("oferta__producto")}
    if lista.consulta is causas.costaron:
        return {"de_quien": F("agente_id")}
    return {"de_quien": F("agente_id"), "de_que": Value(None, CharField())}


def _como_se_firmo(cierre: Cierre, figura: Figura, lista: Lista) -> tuple[Lista, QuerySet[Any]]:
    """Sought by the day, the asesor and the product that its rows had when it was closed."""
    return _firmadas(cierre, figura, lista, base.congeladas(cierre, figura))


def _de_los_ajustes(
    p: Periodo, cifra: str, cuales: str, lista: Lista, ahora: datetime
) -> tuple[Lista, QuerySet[Any]]:
    """What came after the signature, beside what was signed."""
    if p.cierre is None or cifra not in Figura.values:
        raise DatoInvalido("Los ajustes son de una cifra de un mes cerrado.")
    figura = Figura(cifra)
    if cuales == ENTRARIAN:
        nuevas = ajustes.entrarian(p.cierre, figura, ahora=ahora)
        return lista, nuevas.annotate(**_como_esta(lista))
    return _firmadas(p.cierre, figura, lista, ajustes.saldrian(p.cierre, figura, ahora=ahora))


def _firmadas(
    cierre: Cierre, figura: Figura, lista: Lista, filas: QuerySet[Any]
) -> tuple[Lista, QuerySet[Any]]:
    if not figura.de_ventas:
        return lista, filas.annotate(**_como_esta(lista))
    suya = cierre.filas.filter(figura=figura, objeto_id=OuterRef("pk"))
    campos = {"de_quien": "agente", "de_que": "producto", "firmada_fecha": "dia"}
    anotada = filas.annotate(
        **{nombre: Subquery(suya.values(campo)[:1]) for nombre, campo in campos.items()}
    )
    return replace(lista, campo="firmada_fecha"), anotada


def _por_que() -> Coalesce:
    """Why a sale was lost: the reason that somebody gave, or what its call came to."""
    suyas = Razon.objects.filter(
        venta=OuterRef("pk"), transicion__in=("descartar", "anular"), deshecha_en=None
    )
    dicha = Subquery(suyas.order_by("-pk").values("motivo__nombre")[:1])
    return Coalesce(dicha, F("llamada__resultado__nombre"), Value(""))


def _en_orden(lista: Lista, campo: str, consulta: QuerySet[Any]) -> QuerySet[Any]:
    relaciones: tuple[str, ...]
    if lista.clase == "ventas":
        relaciones = ("contacto__cliente", "asesor", "oferta__producto", "instalacion")
    else:
        relaciones = ("contacto__cliente", "agente", "resultado")
        suya = LlamadaDeVenta.objects.filter(llamada=OuterRef("llamada"))
        consulta = consulta.annotate(regla=regla(), de_la_venta=Subquery(suya.values("venta")[:1]))
    orden = (campo, "pk") if lista.por_hacer else (f"-{campo}", "-pk")
    return consulta.select_related(*relaciones).order_by(*orden)
