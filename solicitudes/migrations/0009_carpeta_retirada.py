"""A folder that its asesor took back from an acta to correct it."""

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
    ]
