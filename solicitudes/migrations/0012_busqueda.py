"""What a search looks up, each by its index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0011_largo_y_signos_de_smartflex"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="documentacion",
            index=models.Index(
                condition=models.Q(("ci_numero", ""), _negated=True),
                fields=["ci_numero"],
                name="carnet_ci",
            ),
        ),
        migrations.AddIndex(
            model_name="fichallamada",
            index=models.Index(
                condition=models.Q(("celular_whatsapp", ""), _negated=True),
                fields=["celular_whatsapp"],
                name="ficha_whatsapp",
            ),
        ),
        migrations.AddIndex(
            model_name="fichallamada",
            index=models.Index(
                condition=models.Q(("referencia_1", ""), _negated=True),
                fields=["referencia_1"],
                name="ficha_referencia_1",
            ),
        ),
        migrations.AddIndex(
            model_name="fichallamada",
            index=models.Index(
                condition=models.Q(("referencia_2", ""), _negated=True),
                fields=["referencia_2"],
                name="ficha_referencia_2",
            ),
        ),
        migrations.AddIndex(
            model_name="oferta",
            index=models.Index(
                condition=models.Q(("telefono_factura", ""), _negated=True),
                fields=["telefono_factura"],
                name="oferta_telefono",
            ),
        ),
        migrations.AddIndex(
            model_name="oferta",
            index=models.Index(
                condition=models.Q(("solicitante_ci", ""), _negated=True),
                fields=["solicitante_ci"],
                name="oferta_ci",
            ),
        ),
    ]
