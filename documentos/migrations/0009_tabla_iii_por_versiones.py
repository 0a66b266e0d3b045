"""Table III.1 by versions that two sign, and whose Solicitud a folder holds."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE TRIGGER ficha_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON documentos_fichadeformulario
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Una fila de la tabla III.1');
"""
QUITAR = "DROP TRIGGER ficha_por_la_puerta ON documentos_fichadeformulario;"


class Migration(migrations.Migration):
    dependencies = [
        ("vigencias", "0001_la_puerta"),
        ("documentos", "0008_carpetas_de_prueba"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="carpeta",
            name="solicitud_de_smartflex",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="FichaDeFormulario",
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
                    "tipo",
                    models.CharField(
                        choices=[
                            ("SOLICITUD", "Solicitud de Servicios Corporativos"),
                            ("CONTRATO", "Contrato de Suministro del Servicio"),
                            ("COMODATO", "Contrato de Comodato"),
                        ],
                        max_length=20,
                        verbose_name="formulario",
                    ),
                ),
                (
                    "clase",
                    models.CharField(
                        choices=[
                            ("F", "Formulario"),
                            ("I", "Informe"),
                            ("R", "Reglamento"),
                            ("P", "Política"),
                        ],
                        max_length=1,
                        verbose_name="tipo de documento",
                    ),
                ),
                (
                    "modo",
                    models.CharField(
                        choices=[("A", "automático"), ("M", "manual")],
                        max_length=1,
                        verbose_name="manual o automático",
                    ),
                ),
                (
                    "originales",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "copias",
                    models.PositiveSmallIntegerField(
                        default=1, validators=[django.core.validators.MaxValueValidator(5)]
                    ),
                ),
                (
                    "de_smartflex",
                    models.BooleanField(default=False, verbose_name="lo imprime Smartflex"),
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
                "verbose_name": "fila de la tabla III.1",
                "verbose_name_plural": "tabla III.1: formularios",
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
                        name="fichadeformulario_dos_personas",
                    ),
                    models.UniqueConstraint(fields=("tipo", "numero"), name="ficha_numero_unico"),
                    models.UniqueConstraint(
                        condition=models.Q(("situacion", "PROPUESTA")),
                        fields=("tipo",),
                        name="ficha_una_propuesta",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("situacion", "APROBADA")),
                        fields=("tipo", "vigente_desde"),
                        name="ficha_un_dia_una_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("de_smartflex", False), ("tipo", "SOLICITUD"), _connector="OR"
                        ),
                        name="ficha_smartflex_solo_la_solicitud",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
