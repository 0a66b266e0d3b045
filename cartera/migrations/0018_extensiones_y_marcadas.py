"""Extensions of people, from one instant to another, and what the exchange was asked to dial."""

import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

CREAR = """
CREATE FUNCTION extension_solo_termina() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.hasta IS NOT NULL OR (NEW.usuario_id, NEW.numero, NEW.desde)
       IS DISTINCT FROM (OLD.usuario_id, OLD.numero, OLD.desde) THEN
        RAISE EXCEPTION 'Un interno no se reescribe: solo termina.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER extension_solo_termina BEFORE UPDATE ON cartera_extension
    FOR EACH ROW EXECUTE FUNCTION extension_solo_termina();
"""
QUITAR = """
DROP TRIGGER extension_solo_termina ON cartera_extension;
DROP FUNCTION extension_solo_termina();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cartera", "0017_conteos_de_antes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "numero",
                    models.CharField(
                        max_length=10,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[1-9][0-9]{1,9}\\Z",
                                "Escriba el interno solo con cifras, por ejemplo 2014.",
                            )
                        ],
                        verbose_name="interno",
                    ),
                ),
                ("desde", models.DateTimeField()),
                ("hasta", models.DateTimeField(blank=True, null=True)),
                ("razon", models.CharField(blank=True, max_length=200)),
                ("razon_del_fin", models.CharField(blank=True, max_length=200)),
                (
                    "dada_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "terminada_por",
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
                        related_name="extensiones",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "interno",
                "verbose_name_plural": "internos",
                "ordering": ["-desde", "-pk"],
                "indexes": [
                    models.Index(fields=["numero", "desde"], name="extension_numero"),
                    models.Index(fields=["usuario", "desde"], name="extension_usuario"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("numero__regex", "^[1-9][0-9]{1,9}$")),
                        name="extension_en_cifras",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hasta", None), ("terminada_por", None)),
                            models.Q(
                                ("hasta__gte", models.F("desde")), ("terminada_por__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="extension_termina_despues",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    django.db.models.functions.comparison.Cast(
                                        "numero", models.BigIntegerField()
                                    ),
                                    django.db.models.functions.comparison.Cast(
                                        "numero", models.BigIntegerField()
                                    ),
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
                        name="extension_de_una_persona",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    django.db.models.functions.comparison.Cast(
                                        "usuario", models.BigIntegerField()
                                    ),
                                    django.db.models.functions.comparison.Cast(
                                        "usuario", models.BigIntegerField()
                                    ),
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
                        name="persona_con_una_extension",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Marcada",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("extension", models.CharField(max_length=10, verbose_name="interno")),
                ("numero", models.CharField(max_length=16)),
                ("cuenta", models.CharField(max_length=20)),
                ("vez", models.PositiveSmallIntegerField()),
                ("pedida_en", models.DateTimeField()),
                (
                    "estado",
                    models.CharField(
                        choices=[
                            ("PEDIDA", "Pidiéndola a la central"),
                            ("MARCANDO", "Marcando: suena su interno"),
                            ("CONTESTO", "Contestó su interno: la central llama al cliente"),
                            ("NO_SE_PUDO", "No se pudo marcar"),
                            ("NO_SE_SABE", "No se sabe si la central marcó"),
                        ],
                        default="PEDIDA",
                        max_length=10,
                    ),
                ),
                (
                    "motivo",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("NO_RESPONDE", "la central no responde"),
                            ("NO_ENTRA", "la central no acepta el usuario de este sistema"),
                            ("NEGADA", "la central no aceptó marcar"),
                            ("NO_CONTESTO", "nadie contestó en su interno"),
                            ("OCUPADO", "su interno está ocupado"),
                            ("SIN_CAMINO", "la central no llega a su interno"),
                            ("SE_CORTO", "la central dejó de responder sin decir qué fue"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "dicho",
                    models.CharField(
                        blank=True,
                        help_text="Lo que dijo la central, con sus palabras.",
                        max_length=200,
                    ),
                ),
                ("respondida_en", models.DateTimeField(blank=True, null=True)),
                ("uniqueid", models.CharField(blank=True, max_length=32)),
                (
                    "agente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marcadas",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contacto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marcadas",
                        to="cartera.contactocartera",
                    ),
                ),
            ],
            options={
                "verbose_name": "marcada",
                "verbose_name_plural": "marcadas",
                "ordering": ["-pedida_en", "-pk"],
                "indexes": [
                    models.Index(fields=["agente", "pedida_en"], name="marcada_agente"),
                    models.Index(
                        condition=models.Q(("uniqueid", ""), _negated=True),
                        fields=["uniqueid"],
                        name="marcada_uniqueid",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("cuenta", "vez"), name="marcada_una_vez"),
                    models.UniqueConstraint(
                        condition=models.Q(("estado__in", ["PEDIDA", "MARCANDO"])),
                        fields=("agente",),
                        name="marcada_una_abierta_por_agente",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
