"""More than one record could be of a call: who answers for the month says which (4.1)."""

from django.db import transaction

from bluecom.bitacora.servicios import anotar, huella_de
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import Rechazo
from cartera.models import Llamada, LlamadaDeCentral
from indicadores.consultas.encargos import de_otros_entre
from indicadores.conversaciones.avisar import avisar_a_quien_las_miraba
from indicadores.conversaciones.cruzar import Margenes, alcanzar, cruzar, de_asesor, de_central
from indicadores.conversaciones.decidir import exigir_quien_y_razon
from indicadores.conversaciones.emparejar import posibles
from indicadores.models import RegistroElegido


def registros_posibles(central: LlamadaDeCentral) -> list[Llamada]:
    """Those of its number or sale within the margin, of no other call; the nearest first."""
    alcance = alcanzar({central.numero})
    de_otra = {c.llamada_id for c in alcance.centrales if c.llamada_id and c.pk != central.pk}
    cercanos = posibles(
        de_central(central, alcance.contacto_de),
        [de_asesor(registro) for registro in alcance.registros if registro.pk not in de_otra],
        Margenes().el,
    )
    suyos = Llamada.objects.select_related("agente", "resultado", "contacto__cliente")
    leidos = suyos.in_bulk(cercanos)
    return [leidos[pk] for pk in cercanos]


def elegir_registro(central_id: int, *, llamada_id: int, razon: str, acto: Acto) -> None:
    """That call is of that record from now on; chosen again, the last one holds.

    Whoever looked into it hears it. Raises ``Rechazo``: whoever may not, no reason, a record that
    cannot be of it any more.
    """
    limpia = exigir_quien_y_razon(acto, razon)
    with transaction.atomic():
        central = LlamadaDeCentral.objects.select_for_update().filter(pk=central_id).first()
        registros = registros_posibles(central) if central else []
        elegido = next((r for r in registros if r.pk == llamada_id), None)
        if central is None or elegido is None:
            raise Rechazo("Elija uno de los registros de la lista: cambió mientras la miraba.")
        dicho = {"llamada": elegido, "razon": limpia, "por": acto.usuario, "en": acto.ahora}
        RegistroElegido.objects.exclude(grupo=central.grupo).filter(llamada=elegido).delete()
        RegistroElegido.objects.update_or_create(grupo=central.grupo, defaults=dicho)
        de_otros = de_otros_entre({-central.pk}, acto.usuario)
        avisar_a_quien_las_miraba(de_otros, "dijo de qué registro es", acto)
        cruzar({central.numero})
        datos = {"central": central.pk, "llamada": elegido.pk, "razon": huella_de(limpia)}
        anotar(f"contacto:{elegido.contacto_id}", "elegir_registro", acto=acto, datos=datos)
