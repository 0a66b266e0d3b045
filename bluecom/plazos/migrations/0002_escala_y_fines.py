"""Who hears of a deadline becomes part of its policy; one may end unmet; a wrong hour is cleared.

The versions that are there get the scale with which the kinds ship.
"""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE OR REPLACE FUNCTION plazo_conserva_su_inicio() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.tipo, NEW.objeto_id, NEW.inicio, NEW.politica_id)
       IS DISTINCT FROM (OLD.tipo, OLD.objeto_id, OLD.inicio, OLD.politica_id) THEN
        RAISE EXCEPTION 'Un plazo conserva su inicio y su política.'
            USING ERRCODE = 'check_violation';
    ELSIF (OLD.cumplido_en IS NOT NULL OR OLD.cerrado_en IS NOT NULL
           OR OLD.incumplido_en IS NOT NULL) AND NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'Un plazo terminado ya no cambia.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION aclaracion_para_siempre() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Lo que se aclaró de un plazo no se reescribe.'
        USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER aclaracion_para_siempre BEFORE UPDATE OR DELETE ON plazos_aclaracion
    FOR EACH ROW EXECUTE FUNCTION aclaracion_para_siempre();
"""
QUITAR = """
DROP TRIGGER aclaracion_para_siempre ON plazos_aclaracion;
DROP FUNCTION aclaracion_para_siempre();
CREATE OR REPLACE FUNCTION plazo_conserva_su_inicio() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""


class Migration(migrations.Migration):
    dependencies = [
        ("plazos", "0001_plazos_y_politicas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Aclaracion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("a_tiempo", models.BooleanField()),
                ("razon", models.CharField(max_length=200)),
                ("en", models.DateTimeField()),
            ],
            options={
                "verbose_name": "hora aclarada",
                "verbose_name_plural": "horas aclaradas",
            },
        ),
        migrations.RemoveConstraint(
            model_name="plazo",
            name="plazo_uno_abierto",
        ),
        migrations.RemoveConstraint(
            model_name="plazo",
            name="plazo_un_solo_fin",
        ),
        migrations.RemoveConstraint(
            model_name="plazo",
            name="plazo_terminado_calla",
        ),
        migrations.AddField(
            model_name="plazo",
            name="incumplido_en",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="plazo",
            name="incumplido_motivo",
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name="plazo",
            name="incumplido_por",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="plazo",
            name="ultima_marca",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="politica",
            name="horas_de_repetir",
            field=models.PositiveSmallIntegerField(
                blank=True,
                default=24,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(720),
                ],
                verbose_name="horas entre repeticiones",
            ),
        ),
        migrations.AddField(
            model_name="politica",
            name="horas_jefe_servicio",
            field=models.SmallIntegerField(
                blank=True,
                default=24,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(-720),
                    django.core.validators.MaxValueValidator(720),
                ],
                verbose_name="horas tras el límite en que el Jefe de Servicio se entera",
            ),
        ),
        migrations.AddField(
            model_name="politica",
            name="horas_jefe_ventas",
            field=models.SmallIntegerField(
                blank=True,
                default=4,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(-720),
                    django.core.validators.MaxValueValidator(720),
                ],
                verbose_name="horas tras el límite en que el Jefe de Ventas se entera",
            ),
        ),
        migrations.AddField(
            model_name="politica",
            name="horas_supervisor",
            field=models.SmallIntegerField(
                blank=True,
                default=0,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(-720),
                    django.core.validators.MaxValueValidator(720),
                ],
                verbose_name="horas tras el límite en que el supervisor se entera",
            ),
        ),
        migrations.AlterField(
            model_name="politica",
            name="horas_de_repetir",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(720),
                ],
                verbose_name="horas entre repeticiones",
            ),
        ),
        migrations.AlterField(
            model_name="politica",
            name="horas_jefe_servicio",
            field=models.SmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(-720),
                    django.core.validators.MaxValueValidator(720),
                ],
                verbose_name="horas tras el límite en que el Jefe de Servicio se entera",
            ),
        ),
        migrations.AlterField(
            model_name="politica",
            name="horas_jefe_ventas",
            field=models.SmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(-720),
                    django.core.validators.MaxValueValidator(720),
                ],
                verbose_name="horas tras el límite en que el Jefe de Ventas se entera",
            ),
        ),
        migrations.AlterField(
            model_name="politica",
            name="horas_supervisor",
            field=models.SmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(-720),
                    django.core.validators.MaxValueValidator(720),
                ],
                verbose_name="horas tras el límite en que el supervisor se entera",
            ),
        ),
        migrations.AddConstraint(
            model_name="plazo",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("cerrado_en", None), ("cumplido_en", None), ("incumplido_en", None)
                ),
                fields=("tipo", "objeto_id"),
                name="plazo_uno_abierto",
            ),
        ),
        migrations.AddConstraint(
            model_name="plazo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cerrado_en", None), ("cumplido_en", None)),
                    models.Q(("cumplido_en", None), ("incumplido_en", None)),
                    models.Q(("cerrado_en", None), ("incumplido_en", None)),
                    _connector="OR",
                ),
                name="plazo_un_solo_fin",
            ),
        ),
        migrations.AddConstraint(
            model_name="plazo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("incumplido_en", None), ("incumplido_motivo", ""), ("incumplido_por", None)
                    ),
                    models.Q(
                        ("incumplido_en__isnull", False),
                        ("incumplido_por__isnull", False),
                        models.Q(("incumplido_motivo", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="plazo_incumplido_por_alguien",
            ),
        ),
        migrations.AddConstraint(
            model_name="plazo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cerrado_en", None), ("cumplido_en", None), ("incumplido_en", None)),
                    models.Q(("proximo_aviso_en", None), ("vence_en__isnull", False)),
                    _connector="OR",
                ),
                name="plazo_terminado_calla",
            ),
        ),
        migrations.AddConstraint(
            model_name="politica",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("horas_de_repetir", None), ("horas_de_repetir__gte", 1), _connector="OR"
                ),
                name="politica_repite_con_horas",
            ),
        ),
        migrations.AddField(
            model_name="aclaracion",
            name="plazo",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aclaracion",
                to="plazos.plazo",
            ),
        ),
        migrations.AddField(
            model_name="aclaracion",
            name="por",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="aclaracion",
            constraint=models.CheckConstraint(
                condition=models.Q(("razon", ""), _negated=True), name="aclaracion_con_razon"
            ),
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
