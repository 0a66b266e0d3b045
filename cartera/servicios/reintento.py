"""When a client who was not reached is called again, and when no more."""

from datetime import datetime, time, timedelta

from bluecom.bolivia.fechas import LA_PAZ
from cartera.models import Llamada, Proposito, ResultadoLlamada

FRANJAS = ((time(8), time(12)), (time(12), time(18)), (time(18), time(21)))
"""Morning, afternoon and evening: who does not answer in one may in another."""


def proximo_intento(resultado: ResultadoLlamada, *, desde: datetime) -> datetime:
    """After the outcome's minutes; with ``otra_franja``, not before another part of the day."""
    proximo = desde + timedelta(minutes=resultado.espera_minutos)
    if not resultado.otra_franja:
        return proximo
    local = proximo.astimezone(LA_PAZ)
    if franja_de(local) not in (None, franja_de(desde.astimezone(LA_PAZ))):
        return proximo
    return _siguiente_comienzo(local, salvo=franja_de(desde.astimezone(LA_PAZ)))


def agotado(llamada: Llamada) -> bool:
    """The retries that its outcome has of its own are spent; the portfolio's are another matter."""
    maximo = llamada.resultado.maximo
    iguales = Llamada.objects.vigentes().filter(
        contacto=llamada.contacto_id, resultado=llamada.resultado_id, proposito=Proposito.OFERTA
    )
    return bool(maximo) and iguales.count() > maximo


def franja_de(local: datetime) -> int | None:
    """The part of the day, by its place in ``FRANJAS``; none at night."""
    for n, (desde, hasta) in enumerate(FRANJAS):
        if desde <= local.time() < hasta:
            return n
    return None


def _siguiente_comienzo(local: datetime, *, salvo: int | None) -> datetime:
    """The next beginning of a part of the day that is not ``salvo``."""
    comienzos = (
        datetime.combine(local.date() + timedelta(days=dias), desde, LA_PAZ)
        for dias in range(3)
        for n, (desde, _) in enumerate(FRANJAS)
        if n != salvo
    )
    return next(comienzo for comienzo in comienzos if comienzo > local)
