from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0034_plazo_de_revision"),
    ]

    operations = [
        migrations.AlterField(
            model_name="motivo",
            name="ambito",
            field=models.CharField(
                choices=[
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
                    ("NEGATIVA", "Pedido de reabrir o de retirar que no se acepta"),
                    ("RECTIFICACION", "Rectificación de lo instalado (11.2)"),
                    ("RETIRO", "Retiro de una visita mal anotada (11.2)"),
                    ("REASIGNACION", "Reasignación"),
                    ("CANAL", "Otro medio de entrega de los términos"),
                    ("PAUSA", "Pausa de un plazo"),
                    ("INCUMPLIDO", "Plazo que no puede cumplirse"),
                ],
                max_length=14,
                verbose_name="ámbito",
            ),
        ),
    ]
