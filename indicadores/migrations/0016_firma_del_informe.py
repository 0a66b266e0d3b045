"""Who signed the PDF of a report, where somebody did."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicadores", "0015_totales_por_rasgo")]

    operations = [
        migrations.AddField(
            model_name="informemensual",
            name="firmante",
            field=models.CharField(
                blank=True,
                default="",
                help_text="De quién es el certificado que lo firma.",
                max_length=200,
            ),
        ),
    ]
