"""The month reads calls by their instant, whatever their outcome was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cartera", "0020_dichos_en_archivos")]

    operations = [
        migrations.RemoveIndex(model_name="llamada", name="llamada_efectiva"),
        migrations.AddIndex(
            model_name="llamada",
            index=models.Index(
                condition=models.Q(("anulada_en", None)), fields=["inicio"], name="llamada_inicio"
            ),
        ),
    ]
