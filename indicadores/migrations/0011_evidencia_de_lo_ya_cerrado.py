"""Months that were closed before their rows kept what each call was counted by (III.2)."""

from django.db import migrations

_ESCRIBIR = """
ALTER TABLE indicadores_filacerrada DISABLE TRIGGER fila_cerrada_no_cambia;
UPDATE indicadores_filacerrada f
SET contacto_id = v.contacto_id, inicio = v.inicio, proposito = v.proposito,
    resultado_id = v.resultado_id, marcada = v.marcada, segundos = v.segundos,
    decision = v.decision
FROM indicadores_conversacion v
WHERE v.id = f.objeto_id
    AND f.figura IN ('efectivas', 'hechas', 'aceptadas', 'seguimientos');
UPDATE indicadores_filacerrada f
SET contacto_id = l.contacto_id, inicio = l.inicio, proposito = l.proposito,
    resultado_id = l.resultado_id, marcada = l.efectiva, decision = ''
FROM cartera_llamada l
WHERE l.id = f.objeto_id AND f.contacto_id IS NULL
    AND f.figura IN ('efectivas', 'hechas', 'aceptadas', 'seguimientos');
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE indicadores_filacerrada ENABLE TRIGGER fila_cerrada_no_cambia;
"""


class Migration(migrations.Migration):
    dependencies = [("indicadores", "0010_evidencia_de_lo_cerrado")]

    operations = [migrations.RunSQL(_ESCRIBIR, migrations.RunSQL.noop)]
