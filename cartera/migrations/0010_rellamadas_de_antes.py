"""The callbacks that wait become rows; whose client one is goes back to what it was before."""

from datetime import timedelta
from typing import Any

from django.db import migrations
from django.db.models import Q

ESPERA = timedelta(minutes=15)


def en_filas(apps: Any, _: Any) -> None:
    """Of whoever had the client: the call said when, and from then on he or she was its asesor."""
    contactos = apps.get_model("cartera", "ContactoCartera").objects
    rellamadas = apps.get_model("cartera", "Rellamada").objects
    esperan = contactos.filter(
        Q(situacion="RELLAMADA") | Q(situacion="EN_MANO", situacion_previa="RELLAMADA"),
        proximo_en__isnull=False,
    ).select_related("cartera")
    for contacto in esperan.iterator():
        llamada = _la_que_la_pidio(contacto)
        quien = contacto.asignado_a_id
        rellamadas.create(
            contacto=contacto,
            llamada=llamada,
            telefono=llamada.telefono if llamada else contacto.linea,
            cuando=contacto.proximo_en,
            para_id=quien,
            de_todos_desde=contacto.proximo_en + (ESPERA if quien else timedelta()),
            nota=llamada.nota if llamada else "",
            pedida_por_id=(llamada and llamada.agente_id)
            or quien
            or contacto.cartera.cargada_por_id,
            pedida_en=llamada.inicio if llamada else contacto.proximo_en,
        )
        if llamada and llamada.agente_id == quien and "asignado_a" in llamada.antes:
            contactos.filter(pk=contacto.pk).update(asignado_a=llamada.antes["asignado_a"])


def en_campos(apps: Any, _: Any) -> None:
    """Its person has the client again; one that was everybody's is due to all."""
    rellamadas = apps.get_model("cartera", "Rellamada").objects
    for rellamada in rellamadas.filter(estado="PENDIENTE").select_related("contacto").iterator():
        contacto = rellamada.contacto
        contacto.asignado_a_id, contacto.proximo_en = rellamada.para_id, rellamada.cuando
        contacto.save(update_fields=["asignado_a", "proximo_en"])
    rellamadas.all().delete()
    _un_numero_una_vez(apps.get_model("cartera", "NoLlamar").objects.filter(anulado_en=None))


def _un_numero_una_vez(vigentes: Any) -> None:
    """Before, a number stood on the do-not-call list once, whoever had asked."""
    primeras = vigentes.order_by("numero", "pk").distinct("numero").values_list("pk", flat=True)
    vigentes.exclude(pk__in=list(primeras)).delete()


def _la_que_la_pidio(contacto: Any) -> Any:
    pedidas = contacto.llamadas.filter(anulada_en=None, desenlace="RELLAMADA")
    return pedidas.order_by("-inicio", "-pk").first()


class Migration(migrations.Migration):
    dependencies = [("cartera", "0009_rellamadas_en_filas")]

    operations = [migrations.RunPython(en_filas, en_campos)]
