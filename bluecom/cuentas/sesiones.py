"""Sessions are rows of the database: a sign-out is final, and no other server is asked.

A copy of them elsewhere would have to be deleted there too, and what does not answer at that
moment keeps its copy. A row costs one read by its key for each page.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, ClassVar, cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

AL_MENOS = timedelta(minutes=1)
"""Between two writings of when a session was last used."""


class Sesion(AbstractBaseSession):
    """One browser in which a person is signed in; without its row the cookie opens nothing."""

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    abierta_en = models.DateTimeField()
    usada_en = models.DateTimeField(help_text="Al minuto: no se escribe en cada página.")

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "sesión"
        verbose_name_plural = "sesiones"
        ordering: ClassVar = ["-usada_en"]

    @property
    def marca(self) -> str:
        """What a page may say of this session; its key would open it."""
        return sha256(str(self.pk).encode()).hexdigest()[:16]

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":
        return SessionStore


class SessionStore(db.SessionStore):
    """Django's sessions in the database, with their person and two ends: idle, and long open."""

    _fila: Sesion | None = None

    @classmethod
    def get_model_class(cls) -> type[Sesion]:
        return Sesion

    def usar(self, ahora: datetime) -> None:
        """The person is there: the idle limit counts again from ``ahora``."""
        fila = self._fila
        if fila is None or ahora - fila.usada_en < AL_MENOS:
            return
        Sesion.objects.filter(pk=fila.pk).update(
            usada_en=ahora, expire_date=vence(abierta=fila.abierta_en, usada=ahora)
        )

    def create_model_instance(self, data: Any) -> Sesion:
        """What is stored; a new key is a session that opens now."""
        sesion = cast(Sesion, super().create_model_instance(data))
        ahora = timezone.now()
        es_la_misma = self._fila is not None and self._fila.pk == sesion.pk
        sesion.usuario_id = data.get(SESSION_KEY)
        sesion.abierta_en = self._fila.abierta_en if self._fila and es_la_misma else ahora
        sesion.usada_en = ahora
        sesion.expire_date = vence(abierta=sesion.abierta_en, usada=ahora)
        return sesion

    def _get_session_from_db(self) -> Sesion | None:
        self._fila = super()._get_session_from_db()  # type: ignore[misc]  # not in the stubs
        return self._fila


def vence(*, abierta: datetime, usada: datetime) -> datetime:
    """The earlier of its two ends."""
    return min(
        abierta + timedelta(seconds=settings.SESSION_COOKIE_AGE),
        usada + timedelta(minutes=settings.MINUTOS_SIN_USO),
    )
