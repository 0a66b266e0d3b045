"""A notice has a life: owed, said, read, closed with its matter."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pendientes", "0002_muertes_y_apartados"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="aviso",
            name="asunto",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="aviso",
            name="cerrado_en",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="aviso",
            name="cierre",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="aviso",
            name="correo",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="avisos",
                to="pendientes.correosaliente",
            ),
        ),
        migrations.AddField(
            model_name="aviso",
            name="dicho_en",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="aviso",
            name="encabezado",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="aviso",
            name="grupo",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="aviso",
            name="navegador_en",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="aviso",
            name="tema",
            field=models.CharField(
                choices=[
                    ("PLAZO", "Plazos"),
                    ("VENTA", "Ventas y carpetas"),
                    ("NOTA", "Notas"),
                    ("RELLAMADA", "Rellamadas"),
                    ("FIRMA", "Segundas firmas"),
                    ("ARCHIVO", "Archivos e informes"),
                    ("SISTEMA", "Fallas del sistema"),
                ],
                default="VENTA",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="aviso",
            name="voz_en",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="aviso",
            index=models.Index(
                condition=models.Q(("cerrado_en", None)),
                fields=["usuario", "-creado_en"],
                name="aviso_abierto",
            ),
        ),
        migrations.AddIndex(
            model_name="aviso",
            index=models.Index(
                condition=models.Q(("cerrado_en", None)),
                fields=["asunto"],
                name="aviso_de_un_asunto",
                opclasses=["varchar_pattern_ops"],
            ),
        ),
        migrations.AddIndex(
            model_name="aviso",
            index=models.Index(
                condition=models.Q(("voz_en__isnull", False)),
                fields=["voz_en"],
                name="aviso_por_decir",
            ),
        ),
    ]
