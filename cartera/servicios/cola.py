"""The queue: one client after another, never the same to two people (1.2)."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.parametros.consultas import valor
from bluecom.preparadas import Preparada
from cartera.models import Cartera, ContactoCartera
from cartera.parametros import RESERVA

_LIBRE = """
      c.es_elegible
  AND c.cartera_id = ANY(%(carteras)s)
  AND NOT EXISTS (SELECT FROM cartera_nollamar n
                  WHERE n.anulado_en IS NULL
                    AND (n.numero = c.linea OR n.cliente_id = c.cliente_id))
  AND NOT EXISTS (SELECT FROM cartera_contactocartera o
                  WHERE o.cliente_id = c.cliente_id
                    AND (o.situacion = 'EN_MANO' OR o.retenido_hasta > %(ahora)s))
"""
_MIOS_O_DE_NADIE = "(c.asignado_a_id = %(usuario)s OR c.asignado_a_id IS NULL)"
_EN_ORDEN = "c.cartera_id, c.prioridad DESC, c.orden, c.id"

_ETAPAS = (
    # a callback that is due: the client said when
    ("c.situacion = 'RELLAMADA' AND c.proximo_en <= %(ahora)s AND c.asignado_a_id = %(usuario)s",
     "c.proximo_en, c.id"),
    ("c.situacion = 'RELLAMADA' AND c.proximo_en <= %(ahora)s AND c.asignado_a_id IS NULL",
     "c.proximo_en, c.id"),
    # a retry, or a wait that is over
    (f"c.situacion IN ('REINTENTO', 'ESPERA') AND c.proximo_en <= %(ahora)s AND {_MIOS_O_DE_NADIE}",
     "c.proximo_en, c.id"),
    # whom nobody has called yet: first one's own, then everybody's
    ("c.situacion = 'DISPONIBLE' AND c.asignado_a_id = %(usuario)s", _EN_ORDEN),
    ("c.situacion = 'DISPONIBLE' AND c.asignado_a_id IS NULL", _EN_ORDEN),
)  # fmt: skip
"""In this order; each stage is served by its own partial index."""


_COLUMNAS = [str(campo.column) for campo in ContactoCartera._meta.concrete_fields]
_CAMPOS = [campo.attname for campo in ContactoCartera._meta.concrete_fields]


def _reclamo(candado: str) -> Preparada:
    """Constants of this module only; every value is a parameter.

    Whoever has a client in hand gets none by it.
    """
    etapas = ",\n".join(
        f"(SELECT c.id FROM cartera_contactocartera c WHERE {etapa} AND {_LIBRE} "  # noqa: S608  constants
        f"ORDER BY {orden} {candado} LIMIT 1)"
        for etapa, orden in _ETAPAS
    )
    return Preparada(
        "UPDATE cartera_contactocartera SET "  # noqa: S608  constants
        "situacion_previa = situacion, situacion = 'EN_MANO', "
        "reservado_por_id = %(usuario)s, reservado_hasta = %(hasta)s "
        "WHERE NOT EXISTS (SELECT FROM cartera_contactocartera m "
        "WHERE m.situacion = 'EN_MANO' AND m.reservado_por_id = %(usuario)s) "
        f"AND id = COALESCE({etapas}) RETURNING {', '.join(_COLUMNAS)}"
    )


_SIN_ESPERAR = _reclamo("FOR UPDATE OF c SKIP LOCKED")
_ESPERANDO = _reclamo("FOR UPDATE OF c")
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
    return _tomar(acto)


def renovar_reserva(contacto_id: int, *, ahora: datetime) -> None:
    """Whoever has the client works on it: the reservation starts again."""
    ContactoCartera.objects.filter(pk=contacto_id, reservado_hasta__isnull=False).update(
        reservado_hasta=reserva_desde(ahora)
    )


def reservar_para_otra(contacto_id: int, *, ahora: datetime) -> None:
    """A second product of a client already sold: its taking has a reservation too."""
    ContactoCartera.objects.filter(pk=contacto_id).update(reservado_hasta=reserva_desde(ahora))


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


def _reclamar(sentencia: Preparada, acto: Acto) -> ContactoCartera | None:
    carteras = list(Cartera.objects.de(acto.usuario).values_list("pk", flat=True))
    if not carteras:
        return None
    fila = sentencia.fila(
        usuario=acto.usuario.pk,
        ahora=acto.ahora,
        hasta=reserva_desde(acto.ahora),
        carteras=carteras,
    )
    return ContactoCartera.from_db("default", _CAMPOS, fila) if fila else None
