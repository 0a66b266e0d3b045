"""What a search looks up, each by its index."""

import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models

import cartera.models.cliente


class Migration(migrations.Migration):
    dependencies = [
        ("cartera", "0003_llamadas_de_antes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="cliente",
            index=django.contrib.postgres.indexes.GinIndex(
                cartera.models.cliente.Palabras("clave_busqueda"), name="cliente_palabras"
            ),
        ),
        migrations.AddIndex(
            model_name="cliente",
            index=models.Index(
                condition=models.Q(("nit", ""), _negated=True), fields=["nit"], name="cliente_nit"
            ),
        ),
        migrations.AddIndex(
            model_name="cliente",
            index=models.Index(
                condition=models.Q(("ci_numero", ""), _negated=True),
                fields=["ci_numero"],
                name="cliente_ci",
            ),
        ),
        migrations.AddIndex(
            model_name="llamada",
            index=models.Index(fields=["telefono"], name="llamada_telefono"),
        ),
    ]
