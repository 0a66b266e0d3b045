"""The log as a list that can be taken away: what the filters of its page show."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from bluecom.auditoria import consulta
from bluecom.auditoria.filtros import FiltrosForm
from bluecom.auditoria.permisos import AMBITOS, cosas_de
from bluecom.auditoria.renglones import Cambio, Renglon, renglones
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.planillas.salida import Tipo


def _hallar(pedido: Pedido) -> Hallado:
    cosas, personas = cosas_de(pedido.usuario), consulta.nombres()
    form = FiltrosForm(pedido.filtros, cosas=cosas, personas=personas)
    filtros = form.exigidos()
    return Hallado(consulta.en_orden(form.condicion()), filtros)


def _pagina(filtros: Mapping[str, str]) -> str:
    return f"{reverse('bitacora')}?{urlencode(filtros)}"


def _vestir(eventos: list[Any]) -> list[Renglon]:
    return renglones(eventos, consulta.nombres())


def _en_palabras(renglon: Renglon) -> str:
    return "; ".join(map(_cambio, renglon.cambios))


def _cambio(cambio: Cambio) -> str:
    antes = f"{cambio.antes} → " if cambio.antes else ""
    return f"{cambio.campo}: {antes}{cambio.despues or 'nada'}"


BITACORA = registrar(
    Listado(
        codigo="bitacora",
        nombre="Bitácora",
        roles=tuple(AMBITOS),
        hallar=_hallar,
        pagina=_pagina,
        vestir=_vestir,
        escritos=frozenset({"cadena"}),
        columnas=(
            Columna("Cuándo", lambda r: r.cuando, Tipo.INSTANTE),
            Columna("Quién", lambda r: r.quien),
            Columna("De qué", lambda r: r.cosa),
            Columna("Cadena", lambda r: r.cadena),
            Columna("N.º", lambda r: r.n, Tipo.ENTERO),
            Columna("Acto", lambda r: r.acto),
            Columna("Antes y después", _en_palabras),
            Columna("SHA-256", lambda r: r.huella),
        ),
    )
)
