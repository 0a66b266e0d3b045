"""Whether what was owed to a client is still to be said when it is handed over."""

from datetime import datetime

from bluecom.integraciones.whatsapp.fallas import CARTA_DE_ANTES
from documentos.tipos import TipoDocumento
from solicitudes.conversacion.espera import RECORDATORIO, envios_de
from solicitudes.conversacion.recordado import recordado
from solicitudes.models import EnvioDeTerminos, Mensaje, Olvido
from solicitudes.papeles.emision import es_la_de_ahora
from solicitudes.reglas.estados import AL_REVISAR_LO_RECIBIDO

Estado = Mensaje.Estado
_NO_HIZO_FALTA = (Estado.RETIRADO, "")


def en_que_queda(mensaje: Mensaje, *, ahora: datetime) -> tuple[str, str] | None:
    """State and code in which it ends unsent; nothing for one that goes.

    What a person typed goes as he typed it, and terms as they were sent, unless its sale was
    forgotten meanwhile or other terms took their place.
    """
    if se_olvido(mensaje) or _se_retiro(mensaje):
        return _NO_HIZO_FALTA
    if mensaje.documento is not None and mensaje.documento.tipo == TipoDocumento.CARTA_MODELO:
        return _en_que_queda_la_carta(mensaje)
    if mensaje.asunto == RECORDATORIO and not _toca_todavia(mensaje, ahora):
        return _NO_HIZO_FALTA
    return None


def se_olvido(mensaje: Mensaje) -> bool:
    """Nothing more is said of such a sale, nor kept."""
    return Olvido.objects.filter(venta=mensaje.venta_id).exists()


def _se_retiro(mensaje: Mensaje) -> bool:
    """Terms that another sending replaced while these were leaving, and did not get through."""
    retirados = EnvioDeTerminos.objects.exclude(retirado_en=None)
    return retirados.filter(mensaje=mensaje).exists()


def _en_que_queda_la_carta(mensaje: Mensaje) -> tuple[str, str] | None:
    """A client would sign what nobody sells him: its asesor hears, unless he sent another one."""
    carta, venta = mensaje.documento, mensaje.venta
    assert carta is not None and venta is not None
    if venta.estado not in AL_REVISAR_LO_RECIBIDO:
        return _NO_HIZO_FALTA
    if es_la_de_ahora(carta, venta):
        return None
    despues = venta.mensajes.filter(documento__tipo=carta.tipo, pk__gt=mensaje.pk)
    return _NO_HIZO_FALTA if despues.exists() else (Estado.FALLO, CARTA_DE_ANTES)


def _toca_todavia(recordatorio: Mensaje, ahora: datetime) -> bool:
    """It may have waited a day: it says what is missing now, and nothing to who is not awaited, or
    was written to, wrote or sent a file since.
    """
    venta, quien = recordatorio.venta, recordatorio.interlocutor
    assert venta is not None and quien is not None
    venta.ahora = ahora
    despues = venta.mensajes.filter(en__gt=recordatorio.en).exclude(estado=Estado.RETIRADO)
    llego = envios_de(venta.carpeta_id).filter(recibido_en__gt=recordatorio.en)
    calla = not despues.exists() and not llego.exists()
    que = recordado(venta, quien, ahora=ahora) if calla else None
    if que is not None:
        recordatorio.texto, recordatorio.con_plantilla = que
    return que is not None
