"""Step 6: the C.I. that is another than the expected one, confirmed by who read it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0007_glosas_por_la_puerta"),
    ]

    operations = [
        migrations.AddField(
            model_name="documentacion",
            name="ci_confirmado",
            field=models.BooleanField(
                default=False, help_text="La fotografía dice otro C.I. que el esperado, y así es."
            ),
        ),
    ]
