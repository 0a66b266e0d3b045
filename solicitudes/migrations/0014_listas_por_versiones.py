"""The checklists of 5.1, 6.3 and 11.1 by versions; each record of a step names its own.

What ships is version 1 and has no row.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE TRIGGER lista_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON solicitudes_listadecontrol
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Una lista de control');
"""
QUITAR = "DROP TRIGGER lista_por_la_puerta ON solicitudes_listadecontrol;"


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0013_precios_y_glosas_con_las_mismas_firmas"),
        ("vigencias", "0001_la_puerta"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="documentacion",
            name="lista",
            field=models.PositiveIntegerField(default=1, help_text="Versión de la lista de 6.3."),
        ),
        migrations.AddField(
            model_name="fichallamada",
            name="lista",
            field=models.PositiveIntegerField(default=1, help_text="Versión de la lista de 5.1."),
        ),
        migrations.AddField(
            model_name="observacion",
            name="item_nombre",
            field=models.CharField(
                default="", help_text="Como se leía al observarlo.", max_length=120
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="observacion",
            name="paso",
            field=models.PositiveSmallIntegerField(
                default=6, help_text="Paso al que lleva el ítem."
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="razon",
            name="item_nombre",
            field=models.CharField(
                blank=True, help_text="Como se leía al pedirlo.", max_length=120
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="lista",
            field=models.PositiveIntegerField(default=1, help_text="Versión de la lista de 11.1."),
        ),
        migrations.CreateModel(
            name="ListaDeControl",
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
                    "clave",
                    models.CharField(
                        choices=[
                            ("EXPLICACION", "5.1 · Pasos a seguir que se explican"),
                            ("RECIBIDOS", "6.3 · Revisión del C.I. y de la carta"),
                            ("REVISION", "11.1 · Revisión de Canales Virtuales"),
                        ],
                        max_length=12,
                        verbose_name="lista",
                    ),
                ),
                ("items", models.JSONField(default=list, verbose_name="ítems")),
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
                "verbose_name": "lista de control",
                "verbose_name_plural": "listas de control",
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
                        name="listadecontrol_dos_personas",
                    ),
                    models.UniqueConstraint(fields=("clave", "numero"), name="lista_numero_unico"),
                    models.UniqueConstraint(
                        condition=models.Q(("situacion", "PROPUESTA")),
                        fields=("clave",),
                        name="lista_una_propuesta",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("situacion", "APROBADA")),
                        fields=("clave", "vigente_desde"),
                        name="lista_un_dia_una_version",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
