"""``estado`` changes only through ``avanzar()``; django-fsm alone does not stop ``update()``."""

from django.db import migrations

CREAR = """
CREATE FUNCTION venta_estado_por_la_puerta() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.estado IS DISTINCT FROM OLD.estado
       AND coalesce(current_setting('bluecom.avanzar', true), '') <> OLD.id::text THEN
        RAISE EXCEPTION 'El estado de una venta solo cambia por avanzar().'
            USING ERRCODE = 'raise_exception';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER venta_estado_por_la_puerta BEFORE UPDATE ON solicitudes_venta
    FOR EACH ROW EXECUTE FUNCTION venta_estado_por_la_puerta();
"""
QUITAR = """
DROP TRIGGER venta_estado_por_la_puerta ON solicitudes_venta;
DROP FUNCTION venta_estado_por_la_puerta();
"""


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0001_inicial")]

    operations = [migrations.RunSQL(CREAR, QUITAR)]
