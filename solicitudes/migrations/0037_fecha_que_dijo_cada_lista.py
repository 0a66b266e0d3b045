"""Each row of Facturación's lists keeps the day of installation that it told."""

from datetime import date

from django.db import migrations


def anotar(apps, schema_editor):
    renglones = apps.get_model("solicitudes", "RenglonRemitido").objects
    for renglon in renglones.filter(destino="FACTURACION").select_related("remision").iterator():
        titulos = [titulo for titulo, _ in renglon.remision.columnas]
        dicha = dict(zip(titulos, renglon.celdas, strict=True)).get("Instalada")
        if dicha:
            renglones.filter(pk=renglon.pk).update(instalada=date.fromisoformat(dicha))


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0036_rectificaciones_y_retiros")]

    operations = [migrations.RunPython(anotar, migrations.RunPython.noop)]
