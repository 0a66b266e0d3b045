"""Step 11.2: the effects that the terms owe: their e-mail, and what follows from its fate."""

from bluecom.cuentas.acto import acto_del_sistema
from bluecom.pendientes.adjuntos import Adjunto
from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.errores import Reintentar
from bluecom.pendientes.models import Pendiente, SucesoDeCorreo
from documentos.models import Documento
from documentos.servicios import ejemplar
from solicitudes.canales.terminos.avisos import avisar_si_no_llego
from solicitudes.canales.terminos.constancia import poner_al_dia
from solicitudes.canales.terminos.texto import asunto_y_texto
from solicitudes.models import EnvioDeTerminos, Venta
from solicitudes.puerta.avanzar import bloquear

ENVIAR = "solicitudes:enviar_terminos"
SEGUIR = "solicitudes:seguir_terminos"


def enviar_terminos(pendiente: Pendiente) -> None:
    """Queue the e-mail with the frozen PDF and its SHA-256, once for each sending."""
    envio = EnvioDeTerminos.objects.select_for_update(of=("self",)).get(
        pk=int(pendiente.objeto_id or 0)
    )
    if envio.retirado_en is not None or envio.correo_id is not None:
        return
    if not envio.documento.listo:
        raise Reintentar("El PDF de términos todavía se está preparando.")
    venta = Venta.objects.con_cabecera().get(pk=envio.venta_id)
    asunto, texto = asunto_y_texto(venta, envio)
    envio.correo = encolar_correo(
        f"terminos:{venta.pk}:{envio.vez}",
        para=envio.para,
        asunto=asunto,
        texto=texto,
        adjuntos=[_adjunto(envio.documento)],
        ahora=pendiente.creado_en,
        sigue=SEGUIR,
    )
    envio.save(update_fields=["correo"])


def seguir_terminos(pendiente: Pendiente) -> None:
    """Something was heard of an e-mail: the sale says what it proves, and perhaps ends with it."""
    suceso = SucesoDeCorreo.objects.get(pk=pendiente.datos["suceso"])
    acto = acto_del_sistema(suceso.anotado_en)
    envio = EnvioDeTerminos.objects.get(correo=suceso.correo_id)
    venta = bloquear(envio.venta_id, acto=acto)
    avisar_si_no_llego(envio, suceso, ahora=acto.ahora)
    poner_al_dia(venta, acto=acto)


def _adjunto(documento: Documento) -> Adjunto:
    return Adjunto(f"terminos-{documento.numero}.pdf", "application/pdf", ejemplar(documento))
