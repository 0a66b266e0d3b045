"""Who does something, and when: what every service asks and the log keeps."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.models import Usuario


@dataclass(frozen=True, slots=True)
class Acto:
    """One person's act; all that comes of it, near or far, bears the same name and instant."""

    usuario: Usuario
    ahora: datetime


def acto_de(request: HttpRequest) -> Acto:
    """What whoever is signed in does now; only for views behind ``requiere_rol``."""
    return Acto(usuario_de(request), timezone.now())


def acto_del_sistema(ahora: datetime) -> Acto:
    """What the system does by itself: a sweep, an owed effect."""
    return Acto(Usuario.objects.sistema(), ahora)
