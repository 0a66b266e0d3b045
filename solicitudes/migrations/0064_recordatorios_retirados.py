"""A reminder that was owed and that nobody needs any more is taken back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0063_sucesos_por_su_resumen"),
    ]

    operations = [
        migrations.AlterField(
            model_name="mensaje",
            name="estado",
            field=models.CharField(
                blank=True,
                choices=[
                    ("POR_SALIR", "Por salir"),
                    ("SALIENDO", "Saliendo"),
                    ("NO_SE_SABE", "No se sabe si salió"),
                    ("ENVIADO", "Enviado"),
                    ("FALLO", "No llegó"),
                    ("ENTREGADO", "Entregado"),
                    ("LEIDO", "Leído"),
                    ("RETIRADO", "No hizo falta: no salió"),
                ],
                default="",
                max_length=10,
            ),
        ),
    ]
