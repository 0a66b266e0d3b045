"""What every template may take for granted."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from bluecom.cuentas.models import Usuario
from bluecom.interfaz.navegacion import (
    AVISOS,
    BUSCAN,
    BUSCAR,
    Enlace,
    Entrada,
    direccion,
    enlaces,
    navegacion_de,
    situada,
)
from bluecom.interfaz.secciones import seccion_de
from bluecom.interfaz.tema import tema_de
from bluecom.pendientes.models import Aviso


def interfaz(request: HttpRequest) -> dict[str, Any]:
    """Theme, navigation by role and the addresses that the top bar links, when they exist."""
    usuario = getattr(request, "user", None)
    ruta = request.path
    rol = usuario.rol if isinstance(usuario, Usuario) else ""
    return {
        "tema": tema_de(request),
        "navegacion": SimpleLazyObject(lambda: navegacion_de(rol, ruta=ruta, en=situada(request))),
        "seccion": SimpleLazyObject(lambda: seccion_de(rol, ruta=ruta, en=situada(request))),
        "enlace_buscar": SimpleLazyObject(lambda: _unico(BUSCAR, ruta) if rol in BUSCAN else None),
        "enlace_avisos": SimpleLazyObject(lambda: _unico(AVISOS, ruta)),
        "avisos_sin_leer": SimpleLazyObject(lambda: _sin_leer(usuario)),
        "url_tema": direccion("tema"),
        "procedimiento": settings.PROCEDIMIENTO,
        "sin_https": not request.is_secure(),
        "instante": int(timezone.now().timestamp() * 1000),
    }


def _unico(entrada: Entrada, ruta: str) -> Enlace | None:
    encontrados = enlaces([entrada], ruta=ruta)
    return encontrados[0] if encontrados else None


def _sin_leer(usuario: object) -> int:
    if not isinstance(usuario, Usuario):
        return 0
    return Aviso.objects.filter(usuario_id=usuario.pk).sin_leer().cuantos()
