"""The legs of the exchange with all they say, and the calls that they make.

Nothing ever wrote the first table of legs: it is made again, empty.
"""

from django.db import migrations, models

_ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("cartera", "0018_extensiones_y_marcadas")]

    operations = [
        migrations.DeleteModel(name="RegistroCDR"),
        migrations.CreateModel(
            name="RegistroCDR",
            fields=[
                ("id", _ID.clone()),
                ("huella", models.CharField(max_length=32, unique=True)),
                ("grupo", models.CharField(db_index=True, max_length=150)),
                ("uniqueid", models.CharField(db_index=True, max_length=150)),
                ("linkedid", models.CharField(blank=True, max_length=150)),
                ("sequence", models.BigIntegerField(default=0)),
                ("calldate", models.DateTimeField(db_index=True)),
                ("src", models.CharField(blank=True, max_length=80)),
                ("dst", models.CharField(blank=True, max_length=80)),
                ("channel", models.CharField(blank=True, max_length=150)),
                ("dstchannel", models.CharField(blank=True, max_length=150)),
                ("lastapp", models.CharField(blank=True, max_length=80)),
                ("duration", models.PositiveIntegerField(default=0)),
                ("billsec", models.PositiveIntegerField(default=0)),
                ("disposition", models.CharField(blank=True, max_length=45)),
                ("accountcode", models.CharField(blank=True, max_length=80)),
                ("recordingfile", models.CharField(blank=True, max_length=255)),
            ],
            options={"verbose_name": "registro CDR", "verbose_name_plural": "registros CDR"},
        ),
        migrations.CreateModel(
            name="LlamadaDeCentral",
            fields=[
                ("id", _ID.clone()),
                ("grupo", models.CharField(max_length=150, unique=True)),
                ("uniqueid", models.CharField(max_length=150)),
                ("inicio", models.DateTimeField(db_index=True)),
                ("fin", models.DateTimeField()),
                ("numero", models.CharField(db_index=True, max_length=16)),
                ("extension", models.CharField(blank=True, max_length=10)),
                ("accountcode", models.CharField(blank=True, max_length=80)),
                ("segundos", models.PositiveIntegerField(default=0)),
                ("grabacion", models.CharField(blank=True, max_length=255)),
                ("entrante", models.BooleanField(default=False)),
                (
                    "llamada",
                    models.OneToOneField(
                        null=True,
                        on_delete=models.deletion.PROTECT,
                        related_name="central",
                        to="cartera.llamada",
                    ),
                ),
            ],
            options={
                "verbose_name": "llamada de la central",
                "verbose_name_plural": "llamadas de la central",
                "ordering": ["-inicio", "-pk"],
                "indexes": [models.Index(fields=["accountcode"], name="central_accountcode")],
            },
        ),
    ]
