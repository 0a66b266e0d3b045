from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("cartera", "0014_seguimientos_en_lo_que_ya_llama"),
        ("planillas", "0002_desde_las_importaciones"),
    ]

    operations = [migrations.DeleteModel(name="Importacion")]
