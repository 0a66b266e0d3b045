"""Step 1: take the next client of the portfolio."""

from datetime import datetime

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.models import Rol, Usuario
from cartera.servicios import tomar_siguiente as reclamar
from documentos.servicios import abrir_carpeta
from solicitudes.errores import PermisoDenegado, TransicionInvalida
from solicitudes.models import Venta
from solicitudes.servicios.avanzar import bloquear


def tomar(*, usuario: Usuario, ahora: datetime) -> Venta | None:
    """Give the asesor the next client, in order (1.2); ``None`` when none is left.

    Who has a client in hand gets that sale again: nobody holds two.
    """
    if not usuario.tiene_rol(Rol.ASESOR):
        raise PermisoDenegado(["Solo un asesor comercial toma clientes de la cartera."])
    with transaction.atomic():
        en_mano = Venta.objects.en_mano_de(usuario).first()
        if en_mano is not None:
            return en_mano
        contacto = reclamar(usuario=usuario, ahora=ahora)
        if contacto is None:
            return None
        venta = Venta.objects.create(
            contacto=contacto,
            asesor=usuario,
            carpeta=abrir_carpeta(ahora=ahora, de_prueba=contacto.cartera.de_prueba),
            servicios_requeridos=contacto.servicios_requeridos,
            tomada_en=ahora,
        )
        anotar(
            venta.cadena,
            "tomar",
            actor=usuario,
            ahora=ahora,
            datos={"hasta": venta.estado, "contacto": contacto.pk},
        )
    return venta


def confirmar_servicios(
    venta_id: int, *, usuario: Usuario, ahora: datetime, servicios: list[str]
) -> Venta:
    """Confirm or narrow the services this client is to be offered (1.2)."""
    with transaction.atomic():
        venta = bloquear(venta_id, usuario=usuario, ahora=ahora)
        if venta.estado != "TOMADA":
            raise TransicionInvalida(["Los servicios requeridos se confirman en el paso 1."])
        if not servicios:
            raise TransicionInvalida(["Deje al menos un servicio por ofrecer."])
        venta.servicios_requeridos = servicios
        venta.servicios_confirmados_en = ahora
        venta.save()
    return venta
