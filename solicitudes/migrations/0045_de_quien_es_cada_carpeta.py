"""Who has each folder, from what was recorded before anybody kept it: printed, then received."""

from django.db import migrations

ADELANTE = """
INSERT INTO solicitudes_tenencia (venta_id, como, quien_id, caja, estante, anotada_por_id, desde, hasta)
SELECT v.id, 'IMPRESA', v.asesor_id, '', '', v.asesor_id, v.impresa_en,
       CASE WHEN recibida.en >= v.impresa_en THEN recibida.en END
FROM solicitudes_venta v
JOIN documentos_carpeta c ON c.id = v.carpeta_id
JOIN cuentas_usuario u ON u.id = v.asesor_id
LEFT JOIN LATERAL (
    SELECT max(e.recibida_en) AS en FROM solicitudes_carpetaentregada e WHERE e.venta_id = v.id
) recibida ON true
WHERE v.impresa_en IS NOT NULL AND (NOT c.de_prueba OR u.de_prueba)
  AND (v.entregada_en IS NULL OR recibida.en >= v.impresa_en)
  AND NOT EXISTS (SELECT 1 FROM solicitudes_tenencia t WHERE t.venta_id = v.id);
INSERT INTO solicitudes_tenencia (venta_id, como, quien_id, caja, estante, anotada_por_id, desde)
SELECT DISTINCT ON (e.venta_id)
       e.venta_id, 'RECIBIDA', e.recibida_por_id, '', '', e.recibida_por_id, e.recibida_en
FROM solicitudes_carpetaentregada e
WHERE e.recibida_en IS NOT NULL AND e.recibida_por_id IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM solicitudes_tenencia t WHERE t.venta_id = e.venta_id AND t.hasta IS NULL
  )
ORDER BY e.venta_id, e.recibida_en DESC;
"""


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0044_custodia_de_carpetas")]

    operations = [migrations.RunSQL(ADELANTE, "DELETE FROM solicitudes_tenencia")]
