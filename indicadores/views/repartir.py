"""Who looks into which calls, as the page of the month's lists asks it (4.1)."""

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import HttpRequest

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Usuario
from bluecom.rechazo import Rechazo
from indicadores.consultas.filtros import entero
from indicadores.conversaciones.decidir import MAXIMO
from indicadores.conversaciones.encargar import encargar_llamadas, tomar
from indicadores.models import Conversacion
from solicitudes.puerta.web import ids_enviados

TOMAR, TOMAR_TODAS, ENCARGAR, SOLTAR = "tomar", "tomar-todas", "encargar", "soltar"


def repartir(request: HttpRequest, filtradas: QuerySet[Conversacion]) -> None:
    """Of those ticked, of all that the filters find, or of one by its number.

    Of more than may be taken at once, those that nobody has come first.
    Raises ``Rechazo``, ``YaDecidido``.
    """
    que, _, una = request.POST["mirar"].partition(":")
    claves = _claves(request, una)
    if que == TOMAR_TODAS:
        libres_primero = filtradas.order_by(F("a_cargo").asc(nulls_first=True), "-inicio", "-pk")
        _tomar(request, set(libres_primero.values_list("pk", flat=True)[:MAXIMO]))
    elif que == TOMAR:
        _tomar(request, claves)
    elif que == SOLTAR:
        _decir(request, encargar_llamadas(claves, a=None, acto=acto_de(request)), "sin nadie")
    elif que == ENCARGAR:
        a = Usuario.objects.filter(pk=entero(request.POST.get("a", ""))).first()
        if a is None:
            raise Rechazo("Elija quién las mira.")
        _decir(request, encargar_llamadas(claves, a=a, acto=acto_de(request)), f"para {a}")
    else:
        raise Rechazo("Diga qué hace con las marcadas: tomarlas, encargarlas o soltarlas.")


def _tomar(request: HttpRequest, claves: set[int]) -> None:
    tomadas = tomar(claves, acto=acto_de(request))
    _decir(request, tomadas.suyas, "para usted")
    if tomadas.de_otros:
        messages.info(request, f"Las demás ya tenían quien las mire: {tomadas.en_palabras}.")


def _claves(request: HttpRequest, una: str) -> set[int]:
    """A record by its number, a call of the exchange by its own below zero."""
    if una:
        return {-entero(una[1:]) if una.startswith("-") else entero(una)}
    llamadas, centrales = ids_enviados(request, "llamada"), ids_enviados(request, "central")
    return llamadas | {-pk for pk in centrales}


def _decir(request: HttpRequest, cuantas: int, de_quien: str) -> None:
    llamadas = "1 llamada" if cuantas == 1 else f"{cuantas} llamadas"
    messages.success(request, f"{llamadas} {de_quien}.")
