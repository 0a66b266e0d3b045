"""Why a re-opening is asked is a reason of the asking, not of what comes of it."""

from django.db import migrations


def de_quien_pide(apps, schema_editor):
    _llamar(apps, antes="reabrir", ahora="pedir_reapertura")


def como_antes(apps, schema_editor):
    _llamar(apps, antes="pedir_reapertura", ahora="reabrir")


def _llamar(apps, *, antes, ahora):
    apps.get_model("solicitudes", "Razon").objects.filter(transicion=antes).update(transicion=ahora)


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0032_motivos_de_negar_rectificar_y_retirar")]

    operations = [migrations.RunPython(de_quien_pide, como_antes)]
