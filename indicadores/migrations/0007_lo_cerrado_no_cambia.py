"""What a month counted when it was signed is never changed, deleted or added to (III.2)."""

from django.db import migrations

CREAR = """
CREATE FUNCTION indicadores_lo_cerrado() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF (SELECT huella FROM indicadores_cierre WHERE id = NEW.cierre_id) = '' THEN
            RETURN NEW;
        END IF;
    ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'indicadores_cierre' THEN
        IF OLD.huella = '' OR (
            OLD.mes, OLD.numero, OLD.por_id, OLD.en, OLD.cifras, OLD.dispensas, OLD.huella
        ) IS NOT DISTINCT FROM (
            NEW.mes, NEW.numero, NEW.por_id, NEW.en, NEW.cifras, NEW.dispensas, NEW.huella
        ) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Un mes cerrado no se modifica ni se borra.' USING ERRCODE = 'raise_exception';
END $$;
CREATE TRIGGER cierre_no_cambia BEFORE UPDATE OR DELETE ON indicadores_cierre
    FOR EACH ROW EXECUTE FUNCTION indicadores_lo_cerrado();
CREATE TRIGGER fila_cerrada_no_cambia BEFORE INSERT OR UPDATE OR DELETE ON indicadores_filacerrada
    FOR EACH ROW EXECUTE FUNCTION indicadores_lo_cerrado();
CREATE TRIGGER fila_cerrada_no_se_vacia BEFORE TRUNCATE ON indicadores_filacerrada
    FOR EACH STATEMENT EXECUTE FUNCTION indicadores_lo_cerrado();
"""
QUITAR = """
DROP TRIGGER fila_cerrada_no_se_vacia ON indicadores_filacerrada;
DROP TRIGGER fila_cerrada_no_cambia ON indicadores_filacerrada;
DROP TRIGGER cierre_no_cambia ON indicadores_cierre;
DROP FUNCTION indicadores_lo_cerrado();
"""


class Migration(migrations.Migration):
    dependencies = [("indicadores", "0006_cierres")]

    operations = [migrations.RunSQL(CREAR, QUITAR)]
