"""Why a message did not reach its client, in words that its asesor can act on."""

SIN_PALABRAS = "WhatsApp no lo entregó ({codigo}): intente por otro medio."
CARTA_DE_ANTES = "CARTA_DE_ANTES"
_PALABRAS = {
    CARTA_DE_ANTES: "La carta esperaba para salir y ya dice otra cosa: envíe la de ahora.",
    "MANUAL": "Este sistema no envía por sí mismo: use «Abrir WhatsApp con el texto».",
    "SIN_RESPUESTA": "WhatsApp no respondió en más de un día: intente otra vez o por otro medio.",
    "131047": "Pasaron más de 24 horas desde su último mensaje: envíe la plantilla y espere a que "
    "conteste.",
    "131026": "Ese número no recibe WhatsApp: pregunte otro celular o escriba por otro medio.",
    "131049": "WhatsApp no le entrega más mensajes de este tipo por ahora: intente más tarde.",
    "131050": "El cliente pidió no recibir estos mensajes: llámelo.",
    "131021": "El número es el de esta misma línea: corrija el celular.",
    "131031": "La cuenta de WhatsApp está bloqueada: avise a quien administra el sistema.",
    "131042": "La cuenta de WhatsApp tiene un pago pendiente: avise a quien administra el sistema.",
    "132000": "La plantilla no coincide con la aprobada: avise a quien administra el sistema.",
    "132001": "La plantilla no existe o no está aprobada: avise a quien administra el sistema.",
    "132015": "La plantilla está en pausa: avise a quien administra el sistema.",
    "190": "El permiso de WhatsApp venció: avise a quien administra el sistema.",
    "100": "WhatsApp no aceptó el mensaje: avise a quien administra el sistema.",
    "368": "WhatsApp suspendió la cuenta: avise a quien administra el sistema.",
}


def en_palabras(codigo: str) -> str:
    """The sentence for one of the platform's codes."""
    return _PALABRAS.get(codigo) or SIN_PALABRAS.format(codigo=codigo or "sin razón dicha")
