"""The ticks of a round are rows of their own: its old field leaves."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0049_marcas_de_antes")]

    operations = [migrations.RemoveField(model_name="revision", name="items")]
