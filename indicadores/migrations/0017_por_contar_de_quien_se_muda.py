"""The calls of who is of another zone now are looked up when they are counted.

One that is recorded, or joined, before the change of zone is committed is seen by neither: by then
its hour may be counted, with the old zone.
"""

from django.db import migrations, models

CREAR = """
CREATE OR REPLACE FUNCTION por_contar_de_otro_lugar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.zona, OLD.tecnologia) IS DISTINCT FROM (NEW.zona, NEW.tecnologia) THEN
        INSERT INTO indicadores_porcontar (de, desde, hasta, contacto_id)
        VALUES ('LLAMADAS', now(), now(), NEW.id);
    END IF;
    RETURN NULL;
END $$;
"""
QUITAR = """
CREATE OR REPLACE FUNCTION por_contar_de_otro_lugar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.zona, OLD.tecnologia) IS DISTINCT FROM (NEW.zona, NEW.tecnologia) THEN
        PERFORM por_contar('LLAMADAS', (
            SELECT array_agg(DISTINCT i.instante) FROM (
                SELECT l.inicio FROM cartera_llamada l WHERE l.contacto_id = NEW.id
                UNION ALL
                SELECT c.inicio FROM indicadores_cruce x
                JOIN cartera_llamadadecentral c ON c.id = x.central_id
                WHERE x.contacto_id = NEW.id) i (instante)));
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("indicadores", "0016_firma_del_informe")]

    operations = [
        migrations.AddField(
            model_name="porcontar",
            name="contacto_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
