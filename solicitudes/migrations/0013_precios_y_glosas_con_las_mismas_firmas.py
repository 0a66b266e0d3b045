"""Prices and glosses are versions like every other: signed by two, each from its first day.

A price ended on the eve of the next one: its last day is no longer written, it is read. What
one person had written of the glosses keeps its author and rules as it did: it is INICIAL.
The acts of the log keep their names. Going back, a gloss that waits for its second signature is
withdrawn, since the rows of before ruled with one.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PRECIOS = import_module("solicitudes.migrations.0005_precios_por_la_puerta")
GLOSAS = import_module("solicitudes.migrations.0007_glosas_por_la_puerta")
DE_LAS_GLOSAS = GLOSAS.CREAR.partition("CREATE FUNCTION aprobacion_glosa_por_la_puerta")[0]
SIN_LA_DE_GLOSAS = """
DROP TRIGGER plantilla_glosa_por_la_puerta ON solicitudes_plantillaglosa;
DROP FUNCTION plantilla_glosa_por_la_puerta();
"""
HASTA_LA_VISPERA = """
UPDATE solicitudes_condicioncomercial AS fila SET vigente_hasta = serie.sigue - 1
    FROM (
        SELECT id, lead(vigente_desde) OVER (
            PARTITION BY campania_id, plan_id ORDER BY vigente_desde) AS sigue
        FROM solicitudes_condicioncomercial WHERE situacion IN ('INICIAL', 'APROBADA')
    ) AS serie
    WHERE serie.id = fila.id;
"""
CON_SU_FIRMA = """
UPDATE solicitudes_plantillaglosa SET situacion = 'RETIRADA' WHERE retirada_en IS NOT NULL;
"""
SIN_LA_SEGUNDA = """
UPDATE solicitudes_plantillaglosa
    SET retirada_por_id = propuesta_por_id, retirada_en = propuesta_en
    WHERE situacion = 'PROPUESTA';
SET CONSTRAINTS ALL IMMEDIATE;
"""
AVISOS = """
UPDATE pendientes_aviso AS aviso
    SET clave = 'precio:' || precio.campania_id || ':' || precio.plan_id
        || ':por_aprobar:' || precio.id
    FROM solicitudes_condicioncomercial AS precio
    WHERE precio.situacion = 'PROPUESTA' AND aviso.clave = 'precio:por_aprobar:' || precio.id;
"""
AVISOS_DE_ANTES = """
UPDATE pendientes_aviso AS aviso
    SET clave = 'precio:por_aprobar:' || precio.id
    FROM solicitudes_condicioncomercial AS precio
    WHERE precio.situacion = 'PROPUESTA'
      AND aviso.clave LIKE 'precio:%:por_aprobar:' || precio.id;
"""
CREAR = """
CREATE TRIGGER condicion_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON solicitudes_condicioncomercial
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Un precio');
CREATE TRIGGER plantilla_glosa_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON solicitudes_plantillaglosa
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Una versión de glosa');
"""
QUITAR = """
DROP TRIGGER plantilla_glosa_por_la_puerta ON solicitudes_plantillaglosa;
DROP TRIGGER condicion_por_la_puerta ON solicitudes_condicioncomercial;
"""
SITUACIONES = [
    ("INICIAL", "De antes de las dos firmas"),
    ("PROPUESTA", "Por aprobar"),
    ("APROBADA", "Aprobada"),
    ("RETIRADA", "Retirada"),
]
FIRMES = models.Q(("situacion__in", ("INICIAL", "APROBADA")))
SIN_OTRA = {"aprobada_por": None, "retirada_por": None}
FIRMAS = (
    models.Q(situacion="INICIAL", propuesta_por=None, **SIN_OTRA)
    | models.Q(
        situacion="PROPUESTA",
        propuesta_por__isnull=False,
        propuesta_en__isnull=False,
        **SIN_OTRA,
    )
    | (
        models.Q(situacion="APROBADA", propuesta_por__isnull=False, retirada_por=None)
        & models.Q(aprobada_por__isnull=False, aprobada_en__isnull=False)
        & ~models.Q(aprobada_por=models.F("propuesta_por"))
    )
    | models.Q(situacion="RETIRADA", retirada_por__isnull=False, retirada_en__isnull=False)
)


def _persona():
    return models.ForeignKey(
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


def _situacion(de_antes):
    return models.CharField(
        choices=SITUACIONES,
        default=de_antes,
        editable=False,
        max_length=9,
        verbose_name="situación",
    )


COMUNES = {
    "numero": models.PositiveIntegerField(
        default=1, editable=False, verbose_name="versión del texto"
    ),
    "vigente_desde": models.DateField(verbose_name="rige desde"),
    "razon": models.CharField(
        blank=True, default="", max_length=200, verbose_name="por qué cambia"
    ),
    "situacion": _situacion("PROPUESTA"),
    "propuesta_por": _persona(),
    "propuesta_en": models.DateTimeField(editable=False, null=True),
    "retirada_por": _persona(),
    "retirada_en": models.DateTimeField(editable=False, null=True),
}


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0012_busqueda"),
        ("vigencias", "0001_la_puerta"),
        ("pendientes", "0002_muertes_y_apartados"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(PRECIOS.QUITAR + SIN_LA_DE_GLOSAS, DE_LAS_GLOSAS + PRECIOS.CREAR),
        migrations.RunSQL(AVISOS, AVISOS_DE_ANTES),
        # prices
        *[
            migrations.RemoveConstraint("condicioncomercial", nombre)
            for nombre in (
                "condicion_version_unica",
                "condicion_sin_solape",
                "condicion_dos_personas",
                "condicion_fechas_en_orden",
            )
        ],
        migrations.RunSQL(migrations.RunSQL.noop, HASTA_LA_VISPERA),
        migrations.RemoveField("condicioncomercial", "vigente_hasta"),
        migrations.RenameField("condicioncomercial", "version", "numero"),
        *[
            migrations.AlterField("condicioncomercial", nombre, COMUNES[nombre])
            for nombre in ("numero", "razon", "situacion")
        ],
        migrations.AddConstraint(
            "condicioncomercial",
            models.CheckConstraint(condition=FIRMAS, name="condicioncomercial_dos_personas"),
        ),
        migrations.AddConstraint(
            "condicioncomercial",
            models.UniqueConstraint(
                fields=("campania", "plan", "numero"), name="condicion_numero_unico"
            ),
        ),
        migrations.AddConstraint(
            "condicioncomercial",
            models.UniqueConstraint(
                condition=FIRMES,
                fields=("campania", "plan", "vigente_desde"),
                name="condicion_un_dia_una_version",
            ),
        ),
        # glosses
        migrations.RemoveConstraint("plantillaglosa", "plantilla_glosa_un_dia"),
        migrations.RemoveConstraint("plantillaglosa", "plantilla_glosa_retiro_firmado"),
        migrations.RenameField("plantillaglosa", "escrita_por", "propuesta_por"),
        migrations.RenameField("plantillaglosa", "escrita_en", "propuesta_en"),
        migrations.AddField("plantillaglosa", "aprobada_por", _persona()),
        migrations.AddField(
            "plantillaglosa", "aprobada_en", models.DateTimeField(editable=False, null=True)
        ),
        migrations.AddField("plantillaglosa", "situacion", _situacion("INICIAL")),
        migrations.RunSQL(CON_SU_FIRMA, SIN_LA_SEGUNDA),
        *[migrations.AlterField("plantillaglosa", *campo) for campo in COMUNES.items()],
        migrations.AddConstraint(
            "plantillaglosa",
            models.CheckConstraint(
                condition=FIRMAS | models.Q(situacion="INICIAL", **SIN_OTRA),
                name="plantillaglosa_dos_personas",
            ),
        ),
        migrations.AddConstraint(
            "plantillaglosa",
            models.UniqueConstraint(
                condition=models.Q(situacion="PROPUESTA"),
                fields=("producto", "facturacion"),
                name="plantilla_glosa_una_propuesta",
            ),
        ),
        migrations.AddConstraint(
            "plantillaglosa",
            models.UniqueConstraint(
                condition=FIRMES,
                fields=("producto", "facturacion", "vigente_desde"),
                name="plantilla_glosa_un_dia",
            ),
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
