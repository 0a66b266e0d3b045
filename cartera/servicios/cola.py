"""The queue: one client after another, never the same to two people (1.2)."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import IntegrityError, transaction

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.parametros.consultas import valor, valores
from bluecom.preparadas import Preparada
from cartera.errores import CierreRechazado
from cartera.horarios import horarios_de
from cartera.models import Cartera, ContactoCartera
from cartera.parametros import INTENTOS, RESERVA

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
    """One look for a client; ``turno`` is its line in ``en_palabras.ORDEN_DE_LA_COLA``."""

    turno: str
    donde: str
    cuales: str
    orden: str


ETAPAS = (
    # a callback that is due: the client said when
    Etapa("RELLAMADA", _RELLAMADAS,
          f"p.cuando <= %(ahora)s AND p.para_id = %(usuario)s AND {_SE_PUEDE}", "p.cuando, p.id"),
    Etapa("RELLAMADA", _RELLAMADAS,
          f"p.cuando <= %(ahora)s AND {_PASO_A_TODOS} AND {_SE_PUEDE}", "p.cuando, p.id"),
    # a retry of whom attempts are left to, or a wait that is over
    Etapa("CON_FECHA", _CONTACTOS,
          "c.situacion IN ('REINTENTO', 'ESPERA') AND c.proximo_en <= %(ahora)s "
          "AND (c.situacion = 'ESPERA' OR c.intentos < %(tope)s) "
          f"AND {_MIOS_O_DE_NADIE} AND {_ABIERTA}", "c.proximo_en, c.id"),
    # whom nobody has called yet: first one's own, then everybody's
    Etapa("SIN_LLAMAR", _CONTACTOS,
          f"c.situacion = 'DISPONIBLE' AND c.asignado_a_id = %(usuario)s AND {_ABIERTA}",
          _EN_ORDEN),
    Etapa("SIN_LLAMAR", _CONTACTOS,
          f"c.situacion = 'DISPONIBLE' AND c.asignado_a_id IS NULL AND {_ABIERTA}", _EN_ORDEN),
)  # fmt: skip
"""In this order; each stage is served by its own partial index."""
_ESTA_RELLAMADA = (
    Etapa("RELLAMADA", _RELLAMADAS, f"p.id = %(rellamada)s AND (p.para_id = %(usuario)s "
          f"OR {_PASO_A_TODOS} OR p.para_id IS NULL) AND {_SE_PUEDE}", "p.id"),
)  # fmt: skip
"""One that a person chose from a list, perhaps before its hour."""


_CAMPOS = ("id", "cartera_id", "cliente_id", "servicios_requeridos")
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
        f"WHERE id = COALESCE({elegidos}) RETURNING {', '.join(_CAMPOS)}"
    )


_SIN_ESPERAR = _reclamo("FOR UPDATE OF c SKIP LOCKED")
_ESPERANDO = _reclamo("FOR UPDATE OF c")
_ELEGIDA = _reclamo("FOR UPDATE OF c", _ESTA_RELLAMADA)
_INTENTOS = 5


def tomar_siguiente(*, acto: Acto) -> ContactoCartera | None:
    """Claim the next client for ``usuario`` by one statement; ``None`` when none is left (1.2).

    Who has a client in hand gets that one again. An empty answer is believed only when
    a second look, which waits for whoever holds the last ones, finds none either. The
    client, or this person, may be taken by another session meanwhile: then it looks again,
    a few times. Raises ``IntegrityError`` when it is never that.
    """
    for _ in range(_INTENTOS - 1):
        with suppress(IntegrityError):
            return _tomar(acto)
        en_mano = _en_mano_de(acto.usuario)
        if en_mano is not None:
            return en_mano
    return _tomar(acto)


def tomar_rellamada(rellamada_id: int, *, acto: Acto) -> ContactoCartera:
    """Claim the client of one callback: one's own at any time, another's once it is everybody's.

    Raises ``CierreRechazado`` when that client cannot be had now.
    """
    with transaction.atomic():
        try:
            with transaction.atomic():
                contacto = _reclamar(_ELEGIDA, acto, rellamada=rellamada_id)
        except IntegrityError:  # the client is in somebody's hand by another portfolio
            contacto = None
    if contacto is None:
        raise CierreRechazado(
            "Esa rellamada no se puede tomar ahora: es de otra persona, la están llamando, "
            "acaba de anotarse y todavía se puede deshacer, o su cartera está fuera de horario "
            "o en pausa."
        )
    return contacto


def renovar_reserva(contacto_id: int, *, ahora: datetime) -> None:
    """Whoever has the client works on it: the reservation starts again."""
    ContactoCartera.objects.filter(pk=contacto_id, reservado_hasta__isnull=False).update(
        reservado_hasta=reserva_desde(ahora)
    )


def reserva_desde(ahora: datetime) -> datetime:
    return ahora + timedelta(minutes=valor(RESERVA, ahora))


def _tomar(acto: Acto) -> ContactoCartera | None:
    with transaction.atomic():
        return (
            _reclamar(_SIN_ESPERAR, acto)
            or _en_mano_de(acto.usuario)
            or _reclamar(_ESPERANDO, acto)
        )


def _en_mano_de(usuario: Usuario) -> ContactoCartera | None:
    return ContactoCartera.objects.en_mano().filter(reservado_por=usuario).first()


def _reclamar(sentencia: Preparada, acto: Acto, **otros: int) -> ContactoCartera | None:
    carteras = list(Cartera.objects.de(acto.usuario))
    if not carteras:
        return None
    horarios = horarios_de(carteras, acto.ahora)
    numeros = valores([RESERVA, INTENTOS], acto.ahora)
    fila = sentencia.fila(
        usuario=acto.usuario.pk,
        ahora=acto.ahora,
        hoy=hoy(acto.ahora),
        hasta=acto.ahora + timedelta(minutes=numeros[RESERVA.codigo]),
        tope=numeros[INTENTOS.codigo],
        carteras=[cartera.pk for cartera in carteras],
        abiertas=[c.pk for c in carteras if horarios[c.pk].abierto(acto.ahora)],
        **otros,
    )
    return ContactoCartera.from_db("default", _CAMPOS, fila) if fila else None
