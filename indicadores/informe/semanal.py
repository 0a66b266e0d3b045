"""Each Monday, the month so far by mail for who wants it: counts alone, once a week each."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string

from bluecom.avisos.models import TIENEN_RESUMEN, Preferencia
from bluecom.bolivia.fechas import hoy, mes_de
from bluecom.cuentas.models import Usuario
from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import deber
from indicadores import consultas
from indicadores.consultas import ResumenMes
from indicadores.informe.papel import exigir_que_cuadre

SEMANAL = "indicadores:semanal"
HORA = timedelta(hours=7)
"""Monday at 07:00, La Paz: the week before is over, and this one has not begun."""
_SEMANA = timedelta(days=7)


def deber_resumenes(*, ahora: datetime) -> list[Pendiente]:
    """Owe this week's to each who wants it and was not owed it yet, whoever sweeps and how often.

    After days without beat it is that of the week that runs: nobody reads those of before.
    """
    lunes = lunes_de(ahora)
    claves = {_clave(lunes, pk): pk for pk in _quieren().values_list("pk", flat=True)}
    ya = Pendiente.objects.filter(clave__in=claves).values_list("clave", flat=True)
    return [_deber(lunes, claves[clave], ahora) for clave in sorted({*claves} - {*ya})]


def lunes_de(ahora: datetime) -> date:
    """The Monday whose summary is due; until its hour, that of the week before."""
    dia = hoy(ahora - HORA)
    return dia - timedelta(days=dia.weekday())


def resumir(lunes: date, usuario_id: int, *, ahora: datetime) -> None:
    """Mail it, unless he no longer wants or reads it. Raises ``NoCuadra``, and mails nothing."""
    quien = _quieren().filter(pk=usuario_id).first()
    if quien is None:
        return
    resumen = consultas.mes(mes_de(lunes - timedelta(days=1)), ahora=ahora)
    encolar_correo(
        _clave(lunes, usuario_id),
        para=quien.email,
        asunto=f"Resumen semanal de {resumen.nombre}",
        texto=texto_de(resumen, lunes, quien, ahora=ahora),
        ahora=ahora,
    )


def texto_de(r: ResumenMes, lunes: date, quien: Usuario, *, ahora: datetime) -> str:
    """What is mailed. Raises ``NoCuadra`` when counted again a figure is another."""
    exigir_que_cuadre(r)
    pasada = (lunes - _SEMANA).isoformat()
    contexto = {
        "r": r,
        "cifras": [r.tasa_aceptadas, r.conversion, r.contactabilidad, r.instaladas],
        "semanas": [semana for semana in r.por_semana if semana.clave == pasada],
        "quien": quien,
        "ahora": ahora,
    }
    return render_to_string("correos/semanal.txt", contexto)


def _deber(lunes: date, usuario_id: int, ahora: datetime) -> Pendiente:
    datos = {"lunes": lunes.isoformat(), "que": f"el resumen de la semana del {lunes:%d/%m/%Y}"}
    with transaction.atomic():
        return deber(
            SEMANAL, _clave(lunes, usuario_id), objeto_id=usuario_id, datos=datos, ahora=ahora
        )


def _quieren() -> QuerySet[Usuario]:
    eligieron = Preferencia.objects.filter(resumen_semanal=True).values("usuario")
    leen = Usuario.objects.filter(rol__in=TIENEN_RESUMEN, is_active=True, de_prueba=False)
    return leen.filter(pk__in=eligieron).exclude(email="")


def _clave(lunes: date, usuario_id: int) -> str:
    return f"semanal:{lunes.isoformat()}:{usuario_id}"
