"""Step 6: a C.I. that is another than the expected one, confirmed; step 4: the greeting by the hour."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0007_glosas_por_la_puerta"),
    ]

    operations = [
        migrations.AddField(
            model_name="documentacion",
            name="ci_confirmado",
            field=models.BooleanField(
                default=False, help_text="La fotografía dice otro C.I. que el esperado, y así es."
            ),
        ),
        migrations.AlterField(
            model_name="campania",
            name="guion",
            field=models.TextField(
                blank=True,
                help_text="Lo que se dice en la llamada (4.2), un párrafo por línea. Se llenan solos: {saludo}, {asesor}, {cliente}, {servicio}, {campania}, {plan}, {tarifa}, {instalacion}, {permanencia}, {cargo}, {plazo}",
            ),
        ),
    ]
