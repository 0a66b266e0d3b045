"""Search by name or by any number of a client or of his sale, within what one may see."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from cartera.models import Cliente, ContactoCartera
from cartera.telefonia.uniqueid import cuenta_de_la_llamada, grupo_de
from solicitudes.canales.recepcion.escaneo import caminos_del_codigo
from solicitudes.conversacion.notas import CONSULTA_DE_COLEGA, consultada
from solicitudes.mesa.caminos import (
    Camino,
    dichos_en_la_venta,
    halladas,
    por_nombre_o_codigo,
    por_numero,
    telefono,
)
from solicitudes.mesa.ficha_cliente import contactos_visibles
from solicitudes.models import Venta
from solicitudes.reglas.procedimiento import paso_actual

F = TypeVar("F", bound=Model)
MAXIMO = 50
_DE_UN_PAPEL = {"carpeta__documentos__numero": "numero", "carpeta__documentos__token": "token"}
UNA_SOLA_CONSULTA = timedelta(minutes=10)
"""Whoever looks again within them is still reading the same answer."""


def buscar(texto: str, usuario: Usuario) -> list[Venta]:
    """The newest sales that match, of those this person may read."""
    claves = halladas(
        _ventas_visibles,
        usuario,
        clientes=[*por_nombre_o_codigo(texto), *por_numero(texto)],
        propios=[*dichos_en_la_venta(texto), *_de_un_codigo(texto), *_de_una_llamada(texto)],
        cuantas=MAXIMO,
    )
    return _en_orden(Venta.objects.select_related("contacto__cliente", "asesor", "oferta__plan"),
                     claves)  # fmt: skip


def en_cartera(texto: str, usuario: Usuario) -> list[ContactoCartera]:
    """The clients of the portfolio that match, of those whose page this person may open."""
    claves = halladas(
        _contactos_visibles,
        usuario,
        clientes=[*por_nombre_o_codigo(texto), *por_numero(texto)],
        propios=[{"linea": numero}] if (numero := telefono(texto)) else [],
        cuantas=MAXIMO,
    )
    contactos = ContactoCartera.objects.select_related(
        "cliente", "cartera", "asignado_a", "reservado_por"
    )
    return _en_orden(contactos, claves)


def de_un_colega(texto: str, acto: Acto) -> list[dict[str, Any]]:
    """An exact telephone or C.I. of a client in a colleague's hands: one line, logged."""
    if not acto.usuario.tiene_rol(Rol.ASESOR):
        return []
    claves = halladas(
        _ventas_ajenas,
        acto.usuario,
        clientes=por_numero(texto, exacto=True),
        propios=dichos_en_la_venta(texto, exacto=True),
        cuantas=5,
    )
    ventas = _en_orden(Venta.objects.select_related("contacto__cliente", "asesor"), claves)
    for venta in ventas:
        _dejar_constancia(venta, acto)
    return [
        {
            "venta": venta,
            "cliente_id": venta.contacto.cliente_id,
            "nombre": venta.cliente.primer_nombre,
            "asesor": venta.asesor,
            "paso": paso_actual(venta),
            "desde": venta.tomada_en,
        }
        for venta in ventas
    ]


def clientes_por_numero(texto: str) -> list[int]:
    """Those of an exact telephone or C.I., whoever has them."""
    de_el = por_numero(texto, exacto=True)
    return halladas(_todos, Usuario(), clientes=[], propios=de_el, cuantas=MAXIMO)


def _dejar_constancia(venta: Venta, acto: Acto) -> None:
    """Who was shown a colleague's client: kept though he only looked, and his leave to note.

    In a short transaction of its own, once in a while: nobody who searches waits for another.
    """
    if not consultada(venta, usuario=acto.usuario, desde=acto.ahora - UNA_SOLA_CONSULTA):
        anotar(venta.cadena, CONSULTA_DE_COLEGA, acto=acto)


def _todos(_: Usuario) -> QuerySet[Any]:
    return Cliente.objects.order_by("pk")


def _ventas_visibles(usuario: Usuario) -> QuerySet[Any]:
    visibles: QuerySet[Any] = Venta.objects.visibles_para(usuario).sin_practica_de_otros(usuario)
    return visibles.order_by("-tomada_en", "-pk")


def _ventas_ajenas(usuario: Usuario) -> QuerySet[Any]:
    ajenas: QuerySet[Any] = Venta.objects.de_colegas(usuario)
    return ajenas.order_by("pk")


def _contactos_visibles(usuario: Usuario) -> QuerySet[ContactoCartera]:
    return contactos_visibles(usuario).order_by("cliente__clave_busqueda", "-pk")


def _de_un_codigo(texto: str) -> list[Camino]:
    """Of a sale or of an acta that carried it: each way is one look-up with its value."""
    caminos: list[Any] = caminos_del_codigo(texto)
    dichos = [dict(camino.children) for camino in caminos]
    return dichos + [{f"entregas__entrega__acta__{campo}": c[papel]} for c in dichos
                     for papel, campo in _DE_UN_PAPEL.items() if papel in c]  # fmt: skip


def _de_una_llamada(texto: str) -> list[Camino]:
    """The sale of a call of the exchange: of its agent's record, or that the desk dialled for."""
    marca = texto.strip()
    caminos: list[Camino] = []
    if grupo := grupo_de(marca):
        caminos.append({"sus_llamadas__llamada__central__grupo": grupo})
    if cuenta := re.fullmatch(r"V([0-9]{1,18})", cuenta_de_la_llamada(marca)):
        caminos.append({"pk": int(cuenta[1])})
    return caminos


def _en_orden(filas: QuerySet[F], claves: Iterable[int]) -> list[F]:
    leidas = filas.in_bulk(list(claves))
    return [leidas[clave] for clave in claves if clave in leidas]
