"""Do once what a form asks, and answer its repetitions with what the first one did."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib import messages
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from bluecom.cuentas.models import Usuario
from bluecom.transacciones import sin_choques
from bluecom.una_vez.formulario import campos_de, escrito_en, huella_de
from bluecom.una_vez.models import ActoHecho

MEMORIA = timedelta(days=2)
"""Longer than any page with a form stays open: a session ends within the day."""


def hacer_una_vez(
    request: HttpRequest, usuario: Usuario, ficha: str, vista: Callable[[], HttpResponse]
) -> HttpResponse:
    """Let the view act, unless this token already did: then say again what it did.

    Fact and token are one transaction; who sends the same form at the same time waits for
    the first to end. A refusal leaves no trace: the form may be corrected and sent again. Of two
    that collided, the one that PostgreSQL stopped begins again here: nobody inside can.
    """
    huella = huella_de(request)
    antes = len(messages.get_messages(request))

    def intento() -> HttpResponse:
        _como_llego(request, antes)
        with transaction.atomic():
            _esperar_turno(usuario, ficha)
            hecho = ActoHecho.objects.filter(usuario=usuario, ficha=ficha).first()
            if hecho is not None:
                return _repetir(request, hecho) if hecho.huella == huella else _otro(request, hecho)
            respuesta = vista()
            if respuesta.status_code == 302:
                _recordar(request, usuario, ficha, huella, respuesta["Location"], antes)
        return respuesta

    return sin_choques(intento)


def olvidar(*, ahora: datetime) -> int:
    """Forget the forms of pages that nobody can have open any more."""
    return ActoHecho.objects.anteriores_a(ahora - MEMORIA).delete()[0]


def _como_llego(request: HttpRequest, antes: int) -> None:
    """Files from their beginning, and nothing said yet: an attempt may have been undone."""
    for archivos in request.FILES.lists():
        for archivo in archivos[1]:
            archivo.seek(0)
    del messages.get_messages(request)._queued_messages[antes:]  # type: ignore[union-attr]  # as below


def _esperar_turno(usuario: Usuario, ficha: str) -> None:
    with connection.cursor() as cursor:
        clave = f"una_vez:{usuario.pk}:{ficha}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [clave])


def _recordar(
    request: HttpRequest, usuario: Usuario, ficha: str, huella: str, destino: str, antes: int
) -> None:
    dicho = _dicho_desde(request, antes)
    niveles = {nivel for nivel, _ in dicho}
    if messages.ERROR in niveles and messages.SUCCESS not in niveles:
        return
    ActoHecho.objects.create(
        usuario=usuario,
        ficha=ficha,
        huella=huella,
        destino=destino[:300],
        dicho=dicho,
        hecho_en=timezone.now(),
    )


def _dicho_desde(request: HttpRequest, antes: int) -> list[tuple[int, str]]:
    """What the view told the person, left where the next page shows it."""
    todos = messages.get_messages(request)
    dicho = [(mensaje.level, str(mensaje)) for mensaje in todos][antes:]
    todos.used = False  # type: ignore[union-attr]  # a list only where messages are off
    return dicho


def _repetir(request: HttpRequest, hecho: ActoHecho) -> HttpResponse:
    for nivel, frase in hecho.dicho:
        messages.add_message(request, nivel, frase)
    return redirect(hecho.destino)


def _otro(request: HttpRequest, hecho: ActoHecho) -> HttpResponse:
    """The form was used for something else: nothing is written, nothing typed is lost."""
    contexto = {
        "hecho": hecho,
        "campos": campos_de(request),
        "escrito": escrito_en(request),
        "con_archivos": bool(request.FILES),
    }
    return render(request, "409.html", contexto, status=409)
