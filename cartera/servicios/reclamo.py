"""The statements that claim a client: in which order whoever asks is given one (1.2)."""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Exists

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.preparadas import Leida, Preparada
from cartera.models import Cartera, ContactoCartera, Rellamada

_LIBRE = """
      c.es_elegible
  AND NOT EXISTS (SELECT FROM cartera_nollamar n
                  WHERE n.anulado_en IS NULL
                    AND (n.numero = c.linea OR n.cliente_id = c.cliente_id))
  AND NOT EXISTS (SELECT FROM cartera_contactocartera o
                  WHERE o.cliente_id = c.cliente_id
                    AND (o.situacion = 'EN_MANO' OR o.retenido_hasta > %(ahora)s))
"""
_ABIERTA = "c.cartera_id = ANY(%(abiertas)s)"
"""Within its calling hours."""
_MIOS_O_DE_NADIE = "(c.asignado_a_id = %(usuario)s OR c.asignado_a_id IS NULL)"
_EN_ORDEN = "c.cartera_id, c.prioridad DESC, c.orden, c.id"
_CONTACTOS = "cartera_contactocartera c"
_RELLAMADAS = (
    "cartera_rellamada p JOIN cartera_contactocartera c "
    "ON c.id = p.contacto_id AND p.estado = 'PENDIENTE' AND c.situacion = 'RELLAMADA'"
)
_SE_PUEDE = (
    "c.cartera_id = ANY(%(carteras)s) "
    "AND (c.cartera_id = ANY(%(abiertas)s) OR p.con_permiso_de_id IS NOT NULL)"
)
"""A callback that was given leave binds no calling hours."""
_PASO_A_TODOS = """(p.de_todos_desde <= %(ahora)s OR NOT EXISTS (
    SELECT 1 FROM cuentas_usuario u WHERE u.id = p.para_id AND u.is_active AND u.rol = 'ASESOR'
    AND NOT EXISTS (SELECT 1 FROM cuentas_ausencia a WHERE a.usuario_id = u.id
                    AND a.retirada_en IS NULL AND %(hoy)s BETWEEN a.desde AND a.hasta)))"""
"""Nobody's own, or its person is late, away or gone."""


class Etapa(NamedTuple):
    """One look for a client; ``turno`` is its line in ``en_palabras.ORDEN_DE_LA_COLA``.

    ``asomo``: the one of ``_asomos`` without which nobody is found here.
    """

    turno: str
    asomo: str
    donde: str
    cuales: str
    orden: str


ETAPAS = (
    # a callback that is due: the client said when
    Etapa("RELLAMADA", "llego_una_rellamada", _RELLAMADAS,
          f"p.cuando <= %(ahora)s AND p.para_id = %(usuario)s AND {_SE_PUEDE}", "p.cuando, p.id"),
    Etapa("RELLAMADA", "llego_una_rellamada", _RELLAMADAS,
          f"p.cuando <= %(ahora)s AND {_PASO_A_TODOS} AND {_SE_PUEDE}", "p.cuando, p.id"),
    # a retry of whom attempts are left to, or a wait that is over
    Etapa("CON_FECHA", "llego_una_fecha", _CONTACTOS,
          "c.situacion IN ('REINTENTO', 'ESPERA') AND c.proximo_en <= %(ahora)s "
          "AND (c.situacion = 'ESPERA' OR c.intentos < %(tope)s) "
          f"AND {_MIOS_O_DE_NADIE} AND {_ABIERTA}", "c.proximo_en, c.id"),
    # whom nobody has called yet: first one's own, then everybody's
    Etapa("SIN_LLAMAR", "tiene_propios", _CONTACTOS,
          f"c.situacion = 'DISPONIBLE' AND c.asignado_a_id = %(usuario)s AND {_ABIERTA}",
          _EN_ORDEN),
    Etapa("SIN_LLAMAR", "", _CONTACTOS,
          f"c.situacion = 'DISPONIBLE' AND c.asignado_a_id IS NULL AND {_ABIERTA}", _EN_ORDEN),
)  # fmt: skip
"""In this order; each stage is served by its own partial index."""
_ESTA_RELLAMADA = (
    Etapa("RELLAMADA", "", _RELLAMADAS, f"p.id = %(rellamada)s AND (p.para_id = %(usuario)s "
          f"OR {_PASO_A_TODOS} OR p.para_id IS NULL) AND {_SE_PUEDE}", "p.id"),
)  # fmt: skip
"""One that a person chose from a list, perhaps before its hour."""


CAMPOS = ("id", "cartera_id", "cliente_id", "servicios_requeridos")
"""What a taking needs of its client; whoever asks for more reads it then."""


def _reclamo(candado: str, etapas: tuple[Etapa, ...] = ETAPAS) -> Preparada:
    """Constants of this module only; every value is a parameter.

    For who has a client in hand it is refused by ``contacto_uno_en_mano_por_asesor``.
    """
    elegidos = ",\n".join(
        f"(SELECT c.id FROM {etapa.donde} WHERE {etapa.cuales} AND {_LIBRE} "  # noqa: S608  constants
        f"ORDER BY {etapa.orden} {candado} LIMIT 1)"
        for etapa in etapas
    )
    return Preparada(
        "UPDATE cartera_contactocartera SET "  # noqa: S608  constants
        "situacion_previa = situacion, situacion = 'EN_MANO', "
        "reservado_por_id = %(usuario)s, reservado_hasta = %(hasta)s "
        f"WHERE id = COALESCE({elegidos}) RETURNING {', '.join(CAMPOS)}"
    )


ASOMOS = ("llego_una_rellamada", "llego_una_fecha", "tiene_propios")
DE_LA_CARTERA = ("id", "nombre", "activa", "de_prueba", "siempre_abierta")


@cache
def sin_esperar(*vistos: bool) -> Preparada:
    """Of the stages in which somebody may be: each one costs though it finds nobody."""
    hay = dict(zip(ASOMOS, vistos, strict=True))
    return _reclamo(
        "FOR UPDATE OF c SKIP LOCKED",
        tuple(etapa for etapa in ETAPAS if not etapa.asomo or hay[etapa.asomo]),
    )


ESPERANDO = _reclamo("FOR UPDATE OF c")
ELEGIDA = _reclamo("FOR UPDATE OF c", _ESTA_RELLAMADA)


def _asomos(acto: Acto) -> dict[str, Exists]:
    """Whether anybody at all may be found in a stage: each is a glance at its index."""
    ahora = acto.ahora
    contactos = ContactoCartera.objects.order_by()
    con_fecha = contactos.filter(situacion__in=("REINTENTO", "ESPERA"), proximo_en__lte=ahora)
    propios = contactos.filter(situacion="DISPONIBLE", es_elegible=True, asignado_a=acto.usuario)
    return {
        "llego_una_rellamada": Exists(Rellamada.objects.pendientes().llegadas(ahora).order_by()),
        "llego_una_fecha": Exists(con_fecha),
        "tiene_propios": Exists(propios),
    }


def _de_una_persona(*, de_prueba: bool) -> Leida:
    """The portfolios of such a person, with what there is to be handed out."""

    def componer(**marcas: Any) -> Any:
        persona = Usuario(pk=marcas["usuario"], de_prueba=de_prueba)
        asomos = _asomos(Acto(persona, marcas["ahora"]))
        suyas = Cartera.objects.de(persona).annotate(**asomos)
        return suyas.values_list(*DE_LA_CARTERA, *ASOMOS)

    return Leida(componer, usuario=int, ahora=datetime)


LO_QUE_TRABAJA = {de_prueba: _de_una_persona(de_prueba=de_prueba) for de_prueba in (False, True)}
