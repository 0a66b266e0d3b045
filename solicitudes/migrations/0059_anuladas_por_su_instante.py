"""Which sales were annulled after an instant: a month read as it stood then counts them anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0058_conversaciones_por_whatsapp")]

    operations = [
        migrations.AddIndex(
            model_name="venta",
            index=models.Index(
                condition=models.Q(("estado", "ANULADA")),
                fields=["cerrada_en"],
                name="venta_anulada",
            ),
        ),
    ]
