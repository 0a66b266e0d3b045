"""Who hears that the terms did not arrive (11.2): the desk, and who knows the client."""

from datetime import datetime

from django.urls import reverse

from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from bluecom.pendientes.fallas import sin_direcciones
from bluecom.pendientes.models import SucesoDeCorreo
from solicitudes.models import EnvioDeTerminos, Venta
from solicitudes.plazos.asuntos import TERMINOS, asunto

_QUE = {
    SucesoDeCorreo.Clase.REBOTADO: "rebotó",
    SucesoDeCorreo.Clase.NO_SALIO: "no salió",
}


_SIN_DIRECCION = "sin-direccion"


def avisar_si_no_llego(envio: EnvioDeTerminos, suceso: SucesoDeCorreo, *, ahora: datetime) -> None:
    """Tell what came back or did not go out; of a sending that no longer counts, nobody."""
    que = _QUE.get(SucesoDeCorreo.Clase(suceso.clase))
    if que is not None:
        detalle = sin_direcciones(suceso.detalle)
        _avisar(envio, f"el correo {que}. {detalle}", cual=suceso.pk, ahora=ahora)


def avisar_si_no_llego_por_whatsapp(envio: EnvioDeTerminos, *, ahora: datetime) -> None:
    """The same of what went by WhatsApp: refused, or nobody knows."""
    mensaje = envio.mensaje
    if mensaje is None:
        return
    if mensaje.falla:
        que = f"no llegaron por WhatsApp. {mensaje.falla}"
    elif mensaje.estado == mensaje.Estado.NO_SE_SABE:
        que = "no se sabe si salieron por WhatsApp: pregunte al cliente antes de repetirlo."
    else:
        return
    _avisar(envio, que, cual=f"whatsapp:{mensaje.pk}:{mensaje.estado}", ahora=ahora)


def _avisar(envio: EnvioDeTerminos, que: str, *, cual: object, ahora: datetime) -> None:
    if envio.retirado_en is not None:
        return
    venta = envio.venta
    texto = f"Términos de {venta.cliente}, venta {venta.pk}: {que}".strip()[:300]
    clave = _clave(venta, cual)
    mesa = Usuario.objects.filter(
        rol=Rol.CANALES_VIRTUALES, is_active=True, de_prueba=venta.asesor.de_prueba
    )
    quienes = mesa.values_list("pk", flat=True)
    de_que, suya = asunto(venta, TERMINOS), venta.get_absolute_url()
    avisar(quienes, texto, clave=clave, ahora=ahora, url=reverse("correos"), asunto=de_que)
    avisar([venta.asesor_id], texto, clave=clave, ahora=ahora, url=suya, asunto=de_que)


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
        asunto=asunto(venta, TERMINOS),
    )


def dar_por_atendido(venta: Venta, *, ahora: datetime) -> None:
    """Somebody saw to it, or it arrived after all."""
    cerrar_asuntos(asunto(venta, TERMINOS), ahora=ahora, cierre="los términos se atendieron")


def _clave(venta: Venta, cual: object) -> str:
    return f"terminos:{venta.pk}:{cual}"
