"""Which months have ended and have no report yet; each is owed once, whoever sweeps."""

from datetime import datetime, timedelta

from django.db import transaction

from bluecom.bolivia.fechas import hoy, mes_anterior, mes_de, mes_en_letras, mes_siguiente
from bluecom.pendientes.servicios import deber
from indicadores.consultas import base
from indicadores.models import Cierre, InformeMensual

INFORME = "indicadores:informe"
HORA = timedelta(hours=6)
"""The first day of the next month at 06:00, La Paz: nobody sells by then."""


def deber_informes(*, ahora: datetime) -> list[InformeMensual]:
    """Owe the reports that are due; run twice, or by two beats at once, the second owes none."""
    return [nuevo for mes in meses_por_informar(ahora=ahora) if (nuevo := _deber(mes, ahora))]


def meses_por_informar(*, ahora: datetime) -> list[str]:
    """Every ended month since the first with data that nobody reported, the oldest first.

    However long beat was away, none is left out; a month without calls has its report too.
    """
    primero = _primer_mes()
    if not primero:
        return []
    ultimo = mes_anterior(mes_de(hoy(ahora - HORA)))
    ya = set(InformeMensual.objects.values_list("mes", flat=True))
    return [mes for mes in _meses(primero, ultimo) if mes not in ya]


def _deber(mes: str, ahora: datetime) -> InformeMensual | None:
    with transaction.atomic():
        informe, nuevo = InformeMensual.objects.get_or_create(
            mes=mes, cierre=None, defaults={"debido_en": ahora}
        )
        if not nuevo:
            return None
        _deber_el_archivo(informe, ahora)
    return informe


def deber_el_definitivo(cierre: Cierre, *, ahora: datetime) -> InformeMensual:
    """Its report is owed by the close itself, in its transaction."""
    informe = InformeMensual.objects.create(mes=cierre.mes, cierre=cierre, debido_en=ahora)
    _deber_el_archivo(informe, ahora)
    return informe


def clave_de(informe: InformeMensual) -> str:
    """By which its file is owed, and set aside when it cannot be made."""
    suyo = f":{informe.cierre.numero}" if informe.cierre else ""
    return f"{INFORME}:{informe.mes}{suyo}"


def _deber_el_archivo(informe: InformeMensual, ahora: datetime) -> None:
    cual = "el informe definitivo" if informe.cierre_id else "el informe"
    que = f"{cual} de {mes_en_letras(informe.mes)}"
    deber(INFORME, clave_de(informe), objeto_id=informe.pk, datos={"que": que}, ahora=ahora)


def _primer_mes() -> str:
    """That of the first report; before there is one, that of the first call or request that counts.

    Asked every few minutes, so a table of reports is read before one of calls.
    """
    primero = InformeMensual.objects.order_by("mes").values_list("mes", flat=True).first()
    if primero:
        return str(primero)
    instantes = [
        base.llamadas().order_by("inicio").values_list("inicio", flat=True).first(),
        base.ventas()
        .filter(glosada_en__isnull=False)
        .order_by("glosada_en")
        .values_list("glosada_en", flat=True)
        .first(),
    ]
    return min((mes_de(hoy(instante)) for instante in instantes if instante), default="")


def _meses(primero: str, ultimo: str) -> list[str]:
    meses = []
    while primero <= ultimo:
        meses.append(primero)
        primero = mes_siguiente(primero)
    return meses
