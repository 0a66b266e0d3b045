"""Callbacks and calling hours as rows; a do-not-call for each client who asked, and its lifting."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE TRIGGER horario_de_llamada_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON cartera_horariodellamada
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Un horario de llamadas');
"""
QUITAR = "DROP TRIGGER horario_de_llamada_por_la_puerta ON cartera_horariodellamada;"


class Migration(migrations.Migration):
    dependencies = [
        ("cartera", "0008_sin_banderas_de_antes"),
        ("cuentas", "0003_ausencias"),
        ("vigencias", "0001_la_puerta"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HorarioDeLlamada",
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
                ("alcance", models.PositiveBigIntegerField(default=0, verbose_name="qué cartera")),
                (
                    "semana",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(blank=True, max_length=80), size=7
                    ),
                ),
                (
                    "dias_cerrados",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "dias_atendidos",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "verbose_name": "horario de llamadas",
                "verbose_name_plural": "horarios de llamadas",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Rellamada",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("telefono", models.CharField(max_length=16)),
                ("cuando", models.DateTimeField()),
                ("de_todos_desde", models.DateTimeField()),
                ("nota", models.CharField(blank=True, max_length=300)),
                ("pedida_en", models.DateTimeField()),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("PENDIENTE", "Por llamar"),
                            ("HECHA", "Se llamó"),
                            ("ANULADA", "Anulada"),
                            ("DESHECHA", "Se deshizo la llamada que la pidió"),
                        ],
                        default="PENDIENTE",
                        max_length=9,
                    ),
                ),
                ("cerrada_en", models.DateTimeField(null=True)),
                (
                    "motivo",
                    models.CharField(blank=True, help_text="Por qué se anuló.", max_length=200),
                ),
            ],
            options={
                "verbose_name": "rellamada",
                "verbose_name_plural": "rellamadas",
                "ordering": ["cuando", "pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="nollamar",
            name="no_llamar_una_vez",
        ),
        migrations.AddField(
            model_name="cartera",
            name="siempre_abierta",
            field=models.BooleanField(
                default=False, help_text="De demostración: se la llama a toda hora."
            ),
        ),
        migrations.AddField(
            model_name="nollamar",
            name="evidencia",
            field=models.CharField(
                blank=True, help_text="Dónde consta que el cliente lo pidió.", max_length=200
            ),
        ),
        migrations.AddField(
            model_name="nollamar",
            name="levantado_por",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="nollamar",
            name="razon",
            field=models.CharField(blank=True, max_length=200, verbose_name="por qué se levanta"),
        ),
        migrations.AlterField(
            model_name="nollamar",
            name="anulado_en",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="nollamar",
            constraint=models.UniqueConstraint(
                condition=models.Q(("anulado_en", None)),
                fields=("numero", "cliente"),
                name="no_llamar_una_vez_por_cliente",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="nollamar",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("levantado_por", None),
                    models.Q(
                        ("anulado_en__isnull", False),
                        models.Q(("razon", ""), _negated=True),
                        models.Q(("evidencia", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="no_llamar_levantado_con_evidencia",
            ),
        ),
        migrations.AddField(
            model_name="horariodellamada",
            name="aprobada_por",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="horariodellamada",
            name="propuesta_por",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="horariodellamada",
            name="retirada_por",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rellamada",
            name="atendida_con",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rellamadas_atendidas",
                to="cartera.llamada",
            ),
        ),
        migrations.AddField(
            model_name="rellamada",
            name="cerrada_por",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rellamada",
            name="con_permiso_de",
            field=models.ForeignKey(
                help_text="Quien la puso fuera del horario de llamadas.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rellamada",
            name="contacto",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rellamadas",
                to="cartera.contactocartera",
            ),
        ),
        migrations.AddField(
            model_name="rellamada",
            name="llamada",
            field=models.ForeignKey(
                help_text="En la que el cliente la pidió.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rellamadas_pedidas",
                to="cartera.llamada",
            ),
        ),
        migrations.AddField(
            model_name="rellamada",
            name="para",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rellamada",
            name="pedida_por",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="horariodellamada",
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
                name="horariodellamada_dos_personas",
            ),
        ),
        migrations.AddConstraint(
            model_name="horariodellamada",
            constraint=models.UniqueConstraint(
                fields=("alcance", "numero"), name="horario_numero_unico"
            ),
        ),
        migrations.AddConstraint(
            model_name="horariodellamada",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacion", "PROPUESTA")),
                fields=("alcance",),
                name="horario_una_propuesta",
            ),
        ),
        migrations.AddConstraint(
            model_name="horariodellamada",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacion", "APROBADA")),
                fields=("alcance", "vigente_desde"),
                name="horario_un_dia_una_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="horariodellamada",
            constraint=models.CheckConstraint(
                condition=models.Q(("semana__len", 7)), name="horario_de_siete_dias"
            ),
        ),
        migrations.AddIndex(
            model_name="rellamada",
            index=models.Index(
                condition=models.Q(("estado", "PENDIENTE")),
                fields=["cuando"],
                name="rellamada_pendiente",
            ),
        ),
        migrations.AddIndex(
            model_name="rellamada",
            index=models.Index(
                condition=models.Q(("estado", "PENDIENTE")),
                fields=["para", "cuando"],
                name="rellamada_de",
            ),
        ),
        migrations.AddConstraint(
            model_name="rellamada",
            constraint=models.UniqueConstraint(
                condition=models.Q(("estado", "PENDIENTE")),
                fields=("contacto",),
                name="rellamada_una_pendiente",
            ),
        ),
        migrations.AddConstraint(
            model_name="rellamada",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cerrada_en", None), ("estado", "PENDIENTE")),
                    models.Q(
                        models.Q(("estado", "PENDIENTE"), _negated=True),
                        ("cerrada_en__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="rellamada_cerrada_con_su_hora",
            ),
        ),
        migrations.AddConstraint(
            model_name="rellamada",
            constraint=models.CheckConstraint(
                condition=models.Q(("de_todos_desde__gte", models.F("cuando"))),
                name="rellamada_primero_suya",
            ),
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
