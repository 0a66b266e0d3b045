import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cartera", "0005_intentos_del_piso"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DetalleLlamada",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "codigo",
                    models.CharField(
                        max_length=30,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z0-9_]+\\Z",
                                "Escriba el código con mayúsculas sin acento, cifras y «_», por ejemplo NO_CONTESTA.",
                            )
                        ],
                        verbose_name="código",
                    ),
                ),
                ("nombre", models.CharField(max_length=60)),
                (
                    "tecla",
                    models.CharField(
                        blank=True,
                        max_length=1,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9a-fh-mp-y]\\Z",
                                "Escriba una cifra o una letra minúscula, o ninguna. G, N, O y Z ya tienen oficio.",
                            )
                        ],
                    ),
                ),
                ("orden", models.PositiveSmallIntegerField(default=0)),
                ("activo", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name": "detalle",
                "verbose_name_plural": "detalles",
                "ordering": ["orden", "pk"],
            },
        ),
        migrations.AddField(
            model_name="contactocartera",
            name="retenido_hasta",
            field=models.DateTimeField(
                blank=True,
                help_text="Mientras se puede deshacer su llamada no va a nadie.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="llamada",
            name="antes",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="llamada",
            name="desenlace",
            field=models.CharField(
                blank=True,
                choices=[
                    ("CERRADO", "No se lo vuelve a llamar por esta cartera"),
                    ("REINTENTO", "Se vuelve a intentar"),
                    ("RELLAMADA", "Se lo llama cuando dijo"),
                    ("ESPERA", "Espera a que se cure el impedimento o haya capacidad"),
                    ("NO_LLAMAR", "No se lo llama más"),
                    ("VENDIDO", "Aceptó"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="resultadollamada",
            name="carteras",
            field=models.ManyToManyField(
                blank=True,
                help_text="Vacío: vale en todas las carteras.",
                related_name="+",
                to="cartera.cartera",
            ),
        ),
        migrations.AddField(
            model_name="resultadollamada",
            name="desenlace",
            field=models.CharField(
                blank=True,
                choices=[
                    ("CERRADO", "No se lo vuelve a llamar por esta cartera"),
                    ("REINTENTO", "Se vuelve a intentar"),
                    ("RELLAMADA", "Se lo llama cuando dijo"),
                    ("NO_LLAMAR", "No se lo llama más"),
                ],
                help_text="Si termina la toma: qué pasa con el cliente.",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="resultadollamada",
            name="maximo",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="Veces que se reintenta por este resultado; con 0, las de todo el piso.",
                verbose_name="máximo",
            ),
        ),
        migrations.AddField(
            model_name="resultadollamada",
            name="otra_franja",
            field=models.BooleanField(
                default=False,
                help_text="Se reintenta en otra parte del día.",
                verbose_name="otra franja",
            ),
        ),
        migrations.AddField(
            model_name="resultadollamada",
            name="otra_persona",
            field=models.BooleanField(
                default=False,
                help_text="Atendió alguien que no decide.",
                verbose_name="otra persona",
            ),
        ),
        migrations.AddField(
            model_name="resultadollamada",
            name="que_sigue",
            field=models.CharField(
                choices=[
                    ("SIGUE", "La toma sigue: se vuelve a marcar"),
                    ("OFRECE", "Lleva a la oferta"),
                    ("TERMINA", "Termina la toma y trae al siguiente cliente"),
                ],
                default="SIGUE",
                max_length=7,
                verbose_name="qué sigue",
            ),
        ),
        migrations.AlterField(
            model_name="resultadollamada",
            name="espera_minutos",
            field=models.PositiveIntegerField(
                default=0, help_text="Hasta volver a intentar.", verbose_name="espera, en minutos"
            ),
        ),
        migrations.AlterField(
            model_name="resultadollamada",
            name="numero_malo",
            field=models.BooleanField(
                default=False,
                help_text="Con contacto, el número es de otro; sin él, está fuera de servicio.",
                verbose_name="número malo",
            ),
        ),
        migrations.AlterField(
            model_name="resultadollamada",
            name="tecla",
            field=models.CharField(
                blank=True,
                max_length=1,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[0-9a-fh-mp-y]\\Z",
                        "Escriba una cifra o una letra minúscula, o ninguna. G, N, O y Z ya tienen oficio.",
                    )
                ],
            ),
        ),
        migrations.AlterField(
            model_name="telefonocliente",
            name="calificacion",
            field=models.CharField(
                choices=[
                    ("SIN_CALIFICAR", "Sin calificar"),
                    ("BUENO", "Contesta el cliente"),
                    ("EQUIVOCADO", "Equivocado"),
                    ("FUERA", "Fuera de servicio"),
                    ("OTRA_PERSONA", "Atiende otra persona"),
                ],
                default="SIN_CALIFICAR",
                max_length=13,
            ),
        ),
        migrations.AddIndex(
            model_name="contactocartera",
            index=models.Index(
                condition=models.Q(("retenido_hasta__isnull", False)),
                fields=["cliente", "retenido_hasta"],
                name="contacto_retenido",
            ),
        ),
        migrations.AddField(
            model_name="detallellamada",
            name="resultado",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="detalles",
                to="cartera.resultadollamada",
            ),
        ),
        migrations.AddField(
            model_name="llamada",
            name="detalle",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cartera.detallellamada",
            ),
        ),
        migrations.AddConstraint(
            model_name="detallellamada",
            constraint=models.UniqueConstraint(
                fields=("resultado", "codigo"), name="detalle_codigo_unico"
            ),
        ),
        migrations.AddConstraint(
            model_name="detallellamada",
            constraint=models.UniqueConstraint(
                condition=models.Q(("activo", True), models.Q(("tecla", ""), _negated=True)),
                fields=("resultado", "tecla"),
                name="detalle_tecla_unica",
                violation_error_message="Esa tecla ya es de otro detalle: elija otra o ninguna.",
            ),
        ),
    ]
