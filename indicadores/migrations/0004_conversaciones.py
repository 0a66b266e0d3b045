"""What the calls of the exchange are, what was decided, and the view that the month counts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_VISTA = """
CREATE VIEW indicadores_conversacion AS
SELECT l.id, l.id AS llamada_id, c.id AS central_id, l.contacto_id,
    coalesce(x.agente_id, l.agente_id) AS agente_id, l.telefono, l.inicio, l.proposito,
    l.resultado_id, l.efectiva AS marcada, c.segundos,
    false AS empate, coalesce(d.que, g.que, '') AS decision
FROM cartera_llamada l
LEFT JOIN cartera_llamadadecentral c ON c.llamada_id = l.id
LEFT JOIN indicadores_cruce x ON x.central_id = c.id
LEFT JOIN indicadores_decision d ON d.llamada_id = l.id
LEFT JOIN indicadores_decision g ON g.grupo = c.grupo
WHERE l.anulada_en IS NULL
UNION ALL
SELECT -c.id, NULL, c.id, x.contacto_id, x.agente_id, c.numero, c.inicio,
    CASE WHEN x.proposito = '' AND g.que = 'CUENTA' THEN 'OFERTA' ELSE x.proposito END,
    NULL, false, c.segundos, x.empate, coalesce(g.que, '')
FROM indicadores_cruce x
JOIN cartera_llamadadecentral c ON c.id = x.central_id
LEFT JOIN cartera_llamada l ON l.id = c.llamada_id AND l.anulada_en IS NULL
LEFT JOIN indicadores_decision g ON g.grupo = c.grupo
WHERE l.id IS NULL AND c.segundos > 0
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cartera", "0019_la_central"),
        ("indicadores", "0003_definiciones_con_dos_firmas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Conversacion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("telefono", models.CharField(max_length=16)),
                ("inicio", models.DateTimeField()),
                (
                    "proposito",
                    models.CharField(
                        blank=True,
                        choices=[("OFERTA", "Oferta"), ("SEGUIMIENTO", "Seguimiento")],
                        max_length=11,
                    ),
                ),
                ("marcada", models.BooleanField()),
                ("segundos", models.PositiveIntegerField(null=True)),
                ("empate", models.BooleanField()),
                ("decision", models.CharField(blank=True, max_length=9)),
            ],
            options={
                "verbose_name": "conversación",
                "verbose_name_plural": "conversaciones",
                "db_table": "indicadores_conversacion",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Cruce",
            fields=[
                (
                    "central",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="cruce",
                        serialize=False,
                        to="cartera.llamadadecentral",
                    ),
                ),
                (
                    "proposito",
                    models.CharField(
                        blank=True,
                        choices=[("OFERTA", "Oferta"), ("SEGUIMIENTO", "Seguimiento")],
                        max_length=11,
                    ),
                ),
                ("empate", models.BooleanField(default=False)),
                (
                    "agente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contacto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cruces",
                        to="cartera.contactocartera",
                    ),
                ),
            ],
            options={
                "verbose_name": "cruce",
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("grupo", models.CharField(max_length=150, null=True, unique=True)),
                (
                    "que",
                    models.CharField(
                        choices=[("CUENTA", "Cuenta"), ("NO_CUENTA", "No cuenta")], max_length=9
                    ),
                ),
                ("razon", models.CharField(max_length=200, verbose_name="por qué")),
                ("en", models.DateTimeField()),
                (
                    "llamada",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="cartera.llamada",
                    ),
                ),
                (
                    "por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "decisión de una llamada",
                "verbose_name_plural": "decisiones de llamadas",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grupo__isnull", False), ("llamada", None)),
                            models.Q(("grupo", None), ("llamada__isnull", False)),
                            _connector="OR",
                        ),
                        name="decision_de_una_cosa",
                    )
                ],
            },
        ),
        migrations.RunSQL(_VISTA, "DROP VIEW indicadores_conversacion"),
    ]
