# A check may be what a file said, and then nobody looked

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documentos", "0009_tabla_iii_por_versiones"),
        ("solicitudes", "0028_apertura_del_guion"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="verificacion",
            name="de_archivo",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="[{corrida, linea, archivo}] cuando nadie lo miró.",
            ),
        ),
        migrations.AlterField(
            model_name="verificacion",
            name="consultado_por",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="verificacion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("consultado_por", None),
                        ("evidencia", None),
                        models.Q(("de_archivo", []), _negated=True),
                    ),
                    models.Q(("consultado_por__isnull", False), ("de_archivo", [])),
                    _connector="OR",
                ),
                name="consulta_de_persona_o_de_archivo",
            ),
        ),
    ]
