"""Norms by which expired C.I. are valid for longer, signed by two; each acceptance names its own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE TRIGGER prorroga_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON solicitudes_prorrogadeci
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Una prórroga de C.I.');
"""
QUITAR = "DROP TRIGGER prorroga_por_la_puerta ON solicitudes_prorrogadeci;"


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0059_anuladas_por_su_instante"),
        ("vigencias", "0001_la_puerta"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProrrogaDeCI",
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
                (
                    "norma",
                    models.CharField(
                        help_text="Como se cita: «Decreto Supremo N.º …».",
                        max_length=48,
                        verbose_name="norma",
                    ),
                ),
                ("vencidas_desde", models.DateField(verbose_name="vencidas desde")),
                ("vencidas_hasta", models.DateField(verbose_name="vencidas hasta")),
                (
                    "valen_hasta",
                    models.DateField(
                        blank=True,
                        help_text="Vacío: la norma ya no prorroga ninguna.",
                        null=True,
                        verbose_name="valen hasta",
                    ),
                ),
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
                "verbose_name": "prórroga de C.I.",
                "verbose_name_plural": "prórrogas de C.I.",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="documentacion",
            name="prorroga",
            field=models.ForeignKey(
                blank=True,
                help_text="Por qué norma se aceptó un C.I. vencido.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="solicitudes.prorrogadeci",
            ),
        ),
        migrations.AddConstraint(
            model_name="prorrogadeci",
            constraint=models.CheckConstraint(
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
                        models.Q(("aprobada_por", models.F("propuesta_por")), _negated=True),
                    ),
                    models.Q(
                        ("retirada_en__isnull", False),
                        ("retirada_por__isnull", False),
                        ("situacion", "RETIRADA"),
                    ),
                    _connector="OR",
                ),
                name="prorrogadeci_dos_personas",
            ),
        ),
        migrations.AddConstraint(
            model_name="prorrogadeci",
            constraint=models.UniqueConstraint(
                fields=("norma", "numero"), name="prorroga_numero_unico"
            ),
        ),
        migrations.AddConstraint(
            model_name="prorrogadeci",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacion", "PROPUESTA")),
                fields=("norma",),
                name="prorroga_una_propuesta",
            ),
        ),
        migrations.AddConstraint(
            model_name="prorrogadeci",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacion", "APROBADA")),
                fields=("norma", "vigente_desde"),
                name="prorroga_un_dia_una_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="prorrogadeci",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("vencidas_desde__lte", models.F("vencidas_hasta")),
                    models.Q(
                        ("valen_hasta", None),
                        ("valen_hasta__gte", models.F("vencidas_hasta")),
                        _connector="OR",
                    ),
                ),
                name="prorroga_dias_en_orden",
            ),
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
