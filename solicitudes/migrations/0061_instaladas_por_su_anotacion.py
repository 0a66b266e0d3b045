"""What was installed is listed by when it was recorded, page by page, however much there is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0060_prorrogas_de_ci")]

    operations = [
        migrations.AddIndex(
            model_name="instalacion",
            index=models.Index(fields=["-registrada_en", "-venta"], name="instalacion_anotada"),
        ),
    ]
