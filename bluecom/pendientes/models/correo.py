"""E-mails that go out, with what became of each."""

from django.db import models


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
