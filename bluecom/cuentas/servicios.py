"""What changes in a person's account: who did it and when is in the log, as codes."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Sesion, Usuario
from bluecom.cuentas.salidas import anunciar_salida

EN_CODIGO = ("rol", "is_active", "de_prueba", "debe_cambiar_clave")
"""What the log keeps of a person, before and after; of a name or a number, only that it changed."""


@transaction.atomic
def guardar(persona: Usuario, *, acto: Acto, campos: Collection[str]) -> list[str]:
    """Keep what an administrator wrote of a person; who is deactivated is out everywhere.

    Returns what stays in the name of who can work no more, in words.
    Raises ``PermissionDenied`` to whoever stopped being an administrator meanwhile, so that
    two who take the chair from each other leave one in it.
    """
    _exigir_que_administre(acto.usuario)
    antes = _codigos(Usuario.objects.get(pk=persona.pk)) if persona.pk else {}
    persona.save(update_fields=list(campos) if persona.pk else None)
    if not persona.is_active:
        cerrar_sesiones(persona)
    despues = _codigos(persona)
    cambiados = [codigo for codigo in despues if antes.get(codigo) != despues[codigo]]
    _anotar(
        persona,
        "editar_usuario" if antes else "crear_usuario",
        acto=acto,
        campos=sorted(campos),
        antes={codigo: antes[codigo] for codigo in cambiados if codigo in antes},
        despues={codigo: despues[codigo] for codigo in cambiados},
    )
    se_fue = bool(antes) and bool({"is_active", "rol"} & set(cambiados))
    return anunciar_salida(persona, acto) if se_fue else []


@transaction.atomic
def dar_clave(persona: Usuario, *, acto: Acto) -> None:
    """An administrator gave a password, already set: its person writes another at first entry."""
    _exigir_que_administre(acto.usuario)
    persona.debe_cambiar_clave = True
    persona.save(update_fields=["debe_cambiar_clave"])
    cerrar_sesiones(persona)
    _anotar(persona, "dar_contrasena", acto=acto)


@transaction.atomic
def cambiar_clave(persona: Usuario, clave: str, *, sesion: str | None, ahora: datetime) -> None:
    """A person's own new password; it ends every session but the one it was written in."""
    persona.set_password(clave)
    persona.debe_cambiar_clave = False
    persona.save(update_fields=["password", "debe_cambiar_clave"])
    cerrar_sesiones(persona, salvo=sesion)
    _anotar(persona, "cambiar_contrasena", acto=Acto(persona, ahora))


@transaction.atomic
def quitar_segundo_factor(personas: Iterable[Usuario], *, acto: Acto) -> list[Usuario]:
    """Forget the telephones of these people; answers who had one, and now enrols another."""
    _exigir_que_administre(acto.usuario)
    todas = list(personas)
    suyos = TOTPDevice.objects.filter(user__in=todas)
    con_uno = set(suyos.filter(confirmed=True).values_list("user", flat=True))
    suyos.delete()
    quitadas = [persona for persona in todas if persona.pk in con_uno]
    for persona in quitadas:
        _anotar(persona, "quitar_segundo_factor", acto=acto)
    return quitadas


def registrar_segundo_factor(dispositivo: TOTPDevice, *, acto: Acto) -> None:
    """The first good code of a telephone: from now on it is the person's."""
    with transaction.atomic():
        dispositivo.confirmed = True
        dispositivo.save(update_fields=["confirmed"])
        _anotar(acto.usuario, "registrar_segundo_factor", acto=acto)


def cerrar_sesiones(persona: Usuario, *, salvo: str | None = None, cual: str = "") -> int:
    """End a person's sessions: all, all but one, or the one of that ``marca``; answers how many."""
    suyas = Sesion.objects.filter(usuario=persona).exclude(pk=salvo)
    claves = [sesion.pk for sesion in suyas if cual in ("", sesion.marca)]
    cuantas, _ = Sesion.objects.filter(pk__in=claves).delete()
    return cuantas


def _exigir_que_administre(usuario: Usuario) -> None:
    """Wait for whoever is changing an administrator now, and look again."""
    administran = Usuario.objects.filter(rol=Rol.ADMINISTRADOR, is_active=True)
    if usuario.pk not in {otro.pk for otro in administran.order_by("pk").select_for_update()}:
        raise PermissionDenied("Otro administrador acaba de cambiar el rol de usted.")


def _codigos(persona: Usuario) -> dict[str, Any]:
    return {codigo: getattr(persona, codigo) for codigo in EN_CODIGO}


def _anotar(persona: Usuario, tipo: str, *, acto: Acto, **datos: Any) -> None:
    anotar(f"usuario:{persona.pk}", tipo, acto=acto, datos=datos)
