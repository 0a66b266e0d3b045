"""Which C.I. was read, the new card, the one before it or the digital one; unsaid of those before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0065_papeles_en_los_mensajes")]

    operations = [
        migrations.AddField(
            model_name="documentacion",
            name="ci_clase",
            field=models.CharField(
                blank=True,
                choices=[
                    ("NUEVO", "carnet nuevo"),
                    ("ANTERIOR", "carnet anterior"),
                    ("DIGITAL", "C.I. digital"),
                ],
                default="",
                max_length=8,
            ),
        ),
    ]
