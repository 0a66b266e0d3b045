from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0009_carpeta_retirada_y_reapertura"),
    ]

    operations = [
        migrations.AlterField(
            model_name="oferta",
            name="linea_actual",
            field=models.CharField(
                blank=True,
                choices=[
                    ("INCLUIDA", "Se incluye en el paquete"),
                    ("TRASLADADA", "Se traslada"),
                    ("ADICIONAL", "La nueva es adicional"),
                ],
                help_text="Qué pasa con la línea que ya tiene.",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="producto",
            name="incluye_linea",
            field=models.BooleanField(
                default=False,
                help_text="MULTI y TEL_FIJA: hay que decir si la línea actual se incluye.",
                verbose_name="incluye línea",
            ),
        ),
    ]
