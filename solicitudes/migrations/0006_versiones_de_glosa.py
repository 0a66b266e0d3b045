"""Versions of the texts of Annex 2, what COMTECO approved, and the day a gloss goes by (9.1)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0005_precios_por_la_puerta"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="glosa",
            name="redactada_el",
            field=models.DateField(help_text="El día cuyas plantillas valen (9.1).", null=True),
        ),
        migrations.CreateModel(
            name="PlantillaGlosa",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("producto", models.CharField(max_length=20)),
                ("facturacion", models.CharField(max_length=14, verbose_name="facturación")),
                ("numero", models.PositiveSmallIntegerField(verbose_name="número")),
                ("texto", models.TextField()),
                ("vigente_desde", models.DateField()),
                ("razon", models.CharField(max_length=200, verbose_name="por qué cambia")),
                ("escrita_en", models.DateTimeField()),
                ("retirada_en", models.DateTimeField(blank=True, null=True)),
                (
                    "escrita_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "retirada_por",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "plantilla de glosa",
                "verbose_name_plural": "plantillas de glosa",
            },
        ),
        migrations.CreateModel(
            name="AprobacionGlosa",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "correccion",
                    models.CharField(blank=True, max_length=30, verbose_name="corrección"),
                ),
                ("aprobada_por", models.CharField(max_length=120)),
                ("aprobada_el", models.DateField()),
                ("referencia", models.CharField(max_length=80)),
                ("registrada_en", models.DateTimeField()),
                ("retirada_en", models.DateTimeField(blank=True, null=True)),
                (
                    "razon_retiro",
                    models.CharField(blank=True, max_length=200, verbose_name="por qué se retira"),
                ),
                (
                    "registrada_por",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "retirada_por",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plantilla",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aprobaciones",
                        to="solicitudes.plantillaglosa",
                    ),
                ),
            ],
            options={
                "verbose_name": "aprobación de COMTECO",
                "verbose_name_plural": "aprobaciones de COMTECO",
            },
        ),
        migrations.AddConstraint(
            model_name="plantillaglosa",
            constraint=models.UniqueConstraint(
                fields=("producto", "facturacion", "numero"), name="plantilla_glosa_numero"
            ),
        ),
        migrations.AddConstraint(
            model_name="plantillaglosa",
            constraint=models.UniqueConstraint(
                condition=models.Q(("retirada_en", None)),
                fields=("producto", "facturacion", "vigente_desde"),
                name="plantilla_glosa_un_dia",
            ),
        ),
        migrations.AddConstraint(
            model_name="plantillaglosa",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("retirada_en", None), ("retirada_por", None)),
                    models.Q(("retirada_en__isnull", False), ("retirada_por__isnull", False)),
                    _connector="OR",
                ),
                name="plantilla_glosa_retiro_firmado",
            ),
        ),
        migrations.AddConstraint(
            model_name="aprobacionglosa",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("correccion", ""), ("plantilla__isnull", False)),
                    models.Q(models.Q(("correccion", ""), _negated=True), ("plantilla", None)),
                    _connector="OR",
                ),
                name="aprobacion_de_una_cosa",
            ),
        ),
        migrations.AddConstraint(
            model_name="aprobacionglosa",
            constraint=models.UniqueConstraint(
                condition=models.Q(("plantilla", None), ("retirada_en", None)),
                fields=("correccion",),
                name="aprobacion_una_por_correccion",
            ),
        ),
        migrations.AddConstraint(
            model_name="aprobacionglosa",
            constraint=models.UniqueConstraint(
                condition=models.Q(("plantilla__isnull", False), ("retirada_en", None)),
                fields=("plantilla",),
                name="aprobacion_una_por_plantilla",
            ),
        ),
        migrations.AddConstraint(
            model_name="aprobacionglosa",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("razon_retiro", ""), ("retirada_en", None), ("retirada_por", None)),
                    models.Q(
                        ("retirada_en__isnull", False),
                        ("retirada_por__isnull", False),
                        models.Q(("razon_retiro", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="aprobacion_retiro_con_razon",
            ),
        ),
    ]
