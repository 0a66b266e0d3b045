"""The claim of the next client as its first version wrote it: what the whole taking began as."""

_LIBRE = """
      c.es_elegible
  AND c.cartera_id = ANY(%(carteras)s)
  AND NOT EXISTS (SELECT 1 FROM cartera_nollamar n
                  WHERE n.anulado_en IS NULL AND n.numero = c.linea)
  AND NOT EXISTS (SELECT 1 FROM cartera_nollamar n
                  WHERE n.anulado_en IS NULL AND n.cliente_id = c.cliente_id)
  AND NOT EXISTS (SELECT 1 FROM cartera_contactocartera o
                  WHERE o.situacion = 'EN_MANO' AND o.cliente_id = c.cliente_id)
"""
_CON_HORA = "c.proximo_en <= %(ahora)s"
_EN_ORDEN = "c.cartera_id, c.prioridad DESC, c.orden, c.id"
_ETAPAS = (
    (f"c.situacion = 'RELLAMADA' AND {_CON_HORA} AND c.asignado_a_id = %(usuario)s",
     "c.proximo_en, c.id"),
    (f"c.situacion = 'RELLAMADA' AND {_CON_HORA} AND c.asignado_a_id IS NULL",
     "c.proximo_en, c.id"),
    (f"c.situacion IN ('REINTENTO', 'ESPERA') AND {_CON_HORA} "
     "AND (c.asignado_a_id = %(usuario)s OR c.asignado_a_id IS NULL)", "c.proximo_en, c.id"),
    ("c.situacion = 'DISPONIBLE' AND c.asignado_a_id = %(usuario)s", _EN_ORDEN),
    ("c.situacion = 'DISPONIBLE' AND c.asignado_a_id IS NULL", _EN_ORDEN),
)  # fmt: skip
_ELEGIDO = ",".join(
    f"(SELECT c.id FROM cartera_contactocartera c WHERE {etapa} AND {_LIBRE} "  # noqa: S608  constants
    f"ORDER BY {orden} FOR UPDATE OF c SKIP LOCKED LIMIT 1)"
    for etapa, orden in _ETAPAS
)
RECLAMO = (
    "UPDATE cartera_contactocartera SET situacion_previa = situacion, situacion = 'EN_MANO', "  # noqa: S608  constants
    "reservado_por_id = %(usuario)s, reservado_hasta = %(hasta)s "
    f"WHERE id = COALESCE({_ELEGIDO}) RETURNING id"
)
