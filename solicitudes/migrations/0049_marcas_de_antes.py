"""The ticks that each round kept in one field, as rows; and what observations were sent."""

from typing import Any

from django.db import migrations
from django.db.models import F


def a_filas(apps: Any, _editor: Any) -> None:
    """Each tick under whoever began its round: nobody kept more."""
    Revision, MarcaDeRevision = (
        apps.get_model("solicitudes", n) for n in ("Revision", "MarcaDeRevision")
    )
    for revision in Revision.objects.exclude(items={}).iterator():
        MarcaDeRevision.objects.bulk_create(
            MarcaDeRevision(
                revision=revision, item=item, por_id=revision.revisor_id, en=revision.iniciada_en
            )
            for item, ok in revision.items.items()
            if ok
        )
    observaciones = apps.get_model("solicitudes", "Observacion").objects
    enviadas = observaciones.filter(ronda__lt=F("venta__rondas")).values("pk")
    observaciones.filter(pk__in=enviadas).update(enviada_en=F("creada_en"))


def a_un_campo(apps: Any, _editor: Any) -> None:
    """The way back: the same ticks in their field."""
    Revision = apps.get_model("solicitudes", "Revision")
    for revision in Revision.objects.prefetch_related("marcas").iterator(chunk_size=500):
        revision.items = {marca.item: True for marca in revision.marcas.all()}
        revision.save(update_fields=["items"])


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0048_quien_revisa_y_cada_marca")]

    operations = [migrations.RunPython(a_filas, a_un_campo)]
