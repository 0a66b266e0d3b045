"""Who hears that the terms did not arrive (11.2): the desk, and who knows the client."""

from datetime import datetime

from django.urls import reverse

from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar, dar_por_leidos
from bluecom.pendientes.fallas import sin_direcciones
from bluecom.pendientes.models import SucesoDeCorreo
from solicitudes.models import EnvioDeTerminos, Venta

_QUE = {
    SucesoDeCorreo.Clase.REBOTADO: "rebotó",
    SucesoDeCorreo.Clase.NO_SALIO: "no salió",
}


_SIN_DIRECCION = "sin-direccion"


def avisar_si_no_llego(envio: EnvioDeTerminos, suceso: SucesoDeCorreo, *, ahora: datetime) -> None:
    """Tell what came back or did not go out; of a sending that no longer counts, nobody."""
    que = _QUE.get(SucesoDeCorreo.Clase(suceso.clase))
    if que is None or envio.retirado_en is not None:
        return
    venta = envio.venta
    texto = (
        f"Términos de {venta.cliente}, venta {venta.pk}: el correo {que}. "
        f"{sin_direcciones(suceso.detalle)}"
    ).strip()[:300]
    clave = _clave(venta, suceso.pk)
    mesa = Usuario.objects.filter(
        rol=Rol.CANALES_VIRTUALES, is_active=True, de_prueba=venta.asesor.de_prueba
    )
    quienes = mesa.values_list("pk", flat=True)
    avisar(quienes, texto, clave=clave, ahora=ahora, url=reverse("correos"))
    avisar([venta.asesor_id], texto, clave=clave, ahora=ahora, url=venta.get_absolute_url())


def avisar_sin_direccion(venta: Venta, *, ahora: datetime) -> None:
    """Its asesor knows the client: without an address the terms wait for one."""
    texto = (
        f"Falta el correo de {venta.cliente}, venta {venta.pk}: anótelo para que le lleguen "
        "los términos, o Canales Virtuales los entrega por otro medio."
    )
    avisar(
        [venta.asesor_id],
        texto[:300],
        clave=_clave(venta, _SIN_DIRECCION),
        ahora=ahora,
        url=venta.get_absolute_url(),
    )


def dar_por_atendido(venta: Venta, *, ahora: datetime) -> None:
    """Somebody saw to it, or it arrived after all."""
    sucesos = SucesoDeCorreo.objects.filter(correo__terminos__venta=venta, clase__in=_QUE)
    claves = [_clave(venta, pk) for pk in sucesos.values_list("pk", flat=True)]
    dar_por_leidos(_clave(venta, _SIN_DIRECCION), *claves, ahora=ahora)


def _clave(venta: Venta, cual: object) -> str:
    return f"terminos:{venta.pk}:{cual}"
