"""The review of a received folder (11.1) has a deadline of its own."""

import django.db.models.deletion
from django.db import migrations, models

SIN_REVISIONES = """
DELETE FROM plazos_pausa USING plazos_plazo p WHERE p.id = plazo_id AND p.tipo = 'revision';
DELETE FROM plazos_plazo WHERE tipo = 'revision';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("plazos", "0002_escala_y_fines"),
        ("solicitudes", "0037_fecha_que_dijo_cada_lista"),
    ]

    operations = [
        migrations.RunSQL("", SIN_REVISIONES),
        migrations.AddField(
            model_name="venta",
            name="plazo_revision",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="plazos.plazo",
            ),
        ),
    ]
