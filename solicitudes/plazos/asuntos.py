"""The matters that notices of a sale hang from, and what each transition puts an end to."""

from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from solicitudes.models import CarpetaEntregada, Entrega, Venta

ENTREGAR, REVISAR, CORREGIR = "entregar", "revisar", "corregir"
NO_VINO = f"{ENTREGAR}:no_vino"
"""A folder that did not come with its acta: over when it comes, or leaves the acta."""
ESPERA = "espera"
"""What the client has to send: over when it came and is in order."""
REABRIR, RETIRAR, TERMINOS, PROPUESTA = "reabrir", "retirar", "terminos", "propuesta"
"""What somebody has to do about it; whatever else is told of a sale only informs."""
TODO = ""

_TERMINA = {
    "validar_documentacion": (ESPERA, "el cliente envió lo que faltaba"),
    "recibir": (ENTREGAR, "la carpeta se recibió"),
    "observar": (REVISAR, "la carpeta volvió con observaciones"),
    "aprobar": (REVISAR, "la carpeta quedó conforme"),
    "subsanar": (CORREGIR, "la carpeta volvió corregida"),
    "reabrir": (REABRIR, "la carpeta se reabrió"),
    "anular": (TODO, "la venta se anuló"),
    "concluir": (TODO, "la venta concluyó"),
}


def asunto(venta: Venta, que: str) -> str:
    """For ``avisar``: its notice is closed by the transition that ends it."""
    return f"venta:{venta.pk}:{que}" if que else f"venta:{venta.pk}"


def terminar(venta: Venta, transicion: str, *, acto: Acto) -> None:
    """Nobody has to open any more what asked for this; ``puerta/avanzar.py`` asks it of all."""
    if termina := _TERMINA.get(transicion):
        que, cierre = termina
        cerrar_asuntos(asunto(venta, que), ahora=acto.ahora, cierre=cierre)


def avisar_acta(entrega: Entrega, cuantas: int, *, acto: Acto) -> None:
    """Canales Virtuales hears what is on its way (11), until nothing of it is."""
    canales = Usuario.objects.filter(rol=Rol.CANALES_VIRTUALES, is_active=True)
    assert entrega.acta is not None  # what nobody proposed is told to nobody
    carpetas = "1 carpeta" if cuantas == 1 else f"{cuantas} carpetas"
    avisar(
        canales.filter(de_prueba=acto.usuario.de_prueba).values_list("pk", flat=True),
        f"{acto.usuario} propuso el acta {entrega.acta.codigo}, con {carpetas}.",
        clave=_del_acta(entrega.pk),
        ahora=acto.ahora,
        url=reverse("recepcion_acta", args=[entrega.pk]),
        asunto=_del_acta(entrega.pk),
    )


def salir_del_acta(venta: Venta, *, acto: Acto) -> None:
    """Taken back, nobody waits for it any more with that acta (11)."""
    cerrar_asuntos(asunto(venta, NO_VINO), ahora=acto.ahora, cierre="la carpeta salió del acta")


def terminar_acta(entrega_id: int, *, acto: Acto) -> None:
    """Once all of it was received or taken back nobody waits for it."""
    if not CarpetaEntregada.objects.abiertas().filter(entrega=entrega_id).exists():
        cierre = "ya no queda nada por recibir de esa acta"
        cerrar_asuntos(_del_acta(entrega_id), ahora=acto.ahora, cierre=cierre)


def _del_acta(entrega_id: int) -> str:
    return f"acta:{entrega_id}"
