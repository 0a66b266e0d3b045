"""Structure and prices by dates; prices with their signatures (8.2, 4.2).

What was there before anybody signed is INICIAL. GiST compares ranges without extensions:
``rango_de_codigos`` lets a code take part in an exclusion constraint.
"""

import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0003_borrador_y_campos_smartflex"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(
            'CREATE TYPE rango_de_codigos AS RANGE (subtype = text, collation = "C")',
            "DROP TYPE rango_de_codigos",
        ),
        migrations.AlterModelOptions(
            name="estructuraproducto",
            options={
                "ordering": ["producto__orden", "tecnologia", "componente__clase", "pk"],
                "verbose_name": "estructura de producto",
                "verbose_name_plural": "estructuras de producto",
            },
        ),
        migrations.RemoveConstraint(
            model_name="estructuraproducto",
            name="estructura_unica",
        ),
        migrations.AddField(
            model_name="ciclofacturacion",
            name="activo",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="condicioncomercial",
            name="aprobada_en",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="condicioncomercial",
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
            model_name="condicioncomercial",
            name="propuesta_en",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="condicioncomercial",
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
            model_name="condicioncomercial",
            name="razon",
            field=models.CharField(blank=True, max_length=200, verbose_name="por qué cambia"),
        ),
        migrations.AddField(
            model_name="condicioncomercial",
            name="repite",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="solicitudes.condicioncomercial",
            ),
        ),
        migrations.AddField(
            model_name="condicioncomercial",
            name="retirada_en",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="condicioncomercial",
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
            model_name="condicioncomercial",
            name="situacion",
            field=models.CharField(
                choices=[
                    ("INICIAL", "Vino con el sistema"),
                    ("PROPUESTA", "Por aprobar"),
                    ("APROBADA", "Aprobada"),
                    ("RETIRADA", "Retirada"),
                ],
                default="INICIAL",
                editable=False,
                max_length=9,
                verbose_name="situación",
            ),
        ),
        migrations.AlterField(
            model_name="condicioncomercial",
            name="situacion",
            field=models.CharField(
                choices=[
                    ("INICIAL", "Vino con el sistema"),
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
        migrations.AddField(
            model_name="detalle",
            name="detallado_el",
            field=models.DateField(help_text="El día cuya estructura vale (8.2).", null=True),
        ),
        migrations.AddField(
            model_name="estructuraproducto",
            name="demo",
            field=models.BooleanField(default=True, verbose_name="DEMO"),
        ),
        migrations.AddField(
            model_name="estructuraproducto",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                help_text="Vacío: vale para todos los planes del producto.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="estructura",
                to="solicitudes.plan",
                verbose_name="solo para el plan",
            ),
        ),
        migrations.AddField(
            model_name="estructuraproducto",
            name="vigente_desde",
            field=models.DateField(default=datetime.date(2026, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="estructuraproducto",
            name="vigente_hasta",
            field=models.DateField(
                blank=True, help_text="El último día; vacío: hasta nuevo aviso.", null=True
            ),
        ),
        migrations.AddField(
            model_name="producto",
            name="puntos_maximo",
            field=models.PositiveSmallIntegerField(
                default=1,
                help_text="Con 1 no se pregunta cuántos puntos quiere.",
                verbose_name="puntos, como máximo",
            ),
        ),
        migrations.AddField(
            model_name="subcategoria",
            name="activo",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="suplementario",
            name="activo",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="suplementario",
            name="productos",
            field=models.ManyToManyField(
                blank=True,
                help_text="Ninguno: va con todos.",
                related_name="suplementarios",
                to="solicitudes.producto",
            ),
        ),
        migrations.AddConstraint(
            model_name="campania",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("vigente_hasta", None),
                    ("vigente_hasta__gte", models.F("vigente_desde")),
                    _connector="OR",
                ),
                name="campania_fechas_en_orden",
                violation_error_message="«Vigente hasta» no puede ser anterior a «vigente desde».",
            ),
        ),
        migrations.AddConstraint(
            model_name="condicioncomercial",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacion", "PROPUESTA")),
                fields=("campania", "plan"),
                name="condicion_una_propuesta",
                violation_error_message="Ya hay un cambio por aprobar de ese plan y esa campaña.",
            ),
        ),
        migrations.AddConstraint(
            model_name="condicioncomercial",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("situacion__in", ("INICIAL", "APROBADA"))),
                expressions=[
                    (
                        models.Func(
                            models.F("campania"),
                            models.F("campania"),
                            models.Value("[]"),
                            function="rango_de_codigos",
                            output_field=models.TextField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("plan"),
                            models.F("plan"),
                            models.Value("[]"),
                            function="int8range",
                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            "vigente_desde",
                            "vigente_hasta",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="condicion_sin_solape",
            ),
        ),
        migrations.AddConstraint(
            model_name="condicioncomercial",
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
                name="condicion_dos_personas",
            ),
        ),
        migrations.AddConstraint(
            model_name="condicioncomercial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("vigente_hasta", None),
                    ("vigente_hasta__gte", models.F("vigente_desde")),
                    _connector="OR",
                ),
                name="condicion_fechas_en_orden",
                violation_error_message="«Vigente hasta» no puede ser anterior a «vigente desde».",
            ),
        ),
        migrations.AddConstraint(
            model_name="condicioncomercial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cargo_mes_faltante__gte", 0),
                    ("costo_instalacion__gte", 0),
                    ("tarifa__gte", 0),
                    ("cable_excedente__gte", 0),
                    ("costo_por_punto__gte", 0),
                ),
                name="condicion_sin_negativos",
                violation_error_message="Un monto en bolivianos no es negativo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="estructuraproducto",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("producto"),
                            models.F("producto"),
                            models.Value("[]"),
                            function="rango_de_codigos",
                            output_field=models.TextField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("tecnologia"),
                            models.F("tecnologia"),
                            models.Value("[]"),
                            function="rango_de_codigos",
                            output_field=models.TextField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("componente"),
                            models.F("componente"),
                            models.Value("[]"),
                            function="rango_de_codigos",
                            output_field=models.TextField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            models.F("plan"),
                            models.F("plan"),
                            models.Value("[]"),
                            function="int8range",
                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            "vigente_desde",
                            "vigente_hasta",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="estructura_sin_solape",
                violation_error_message="Ese componente ya está en la estructura en alguno de esos días: cierre primero la otra fila o elija otras fechas.",
            ),
        ),
        migrations.AddConstraint(
            model_name="estructuraproducto",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("vigente_hasta", None),
                    ("vigente_hasta__gte", models.F("vigente_desde")),
                    _connector="OR",
                ),
                name="estructura_fechas_en_orden",
                violation_error_message="«Vigente hasta» no puede ser anterior a «vigente desde».",
            ),
        ),
        migrations.AddConstraint(
            model_name="estructuraproducto",
            constraint=models.CheckConstraint(
                condition=models.Q(("maximo__gte", 1)),
                name="estructura_al_menos_uno",
                violation_error_message="El máximo es al menos 1.",
            ),
        ),
    ]
