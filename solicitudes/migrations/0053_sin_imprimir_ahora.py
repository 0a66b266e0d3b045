"""6.4 is done from the page of what came, or with the folder: nobody read the intention."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0052_texto_de_terminos_por_producto")]

    operations = [migrations.RemoveField(model_name="documentacion", name="imprimir_ahora")]
