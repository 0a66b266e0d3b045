"""A client's name as it should be, before any paper says it."""

from collections.abc import Mapping

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from cartera.models import Cliente
from solicitudes.models import Motivo, Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir, exigir_estado
from solicitudes.puerta.razones import anotar_razon
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import SIN_PAPELES


def corregir_nombre(
    venta_id: int, *, acto: Acto, nombre: Mapping[str, str], motivo: Motivo, nota: str = ""
) -> Venta:
    """Correct the name of a sale's client, with its reason; the log keeps which parts.

    ``nombre`` holds the parts of ``Cliente.partes_del_nombre``.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_estado(venta, *SIN_PAPELES)
        exigir(permisos.puede_corregir_nombre, venta, acto.usuario)
        cliente = Cliente.objects.select_for_update().get(pk=venta.contacto.cliente_id)
        cambian = [campo for campo, dicho in nombre.items() if getattr(cliente, campo) != dicho]
        if not cambian:
            raise TransicionInvalida("Ese ya es el nombre: cambie lo que esté mal.")
        for campo in cambian:
            setattr(cliente, campo, nombre[campo])
        cliente.save()
        datos = {"motivo": motivo.codigo, "campos": cambian}
        anotar(venta.cadena, "corregir_nombre", acto=acto, datos=datos)
        anotar_razon(venta, "corregir_nombre", motivo, nota, acto=acto)
    return venta
