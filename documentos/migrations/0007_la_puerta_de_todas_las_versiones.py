"""The legal texts go through the one door of every version, and the comodato's are texts too."""

from importlib import import_module

from django.db import migrations, models

SU_PUERTA = import_module("documentos.migrations.0006_textos_con_dos_firmas")
CREAR = """
CREATE TRIGGER plantilla_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON documentos_plantilladocumento
    FOR EACH ROW EXECUTE FUNCTION vigente_por_la_puerta('Un texto legal');
"""
QUITAR = "DROP TRIGGER plantilla_por_la_puerta ON documentos_plantilladocumento;"


class Migration(migrations.Migration):
    dependencies = [
        ("documentos", "0006_textos_con_dos_firmas"),
        ("vigencias", "0001_la_puerta"),
    ]

    operations = [
        migrations.RunSQL(SU_PUERTA.QUITAR + CREAR, QUITAR + SU_PUERTA.CREAR),
        migrations.RemoveConstraint("plantilladocumento", "plantilla_con_texto"),
        migrations.AddConstraint(
            "plantilladocumento",
            models.CheckConstraint(
                condition=models.Q(("texto", ""))
                | models.Q(("tipo__in", ("CONDICIONES", "COMODATO"))),
                name="plantilla_con_texto",
            ),
        ),
    ]
