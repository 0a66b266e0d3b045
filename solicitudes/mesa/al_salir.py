"""An account was closed: what stays in its name is offered to the floor at once."""

from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.salidas import al_salir
from bluecom.pendientes.avisos import avisar
from solicitudes.mesa.relevo import asunto_de_relevo, lo_que_queda, quienes_relevan


@al_salir
def ofrecer_relevo(persona: Usuario, acto: Acto) -> str:
    """Count what stays and tell the floor where it is passed on."""
    if persona.tiene_rol(Rol.ASESOR):
        return ""
    queda = lo_que_queda(persona)
    if not queda:
        return ""
    url = reverse("relevo", args=[persona.pk])
    avisar(
        quienes_relevan(persona),
        f"{persona} ya no atiende clientes y quedan a su nombre: {queda}.",
        clave=f"relevo:{persona.pk}:{acto.ahora.isoformat()}",
        ahora=acto.ahora,
        url=url,
        asunto=asunto_de_relevo(persona),
    )
    return f"Quedan a nombre de {persona}: {queda}. El supervisor los pasa en «Relevos»."
