from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documentos", "0011_fotos_medidas_y_arreglos")]

    operations = [
        migrations.AlterField(
            model_name="archivorecibido",
            name="canal",
            field=models.CharField(
                choices=[
                    ("ESCRITORIO", "escritorio"),
                    ("WHATSAPP", "WhatsApp"),
                    ("ENLACE", "enlace de un solo uso"),
                    ("PANTALLA", "pantalla"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="archivorecibido",
            name="remitente",
            field=models.CharField(blank=True, default="", max_length=140),
        ),
        migrations.AddField(
            model_name="archivorecibido",
            name="enviado_en",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="archivorecibido",
            name="nombre",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AddConstraint(
            model_name="archivorecibido",
            constraint=models.UniqueConstraint(
                condition=models.Q(("mensaje_id", ""), _negated=True),
                fields=("carpeta", "canal", "mensaje_id"),
                name="un_archivo_por_mensaje",
            ),
        ),
    ]
