"""What the terms of a sale go out by WhatsApp with, and what is owed when a message moves."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documentos", "0013_lo_que_dice_un_ci"),
        ("solicitudes", "0066_cual_de_los_carnets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="enviodeterminos",
            name="mensaje",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terminos",
                to="solicitudes.mensaje",
            ),
        ),
        migrations.AddField(
            model_name="mensaje",
            name="sigue",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddIndex(
            model_name="mensaje",
            index=models.Index(
                condition=models.Q(("estado__in", ("POR_SALIR", "SALIENDO"))),
                fields=["id"],
                name="mensaje_por_salir",
            ),
        ),
    ]
