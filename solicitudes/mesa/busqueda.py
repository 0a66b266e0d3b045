"""Search by name or by any number of a client or of his sale, within what one may see.

Each way in is one look-up by its index, and the answer is their union: a single condition
that joins them with OR would read every sale.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import CI, DEPARTAMENTOS, leer_ci, leer_nit
from bluecom.bolivia.telefonos import leer_telefono
from bluecom.bolivia.texto import limpiar, tecleado
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from cartera.models import Cliente, ContactoCartera, TelefonoCliente
from solicitudes.canales.recepcion.escaneo import caminos_del_codigo
from solicitudes.conversacion.notas import CONSULTA_DE_COLEGA, consultada
from solicitudes.mesa.ficha_cliente import contactos_visibles
from solicitudes.models import Venta
from solicitudes.reglas.procedimiento import paso_actual

F = TypeVar("F", bound=Model)
T = TypeVar("T")
MAXIMO = 50
UNA_SOLA_CONSULTA = timedelta(minutes=10)
"""Whoever looks again within them is still reading the same answer."""


def buscar(texto: str, usuario: Usuario) -> list[Venta]:
    """The newest sales that match, of those this person may read."""
    clientes = [*_por_nombre_o_codigo(texto), *_por_numero(texto)]
    caminos = [
        *(Q(contacto__cliente__in=de_estos) for de_estos in _clientes(clientes)),
        *_dichos_en_la_venta(texto),
        *caminos_del_codigo(texto),
    ]
    visibles = Venta.objects.visibles_para(usuario).sin_practica_de_otros(usuario)
    halladas = _union(visibles, caminos)
    ventas = halladas.select_related("contacto__cliente", "asesor", "oferta__plan")
    return list(ventas.order_by("-tomada_en")[:MAXIMO])


def en_cartera(texto: str, usuario: Usuario) -> list[ContactoCartera]:
    """The clients of the portfolio that match, of those whose page this person may open."""
    clientes = [*_por_nombre_o_codigo(texto), *_por_numero(texto)]
    caminos = [Q(cliente__in=de_estos) for de_estos in _clientes(clientes)]
    caminos.append(Q(linea=_telefono(texto) or None))
    hallados = _union(contactos_visibles(usuario), caminos)
    contactos = hallados.select_related("cliente", "cartera", "asignado_a", "reservado_por")
    return list(contactos.order_by("cliente__clave_busqueda", "-pk")[:MAXIMO])


def de_un_colega(texto: str, acto: Acto) -> list[dict[str, Any]]:
    """An exact telephone or C.I. of a client in a colleague's hands: one line, logged."""
    if not acto.usuario.tiene_rol(Rol.ASESOR):
        return []
    clientes = _clientes(_por_numero(texto, exacto=True))
    caminos = [Q(contacto__cliente__in=de_estos) for de_estos in clientes]
    caminos += _dichos_en_la_venta(texto, exacto=True)
    ajenas = _union(Venta.objects.de_colegas(acto.usuario), caminos)
    ventas = list(ajenas.select_related("contacto__cliente", "asesor")[:5])
    for venta in ventas:
        _dejar_constancia(venta, acto)
    return [
        {
            "venta": venta,
            "cliente_id": venta.contacto.cliente_id,
            "nombre": (venta.cliente.nombres or venta.cliente.razon_social).split()[0],
            "asesor": venta.asesor,
            "paso": paso_actual(venta),
            "desde": venta.tomada_en,
        }
        for venta in ventas
    ]


def clientes_por_numero(texto: str) -> QuerySet[Cliente, Any]:
    """Those of an exact telephone or C.I., whoever has them."""
    return _union(Cliente.objects.all(), _por_numero(texto, exacto=True)).values("pk")


def _dejar_constancia(venta: Venta, acto: Acto) -> None:
    """Who was shown a colleague's client: kept though he only looked, and his leave to note.

    In a short transaction of its own, once in a while: nobody who searches waits for another.
    """
    if not consultada(venta, usuario=acto.usuario, desde=acto.ahora - UNA_SOLA_CONSULTA):
        anotar(venta.cadena, CONSULTA_DE_COLEGA, acto=acto)


def _union(filas: QuerySet[F], caminos: Iterable[Q]) -> QuerySet[F]:
    """The rows that any of the ways finds, each way by a plan of its own."""
    primero, *otros = [filas.filter(camino).values("pk") for camino in (Q(pk=None), *caminos)]
    return filas.model._default_manager.filter(pk__in=primero.union(*otros))


def _clientes(caminos: Iterable[Q]) -> list[QuerySet[Cliente, Any]]:
    return [Cliente.objects.filter(camino).values("pk") for camino in caminos]


def _por_nombre_o_codigo(texto: str) -> list[Q]:
    """A telephone or a C.I. is nobody's name: PostgreSQL would expect a thousand of them."""
    try:
        codigo = limpiar(tecleado(texto))[:20]
    except DatoInvalido:
        return []
    caminos = [Q(codigo=codigo) & ~Q(codigo="")]
    if not (_telefono(texto) or _ci(texto)):
        caminos.append(Q(pk__in=Cliente.objects.buscar(texto).values("pk")))
    return caminos


def _por_numero(texto: str, *, exacto: bool = False) -> list[Q]:
    """His line and other telephones, his C.I., his NIT.

    Without its complement the number of a C.I. finds them all, unless it has to be exact.
    """
    caminos = []
    if numero := _telefono(texto):
        sus_lineas = ContactoCartera.objects.filter(linea=numero).values("cliente")
        sus_otros = TelefonoCliente.objects.filter(numero=numero).values("cliente")
        caminos += [Q(pk__in=sus_lineas), Q(pk__in=sus_otros)]
    if ci := _ci(texto):
        caminos.append(Q(ci_numero=ci.numero, **_complemento(ci, exacto)))
    if not exacto and (nit := _nit(texto)):
        caminos.append(Q(nit=nit))
    return caminos


def _dichos_en_la_venta(texto: str, *, exacto: bool = False) -> list[Q]:
    """The telephones said or dialled on the call; the C.I. of the card and of who applies."""
    caminos = []
    if numero := _telefono(texto):
        caminos += [
            Q(contacto__llamadas__telefono=numero),
            Q(ficha__celular_whatsapp=numero),
            Q(ficha__referencia_1=numero),
            Q(ficha__referencia_2=numero),
            Q(oferta__telefono_factura=numero),
        ]
    if ci := _ci(texto):
        leida = _complemento(ci, exacto, de="documentacion__")
        caminos.append(Q(documentacion__ci_numero=ci.numero, **leida))
        caminos.append(Q(oferta__solicitante_ci__in=_como_se_escribe(ci)))
    return caminos


def _telefono(texto: str) -> str:
    return _leido(leer_telefono, texto) or ""


def _ci(texto: str) -> CI | None:
    return _leido(leer_ci, texto)


def _nit(texto: str) -> str:
    return _leido(leer_nit, texto) or ""


def _leido(leer: Callable[[str], T], texto: str) -> T | None:
    """What was typed as this kind of number, when it is one."""
    try:
        return leer(texto)
    except DatoInvalido:
        return None


def _complemento(ci: CI, exacto: bool, de: str = "") -> dict[str, str]:
    return {f"{de}ci_complemento": ci.complemento} if ci.complemento or exacto else {}


def _como_se_escribe(ci: CI) -> list[str]:
    return [str(CI(ci.numero, ci.complemento, lugar)) for lugar in ("", *DEPARTAMENTOS)]
