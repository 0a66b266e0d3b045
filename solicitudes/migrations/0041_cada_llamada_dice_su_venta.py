import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0040_todos_los_ambitos_de_motivo")]

    operations = [
        migrations.RenameModel("Seguimiento", "LlamadaDeVenta"),
        migrations.AlterField(
            "llamadadeventa",
            "llamada",
            models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="de_venta",
                to="cartera.llamada",
            ),
        ),
        migrations.AlterField(
            "llamadadeventa",
            "venta",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sus_llamadas",
                to="solicitudes.venta",
            ),
        ),
    ]
