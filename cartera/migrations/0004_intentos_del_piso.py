"""How often a client is called is one number of the floor; no screen ever set a portfolio's own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cartera", "0003_llamadas_de_antes")]

    operations = [migrations.RemoveField(model_name="cartera", name="intentos_maximos")]
