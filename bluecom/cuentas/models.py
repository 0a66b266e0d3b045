"""People who work here, each with exactly one role."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Value
from django.db.models.functions import Lower

from bluecom.cuentas.sesiones import Sesion

__all__ = ["SISTEMA", "Rol", "Sesion", "Usuario", "UsuarioManager"]


class Rol(models.TextChoices):
    """The chairs of the procedure, the administrator's and the system's own."""

    ASESOR = "ASESOR", "Asesor comercial Bluecom"
    SUPERVISOR = "SUPERVISOR", "Supervisor Bluecom"
    CANALES_VIRTUALES = "CANALES_VIRTUALES", "Responsable Canales Virtuales"
    JEFE_VENTAS = "JEFE_VENTAS", "Jefe Div. Ventas"
    JEFE_SERVICIO = "JEFE_SERVICIO", "Jefe Div. Servicio al Cliente"
    ADMINISTRADOR = "ADMINISTRADOR", "Administrador"
    SISTEMA = "SISTEMA", "Sistema"


SISTEMA = "sistema"
"""The name of the one row that signs what the system does by itself."""


class UsuarioManager(UserManager["Usuario"]):
    def get_by_natural_key(self, username: str | None) -> "Usuario":
        """Whoever is called so, with capitals or without: nobody else can be."""
        return self.alias(nombre=Lower("username")).get(nombre=Lower(Value(username)))

    def sistema(self) -> "Usuario":
        """The row that signs what the system does by itself; nobody can log in as it."""
        usuario, nuevo = self.get_or_create(
            username=SISTEMA,
            defaults={"rol": Rol.SISTEMA, "first_name": "Sistema", "is_active": False},
        )
        if nuevo:
            usuario.set_unusable_password()
            usuario.save(update_fields=["password"])
        return usuario

    def create_superuser(
        self,
        username: str,
        email: str | None = None,
        password: str | None = None,
        **extra: Any,
    ) -> "Usuario":
        extra.setdefault("rol", Rol.ADMINISTRADOR)
        return super().create_superuser(username, email, password, **extra)


class Usuario(AbstractUser):
    """Who does each act. Permissions go by ``rol``, never by ``is_superuser``."""

    rol = models.CharField(max_length=20, choices=Rol.choices, default=Rol.ASESOR)
    celular_whatsapp = models.CharField(
        "celular de WhatsApp",
        max_length=16,
        blank=True,
        help_text="El número al que el cliente envía las fotos (6.2), en formato +591…",
    )
    de_prueba = models.BooleanField(default=False, help_text="Nunca cuenta en el indicador.")
    debe_cambiar_clave = models.BooleanField(
        "debe cambiar su contraseña",
        default=False,
        help_text="Se la dio otra persona: al entrar se le pide una propia.",
    )

    objects: ClassVar[UsuarioManager] = UsuarioManager()

    class Meta(AbstractUser.Meta):
        verbose_name = "usuario"
        verbose_name_plural = "usuarios"
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("username"),
                name="usuario_un_nombre",
                violation_error_message="Ya hay una persona con ese usuario.",
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def tiene_rol(self, *roles: str) -> bool:
        return self.is_active and self.rol in roles
