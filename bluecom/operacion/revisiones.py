"""Looks at what nobody would notice: each minute who is asked, and each night what is kept.

Apps above register theirs, as they do with owed effects; a look returns the sentences of what
is wrong, without anybody's data.
"""

import logging
import smtplib
from collections.abc import Callable, Iterable
from datetime import datetime

from django.core.mail import get_connection
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Rol, Usuario
from bluecom.operacion.models import Revision
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from bluecom.pendientes.models import Tema

Revisor = Callable[[], Iterable[str]]
CORREO = "Servidor de correo"
MAXIMO = 20
"""Sentences kept of one look; the rest is counted."""
SEGUNDOS_DEL_CORREO = 5
_de_noche: dict[str, Revisor] = {}
_de_dia: dict[str, Callable[[], bool]] = {}
_de_cada_minuto: dict[str, Revisor] = {}
registro = logging.getLogger(__name__)


def revisor(nombre: str) -> Callable[[Revisor], Revisor]:
    """Register a look that is taken every night."""

    def decorador(funcion: Revisor) -> Revisor:
        _de_noche[nombre] = funcion
        return funcion

    return decorador


def revisor_de_cada_minuto(nombre: str, *, si: Callable[[], bool]) -> Callable[[Revisor], Revisor]:
    """Register a look at a system of others, as often as the mail server; only where it is used."""

    def decorador(funcion: Revisor) -> Revisor:
        _de_cada_minuto[nombre] = funcion
        seguir(nombre, cuando=si)
        return funcion

    return decorador


def revisores() -> tuple[str, ...]:
    return tuple(_de_noche)


def seguir(nombre: str, *, cuando: Callable[[], bool]) -> None:
    """Register what is looked at all day by whoever has it to do, while ``cuando`` says so."""
    _de_dia[nombre] = cuando


def seguidas() -> tuple[str, ...]:
    return tuple(nombre for nombre, cuando in _de_dia.items() if cuando())


def revisar_de_noche() -> list[Revision]:
    """Take every look, note what it found, and tell the administrators what is wrong."""
    return [_revisar(nombre, mirar) for nombre, mirar in _de_noche.items()]


def revisar_cada_minuto() -> list[Revision]:
    """Ask the systems of others; whoever cannot work without one is told once a day."""
    return [_revisar(n, _de_cada_minuto[n]) for n in seguidas() if n in _de_cada_minuto]


def revisar_el_correo(*, ahora: datetime) -> Revision:
    """Greet the mail server, with its key; nothing is sent."""
    problemas: list[str] = []
    try:
        conexion = get_connection(timeout=SEGUNDOS_DEL_CORREO)
        conexion.open()
        conexion.close()
    except (smtplib.SMTPException, OSError) as error:
        problemas = [f"No responde ({type(error).__name__}): los correos esperan."]
    return anotar_revision(CORREO, problemas, ahora)


def _revisar(nombre: str, mirar: Revisor) -> Revision:
    try:
        problemas = list(mirar())
    except Exception as error:  # one look that fails must not take the others along
        registro.exception("Falló la revisión «%s»", nombre)
        problemas = [f"No se pudo revisar ({type(error).__name__})."]
    ahora = timezone.now()
    revision = anotar_revision(nombre, problemas, ahora)
    if revision.bien:
        cerrar_asuntos(_asunto(revision), ahora=ahora, cierre="se revisó y está bien")
    else:
        _avisar(revision, ahora)
    return revision


def anotar_revision(nombre: str, problemas: list[str], ahora: datetime) -> Revision:
    """What a look found; nothing when all is well."""
    dichos = problemas[:MAXIMO]
    if len(problemas) > MAXIMO:
        dichos.append(f"Y {len(problemas) - MAXIMO} más.")
    for problema in problemas:
        registro.error("%s: %s", nombre, problema)
    revision, _ = Revision.objects.update_or_create(
        nombre=nombre, defaults={"hecha_en": ahora, "problemas": dichos}
    )
    return revision


def _avisar(revision: Revision, ahora: datetime) -> None:
    administradores = Usuario.objects.filter(rol=Rol.ADMINISTRADOR, is_active=True)
    avisar(
        administradores.values_list("pk", flat=True),
        f"{revision.nombre}: {revision.problemas[0]}"[:300],
        clave=f"revision:{revision.nombre}:{hoy(ahora)}",
        ahora=ahora,
        url=reverse("salud"),
        asunto=_asunto(revision),
        tema=Tema.SISTEMA,
    )


def _asunto(revision: Revision) -> str:
    return f"revision:{revision.nombre}"[:80]
