"""A folder taken back from an acta to be corrected; what of a folder is opened again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0008_ci_confirmado_y_saludo"),
    ]

    operations = [
        migrations.AddField(
            model_name="carpetaentregada",
            name="retirada",
            field=models.BooleanField(
                default=False, help_text="No vino porque su asesor la abrió para corregirla."
            ),
        ),
        migrations.AddField(
            model_name="razon",
            name="item",
            field=models.CharField(
                blank=True,
                help_text="Lo que hay que mirar de nuevo en la carpeta (11.1).",
                max_length=20,
            ),
        ),
    ]
