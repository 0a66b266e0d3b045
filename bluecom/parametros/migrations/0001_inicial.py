"""The numbers of the floor, signed by two, from a day to come, and never rewritten.

``parametro_por_la_puerta``: how a row is born and which of its columns may still move.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE FUNCTION parametro_por_la_puerta() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    movibles text[];
    firma date;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Un número del piso no se borra: se retira antes de que empiece.'
            USING ERRCODE = 'check_violation';
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.situacion <> 'PROPUESTA' THEN
            RAISE EXCEPTION 'Un número del piso nace como propuesta.' USING ERRCODE = 'check_violation';
        ELSIF NEW.vigente_desde <= (NEW.propuesta_en AT TIME ZONE 'America/La_Paz')::date THEN
            RAISE EXCEPTION 'Un número del piso rige desde un día por venir.'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;

    CASE OLD.situacion || ' ' || NEW.situacion
        WHEN 'PROPUESTA APROBADA' THEN
            movibles := ARRAY['situacion', 'aprobada_por_id', 'aprobada_en'];
            firma := (NEW.aprobada_en AT TIME ZONE 'America/La_Paz')::date;
        WHEN 'APROBADA RETIRADA' THEN
            movibles := ARRAY['situacion', 'retirada_por_id', 'retirada_en'];
            firma := (NEW.retirada_en AT TIME ZONE 'America/La_Paz')::date;
        WHEN 'PROPUESTA RETIRADA' THEN
            movibles := ARRAY['situacion', 'retirada_por_id', 'retirada_en'];
        ELSE
            movibles := ARRAY[]::text[];
    END CASE;
    IF to_jsonb(OLD) - movibles IS DISTINCT FROM to_jsonb(NEW) - movibles THEN
        RAISE EXCEPTION 'Un número del piso no se reescribe ni cambia de firmas: proponga otro.'
            USING ERRCODE = 'check_violation';
    ELSIF NEW.vigente_desde <= firma THEN
        RAISE EXCEPTION 'Un número del piso se aprueba o se retira antes del día en que empieza.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER parametro_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON parametros_valordeparametro
    FOR EACH ROW EXECUTE FUNCTION parametro_por_la_puerta();
"""
QUITAR = """
DROP TRIGGER parametro_por_la_puerta ON parametros_valordeparametro;
DROP FUNCTION parametro_por_la_puerta();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
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
