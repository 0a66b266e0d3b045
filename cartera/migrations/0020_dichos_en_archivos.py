# What files say of clients and zones, beside what people record

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, OrderBy


def _dicho():
    return [
        (
            "id",
            models.BigAutoField(
                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
            ),
        ),
        ("dicho_en", models.DateTimeField()),
        ("linea", models.PositiveIntegerField()),
        ("usado_en", models.DateTimeField(blank=True, null=True)),
        ("corrida", _corrida()),
    ]


def _corrida(**kwargs):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="planillas.corrida",
        **kwargs,
    )


class Migration(migrations.Migration):
    """The table of capacity had never been filled: it is made anew."""

    dependencies = [
        ("cartera", "0019_la_central"),
        ("planillas", "0002_desde_las_importaciones"),
    ]

    operations = [
        migrations.DeleteModel("CapacidadZona"),
        migrations.CreateModel(
            name="CapacidadZona",
            fields=[
                *_dicho(),
                ("zona", models.CharField(max_length=80)),
                ("clave_zona", models.CharField(max_length=80)),
                ("gabinete", models.CharField(blank=True, max_length=30)),
                ("clave_gabinete", models.CharField(blank=True, max_length=30)),
                ("tecnologia", models.CharField(max_length=12)),
                ("producto", models.CharField(blank=True, max_length=20)),
                ("disponible", models.BooleanField()),
                ("vigente_hasta", models.DateField(blank=True, null=True)),
                ("de_prueba", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "capacidad por zona",
                "verbose_name_plural": "capacidades por zona",
                "ordering": [
                    OrderBy(F("dicho_en"), descending=True),
                    OrderBy(F("pk"), descending=True),
                ],
                "indexes": [
                    models.Index(
                        F("clave_zona"),
                        OrderBy(F("dicho_en"), descending=True),
                        name="capacidad_de_zona",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImpedimentoDicho",
            fields=[
                *_dicho(),
                ("limpio", models.BooleanField()),
                ("motivo", models.CharField(blank=True, max_length=200)),
                (
                    "cliente",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="impedimentos",
                        to="cartera.cliente",
                    ),
                ),
            ],
            options={
                "verbose_name": "impedimento según un archivo",
                "verbose_name_plural": "impedimentos según archivos",
                "ordering": [
                    OrderBy(F("dicho_en"), descending=True),
                    OrderBy(F("corrida"), descending=True),
                    "limpio",
                    OrderBy(F("pk"), descending=True),
                ],
                "indexes": [
                    models.Index(
                        F("cliente"),
                        OrderBy(F("dicho_en"), descending=True),
                        name="impedimento_de_cliente",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VueltaPorArchivo",
            fields=[
                _dicho()[0],
                ("antes", models.DateTimeField(null=True)),
                ("en", models.DateTimeField()),
                (
                    "contacto",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vueltas",
                        to="cartera.contactocartera",
                    ),
                ),
                ("corrida", _corrida()),
            ],
            options={
                "verbose_name": "vuelta por un archivo",
                "verbose_name_plural": "vueltas por archivos",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            "contactocartera", "gabinete", models.CharField(blank=True, max_length=30)
        ),
        migrations.AddField("nollamar", "corrida", _corrida(blank=True, null=True)),
        migrations.AddField(
            "nollamar",
            "fuente",
            models.CharField(blank=True, help_text="De qué lista viene.", max_length=120),
        ),
        migrations.AddField(
            "nollamar",
            "renglon",
            models.PositiveIntegerField(blank=True, null=True, verbose_name="línea del archivo"),
        ),
    ]
