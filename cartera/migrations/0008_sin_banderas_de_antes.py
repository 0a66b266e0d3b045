from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cartera", "0007_desenlaces_de_antes")]

    operations = [
        migrations.RemoveIndex(model_name="contactocartera", name="contacto_reservado"),
        migrations.RemoveConstraint(
            model_name="resultadollamada",
            name="resultado_tecla_unica",
        ),
        migrations.RemoveField(
            model_name="resultadollamada",
            name="final",
        ),
        migrations.RemoveField(
            model_name="resultadollamada",
            name="motivo_descarte",
        ),
        migrations.RemoveField(
            model_name="resultadollamada",
            name="reintento",
        ),
        migrations.RemoveField(
            model_name="resultadollamada",
            name="rellamada",
        ),
    ]
