"""Step 4: a second product for the same client in one call."""

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from cartera import servicios as cartera
from documentos.servicios import abrir_carpeta
from solicitudes.models import Venta, Verificacion
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado


def otra_venta(venta_id: int, *, acto: Acto) -> Venta:
    """A sister sale that shares call and checks and waits for its own offer (step 4).

    Only from ACEPTADA: later the client is no longer on the line.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        if not admite_otra(venta):
            raise TransicionInvalida("Otra venta se abre con el cliente en la línea (paso 5).")
        hermana: Venta = Venta.objects.create(
            contacto=venta.contacto,
            asesor=acto.usuario,
            carpeta=abrir_carpeta(ahora=acto.ahora, de_prueba=venta.carpeta.de_prueba),
            hermana_de=venta,
            llamada=venta.llamada,
            servicios_requeridos=venta.servicios_requeridos,
            servicios_confirmados_en=venta.servicios_confirmados_en,
            tomada_en=venta.tomada_en,
            estado=Estado.FACTIBLE,
        )
        for consulta in venta.verificaciones.all():
            Verificacion.objects.create(**_copia(consulta), venta=hermana)
        cartera.reservar_para_otra(venta.contacto_id, ahora=acto.ahora)
        anotar(
            hermana.cadena,
            "tomar",
            acto=acto,
            datos={"hasta": hermana.estado, "hermana_de": venta.pk},
        )
    return hermana


def admite_otra(venta: Venta) -> bool:
    """The client is still on the line, and this is the sale that he was called for."""
    return venta.estado == Estado.ACEPTADA and venta.hermana_de_id is None


def _copia(consulta: Verificacion) -> dict[str, object]:
    """The same check with its original date and author."""
    return {
        campo.name: getattr(consulta, campo.name)
        for campo in consulta._meta.concrete_fields
        if campo.name not in ("id", "venta")
    }
