"""Policies signed by two, deadlines that keep their start, pauses that are never rewritten.

Triggers hold it, whoever writes to the tables. What ships is born signed by nobody, once for each
kind: it is the version 1, and its number is unique.
"""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE TRIGGER politica_por_la_puerta BEFORE UPDATE OR DELETE ON plazos_politica
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Una política de plazos');
CREATE TRIGGER politica_nace_propuesta BEFORE INSERT ON plazos_politica
    FOR EACH ROW WHEN (NEW.situacion <> 'INICIAL' OR NEW.numero <> 1)
    EXECUTE FUNCTION vigente_por_la_puerta('Una política de plazos');

CREATE FUNCTION plazo_conserva_su_inicio() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.tipo, NEW.objeto_id, NEW.inicio, NEW.politica_id)
       IS DISTINCT FROM (OLD.tipo, OLD.objeto_id, OLD.inicio, OLD.politica_id) THEN
        RAISE EXCEPTION 'Un plazo conserva su inicio y su política.'
            USING ERRCODE = 'check_violation';
    ELSIF (OLD.cumplido_en IS NOT NULL OR OLD.cerrado_en IS NOT NULL)
          AND NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'Un plazo terminado ya no cambia.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER plazo_conserva_su_inicio BEFORE UPDATE ON plazos_plazo
    FOR EACH ROW EXECUTE FUNCTION plazo_conserva_su_inicio();

CREATE FUNCTION pausa_solo_termina() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.hasta IS NOT NULL OR (NEW.plazo_id, NEW.motivo, NEW.desde, NEW.por_id)
       IS DISTINCT FROM (OLD.plazo_id, OLD.motivo, OLD.desde, OLD.por_id) THEN
        RAISE EXCEPTION 'Una pausa no se reescribe: solo termina.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pausa_solo_termina BEFORE UPDATE ON plazos_pausa
    FOR EACH ROW EXECUTE FUNCTION pausa_solo_termina();
"""
QUITAR = """
DROP TRIGGER pausa_solo_termina ON plazos_pausa;
DROP FUNCTION pausa_solo_termina();
DROP TRIGGER plazo_conserva_su_inicio ON plazos_plazo;
DROP FUNCTION plazo_conserva_su_inicio();
DROP TRIGGER politica_nace_propuesta ON plazos_politica;
DROP TRIGGER politica_por_la_puerta ON plazos_politica;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("vigencias", "0001_la_puerta"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Politica",
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
                ("tipo", models.CharField(max_length=30, verbose_name="plazo")),
                (
                    "modo",
                    models.CharField(
                        choices=[("CORRIDAS", "Horas corridas"), ("HABILES", "Horas hábiles")],
                        max_length=8,
                        verbose_name="cómo se cuenta",
                    ),
                ),
                (
                    "horas",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(720),
                        ],
                        verbose_name="horas de plazo",
                    ),
                ),
                (
                    "horas_de_aviso",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(720),
                        ],
                        verbose_name="horas antes en que se avisa",
                    ),
                ),
                (
                    "semana",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(blank=True, max_length=80),
                        blank=True,
                        default=list,
                        size=None,
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
                "verbose_name": "plazo",
                "verbose_name_plural": "plazos",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Plazo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tipo", models.CharField(max_length=30)),
                ("objeto_id", models.BigIntegerField()),
                ("inicio", models.DateTimeField()),
                ("vence_en", models.DateTimeField(null=True)),
                ("marcas_dadas", models.PositiveSmallIntegerField(default=0)),
                ("proximo_aviso_en", models.DateTimeField(null=True)),
                ("cumplido_en", models.DateTimeField(null=True)),
                ("cerrado_en", models.DateTimeField(null=True)),
                (
                    "cumplido_por",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "politica",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plazos",
                        to="plazos.politica",
                    ),
                ),
            ],
            options={
                "verbose_name": "plazo en curso",
                "verbose_name_plural": "plazos en curso",
            },
        ),
        migrations.CreateModel(
            name="Pausa",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("motivo", models.CharField(max_length=30)),
                ("desde", models.DateTimeField()),
                ("hasta", models.DateTimeField(null=True)),
                (
                    "por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reanudada_por",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plazo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pausas",
                        to="plazos.plazo",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("hasta", None)),
                        fields=("plazo",),
                        name="pausa_una_abierta",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hasta", None), ("hasta__gte", models.F("desde")), _connector="OR"
                        ),
                        name="pausa_en_orden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("motivo", ""), _negated=True), name="pausa_con_motivo"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="politica",
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
                name="politica_dos_personas",
            ),
        ),
        migrations.AddConstraint(
            model_name="politica",
            constraint=models.UniqueConstraint(
                fields=("tipo", "numero"), name="politica_numero_unico"
            ),
        ),
        migrations.AddConstraint(
            model_name="politica",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacion", "PROPUESTA")),
                fields=("tipo",),
                name="politica_una_propuesta",
            ),
        ),
        migrations.AddConstraint(
            model_name="politica",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacion", "APROBADA")),
                fields=("tipo", "vigente_desde"),
                name="politica_un_dia_una_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="politica",
            constraint=models.CheckConstraint(
                condition=models.Q(("horas__range", (1, 720)), ("horas_de_aviso__gte", 1)),
                name="politica_con_horas",
            ),
        ),
        migrations.AddConstraint(
            model_name="politica",
            constraint=models.CheckConstraint(
                condition=models.Q(("modo", "CORRIDAS"), ("semana__len", 7), _connector="OR"),
                name="politica_habil_con_semana",
            ),
        ),
        migrations.AddIndex(
            model_name="plazo",
            index=models.Index(
                condition=models.Q(("proximo_aviso_en__isnull", False)),
                fields=["proximo_aviso_en"],
                name="plazo_por_avisar",
            ),
        ),
        migrations.AddIndex(
            model_name="plazo",
            index=models.Index(fields=["tipo", "objeto_id"], name="plazo_de_una_cosa"),
        ),
        migrations.AddConstraint(
            model_name="plazo",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cerrado_en", None), ("cumplido_en", None)),
                fields=("tipo", "objeto_id"),
                name="plazo_uno_abierto",
            ),
        ),
        migrations.AddConstraint(
            model_name="plazo",
            constraint=models.CheckConstraint(
                condition=models.Q(("cumplido_en", None), ("cerrado_en", None), _connector="OR"),
                name="plazo_un_solo_fin",
            ),
        ),
        migrations.AddConstraint(
            model_name="plazo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cerrado_en", None), ("cumplido_en", None)),
                    models.Q(("proximo_aviso_en", None), ("vence_en__isnull", False)),
                    _connector="OR",
                ),
                name="plazo_terminado_calla",
            ),
        ),
        migrations.AddConstraint(
            model_name="plazo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("vence_en__isnull", False), ("proximo_aviso_en", None), _connector="OR"
                ),
                name="plazo_en_pausa_calla",
            ),
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
