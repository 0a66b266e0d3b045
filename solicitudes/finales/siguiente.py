"""Step 1: take the next client of the portfolio."""

from django.db import transaction

from bluecom.bitacora.servicios import estrenar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.preparadas import Preparada
from cartera.servicios import tomar_siguiente as reclamar
from documentos.servicios import abrir_carpeta
from solicitudes.models import Venta
from solicitudes.reglas.errores import PermisoDenegado

_TURNO = Preparada("SELECT id FROM cuentas_usuario WHERE id = %(usuario)s FOR NO KEY UPDATE")


def esperar_turno(usuario: Usuario) -> None:
    """One act at a time of those that end a taking or begin one, however many tabs are open."""
    _TURNO.fila(usuario=usuario.pk)


def tomar(*, acto: Acto) -> Venta | None:
    """Give the asesor the next client, in order (1.2); ``None`` when none is left.

    Who has a client in hand gets that sale again: nobody holds two.
    """
    if not acto.usuario.tiene_rol(Rol.ASESOR):
        raise PermisoDenegado("Solo un asesor comercial toma clientes de la cartera.")
    with transaction.atomic():
        esperar_turno(acto.usuario)
        en_mano: Venta | None = Venta.objects.en_mano_de(acto.usuario).first()
        if en_mano is not None:
            return en_mano
        contacto = reclamar(acto=acto)
        if contacto is None:
            return None
        venta: Venta = Venta.objects.create(
            contacto=contacto,
            asesor=acto.usuario,
            carpeta=abrir_carpeta(ahora=acto.ahora, de_prueba=acto.usuario.de_prueba),
            servicios_requeridos=contacto.servicios_requeridos,
            tomada_en=acto.ahora,
        )
        datos = {"hasta": venta.estado, "contacto": contacto.pk}
        estrenar(venta.cadena, "tomar", acto=acto, datos=datos)
    return venta
