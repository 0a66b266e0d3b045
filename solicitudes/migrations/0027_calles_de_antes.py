"""What the details of before taught (8.1)."""

from django.db import migrations

APRENDER = """
INSERT INTO solicitudes_calleaprendida (de_prueba, calle, con, n)
SELECT c.de_prueba, e.calle, e.con, count(*)
FROM solicitudes_detalle d
JOIN solicitudes_venta v ON v.id = d.venta_id
JOIN cartera_contactocartera p ON p.id = v.contacto_id
JOIN cartera_cartera c ON c.id = p.cartera_id,
calles_de(d.direccion_campos) e
WHERE d.direccion_caso IS NOT NULL
GROUP BY 1, 2, 3;
"""


class Migration(migrations.Migration):
    dependencies = [("solicitudes", "0026_calles_aprendidas")]

    operations = [migrations.RunSQL(APRENDER, migrations.RunSQL.noop)]
