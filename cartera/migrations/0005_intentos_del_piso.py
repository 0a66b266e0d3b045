"""How often a client is called is one number of the floor; no screen ever set a portfolio's own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cartera", "0004_busqueda")]

    operations = [migrations.RemoveField(model_name="cartera", name="intentos_maximos")]
