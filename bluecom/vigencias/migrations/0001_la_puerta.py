"""How a version is born and which of its columns may still move, whoever writes to its table.

One function for every table that inherits from ``Vigente``; the trigger of each one says what
the thing is called: ``EXECUTE FUNCTION vigente_por_la_puerta('Un precio')``.
"""

from django.db import migrations

CREAR = """
CREATE FUNCTION vigente_por_la_puerta() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    movibles text[] := ARRAY[]::text[];
    firma date;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '% no se borra: se retira antes de que empiece.', TG_ARGV[0]
            USING ERRCODE = 'check_violation';
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.situacion = 'INICIAL' AND (to_jsonb(NEW) ->> 'demo')::boolean THEN
            RETURN NEW;
        ELSIF NEW.situacion <> 'PROPUESTA' THEN
            RAISE EXCEPTION '% nace como propuesta; solo lo DEMO viene con el sistema.', TG_ARGV[0]
                USING ERRCODE = 'check_violation';
        ELSIF NEW.vigente_desde <= (NEW.propuesta_en AT TIME ZONE 'America/La_Paz')::date THEN
            RAISE EXCEPTION '% rige desde un día por venir.', TG_ARGV[0]
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;

    CASE OLD.situacion || ' ' || NEW.situacion
        WHEN 'PROPUESTA APROBADA' THEN
            movibles := ARRAY['situacion', 'aprobada_por_id', 'aprobada_en'];
            firma := (NEW.aprobada_en AT TIME ZONE 'America/La_Paz')::date;
        WHEN 'APROBADA RETIRADA', 'INICIAL RETIRADA' THEN
            movibles := ARRAY['situacion', 'retirada_por_id', 'retirada_en'];
            firma := (NEW.retirada_en AT TIME ZONE 'America/La_Paz')::date;
        WHEN 'PROPUESTA RETIRADA' THEN
            movibles := ARRAY['situacion', 'retirada_por_id', 'retirada_en'];
        ELSE
            NULL;
    END CASE;
    IF to_jsonb(OLD) - movibles IS DISTINCT FROM to_jsonb(NEW) - movibles THEN
        RAISE EXCEPTION '% no se reescribe ni cambia de firmas: se propone de nuevo.', TG_ARGV[0]
            USING ERRCODE = 'check_violation';
    ELSIF NEW.vigente_desde <= firma THEN
        RAISE EXCEPTION '% se aprueba o se retira antes del día en que empieza.', TG_ARGV[0]
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [migrations.RunSQL(CREAR, "DROP FUNCTION vigente_por_la_puerta()")]
