"""The letter of the terms e-mail by versions; each sending names its own (11.2).

What ships is version 1 of every product and has no row.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE TRIGGER texto_de_terminos_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON solicitudes_textodeterminos
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Un texto del correo de términos');
"""
QUITAR = "DROP TRIGGER texto_de_terminos_por_la_puerta ON solicitudes_textodeterminos;"


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0051_vencimiento_del_ci_digital"),
        ("vigencias", "0001_la_puerta"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="enviodeterminos",
            name="texto",
            field=models.PositiveIntegerField(
                default=1, help_text="Versión del texto de su correo."
            ),
        ),
        migrations.CreateModel(
            name="TextoDeTerminos",
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
                ("texto", models.TextField()),
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
                    "producto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="solicitudes.producto",
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
                "verbose_name": "texto del correo de términos",
                "verbose_name_plural": "textos del correo de términos",
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
                        name="textodeterminos_dos_personas",
                    ),
                    models.UniqueConstraint(
                        fields=("producto", "numero"), name="texto_de_terminos_numero_unico"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("situacion", "PROPUESTA")),
                        fields=("producto",),
                        name="texto_de_terminos_una_propuesta",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("situacion", "APROBADA")),
                        fields=("producto", "vigente_desde"),
                        name="texto_de_terminos_un_dia",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
