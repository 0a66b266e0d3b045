from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("plazos", "0003_marcas_en_horas")]

    operations = [migrations.RemoveField(model_name="plazo", name="marcas_dadas")]
