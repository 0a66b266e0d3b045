"""A paper of ours that went with a message to its client."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documentos", "0013_lo_que_dice_un_ci"),
        ("solicitudes", "0064_recordatorios_retirados"),
    ]

    operations = [
        migrations.AddField(
            model_name="mensaje",
            name="documento",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documentos.documento",
            ),
        ),
    ]
