"""A row of the log is never changed or deleted (ASVS 16.4: logs are protected)."""

from django.db import migrations

CREAR = """
CREATE FUNCTION bitacora_solo_se_agrega() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'La bitácora no se modifica ni se borra.' USING ERRCODE = 'raise_exception';
END $$;
CREATE TRIGGER evento_solo_se_agrega BEFORE UPDATE OR DELETE ON bitacora_evento
    FOR EACH ROW EXECUTE FUNCTION bitacora_solo_se_agrega();
"""
QUITAR = """
DROP TRIGGER evento_solo_se_agrega ON bitacora_evento;
DROP FUNCTION bitacora_solo_se_agrega();
"""


class Migration(migrations.Migration):
    dependencies = [("bitacora", "0001_inicial")]

    operations = [migrations.RunSQL(CREAR, QUITAR)]
