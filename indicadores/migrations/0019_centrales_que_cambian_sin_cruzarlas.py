"""Which calls of the exchange changed, told by what is in one set and not in the other.

Joined by their number, the statement kept the plan of the first one that changed nothing, and
compared each row with every other: a month's calls with their records took longer than all the
rest of its load.
"""

from django.db import migrations

_FUNCION = """
CREATE OR REPLACE FUNCTION por_contar_otras_centrales() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM por_contar('LLAMADAS', (
        SELECT array_agg(DISTINCT i.instante) FROM {cambian}));
    RETURN NULL;
END $$;
"""
SIN_CRUZAR = _FUNCION.format(
    cambian="""(
            (SELECT id, inicio, segundos, llamada_id, grupo FROM viejas
             EXCEPT SELECT id, inicio, segundos, llamada_id, grupo FROM nuevas)
            UNION ALL
            (SELECT id, inicio, segundos, llamada_id, grupo FROM nuevas
             EXCEPT SELECT id, inicio, segundos, llamada_id, grupo FROM viejas)) c
        LEFT JOIN cartera_llamada l ON l.id = c.llamada_id,
        LATERAL (VALUES (c.inicio), (l.inicio)) i (instante)"""
)
CRUZADAS = _FUNCION.format(
    cambian="""viejas v JOIN nuevas n ON n.id = v.id
        LEFT JOIN cartera_llamada a ON a.id = v.llamada_id
        LEFT JOIN cartera_llamada d ON d.id = n.llamada_id,
        LATERAL (VALUES (v.inicio), (n.inicio), (a.inicio), (d.inicio)) i (instante)
        WHERE (v.inicio, v.segundos, v.llamada_id, v.grupo)
            IS DISTINCT FROM (n.inicio, n.segundos, n.llamada_id, n.grupo)"""
)


class Migration(migrations.Migration):
    dependencies = [("indicadores", "0018_quien_mira_cada_llamada")]
    operations = [migrations.RunSQL(SIN_CRUZAR, CRUZADAS)]
