"""Totals of the conversations by zone, technology and outcome, and what else moves those.

They are counted with the others, whose entries say where. What there was before is all to be
counted.
"""

from django.db import migrations, models

CREAR = """
CREATE OR REPLACE FUNCTION por_contar_otra_llamada() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.contacto_id, OLD.agente_id, OLD.inicio, OLD.proposito, OLD.efectiva, OLD.anulada_en,
        OLD.resultado_id)
        IS DISTINCT FROM
       (NEW.contacto_id, NEW.agente_id, NEW.inicio, NEW.proposito, NEW.efectiva, NEW.anulada_en,
        NEW.resultado_id)
    THEN
        PERFORM por_contar('LLAMADAS', ARRAY[OLD.inicio, NEW.inicio]);
        INSERT INTO indicadores_porcontar (de, desde, hasta, llamada_id)
        VALUES ('LLAMADAS', NEW.inicio, NEW.inicio, NEW.id);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION por_contar_de_otro_lugar() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER por_contar_de_otro_lugar AFTER UPDATE OF zona, tecnologia
    ON cartera_contactocartera FOR EACH ROW EXECUTE FUNCTION por_contar_de_otro_lugar();

INSERT INTO indicadores_porcontar (de)
    SELECT 'LLAMADAS' WHERE EXISTS (SELECT FROM cartera_llamada)
        OR EXISTS (SELECT FROM cartera_llamadadecentral);
"""
QUITAR = """
DROP TRIGGER por_contar_de_otro_lugar ON cartera_contactocartera;
DROP FUNCTION por_contar_de_otro_lugar();
CREATE OR REPLACE FUNCTION por_contar_otra_llamada() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.contacto_id, OLD.agente_id, OLD.inicio, OLD.proposito, OLD.efectiva, OLD.anulada_en)
        IS DISTINCT FROM
       (NEW.contacto_id, NEW.agente_id, NEW.inicio, NEW.proposito, NEW.efectiva, NEW.anulada_en)
    THEN
        PERFORM por_contar('LLAMADAS', ARRAY[OLD.inicio, NEW.inicio]);
        INSERT INTO indicadores_porcontar (de, desde, hasta, llamada_id)
        VALUES ('LLAMADAS', NEW.inicio, NEW.inicio, NEW.id);
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("indicadores", "0014_totales")]

    operations = [
        migrations.CreateModel(
            name="TotalPorRasgo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tramo",
                    models.CharField(
                        choices=[("HORA", "Hora"), ("DIA", "Día"), ("MES", "Mes")], max_length=4
                    ),
                ),
                ("desde", models.DateTimeField()),
                ("hechas", models.PositiveIntegerField(default=0)),
                ("efectivas", models.PositiveIntegerField(default=0)),
                ("aceptadas", models.PositiveIntegerField(default=0)),
                ("seguimientos", models.PositiveIntegerField(default=0)),
                (
                    "rasgo",
                    models.CharField(
                        choices=[
                            ("ZONA", "Zona"),
                            ("TECNOLOGIA", "Tecnología"),
                            ("RESULTADO", "Resultado"),
                        ],
                        max_length=10,
                    ),
                ),
                ("valor", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "verbose_name": "total por rasgo",
                "verbose_name_plural": "totales por rasgo",
                "indexes": [models.Index(fields=["tramo", "desde"], name="total_por_rasgo")],
            },
        ),
        migrations.RunSQL(CREAR, QUITAR),
    ]
