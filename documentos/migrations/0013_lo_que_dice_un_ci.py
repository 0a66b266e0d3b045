"""What the photo of a C.I. says by itself: by its codes and, where they are read, its letters."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documentos", "0012_de_donde_vino_cada_archivo"),
    ]

    operations = [
        migrations.AddField(
            model_name="archivorecibido",
            name="leido",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
