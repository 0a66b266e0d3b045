"""Calls recorded before keep what their outcome said of the sale."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def copiar(apps, schema_editor):
    llamadas = apps.get_model("cartera", "Llamada").objects
    resultados = apps.get_model("cartera", "ResultadoLlamada").objects
    de_venta = resultados.filter(pk=OuterRef("resultado_id"), venta=True)
    llamadas.filter(Exists(de_venta)).update(venta=True)


class Migration(migrations.Migration):
    dependencies = [("cartera", "0002_llamada_venta")]

    operations = [migrations.RunPython(copiar, migrations.RunPython.noop)]
