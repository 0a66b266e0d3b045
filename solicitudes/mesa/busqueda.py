"""Search by name, C.I., telephone or number, within what one may see."""

import re
from typing import Any

from django.db.models import Exists, OuterRef, Q

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import leer_ci
from bluecom.bolivia.telefonos import leer_telefono
from bluecom.bolivia.texto import clave_busqueda, tecleado
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from cartera.models import TelefonoCliente
from solicitudes.models import Venta
from solicitudes.reglas.estados import TERMINADAS
from solicitudes.reglas.procedimiento import paso_actual

MAXIMO = 50


def buscar(texto: str, usuario: Usuario) -> list[Venta]:
    """The newest sales that match, of those this person may read."""
    filtro = _por_nombre(texto) | _por_numero(texto)
    return list(
        Venta.objects.visibles_para(usuario)
        .filter(filtro)
        .select_related("contacto__cliente", "asesor", "oferta__plan")
        .order_by("-tomada_en")[:MAXIMO]
    )


def de_un_colega(texto: str, *, acto: Acto) -> list[dict[str, Any]]:
    """An exact telephone or C.I. of a client in a colleague's hands: one line, logged."""
    if not acto.usuario.tiene_rol(Rol.ASESOR):
        return []
    exacto = _exacto(texto)
    if exacto is None:
        return []
    ajenas = (
        Venta.objects.filter(exacto)
        .exclude(asesor=acto.usuario)
        .exclude(estado__in=TERMINADAS)
        .select_related("contacto__cliente", "asesor")[:5]
    )
    for venta in ajenas:
        anotar(venta.cadena, "consulta_de_colega", acto=acto)
    return [
        {
            "venta": venta,
            "nombre": (venta.cliente.nombres or venta.cliente.razon_social).split()[0],
            "asesor": venta.asesor,
            "paso": paso_actual(venta),
            "desde": venta.tomada_en,
        }
        for venta in ajenas
    ]


def _por_nombre(texto: str) -> Q:
    try:
        clave = clave_busqueda(texto)
    except DatoInvalido:
        return Q(pk=None)
    if len(clave) < 3:
        return Q(pk=None)
    filtro = Q()
    for palabra in clave.split():
        filtro &= Q(contacto__cliente__clave_busqueda__regex=_con_o_sin_tilde(palabra))
    return filtro


def _con_o_sin_tilde(palabra: str) -> str:
    """Who types NUNEZ also means NÚÑEZ; who types the Ñ means the Ñ."""
    escapada = re.escape(palabra)
    return escapada if "~" in palabra else escapada.replace("N", "N~?")


def _por_numero(texto: str) -> Q:
    exacto = _exacto(texto) or Q(pk=None)
    cifras = tecleado(texto)
    if cifras.isascii() and cifras.isdigit() and len(cifras) <= 15:
        exacto |= Q(numero_smartflex=cifras) | Q(contacto__cliente__codigo=cifras)
        if len(cifras) <= 9:
            exacto |= Q(pk=int(cifras))
    return exacto


def _exacto(texto: str) -> Q | None:
    filtro = None
    try:
        numero = leer_telefono(texto)
        suyo = TelefonoCliente.objects.filter(cliente=OuterRef("contacto__cliente"), numero=numero)
        filtro = Q(contacto__linea=numero) | Q(Exists(suyo))
    except DatoInvalido:
        pass
    try:
        ci = leer_ci(texto)
    except DatoInvalido:
        return filtro
    por_ci = Q(
        contacto__cliente__ci_numero=ci.numero, contacto__cliente__ci_complemento=ci.complemento
    )
    return por_ci if filtro is None else filtro | por_ci
