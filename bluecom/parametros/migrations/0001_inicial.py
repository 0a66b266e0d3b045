"""The numbers of the floor, signed by two, from a day to come, and never rewritten."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE TRIGGER parametro_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON parametros_valordeparametro
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Un número del piso');
"""
QUITAR = "DROP TRIGGER parametro_por_la_puerta ON parametros_valordeparametro;"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("vigencias", "0001_la_puerta"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ValorDeParametro",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "numero",
                    models.PositiveIntegerField(
                        default=1, editable=False, verbose_name="versión del texto"
                    ),
                ),
                ("vigente_desde", models.DateField(verbose_name="rige desde")),
                (
                    "situacion",
                    models.CharField(
                        choices=[
                            ("INICIAL", "De antes de las dos firmas"),
                            ("PROPUESTA", "Por aprobar"),
                            ("APROBADA", "Aprobada"),
                            ("RETIRADA", "Retirada"),
                        ],
                        default="PROPUESTA",
                        editable=False,
                        max_length=9,
                        verbose_name="situación",
                    ),
                ),
                (
                    "razon",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="por qué cambia"
                    ),
                ),
                ("propuesta_en", models.DateTimeField(editable=False, null=True)),
                ("aprobada_en", models.DateTimeField(editable=False, null=True)),
                ("retirada_en", models.DateTimeField(editable=False, null=True)),
                ("codigo", models.CharField(max_length=30, verbose_name="qué número")),
                ("valor", models.PositiveIntegerField()),
                (
                    "aprobada_por",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "propuesta_por",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "retirada_por",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "número del piso",
                "verbose_name_plural": "números del piso",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("aprobada_por", None),
                                ("propuesta_por", None),
                                ("retirada_por", None),
                                ("situacion", "INICIAL"),
                            ),
                            models.Q(
                                ("aprobada_por", None),
                                ("propuesta_en__isnull", False),
                                ("propuesta_por__isnull", False),
                                ("retirada_por", None),
                                ("situacion", "PROPUESTA"),
                            ),
                            models.Q(
                                ("propuesta_por__isnull", False),
                                ("retirada_por", None),
                                ("situacion", "APROBADA"),
                                ("aprobada_en__isnull", False),
                                ("aprobada_por__isnull", False),
                                models.Q(
                                    ("aprobada_por", models.F("propuesta_por")), _negated=True
                                ),
                            ),
                            models.Q(
                                ("retirada_en__isnull", False),
                                ("retirada_por__isnull", False),
                                ("situacion", "RETIRADA"),
                            ),
                            _connector="OR",
                        ),
                        name="valordeparametro_dos_personas",
                    ),
                    models.UniqueConstraint(
                        fields=("codigo", "numero"), name="parametro_numero_unico"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("situacion", "PROPUESTA")),
                        fields=("codigo",),
                        name="parametro_una_propuesta",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("situacion", "APROBADA")),
                        fields=("codigo", "vigente_desde"),
                        name="parametro_un_dia_un_valor",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
