"""What there is is counted once; who had a client last is said of those from before it was kept."""

from django.db import migrations

QUIEN_LO_TUVO = """
UPDATE cartera_contactocartera c SET atendido_por_id = (
    SELECT l.agente_id FROM cartera_llamada l
    WHERE l.contacto_id = c.id AND l.anulada_en IS NULL ORDER BY l.inicio DESC LIMIT 1)
WHERE c.atendido_por_id IS NULL
  AND EXISTS (SELECT FROM cartera_llamada l WHERE l.contacto_id = c.id AND l.anulada_en IS NULL);
"""
CONTAR = """
DELETE FROM cartera_conteo;
INSERT INTO cartera_conteo (cartera_id, zona, quien_id, asignado, abierto, avance, n)
SELECT cartera_id, zona, quien_id, asignado, abierto, avance, n FROM cartera_recuento();
"""


class Migration(migrations.Migration):
    dependencies = [("cartera", "0016_conteos")]

    operations = [
        migrations.RunSQL(QUIEN_LO_TUVO, migrations.RunSQL.noop),
        migrations.RunSQL(CONTAR, migrations.RunSQL.noop),
    ]
