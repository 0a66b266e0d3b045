"""A price is proposed, approved and never rewritten, whoever writes to the table.

``condicion_por_la_puerta``: how a row is born and which of its columns may still move.
``condicion_sin_hueco``: at the end of each transaction, the firm rows of a plan in a
campaign follow each other day by day, and the last one is open.
"""

from django.db import migrations

CREAR = """
CREATE FUNCTION condicion_por_la_puerta() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    movibles text[];
    firma date;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Un precio no se borra: se retira antes de que empiece.'
            USING ERRCODE = 'check_violation';
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.situacion = 'PROPUESTA' OR (NEW.situacion = 'INICIAL' AND NEW.demo) THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'Un precio nace como propuesta; solo los DEMO vienen con el sistema.'
            USING ERRCODE = 'check_violation';
    END IF;

    CASE OLD.situacion || ' ' || NEW.situacion
        WHEN 'PROPUESTA APROBADA' THEN
            movibles := ARRAY['situacion', 'vigente_hasta', 'aprobada_por_id', 'aprobada_en'];
            firma := (NEW.aprobada_en AT TIME ZONE 'America/La_Paz')::date;
        WHEN 'APROBADA RETIRADA' THEN
            movibles := ARRAY['situacion', 'retirada_por_id', 'retirada_en'];
            firma := (NEW.retirada_en AT TIME ZONE 'America/La_Paz')::date;
        WHEN 'PROPUESTA RETIRADA' THEN
            movibles := ARRAY['situacion', 'retirada_por_id', 'retirada_en'];
        WHEN 'INICIAL INICIAL', 'APROBADA APROBADA' THEN
            movibles := ARRAY['vigente_hasta'];
        ELSE
            movibles := ARRAY[]::text[];
    END CASE;
    IF to_jsonb(OLD) - movibles IS DISTINCT FROM to_jsonb(NEW) - movibles THEN
        RAISE EXCEPTION 'Un precio no se reescribe ni cambia de firmas: proponga uno nuevo.'
            USING ERRCODE = 'check_violation';
    ELSIF NEW.vigente_desde <= firma THEN
        RAISE EXCEPTION 'Un precio se aprueba o se retira antes del día en que empieza.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER condicion_por_la_puerta
    BEFORE INSERT OR UPDATE OR DELETE ON solicitudes_condicioncomercial
    FOR EACH ROW EXECUTE FUNCTION condicion_por_la_puerta();

CREATE FUNCTION condicion_sin_hueco() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(
        hashtextextended('precio:' || NEW.campania_id || ':' || NEW.plan_id, 0));
    IF EXISTS (
        SELECT 1 FROM (
            SELECT vigente_hasta, lead(vigente_desde) OVER (ORDER BY vigente_desde) AS sigue
            FROM solicitudes_condicioncomercial
            WHERE campania_id = NEW.campania_id AND plan_id = NEW.plan_id
              AND situacion IN ('INICIAL', 'APROBADA')
        ) serie WHERE vigente_hasta IS DISTINCT FROM sigue - 1
    ) THEN
        RAISE EXCEPTION 'Las fechas de los precios de ese plan dejan un hueco.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER condicion_sin_hueco
    AFTER INSERT OR UPDATE ON solicitudes_condicioncomercial
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION condicion_sin_hueco();
"""
QUITAR = """
DROP TRIGGER condicion_sin_hueco ON solicitudes_condicioncomercial;
DROP FUNCTION condicion_sin_hueco();
DROP TRIGGER condicion_por_la_puerta ON solicitudes_condicioncomercial;
DROP FUNCTION condicion_por_la_puerta();
"""


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0004_estructura_y_precios_con_fechas")]

    operations = [migrations.RunSQL(CREAR, QUITAR)]
