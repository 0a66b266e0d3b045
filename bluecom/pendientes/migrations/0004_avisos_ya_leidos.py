"""Notices from before they had an end: what was read is over, what waits gets its matter."""

from django.db import migrations

CERRAR = """
UPDATE pendientes_aviso SET grupo = clave WHERE grupo = '';
UPDATE pendientes_aviso SET cerrado_en = leido_en, cierre = 'leído' WHERE leido_en IS NOT NULL;
UPDATE pendientes_aviso SET tema = 'PLAZO', asunto = 'plazo:' || split_part(clave, ':', 2)
WHERE leido_en IS NULL AND clave ~ '^plazo:[0-9]+:';
UPDATE pendientes_aviso SET tema = 'RELLAMADA', asunto = 'rellamada:' || split_part(clave, ':', 2)
WHERE leido_en IS NULL AND clave ~ '^rellamada:[0-9]+:';
UPDATE pendientes_aviso SET tema = 'FIRMA', asunto = clave
WHERE leido_en IS NULL AND clave LIKE '%:por_aprobar:%' AND length(clave) <= 80;
"""
REABRIR = "UPDATE pendientes_aviso SET cerrado_en = NULL, cierre = '' WHERE cierre = 'leído';"


class Migration(migrations.Migration):
    dependencies = [("pendientes", "0003_vida_de_los_avisos")]

    operations = [migrations.RunSQL(CERRAR, REABRIR)]
