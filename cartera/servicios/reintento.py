"""When a client who was not reached is called again, and when no more."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import Case, QuerySet, Value, When

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.parametros.consultas import valor
from cartera.horarios import A_TODA_HORA, Horario
from cartera.models import ContactoCartera, Llamada, Proposito, ResultadoLlamada, Situacion
from cartera.parametros import INTENTOS

FRANJAS = ((time(8), time(12)), (time(12), time(18)), (time(18), time(21)))
"""Morning, afternoon and evening: who does not answer in one may in another."""
DIAS_EN_QUE_SE_BUSCA = 14


def proximo_intento(
    resultado: ResultadoLlamada, *, desde: datetime, horario: Horario = A_TODA_HORA
) -> datetime:
    """After the outcome's minutes; with ``otra_franja``, not before another part of the day.

    That part is one in which the portfolio may be called. Where it has only one, the next day's.
    """
    proximo = desde + timedelta(minutes=resultado.espera_minutos)
    if not resultado.otra_franja:
        return proximo
    salvo = franja_de(desde.astimezone(LA_PAZ))
    otras = (c for c in _comienzos(horario, proximo) if franja_de(c) not in (None, salvo))
    return next(otras, horario.desde(proximo))


def agotado(llamada: Llamada) -> bool:
    """The retries that its outcome has of its own are spent; the portfolio's are another matter."""
    maximo = llamada.resultado.maximo
    iguales = Llamada.objects.vigentes().filter(
        contacto=llamada.contacto_id, resultado=llamada.resultado_id, proposito=Proposito.OFERTA
    )
    return bool(maximo) and iguales.count() > maximo


def devolver_a_la_cola(contactos: QuerySet[ContactoCartera], *, ahora: datetime) -> int:
    """Due at once, by the act of a person; returns how many.

    Whose attempts are spent comes as one whose wait is over: no retry would be handed out.
    """
    gastados = When(intentos__gte=valor(INTENTOS, ahora), then=Value(Situacion.ESPERA))
    return contactos.update(
        situacion=Case(gastados, default=Value(Situacion.REINTENTO)), proximo_en=ahora
    )


def franja_de(local: datetime) -> int | None:
    """The part of the day, by its place in ``FRANJAS``; none at night."""
    for n, (desde, hasta) in enumerate(FRANJAS):
        if desde <= local.time() < hasta:
            return n
    return None


def _comienzos(horario: Horario, desde: datetime) -> Iterator[datetime]:
    """From an instant on, each moment at which one may call and a part of the day begins."""
    hasta = desde + timedelta(days=DIAS_EN_QUE_SE_BUSCA)
    for inicio, fin in horario.tramos(desde):
        if inicio > hasta:
            return
        yield inicio.astimezone(LA_PAZ)
        for comienza, _ in FRANJAS:
            comienzo = datetime.combine(hoy(inicio), comienza, LA_PAZ)
            if inicio < comienzo < fin:
                yield comienzo
