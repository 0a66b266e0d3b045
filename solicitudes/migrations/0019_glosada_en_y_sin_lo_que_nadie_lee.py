from django.db import migrations, models

CONSTANCIAS = [
    ("SIN_DIRECCION", "Sin dirección de correo"),
    ("ENVIADA", "Enviada"),
    ("REBOTADA", "Rebotada"),
    ("POR_OTRO_MEDIO", "Por otro medio"),
]


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0018_motivos_sin_llamada")]

    operations = [
        migrations.RenameField("venta", "registrada_en", "glosada_en"),
        migrations.RemoveField("entrega", "anulada_en"),
        migrations.RemoveField("mensaje", "entrante"),
        migrations.AlterField(
            "venta",
            "constancia",
            models.CharField(blank=True, choices=CONSTANCIAS, max_length=14),
        ),
    ]
