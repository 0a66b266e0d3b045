"""An anchor says which events it covers; it stays as it is, and nobody empties the log."""

from django.db import migrations, models

CREAR = """
CREATE TRIGGER evento_no_se_vacia BEFORE TRUNCATE ON bitacora_evento
    FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_se_agrega();
CREATE TRIGGER ancla_solo_se_agrega BEFORE UPDATE OR DELETE ON bitacora_ancla
    FOR EACH ROW EXECUTE FUNCTION bitacora_solo_se_agrega();
CREATE TRIGGER ancla_no_se_vacia BEFORE TRUNCATE ON bitacora_ancla
    FOR EACH STATEMENT EXECUTE FUNCTION bitacora_solo_se_agrega();
"""
QUITAR = """
DROP TRIGGER ancla_no_se_vacia ON bitacora_ancla;
DROP TRIGGER ancla_solo_se_agrega ON bitacora_ancla;
DROP TRIGGER evento_no_se_vacia ON bitacora_evento;
"""


class Migration(migrations.Migration):
    dependencies = [("bitacora", "0002_solo_se_agrega")]

    operations = [
        migrations.AddField(
            model_name="ancla",
            name="hasta",
            field=models.BigIntegerField(
                default=0,
                help_text="El último evento que cubre; 0 en las anclas de antes, sin tramo.",
            ),
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
