"""Who writes by WhatsApp, by which of his identities, and what came with his messages."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from bluecom.integraciones.whatsapp.puerto import Persona, Suerte

VENTANA = timedelta(hours=24)
"""How long after the client's last message free text may be sent to him."""


class Interlocutor(models.Model):
    """One person at the other side, whatever numbers and ids he had.

    ``venta``: where what he sends goes; without one he waits in the inbox.
    """

    nombre = models.CharField(max_length=120, blank=True)
    venta = models.ForeignKey(
        "solicitudes.Venta", null=True, on_delete=models.SET_NULL, related_name="interlocutores"
    )
    atado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    atado_en = models.DateTimeField(null=True)
    ultimo_en = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "interlocutor"
        verbose_name_plural = "interlocutores"
        indexes: ClassVar = [
            models.Index(
                fields=["-ultimo_en"],
                name="interlocutor_sin_venta",
                condition=models.Q(venta=None),
            )
        ]

    def __str__(self) -> str:
        return self.nombre or "Sin nombre"

    @property
    def ventana_hasta(self) -> datetime | None:
        """Until when free text may be written to him; ``None`` if he never wrote."""
        return self.ultimo_en + VENTANA if self.ultimo_en else None

    def persona(self) -> Persona:
        """By what he was last seen: how he is written to."""
        suyas = [(i.vista_en, i.valor, i.es_numero) for i in self.identidades.all() if i.valor]
        numeros = [valor for _, valor, es_numero in sorted(suyas) if es_numero]
        ids = [valor for _, valor, es_numero in sorted(suyas) if not es_numero]
        return Persona(ids[-1] if ids else "", numeros[-1] if numeros else "", self.nombre)


class Identidad(models.Model):
    """An id or a number by which somebody was seen, and of nobody else now.

    ``valor`` is forgotten by policy, so that only who still writes is known again.
    """

    interlocutor = models.ForeignKey(
        Interlocutor, on_delete=models.CASCADE, related_name="identidades"
    )
    valor = models.CharField(max_length=140, null=True, unique=True)
    es_numero = models.BooleanField()
    vista_en = models.DateTimeField()

    class Meta:
        verbose_name = "identidad"
        verbose_name_plural = "identidades"

    def __str__(self) -> str:
        return self.valor or "olvidada"


class Adjunto(models.Model):
    """The file of a message: owed until it is fetched, then kept here or in the sale's folder.

    ``original``: its place in the private store until ``archivo`` holds those bytes. ``rechazo``:
    why it is not in the folder, as a sentence.
    """

    mensaje = models.OneToOneField(
        "solicitudes.Mensaje", on_delete=models.CASCADE, related_name="adjunto"
    )
    medio_id = models.CharField(max_length=140)
    mime = models.CharField(max_length=80, blank=True)
    nombre = models.CharField(max_length=200, blank=True)
    sha256_dicho = models.CharField(max_length=64, blank=True)
    original = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    tamano = models.PositiveIntegerField(default=0)
    archivo = models.ForeignKey(
        "documentos.ArchivoRecibido", null=True, on_delete=models.SET_NULL, related_name="adjuntos"
    )
    rechazo = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "adjunto"
        verbose_name_plural = "adjuntos"

    def __str__(self) -> str:
        return self.nombre or self.mime or "archivo"


class SucesoDeMensaje(models.Model):
    """What the platform told of one of ours, once each, whether or not we know that one yet.

    ``wamid``: only the digest of that name, which has the client's number in it.
    """

    wamid = models.CharField(max_length=140)
    suerte = models.CharField(max_length=10, choices=[(s.value, s.value) for s in Suerte])
    en = models.DateTimeField()
    codigo = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = "suceso de un mensaje"
        verbose_name_plural = "sucesos de mensajes"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wamid", "suerte"], name="suceso_de_mensaje_una_vez")
        ]

    def __str__(self) -> str:
        return f"{self.suerte} {self.wamid}"


class RespuestaPreparada(models.Model):
    """A text that is written often, of one person or, without one, of everybody."""

    de = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="respuestas",
        verbose_name="de",
        help_text="Sin nadie, la usan todos.",
    )
    titulo = models.CharField("título", max_length=60)
    texto = models.TextField("texto", max_length=1000)

    class Meta:
        verbose_name = "respuesta preparada"
        verbose_name_plural = "respuestas preparadas"
        ordering: ClassVar = ["titulo", "pk"]

    def __str__(self) -> str:
        return self.titulo
