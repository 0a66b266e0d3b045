"""A version of a gloss and an approval are never rewritten, whoever writes to the table.

``plantilla_glosa_por_la_puerta``: written for a day to come, withdrawn before that day.
``aprobacion_glosa_por_la_puerta``: taken back once, with its reason.
The glosses that sales already have go by the day they were composed.
"""

from django.db import migrations

CREAR = """
CREATE FUNCTION plantilla_glosa_por_la_puerta() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    firma date;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Una versión de glosa no se borra: se retira antes de que empiece.'
            USING ERRCODE = 'check_violation';
    ELSIF TG_OP = 'INSERT' THEN
        firma := (NEW.escrita_en AT TIME ZONE 'America/La_Paz')::date;
    ELSE
        firma := (NEW.retirada_en AT TIME ZONE 'America/La_Paz')::date;
        IF OLD.retirada_en IS NOT NULL
           OR to_jsonb(OLD) - ARRAY['retirada_por_id', 'retirada_en']
              IS DISTINCT FROM to_jsonb(NEW) - ARRAY['retirada_por_id', 'retirada_en'] THEN
            RAISE EXCEPTION 'Una versión de glosa no se reescribe: escriba una nueva.'
                USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.vigente_desde <= firma THEN
        RAISE EXCEPTION 'Una versión de glosa se escribe y se retira antes del día en que empieza.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER plantilla_glosa_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON solicitudes_plantillaglosa
    FOR EACH ROW EXECUTE FUNCTION plantilla_glosa_por_la_puerta();

CREATE FUNCTION aprobacion_glosa_por_la_puerta() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    movibles text[] := ARRAY['retirada_por_id', 'retirada_en', 'razon_retiro'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.retirada_en IS NULL
       AND to_jsonb(OLD) - movibles = to_jsonb(NEW) - movibles THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Una aprobación no se borra ni se reescribe: se retira con su razón.'
        USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER aprobacion_glosa_por_la_puerta
    BEFORE UPDATE OR DELETE ON solicitudes_aprobacionglosa
    FOR EACH ROW EXECUTE FUNCTION aprobacion_glosa_por_la_puerta();

UPDATE solicitudes_glosa
    SET redactada_el = (compuesta_en AT TIME ZONE 'America/La_Paz')::date;
"""
QUITAR = """
DROP TRIGGER aprobacion_glosa_por_la_puerta ON solicitudes_aprobacionglosa;
DROP FUNCTION aprobacion_glosa_por_la_puerta();
DROP TRIGGER plantilla_glosa_por_la_puerta ON solicitudes_plantillaglosa;
DROP FUNCTION plantilla_glosa_por_la_puerta();
"""


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0006_versiones_de_glosa")]

    operations = [migrations.RunSQL(CREAR, QUITAR)]
