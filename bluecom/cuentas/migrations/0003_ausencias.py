"""On which days a person is not here."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cuentas", "0002_sesiones_y_primera_clave"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ausencia",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("desde", models.DateField(verbose_name="desde")),
                (
                    "hasta",
                    models.DateField(help_text="El último día, incluido.", verbose_name="hasta"),
                ),
                (
                    "motivo",
                    models.CharField(
                        choices=[
                            ("VACACIONES", "Vacaciones"),
                            ("ENFERMEDAD", "Enfermedad"),
                            ("PERMISO", "Permiso"),
                            ("OTRO", "Otro"),
                        ],
                        max_length=10,
                    ),
                ),
                ("anotada_en", models.DateTimeField()),
                ("retirada_en", models.DateTimeField(null=True)),
                (
                    "anotada_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "retirada_por",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "usuario",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ausencias",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "ausencia",
                "verbose_name_plural": "ausencias",
                "ordering": ["-desde", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("retirada_en", None)),
                        fields=["usuario", "hasta"],
                        name="ausencia_vigente",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hasta__gte", models.F("desde"))),
                        name="ausencia_en_orden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retirada_en", None), ("retirada_por", None)),
                            models.Q(
                                ("retirada_en__isnull", False), ("retirada_por__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="ausencia_retirada_por_alguien",
                    ),
                ],
            },
        ),
    ]
