"""Mail to send, and all that is heard of it afterwards."""

from typing import ClassVar

from django.db import models


class EstadoCorreo(models.TextChoices):
    EN_COLA = "EN_COLA", "En cola"
    SALIENDO = "SALIENDO", "Saliendo"
    REINTENTANDO = "REINTENTANDO", "Se intenta otra vez"
    FALLIDO = "FALLIDO", "No salió"
    CANCELADO = "CANCELADO", "Cancelado"
    ENVIADO = "ENVIADO", "Enviado"
    ENTREGADO = "ENTREGADO", "Entregado"
    REBOTADO = "REBOTADO", "Rebotó"
    ACUSADO = "ACUSADO", "Acusado por quien lo recibió"


SALE_SOLO = (EstadoCorreo.EN_COLA, EstadoCorreo.SALIENDO, EstadoCorreo.REINTENTANDO)
"""Nobody has to do anything: a worker has it, or will."""
DETENIBLE = (EstadoCorreo.EN_COLA, EstadoCorreo.REINTENTANDO, EstadoCorreo.FALLIDO)
"""It did not go out and nobody is handing it over: it can be stopped for good."""
SALIDO = (
    EstadoCorreo.ENVIADO,
    EstadoCorreo.ENTREGADO,
    EstadoCorreo.REBOTADO,
    EstadoCorreo.ACUSADO,
)
"""It went out. In this order one takes the place of another, and never the other way round."""


class CorreoSaliente(models.Model):
    """One e-mail with a life; its attachments are frozen when it is queued.

    ``sigue`` is the kind of the effect that is owed, once for each thing heard of it, to who
    queued it; its ``objeto_id`` is this row.
    """

    clave = models.CharField(max_length=120, unique=True)
    para = models.EmailField()
    asunto = models.CharField(max_length=200)
    texto = models.TextField()
    adjuntos = models.JSONField(
        default=list, help_text="Lista de {nombre, mime, ruta, sha256} del almacén privado."
    )
    message_id = models.CharField(max_length=120, unique=True)
    sigue = models.CharField(max_length=60, blank=True, default="")
    estado = models.CharField(
        max_length=14, choices=EstadoCorreo.choices, default=EstadoCorreo.EN_COLA
    )
    creado_en = models.DateTimeField()
    enviado_en = models.DateTimeField(null=True)
    proximo_en = models.DateTimeField(null=True, help_text="Cuándo se intenta otra vez.")
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "correo"
        verbose_name_plural = "correos"
        indexes: ClassVar = [
            models.Index(
                fields=["id"], name="correo_por_salir", condition=models.Q(estado__in=SALE_SOLO)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asunto} ({self.get_estado_display()})"

    @property
    def sello(self) -> str:
        """The part of its Message-ID that is its own; the return address bears it too."""
        return str(self.message_id).strip("<>").partition("@")[0]


class SucesoDeCorreo(models.Model):
    """One thing heard of a mail: from the server, a returned mail, the provider, or a person.

    ``externo`` is its name where it comes from: heard twice, it is one.
    """

    class Clase(models.TextChoices):
        SALIO = "SALIO", "Lo aceptó el servidor de correo"
        NO_SALIO = "NO_SALIO", "No salió"
        DEMORADO = "DEMORADO", "Demorado en el camino"
        ENTREGADO = "ENTREGADO", "Llegó al buzón"
        ABIERTO = "ABIERTO", "Abierto"
        REBOTADO = "REBOTADO", "Rebotó"
        ACUSADO = "ACUSADO", "Acusado por quien lo recibió"

    class Fuente(models.TextChoices):
        SERVIDOR = "SERVIDOR", "Servidor de correo"
        BUZON = "BUZON", "Correo devuelto"
        PROVEEDOR = "PROVEEDOR", "Proveedor de correo"
        PERSONA = "PERSONA", "Anotado por una persona"
        ENLACE = "ENLACE", "Enlace del correo"

    correo = models.ForeignKey(CorreoSaliente, on_delete=models.CASCADE, related_name="sucesos")
    clase = models.CharField(max_length=10, choices=Clase.choices)
    fuente = models.CharField(max_length=10, choices=Fuente.choices)
    externo = models.CharField(max_length=120)
    en = models.DateTimeField()
    anotado_en = models.DateTimeField()
    detalle = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["en", "pk"]
        verbose_name = "suceso de un correo"
        verbose_name_plural = "sucesos de correos"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fuente", "externo"], name="suceso_de_correo_una_vez")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["anotado_en"],
                name="suceso_malo_de_correo",
                condition=models.Q(clase__in=["NO_SALIO", "REBOTADO"]),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_clase_display())
