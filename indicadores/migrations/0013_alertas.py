from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicadores", "0012_plan_de_un_mes")]

    operations = [
        migrations.CreateModel(
            name="Alerta",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mes", models.CharField(help_text="AAAA-MM.", max_length=7)),
                (
                    "que",
                    models.CharField(
                        choices=[
                            ("BAJO", "Bajó del parámetro"),
                            ("BAJARIA", "Terminaría bajo el parámetro"),
                        ],
                        max_length=7,
                    ),
                ),
                ("desde", models.DateTimeField()),
                ("hasta", models.DateTimeField(null=True)),
                ("n", models.PositiveIntegerField()),
                ("d", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "alerta del mes",
                "verbose_name_plural": "alertas del mes",
                "ordering": ["-desde", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("hasta", None)),
                        fields=("mes", "que"),
                        name="alerta_una_abierta",
                    )
                ],
            },
        ),
    ]
