from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0018_motivos_sin_llamada")]

    operations = [migrations.RenameField("venta", "registrada_en", "glosada_en")]
