"""The running month is under its parameter, or is going to be: told once for each crossing."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from bluecom.bolivia.fechas import hoy, mes_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.parametros.consultas import valores
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from bluecom.pendientes.models import Tema
from indicadores import consultas
from indicadores.consultas.portada import Portada
from indicadores.formula import Veredicto
from indicadores.models import Alerta
from indicadores.parametros import ALERTA_DESDE, ALERTA_OYEN

OYEN = (Rol.JEFE_VENTAS, Rol.SUPERVISOR, Rol.JEFE_SERVICIO)
"""Who hears of it, as many of them as the signed number says."""


def vigilar(*, ahora: datetime) -> list[Alerta]:
    """Open what the month calls for and close what is over; return those opened.

    By exact integers; run twice, or by two beats at once, the second opens none.
    """
    mes = mes_de(hoy(ahora))
    numeros = valores([ALERTA_DESDE, ALERTA_OYEN], ahora)
    portada = Portada(consultas.mes(mes, ahora=ahora))
    _cerrar_las_de_antes(mes, ahora)
    if portada.resumen.oficial.d < numeros[ALERTA_DESDE.codigo]:
        return []
    ahora_rige = _que_pasa(portada)
    for que in Alerta.Que:
        if que is not ahora_rige:
            _cerrar(portada, que, ahora, cierre=_como_termino(portada, que, ahora_rige))
    if ahora_rige is None:
        return []
    return _abrir(portada, ahora_rige, ahora, OYEN[: numeros[ALERTA_OYEN.codigo]])


def _que_pasa(portada: Portada) -> Alerta.Que | None:
    """Once it is under, what it is going to be says nothing more."""
    if portada.resumen.oficial.veredicto is Veredicto.OBSERVADO:
        return Alerta.Que.BAJO
    proyeccion = portada.proyeccion
    baja = proyeccion is not None and proyeccion.cifra.veredicto is Veredicto.OBSERVADO
    return Alerta.Que.BAJARIA if baja else None


@transaction.atomic
def _abrir(
    portada: Portada, que: Alerta.Que, ahora: datetime, oyen: tuple[Rol, ...]
) -> list[Alerta]:
    resumen = portada.resumen
    cuentas = {"n": resumen.oficial.n, "d": resumen.oficial.d}
    alerta, nueva = Alerta.objects.get_or_create(
        mes=resumen.mes, que=que, hasta=None, defaults={"desde": ahora, **cuentas}
    )
    if not nueva:
        return []
    personas = Usuario.objects.filter(rol__in=oyen, is_active=True, de_prueba=False)
    avisar(
        personas.values_list("pk", flat=True),
        _texto(portada, que),
        clave=alerta.asunto,
        asunto=alerta.asunto,
        ahora=ahora,
        url=reverse("mes_de", args=[resumen.mes]),
        tema=Tema.ARCHIVO,
    )
    return [alerta]


def _cerrar(portada: Portada, que: Alerta.Que, ahora: datetime, *, cierre: str) -> None:
    _terminar(Alerta.objects.filter(mes=portada.resumen.mes, que=que), ahora, cierre)


def _cerrar_las_de_antes(mes: str, ahora: datetime) -> None:
    _terminar(Alerta.objects.exclude(mes=mes), ahora, "el mes terminó")


@transaction.atomic
def _terminar(alertas: QuerySet[Alerta], ahora: datetime, cierre: str) -> None:
    """Held while they are closed: of two beats one does it."""
    abiertas = list(alertas.filter(hasta=None).select_for_update().order_by("pk"))
    Alerta.objects.filter(pk__in=[una.pk for una in abiertas]).update(hasta=ahora)
    cerrar_asuntos(*(una.asunto for una in abiertas), ahora=ahora, cierre=cierre)


def _como_termino(portada: Portada, que: Alerta.Que, ahora_rige: Alerta.Que | None) -> str:
    if ahora_rige is Alerta.Que.BAJO:
        return "el mes ya está bajo el parámetro"
    if que is Alerta.Que.BAJARIA:
        return "a este ritmo el mes ya no bajaría"
    return f"el mes volvió a {portada.resumen.oficial.texto}"


def _texto(portada: Portada, que: Alerta.Que) -> str:
    resumen, cifra = portada.resumen, portada.resumen.oficial
    va = f"{resumen.nombre.capitalize()} va en {cifra.texto} ({cifra.n} de {cifra.d})"
    if que is Alerta.Que.BAJO:
        return f"{va}, bajo el {cifra.parametro} %. Mire qué le costó y qué todavía lo mueve."
    y = portada.proyeccion
    termina = f", y a este ritmo terminaría en {y.cifra.texto}" if y else ""
    return f"{va}{termina}, bajo el {cifra.parametro} %."
