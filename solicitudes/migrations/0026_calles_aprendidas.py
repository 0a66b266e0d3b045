"""The streets that details teach: entries that a trigger writes and that add up (8.1)."""

from django.db import migrations, models

DE_ESTA_VENTA = """FROM solicitudes_venta v
        JOIN cartera_contactocartera p ON p.id = v.contacto_id
        JOIN cartera_cartera c ON c.id = p.cartera_id"""
CREAR = f"""
CREATE FUNCTION calles_de(campos jsonb) RETURNS TABLE (calle text, con text)
LANGUAGE sql IMMUTABLE AS $$
    SELECT DISTINCT left(e.calle, 80), left(e.con, 80)
    FROM (VALUES (campos ->> 'via', ''), (campos ->> 'cruce_1', ''), (campos ->> 'cruce_2', ''),
                 (campos ->> 'via', campos ->> 'cruce_1'),
                 (campos ->> 'via', campos ->> 'cruce_2')) e (calle, con)
    WHERE e.calle <> '' AND e.con IS NOT NULL $$;

CREATE FUNCTION aprender_calles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.direccion_caso IS NOT NULL THEN
        INSERT INTO solicitudes_calleaprendida (de_prueba, calle, con, n)
        SELECT c.de_prueba, e.calle, e.con, -1 {DE_ESTA_VENTA},
               calles_de(OLD.direccion_campos) e
        WHERE v.id = OLD.venta_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.direccion_caso IS NOT NULL THEN
        INSERT INTO solicitudes_calleaprendida (de_prueba, calle, con, n)
        SELECT c.de_prueba, e.calle, e.con, 1 {DE_ESTA_VENTA},
               calles_de(NEW.direccion_campos) e
        WHERE v.id = NEW.venta_id;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER aprender_calles AFTER INSERT OR DELETE ON solicitudes_detalle
    FOR EACH ROW EXECUTE FUNCTION aprender_calles();
CREATE TRIGGER aprender_otras_calles AFTER UPDATE ON solicitudes_detalle FOR EACH ROW
    WHEN ((OLD.direccion_campos, OLD.direccion_caso)
          IS DISTINCT FROM (NEW.direccion_campos, NEW.direccion_caso))
    EXECUTE FUNCTION aprender_calles();
"""  # noqa: S608  constants
QUITAR = """
DROP TRIGGER aprender_calles ON solicitudes_detalle;
DROP TRIGGER aprender_otras_calles ON solicitudes_detalle;
DROP FUNCTION aprender_calles();
DROP FUNCTION calles_de(jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0025_quien_llama_y_fines_deshechos"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalleAprendida",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("de_prueba", models.BooleanField()),
                ("calle", models.CharField(max_length=80)),
                ("con", models.CharField(blank=True, max_length=80)),
                ("n", models.IntegerField()),
            ],
            options={
                "verbose_name": "calle aprendida",
                "verbose_name_plural": "calles aprendidas",
                "indexes": [
                    models.Index(fields=["de_prueba", "calle", "con"], name="calle_aprendida")
                ],
            },
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
