from django.db import migrations

DE_SU_TOMA = """
INSERT INTO solicitudes_llamadadeventa (llamada_id, venta_id)
SELECT DISTINCT ON (l.id) l.id, v.id
FROM cartera_llamada l
JOIN solicitudes_venta v ON v.contacto_id = l.contacto_id AND v.tomada_en <= l.inicio
WHERE l.proposito = 'OFERTA' AND v.hermana_de_id IS NULL
ORDER BY l.id, (v.llamada_id IS NOT DISTINCT FROM l.id) DESC, v.tomada_en DESC, v.id DESC
ON CONFLICT (llamada_id) DO NOTHING
"""
"""A call is of the taking that it ended or in which it was accepted; else of the last one before."""
SOLO_SEGUIMIENTOS = """
DELETE FROM solicitudes_llamadadeventa d USING cartera_llamada l
WHERE l.id = d.llamada_id AND l.proposito = 'OFERTA'
"""


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0041_cada_llamada_dice_su_venta")]

    operations = [migrations.RunSQL(DE_SU_TOMA, SOLO_SEGUIMIENTOS)]
