import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    """Sessions in a table of our own, one person for each spelling, and the first password."""

    dependencies = [("cuentas", "0001_inicial")]

    operations = [
        migrations.AddField(
            model_name="usuario",
            name="debe_cambiar_clave",
            field=models.BooleanField(
                default=False,
                help_text="Se la dio otra persona: al entrar se le pide una propia.",
                verbose_name="debe cambiar su contraseña",
            ),
        ),
        migrations.AddConstraint(
            model_name="usuario",
            constraint=models.UniqueConstraint(
                Lower("username"),
                name="usuario_un_nombre",
                violation_error_message="Ya hay una persona con ese usuario.",
            ),
        ),
        migrations.CreateModel(
            name="Sesion",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40,
                        primary_key=True,
                        serialize=False,
                        verbose_name="session key",
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("abierta_en", models.DateTimeField()),
                (
                    "usada_en",
                    models.DateTimeField(help_text="Al minuto: no se escribe en cada página."),
                ),
                (
                    "usuario",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "sesión",
                "verbose_name_plural": "sesiones",
                "ordering": ["-usada_en"],
                "abstract": False,
            },
        ),
    ]
