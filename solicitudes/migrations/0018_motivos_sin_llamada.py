"""A reason ends a taking without a call; what the client says is the outcome of one."""

from django.db import migrations, models
from django.db.models import Q

DICHOS = Q(codigo__in=["NO_ACEPTA", "NO_CONTESTA", "NUMERO_EQUIVOCADO"]) | Q(
    desenlace__in=["RELLAMADA", "NO_LLAMAR"]
)


def repartir(apps, schema_editor):
    motivos = apps.get_model("solicitudes", "Motivo").objects
    motivos.filter(DICHOS, ambito="DESCARTE").update(ambito="DICHO", activo=False)
    vencida = motivos.filter(ambito="DESCARTE", codigo="RESERVA_VENCIDA")
    if vencida.update(ambito="SISTEMA", desenlace="", dias=0):
        motivos.get_or_create(
            ambito="SISTEMA",
            codigo="DEVUELTO",
            defaults={"nombre": "Devuelto sin tocar al deshacer una llamada"},
        )


def juntar(apps, schema_editor):
    motivos = apps.get_model("solicitudes", "Motivo").objects
    motivos.filter(ambito="DICHO").update(ambito="DESCARTE", activo=True)
    motivos.filter(ambito="SISTEMA").update(ambito="DESCARTE", desenlace="REINTENTO")


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0017_plazos_en_filas")]

    operations = [
        migrations.AlterField(
            model_name="motivo",
            name="ambito",
            field=models.CharField(
                choices=[
                    ("IMPEDIMENTO", "Impedimento en Smartflex (2.1)"),
                    ("SIN_CAPACIDAD", "Sin capacidad técnica (3.2)"),
                    ("DESCARTE", "Descarte sin llamada (1–4)"),
                    ("DICHO", "Dicho por el cliente: hoy, el resultado de su llamada"),
                    ("SISTEMA", "Fin que pone el sistema"),
                    ("ANULACION", "Anulación (5–11)"),
                    ("CORRECCION", "Corrección de un paso"),
                    ("OBSERVACION", "Observación de la revisión (11.1)"),
                    ("VISITA", "Visita no realizada"),
                    ("REAPERTURA", "Reapertura de una carpeta conforme"),
                    ("REASIGNACION", "Reasignación"),
                    ("CANAL", "Otro medio de entrega de los términos"),
                ],
                max_length=14,
                verbose_name="ámbito",
            ),
        ),
        migrations.RunPython(repartir, juntar),
    ]
