"""The definition of the indicator is a version that two sign; those of before stay, INICIAL."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SITUACIONES = [
    ("INICIAL", "De antes de las dos firmas"),
    ("PROPUESTA", "Por aprobar"),
    ("APROBADA", "Aprobada"),
    ("RETIRADA", "Retirada"),
]
CREAR = """
CREATE TRIGGER definicion_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON indicadores_definicion
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Una definición del indicador');
"""
QUITAR = """
DROP TRIGGER definicion_por_la_puerta ON indicadores_definicion;
DELETE FROM indicadores_definicion WHERE situacion IN ('PROPUESTA', 'RETIRADA');
"""
"""On the way back only what has both signatures, or needed none, may rule a month."""


def persona() -> models.ForeignKey:
    return models.ForeignKey(
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


def situacion(de_entrada: str) -> models.CharField:
    return models.CharField(
        choices=SITUACIONES,
        default=de_entrada,
        editable=False,
        max_length=9,
        verbose_name="situación",
    )


FIRMAS = models.Q(
    models.Q(aprobada_por=None, propuesta_por=None, retirada_por=None, situacion="INICIAL"),
    models.Q(
        aprobada_por=None,
        propuesta_en__isnull=False,
        propuesta_por__isnull=False,
        retirada_por=None,
        situacion="PROPUESTA",
    ),
    models.Q(
        ("propuesta_por__isnull", False),
        ("retirada_por", None),
        ("situacion", "APROBADA"),
        ("aprobada_en__isnull", False),
        ("aprobada_por__isnull", False),
        models.Q(("aprobada_por", models.F("propuesta_por")), _negated=True),
    ),
    models.Q(retirada_en__isnull=False, retirada_por__isnull=False, situacion="RETIRADA"),
    _connector="OR",
)


class Migration(migrations.Migration):
    dependencies = [
        ("indicadores", "0002_informe_mensual"),
        ("vigencias", "0001_la_puerta"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField("definicion", "aprobada_por", "autoridad"),
        migrations.AlterField(
            "definicion",
            "autoridad",
            models.CharField(max_length=160, verbose_name="quién la aprobó en COMTECO"),
        ),
        migrations.RenameField("definicion", "version", "numero"),
        migrations.AlterField(
            "definicion",
            "numero",
            models.PositiveIntegerField(
                default=1, editable=False, verbose_name="versión del texto"
            ),
        ),
        migrations.RenameField("definicion", "nota", "razon"),
        migrations.AlterField(
            "definicion",
            "razon",
            models.CharField(blank=True, default="", max_length=300, verbose_name="por qué cambia"),
        ),
        migrations.RenameField("definicion", "creada_en", "propuesta_en"),
        migrations.AlterField(
            "definicion", "propuesta_en", models.DateTimeField(editable=False, null=True)
        ),
        migrations.AlterField(
            "definicion", "vigente_desde", models.DateField(verbose_name="rige desde")
        ),
        migrations.AddField("definicion", "situacion", situacion("INICIAL")),
        migrations.AlterField("definicion", "situacion", situacion("PROPUESTA")),
        migrations.AddField("definicion", "propuesta_por", persona()),
        migrations.AddField("definicion", "aprobada_por", persona()),
        migrations.AddField(
            "definicion", "aprobada_en", models.DateTimeField(editable=False, null=True)
        ),
        migrations.AddField("definicion", "retirada_por", persona()),
        migrations.AddField(
            "definicion", "retirada_en", models.DateTimeField(editable=False, null=True)
        ),
        migrations.AddConstraint(
            "definicion",
            models.CheckConstraint(condition=FIRMAS, name="definicion_dos_personas"),
        ),
        migrations.AddConstraint(
            "definicion",
            models.UniqueConstraint(fields=["numero"], name="definicion_numero_unico"),
        ),
        migrations.AddConstraint(
            "definicion",
            models.UniqueConstraint(
                condition=models.Q(situacion="PROPUESTA"),
                fields=["situacion"],
                name="definicion_una_propuesta",
            ),
        ),
        migrations.AddConstraint(
            "definicion",
            models.UniqueConstraint(
                condition=models.Q(situacion__in=("INICIAL", "APROBADA")),
                fields=["vigente_desde"],
                name="definicion_un_dia_una_version",
            ),
        ),
        migrations.AddConstraint(
            "definicion",
            models.CheckConstraint(
                condition=models.Q(vigente_desde__day=1), name="definicion_de_meses_enteros"
            ),
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
