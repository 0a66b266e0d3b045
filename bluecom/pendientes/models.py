"""What the system owes: effects to produce, mail to send, notices to show."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Situacion(models.TextChoices):
    DEBIDO = "DEBIDO", "Debido"
    HECHO = "HECHO", "Hecho"
    APARTADO = "APARTADO", "Apartado"


class PendienteQuerySet(models.QuerySet["Pendiente"]):
    def por_hacer(self, ahora: datetime) -> "PendienteQuerySet":
        """Owed, due, and not leased to a living worker. ``ahora`` is the database's."""
        return self.filter(situacion=Situacion.DEBIDO, proximo_en__lte=ahora).filter(
            Q(arrendado_hasta=None) | Q(arrendado_hasta__lt=ahora)
        )

    def apartados(self) -> "PendienteQuerySet":
        return self.filter(situacion=Situacion.APARTADO)


class Pendiente(models.Model):
    """One owed effect, written in the transaction of the act that owes it.

    ``clave`` ("correo:terminos:venta:42") makes it unique: whoever owes it twice owes it
    once. The broker only wakes workers up; this row is the record.
    """

    tipo = models.CharField(max_length=60)
    clave = models.CharField(max_length=120, unique=True)
    objeto_id = models.BigIntegerField(null=True)
    datos = models.JSONField(default=dict)
    situacion = models.CharField(max_length=10, choices=Situacion.choices, default=Situacion.DEBIDO)
    intentos = models.PositiveSmallIntegerField(default=0)
    creado_en = models.DateTimeField()
    proximo_en = models.DateTimeField()
    arrendado_hasta = models.DateTimeField(null=True)
    arriendos_perdidos = models.PositiveSmallIntegerField(
        default=0, help_text="Cuántas veces murió el proceso que lo hacía."
    )
    hecho_en = models.DateTimeField(null=True)
    ultimo_error = models.CharField(max_length=300, blank=True)

    objects = PendienteQuerySet.as_manager()

    class Meta:
        verbose_name = "pendiente"
        verbose_name_plural = "pendientes"
        indexes: ClassVar = [
            models.Index(
                fields=["proximo_en"], name="pendiente_debido", condition=Q(situacion="DEBIDO")
            ),
            models.Index(
                fields=["id"], name="pendiente_apartado", condition=Q(situacion="APARTADO")
            ),
        ]

    def __str__(self) -> str:
        return self.clave


class EstadoCorreo(models.TextChoices):
    EN_COLA = "EN_COLA", "En cola"
    ENVIADO = "ENVIADO", "Enviado"
    REINTENTANDO = "REINTENTANDO", "Reintentando"
    FALLIDO = "FALLIDO", "Falló"
    REBOTADO = "REBOTADO", "Rebotó"
    CANCELADO = "CANCELADO", "Cancelado"


class CorreoSaliente(models.Model):
    """One e-mail with a life; its attachments are frozen when it is queued."""

    clave = models.CharField(max_length=120, unique=True)
    para = models.EmailField()
    asunto = models.CharField(max_length=200)
    texto = models.TextField()
    adjuntos = models.JSONField(
        default=list, help_text="Lista de {nombre, mime, ruta, sha256} del almacén privado."
    )
    message_id = models.CharField(max_length=120, unique=True)
    estado = models.CharField(
        max_length=14, choices=EstadoCorreo.choices, default=EstadoCorreo.EN_COLA
    )
    creado_en = models.DateTimeField()
    enviado_en = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "correo"
        verbose_name_plural = "correos"

    def __str__(self) -> str:
        return f"{self.asunto} ({self.get_estado_display()})"


class AvisoQuerySet(models.QuerySet["Aviso"]):
    def sin_leer(self) -> "AvisoQuerySet":
        return self.filter(leido_en=None)


class Aviso(models.Model):
    """A notice that one person reads, once; ``clave`` keeps it from being given twice."""

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="avisos"
    )
    clave = models.CharField(max_length=120)
    texto = models.CharField(max_length=300)
    url = models.CharField(max_length=200, blank=True)
    creado_en = models.DateTimeField()
    leido_en = models.DateTimeField(null=True, blank=True)

    objects = AvisoQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-creado_en"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["usuario", "clave"], name="aviso_una_vez")
        ]

    def __str__(self) -> str:
        return self.texto
