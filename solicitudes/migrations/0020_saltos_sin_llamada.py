"""Who is left for later is skipped: a reason of its own, apart from what closes a client."""

from django.db import migrations, models

AMBITOS = [
    ("IMPEDIMENTO", "Impedimento en Smartflex (2.1)"),
    ("SIN_CAPACIDAD", "Sin capacidad técnica (3.2)"),
    ("DESCARTE", "Descarte sin llamada (1–4)"),
    ("SALTO", "Salto sin llamada (1–4)"),
    ("DICHO", "Dicho por el cliente: hoy, el resultado de su llamada"),
    ("SISTEMA", "Fin que pone el sistema"),
    ("ANULACION", "Anulación (5–11)"),
    ("CORRECCION", "Corrección de un paso"),
    ("OBSERVACION", "Observación de la revisión (11.1)"),
    ("VISITA", "Visita no realizada"),
    ("REAPERTURA", "Reapertura de una carpeta conforme"),
    ("REASIGNACION", "Reasignación"),
    ("CANAL", "Otro medio de entrega de los términos"),
]


def apartar(apps, schema_editor):
    motivos = apps.get_model("solicitudes", "Motivo").objects
    saltos = motivos.filter(ambito="DESCARTE", desenlace="REINTENTO")
    saltos.filter(dias=0).update(dias=1)
    saltos.update(ambito="SALTO")


def juntar(apps, schema_editor):
    apps.get_model("solicitudes", "Motivo").objects.filter(ambito="SALTO").update(ambito="DESCARTE")


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0019_glosada_en_y_sin_lo_que_nadie_lee")]

    operations = [
        migrations.AlterField(
            model_name="motivo",
            name="ambito",
            field=models.CharField(choices=AMBITOS, max_length=14, verbose_name="ámbito"),
        ),
        migrations.RunPython(apartar, juntar),
    ]
