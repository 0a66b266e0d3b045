"""The rows behind each figure of the month, as lists with their way out."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.telefonos import nacional
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, Vestir, registrar
from bluecom.planillas.salida import Tipo
from indicadores import consultas
from indicadores.consultas import base
from indicadores.consultas.listas import (
    NOMBRES,
    Lista,
    Listas,
    con_quien_las_mira,
)
from indicadores.models import Decision
from indicadores.views.conversaciones import NADIE, SITUACIONES, es_id, filtrar
from indicadores.views.roles import LEEN_EL_MES
from solicitudes.mesa.lista_ventas import COLUMNAS, CON_TODO

_DE_LA_CONVERSACION = ("contacto__cliente", "contacto__cartera", "agente", "resultado")
COLUMNAS_DE_CONVERSACIONES = (
    Columna("Llamada", lambda c: c.llamada_id, Tipo.ENTERO),
    Columna("Inicio", lambda c: c.inicio, Tipo.INSTANTE),
    Columna("Asesor", lambda c: str(c.agente)),
    Columna("Cliente", lambda c: c.contacto.cliente.nombre_completo, personal=True),
    Columna("Teléfono", lambda c: nacional(c.telefono), personal=True),
    Columna("Cartera", lambda c: c.contacto.cartera.nombre),
    Columna("Propósito", lambda c: c.get_proposito_display()),
    Columna("Resultado", lambda c: str(c.resultado or "Sin registro del asesor")),
    Columna("Segundos contestados", lambda c: c.segundos, Tipo.ENTERO),
    Columna("Efectiva por", lambda c: c.regla),
)
"""``regla``: by what it counts, annotated by whoever finds it."""


_FILTROS = ("mes", "asesor", "situacion", "mira")
_DECISIONES = dict(Decision.Que.choices)


_DE_CADA_CLASE = {
    "ventas": (COLUMNAS, CON_TODO),
    "llamadas": (COLUMNAS_DE_CONVERSACIONES, _DE_LA_CONVERSACION),
}
_POR_QUE = Columna("Por qué", lambda fila: fila.por_que or "Sin motivo")


def codigo_de(cifra: str) -> str:
    """The list of the rows of a figure: ``"mes-ventas"``, ``"mes-llamadas"``, or its own where
    each row says why it was lost.
    """
    return f"mes-{cifra if cifra in consultas.DICEN_POR_QUE else consultas.LISTAS[cifra].clase}"


def _de(clase: str, sola: str, relaciones: tuple[str, ...]) -> Callable[[Pedido], Hallado]:
    def hallar(pedido: Pedido) -> Hallado:
        filtros = dict(pedido.filtros)
        mes, cifra = filtros.pop("mes", ""), filtros.pop("cifra", "")
        lista = consultas.filas(mes, cifra, ahora=pedido.ahora, filtros=filtros)
        if lista.clase != clase or sola not in ("", cifra):
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


def _registrar(nombre: str, clase: str, sola: str = "", vestir: Vestir = list) -> None:
    """``sola``: the one figure that it is of, whose rows say why."""
    columnas, con = _DE_CADA_CLASE[clase]
    registrar(
        Listado(
            codigo=f"mes-{sola or clase}",
            nombre=nombre,
            roles=LEEN_EL_MES,
            ven_personales=LEEN_EL_MES,
            hallar=_de(clase, sola, con),
            columnas=(*columnas, _POR_QUE) if sola else columnas,
            pagina=_pagina,
            vestir=vestir,
        )
    )


def _conversaciones(pedido: Pedido) -> Hallado:
    pedidos = {c: v for c, v in pedido.filtros.items() if c in _FILTROS}
    p = base.periodo(pedidos.get("mes", ""), ahora=pedido.ahora)
    lista = pedido.filtros.get("lista", "")
    asesor, situacion, mira = (pedidos.get(de, "") for de in ("asesor", "situacion", "mira"))
    de_alguien = (es_id(asesor) or asesor == "") and (es_id(mira) or mira in ("", NADIE))
    if lista not in NOMBRES or situacion not in SITUACIONES or not de_alguien:
        raise DatoInvalido("No hay ninguna lista así: elija una en la página del mes.")
    todas = Listas(p).de(Lista(lista)).select_related(*_DE_LA_CONVERSACION)
    suyas = filtrar(todas, asesor, situacion, mira)
    return Hallado(suyas, {**pedidos, "lista": lista})


def _pagina_de_conversaciones(filtros: Mapping[str, str]) -> str:
    demas = dict(filtros)
    try:
        return f"{reverse('mes_conversaciones', args=[demas.pop('mes', '')])}?{urlencode(demas)}"
    except NoReverseMatch:
        return reverse("mes")


_registrar("Ventas de una cifra del mes", "ventas")
_registrar("Llamadas de una cifra del mes", "llamadas")
_registrar("Ventas que se perdieron en el mes", "ventas", "perdidas")
_registrar("Conversaciones del mes sin solicitud", "llamadas", "costaron", consultas.con_su_causa)
registrar(
    Listado(
        codigo="conversaciones",
        nombre="Conversaciones del mes",
        roles=LEEN_EL_MES,
        ven_personales=LEEN_EL_MES,
        hallar=_conversaciones,
        columnas=(
            *COLUMNAS_DE_CONVERSACIONES,
            Columna("La mira", lambda c: str(c.la_mira or "")),
            Columna("Decisión", lambda c: _DECISIONES.get(c.decision)),
        ),
        vestir=con_quien_las_mira,
        pagina=_pagina_de_conversaciones,
    )
)
