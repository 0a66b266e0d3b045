"""Who looks into each call of the month's lists; what was decided stays as it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cartera", "0022_avance_del_dia"),
        ("indicadores", "0017_por_contar_de_quien_se_muda"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="decision",
            name="llamada",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s",
                to="cartera.llamada",
            ),
        ),
        migrations.CreateModel(
            name="Encargo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("grupo", models.CharField(max_length=150, null=True, unique=True)),
                ("en", models.DateTimeField()),
                (
                    "a_cargo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "llamada",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="cartera.llamada",
                    ),
                ),
                (
                    "por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "encargo de una llamada",
                "verbose_name_plural": "encargos de llamadas",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grupo__isnull", False), ("llamada", None)),
                            models.Q(("grupo", None), ("llamada__isnull", False)),
                            _connector="OR",
                        ),
                        name="encargo_de_una_cosa",
                    )
                ],
            },
        ),
    ]
