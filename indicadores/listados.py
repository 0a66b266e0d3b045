"""The rows behind each figure of the month, as lists with their way out."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from bluecom.bolivia.errores import DatoInvalido
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from cartera.listados import COLUMNAS_DE_LLAMADAS, DE_LA_LLAMADA
from indicadores import consultas
from indicadores.views.roles import LEEN_EL_MES
from solicitudes.mesa.lista_ventas import COLUMNAS, CON_TODO


def codigo_de(clase: str) -> str:
    """The list of the rows of a figure: ``"mes-ventas"`` or ``"mes-llamadas"``."""
    return f"mes-{clase}"


def _de(clase: str, relaciones: tuple[str, ...]) -> Callable[[Pedido], Hallado]:
    def hallar(pedido: Pedido) -> Hallado:
        filtros = dict(pedido.filtros)
        mes, cifra = filtros.pop("mes", ""), filtros.pop("cifra", "")
        lista = consultas.filas(mes, cifra, ahora=pedido.ahora, filtros=filtros)
        if lista.clase != clase:
            raise DatoInvalido("Esa cifra no es de este listado.")
        pedidos = {"mes": mes, "cifra": cifra, **lista.pedidos}
        return Hallado(lista.consulta.select_related(*relaciones), pedidos)

    return hallar


def _pagina(filtros: Mapping[str, str]) -> str:
    demas = dict(filtros)
    de_que = [demas.pop("mes", ""), demas.pop("cifra", "")]
    try:
        return f"{reverse('mes_filas', args=de_que)}?{urlencode(demas)}"
    except NoReverseMatch:
        return reverse("mes")


def _registrar(clase: str, nombre: str, columnas: tuple[Columna, ...], *con: str) -> Listado:
    return registrar(
        Listado(
            codigo=codigo_de(clase),
            nombre=nombre,
            roles=LEEN_EL_MES,
            ven_personales=LEEN_EL_MES,
            hallar=_de(clase, con),
            columnas=columnas,
            pagina=_pagina,
        )
    )


_registrar("ventas", "Ventas de una cifra del mes", COLUMNAS, *CON_TODO)
_registrar("llamadas", "Llamadas de una cifra del mes", COLUMNAS_DE_LLAMADAS, *DE_LA_LLAMADA)
