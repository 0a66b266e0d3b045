"""Environment variables read so that a bad one is refused at the start, by its name.

The value itself is repeated only where it can hold no secret.
"""

import logging
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")
HUECOS = ("{codigo}", "{linea}")
_SI = {"1", "true", "yes", "y", "on", "t", "ok", "sí", "si"}
_NO = {"0", "false", "no", "n", "off", "f"}
_POSTGRESQL = {"postgres", "postgresql", "pgsql", "psql"}
_BUZONES = {"imap", "imap+tls", "imaps"}
_REDIS = {"redis", "rediss", "unix", "redis+socket"}


class Variables(environ.Env):  # type: ignore[misc]  # published without types
    """``environ.Env`` with sentences; an empty number or switch is one that nobody set."""

    def bool(self, var: str, default: Any = environ.Env.NOTSET) -> bool:
        texto = self._texto(var)
        if not texto:
            return bool(_o_el_omitido(var, default))
        if texto.lower() in _SI | _NO:
            return texto.lower() in _SI
        raise ImproperlyConfigured(f"{var}={texto} no dice sí ni no: escriba true o false.")

    def int(self, var: str, default: Any = environ.Env.NOTSET) -> int:
        return int(self._numero(var, int, default))

    def float(self, var: str, default: Any = environ.Env.NOTSET) -> float:
        return float(self._numero(var, float, default))

    def nivel(self, var: str, default: str) -> str:
        """A level of ``logging``."""
        nivel = (self._texto(var) or default).upper()
        if nivel not in logging.getLevelNamesMapping():
            raise ImproperlyConfigured(
                f"{var}={nivel} no es un nivel: escriba DEBUG, INFO, WARNING o ERROR."
            )
        return nivel

    def db_url(self, var: str = "DATABASE_URL", **opciones: Any) -> dict[str, Any]:
        """A PostgreSQL address with the name of its database."""
        texto = self.str(var, default="")
        base: dict[str, Any] | None = (
            _leida(lambda: super(Variables, self).db_url(var, **opciones)) if texto else None
        )
        if urlsplit(texto).scheme not in _POSTGRESQL or not base or not base.get("NAME"):
            raise ImproperlyConfigured(
                f"{var} debe ser postgresql://usuario:clave@servidor:5432/base."
            )
        return base

    def email_url(self, var: str = "EMAIL_URL", **opciones: Any) -> dict[str, Any]:
        """The mail server."""
        correo: dict[str, Any] | None = _leida(
            lambda: super(Variables, self).email_url(var, **opciones)
        )
        if correo is None:
            raise ImproperlyConfigured(f"{var} debe ser smtp+tls://usuario:clave@servidor:587.")
        return correo

    def buzon(self, var: str) -> str:
        """A mailbox by IMAP, or none."""
        texto = str(self.str(var, default=""))
        partes = _leida(lambda: urlsplit(texto))
        puerto = _leida(lambda: [urlsplit(texto).port])
        bien = partes and partes.scheme in _BUZONES and partes.hostname and partes.username
        if texto and not (bien and puerto):
            raise ImproperlyConfigured(f"{var} debe ser imaps://usuario:clave@servidor:993/INBOX.")
        return texto

    def redis_url(self, var: str, default: str) -> str:
        """A Redis by TCP or by socket."""
        texto: str = self.str(var, default=default)
        partes = _leida(lambda: urlsplit(texto))
        if partes is None or partes.scheme not in _REDIS or _leida(lambda: [partes.port]) is None:
            raise ImproperlyConfigured(
                f"{var} debe ser redis://servidor:6379/0 o unix:///ruta/del/socket."
            )
        return texto

    def enlace(self, var: str) -> str:
        """The address of a page of another system, with ``{codigo}`` or ``{linea}`` in it."""
        texto = self._texto(var)
        partes = _leida(lambda: urlsplit(texto))
        llena = any(hueco in texto for hueco in HUECOS)
        if texto and (not llena or partes is None or partes.scheme not in ("http", "https")):
            raise ImproperlyConfigured(
                f"{var} debe ser una dirección https://… con {' o '.join(HUECOS)} en su lugar."
            )
        return texto

    def _numero(self, var: str, clase: Callable[[str], Any], default: Any) -> Any:
        texto = self._texto(var)
        if not texto:
            return _o_el_omitido(var, default)
        try:
            return clase(texto)
        except ValueError:
            que = "un número entero" if clase is int else "un número"
            raise ImproperlyConfigured(f"{var}={texto} no es {que}.") from None

    def _texto(self, var: str) -> str:
        texto: str = self.str(var, default="")
        return texto.strip()


def _o_el_omitido(var: str, default: Any) -> Any:
    if default is environ.Env.NOTSET:
        raise ImproperlyConfigured(f"Falta la variable de entorno {var}.")
    return default


def _leida(leer: Callable[[], T]) -> T | None:
    try:
        return leer()
    except (ValueError, KeyError, AttributeError, ImproperlyConfigured):
        return None
