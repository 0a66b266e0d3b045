"""Of which sale a row speaks: by its request, by one of its papers, or by client and product."""

import re

from django.db.models import Q

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import tecleado
from bluecom.planillas.celdas import o_vacia, sin_decimales
from bluecom.planillas.filas import Fila
from cartera.servicios.importar.cedula import leer_cedula
from cartera.servicios.importar.vocabulario import leer_requeridos
from documentos.tipos import TipoDocumento
from solicitudes.models import Venta
from solicitudes.models.venta import VentaQuerySet

_PAPELES = (TipoDocumento.CONTRATO, TipoDocumento.SOLICITUD)
_CIFRAS = re.compile(r"\d+")
_MAXIMO = 2**63 - 1


def ventas_de(*, de_prueba: bool) -> VentaQuerySet:
    """The sales of one world; those on which somebody learns are of none."""
    ventas: VentaQuerySet = Venta.objects.filter(asesor__de_prueba=de_prueba)
    return ventas if de_prueba else ventas.filter(carpeta__de_prueba=False)


def hallar(fila: Fila, ventas: VentaQuerySet) -> int:
    """The id of its sale. Raises ``DatoInvalido``: none, several, or the row contradicts it."""
    if numero := _limpio(_dice(fila, "smartflex")):
        venta = _la_unica(
            ventas.filter(numero_smartflex=numero), f"el N° de solicitud {numero} en Smartflex"
        )
    elif papel := _dice(fila, "papel"):
        venta = _la_unica(_con_el_papel(papel, ventas), f"un contrato o solicitud «{papel}»")
    else:
        venta = _del_cliente(fila, ventas)
    if contradice := _contradiccion(fila, venta):
        raise DatoInvalido(
            f"Por su número es la venta {venta.pk}, pero {contradice}: revise cuál es."
        )
    return int(venta.pk)


def _con_el_papel(escrito: str, ventas: VentaQuerySet) -> VentaQuerySet:
    """By its one number: of ``123/2026`` it is not guessed which one is the paper's."""
    cifras = _CIFRAS.findall(sin_decimales(escrito))
    numero = int(cifras[0]) if len(cifras) == 1 else 0
    if not 0 < numero <= _MAXIMO:
        return ventas.none()
    return ventas.filter(carpeta__documentos__numero=numero, carpeta__documentos__tipo__in=_PAPELES)


def _del_cliente(fila: Fila, ventas: VentaQuerySet) -> Venta:
    quien = _quien(fila)
    codigos, _ = leer_requeridos(_dice(fila, "producto"), "")
    if not codigos:
        dicho = f"«{_dice(fila, 'producto')}» no se conoce" if _dice(fila, "producto") else "falta"
        raise DatoInvalido(
            f"Sin N° de solicitud ni de contrato hace falta también el producto: {dicho}."
        )
    registradas = ventas.filter(glosada_en__isnull=False, oferta__producto__in=codigos)
    return _la_unica(registradas.filter(quien), f"ese cliente y {', '.join(codigos)}, registrada")


def _quien(fila: Fila) -> Q:
    quien = Q()
    if codigo := _limpio(_dice(fila, "cliente")):
        quien &= Q(contacto__cliente__codigo=codigo)
    if _dice(fila, "identidad"):
        quien &= _con_identidad(_dice(fila, "identidad"))
    if not quien:
        raise DatoInvalido(
            "La fila no dice de qué venta es: falta el N° de solicitud en Smartflex."
        )
    return quien


def _con_identidad(escrito: str) -> Q:
    """Also the C.I. read on the card (6.3), which may be other than the portfolio's."""
    nit = Q(contacto__cliente__nit=_limpio(escrito))
    try:
        ci, _ = leer_cedula(sin_decimales(escrito))
    except DatoInvalido:
        return nit
    de_la_cartera = Q(
        contacto__cliente__ci_numero=ci.numero, contacto__cliente__ci_complemento=ci.complemento
    )
    del_carnet = Q(documentacion__ci_numero=ci.numero)
    return nit | de_la_cartera | del_carnet


def _la_unica(ventas: VentaQuerySet, con_que: str) -> Venta:
    halladas = list(ventas.select_related("contacto__cliente").distinct()[:2])
    if not halladas:
        raise DatoInvalido(f"No hay ninguna venta con {con_que}.")
    if len(halladas) > 1:
        raise DatoInvalido(
            f"Hay varias ventas con {con_que}: diga su N° de solicitud en Smartflex."
        )
    return halladas[0]


def _contradiccion(fila: Fila, venta: Venta) -> str:
    """What the row says besides and is of another sale; nothing is installed by a slip."""
    codigo = _limpio(_dice(fila, "cliente"))
    if codigo and venta.cliente.codigo and codigo != venta.cliente.codigo:
        return f"su cliente no tiene el código {codigo}"
    suya = Venta.objects.filter(pk=venta.pk)
    if (
        _dice(fila, "identidad")
        and not suya.filter(_con_identidad(_dice(fila, "identidad"))).exists()
    ):
        return f"su C.I. o NIT no es {_dice(fila, 'identidad')}"
    productos, _ = leer_requeridos(_dice(fila, "producto"), "")
    oferta = venta.oferta_actual
    if productos and oferta is not None and oferta.producto_id not in productos:
        return f"su producto no es {_dice(fila, 'producto')}"
    return ""


def _limpio(escrito: str) -> str:
    return sin_decimales(tecleado(escrito).replace(" ", "")).upper()


def _dice(fila: Fila, campo: str) -> str:
    return o_vacia(fila.dice(campo))
