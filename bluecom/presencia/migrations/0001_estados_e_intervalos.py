"""States of the asesores as rows: none overlaps another, and only its end is ever written."""

import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE FUNCTION intervalo_solo_termina() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.hasta IS NOT NULL OR (NEW.usuario_id, NEW.estado_id, NEW.desde)
       IS DISTINCT FROM (OLD.usuario_id, OLD.estado_id, OLD.desde) THEN
        RAISE EXCEPTION 'Un estado no se reescribe: solo termina.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intervalo_solo_termina BEFORE UPDATE ON presencia_intervalo
    FOR EACH ROW EXECUTE FUNCTION intervalo_solo_termina();
"""
QUITAR = """
DROP TRIGGER intervalo_solo_termina ON presencia_intervalo;
DROP FUNCTION intervalo_solo_termina();
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EstadoAsesor",
            fields=[
                (
                    "codigo",
                    models.CharField(
                        max_length=30,
                        primary_key=True,
                        serialize=False,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z0-9_]+\\Z",
                                "Escriba el código con mayúsculas sin acento, cifras y «_», por ejemplo NO_CONTESTA.",
                            )
                        ],
                        verbose_name="código",
                    ),
                ),
                ("nombre", models.CharField(max_length=40)),
                (
                    "tecla",
                    models.CharField(
                        blank=True,
                        max_length=1,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9]\\Z", "Escriba una cifra, o ninguna."
                            )
                        ],
                    ),
                ),
                (
                    "limite",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Pasado, el tablero lo marca; 0: sin límite.",
                        verbose_name="límite, en minutos",
                    ),
                ),
                ("orden", models.PositiveSmallIntegerField(default=0)),
                ("activo", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name": "estado del asesor",
                "verbose_name_plural": "estados del asesor",
                "ordering": ["orden", "codigo"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("activo", True), models.Q(("tecla", ""), _negated=True)
                        ),
                        fields=("tecla",),
                        name="estado_tecla_unica",
                        violation_error_message="Esa tecla ya es de otro estado: elija otra o ninguna.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("codigo", "DISPONIBLE"), _negated=True),
                            models.Q(("activo", True), ("limite", 0)),
                            _connector="OR",
                        ),
                        name="estado_disponible_queda",
                        violation_error_message="«Disponible» no se quita ni tiene límite: sin él nadie recibiría clientes.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Intervalo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("desde", models.DateTimeField()),
                ("hasta", models.DateTimeField(blank=True, null=True)),
                (
                    "fin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ESTADO", "Pasó a otro estado"),
                            ("SALIDA", "Salió"),
                            ("SESION", "Terminó su sesión"),
                            ("SUPERVISION", "Lo terminó quien supervisa"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "por_que",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("SE_FUE", "Se fue sin marcarlo"),
                            ("YA_VOLVIO", "Ya volvió y no lo marcó"),
                            ("POR_ERROR", "Lo marcó por error"),
                        ],
                        max_length=10,
                    ),
                ),
                ("nota", models.CharField(blank=True, max_length=300)),
                (
                    "estado",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="presencia.estadoasesor",
                    ),
                ),
                (
                    "por",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "usuario",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intervalos",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "intervalo",
                "verbose_name_plural": "intervalos",
                "ordering": ["desde", "pk"],
                "indexes": [models.Index(fields=["usuario", "desde"], name="intervalo_del_dia")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("hasta", None)),
                        fields=("usuario",),
                        name="intervalo_uno_abierto",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fin", ""), ("hasta", None)),
                            models.Q(
                                ("hasta__gte", models.F("desde")),
                                models.Q(("fin", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="intervalo_termina_despues",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("fin", "SUPERVISION"),
                                ("por__isnull", False),
                                models.Q(("por_que", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("fin", "SUPERVISION"), _negated=True),
                                ("nota", ""),
                                ("por", None),
                                ("por_que", ""),
                            ),
                            _connector="OR",
                        ),
                        name="intervalo_terminado_con_motivo",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("usuario"),
                                    models.F("usuario"),
                                    models.Value("[]"),
                                    function="int8range",
                                ),
                                "&&",
                            ),
                            (
                                models.Func(
                                    models.F("desde"), models.F("hasta"), function="tstzrange"
                                ),
                                "&&",
                            ),
                        ],
                        name="intervalos_sin_solaparse",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
