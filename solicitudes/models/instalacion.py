"""Step 11.2: the installation, a fact recorded in parallel from GLOSADA on."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from bluecom.planillas.models import Corrida
from solicitudes.models.catalogo import Motivo


class Visita(models.Model):
    """One visit of the installers: done, or not done with its coded reason.

    ``corrida`` and ``linea``: the file of Gestión de Red that says it, and where.
    """

    venta = models.ForeignKey("solicitudes.Venta", on_delete=models.CASCADE, related_name="visitas")
    fecha = models.DateField()
    hecha = models.BooleanField()
    motivo = models.ForeignKey(
        Motivo, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    nueva_fecha = models.DateField(null=True, blank=True)
    tecnico = models.CharField("técnico", max_length=80, blank=True, default="")
    corrida = models.ForeignKey(
        Corrida, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    linea = models.PositiveIntegerField(null=True, blank=True)
    registrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    registrada_en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["fecha", "pk"]
        indexes: ClassVar = [models.Index(fields=["fecha"], name="visita_de_un_dia")]

    def __str__(self) -> str:
        return f"Visita del {self.fecha}: {'hecha' if self.hecha else 'no hecha'}"


class Instalacion(models.Model):
    """The service works; the equipment left there, with serial and MAC."""

    venta = models.OneToOneField(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="instalacion"
    )
    fecha = models.DateField()
    equipos = models.JSONField(
        default=list, help_text="[{codigo, serie, mac}] en el orden del Comodato"
    )
    registrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    registrada_en = models.DateTimeField()

    class Meta:
        verbose_name = "instalación"
        verbose_name_plural = "instalaciones"
        indexes: ClassVar = [
            models.Index(fields=["fecha"], name="instalacion_de_un_dia"),
            models.Index(fields=["-registrada_en", "-venta"], name="instalacion_anotada"),
        ]

    def __str__(self) -> str:
        return f"Instalada el {self.fecha}"


class Rectificacion(models.Model):
    """What was recorded of an installation was wrong: what it said, what it says, who and why.

    ``antes`` and ``despues``: ``{fecha, equipos}``, as the installation keeps them.
    """

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="rectificaciones"
    )
    antes = models.JSONField()
    despues = models.JSONField()
    motivo = models.ForeignKey(Motivo, on_delete=models.PROTECT, related_name="+")
    nota = models.CharField(max_length=300, blank=True, default="")
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "rectificación"
        verbose_name_plural = "rectificaciones"

    def __str__(self) -> str:
        return str(self.motivo)


class RetiroDeVisita(models.Model):
    """A visit recorded on a wrong sale: Canales Virtuales asks to take it back, another decides.

    ``registrado``: what it said, in words; the visit itself is gone once it is taken back.
    """

    class Decision(models.TextChoices):
        RETIRADA = "RETIRADA", "Retirada"
        QUEDA = "QUEDA", "Queda registrada"

    venta = models.ForeignKey("solicitudes.Venta", on_delete=models.CASCADE, related_name="retiros")
    visita = models.ForeignKey(Visita, null=True, on_delete=models.SET_NULL, related_name="+")
    registrado = models.JSONField()
    motivo = models.ForeignKey(Motivo, on_delete=models.PROTECT, related_name="+")
    nota = models.CharField(max_length=300, blank=True, default="")
    pedido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pedido_en = models.DateTimeField()
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True, default="")
    decidido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decidido_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pedido_en", "pk"]
        verbose_name = "retiro de una visita"
        verbose_name_plural = "retiros de visitas"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visita"], condition=models.Q(decision=""), name="retiro_uno_por_visita"
            )
        ]

    def __str__(self) -> str:
        return f"Venta {self.venta_id}: {self.motivo}"


class DiferenciaDeInstalacion(models.Model):
    """A file says otherwise than what is recorded: somebody looks at both, neither is written over.

    ``registrado`` and ``dicho``: what each says, field by field in words, as they stood then.
    """

    class Decision(models.TextChoices):
        QUEDA = "QUEDA", "Queda lo registrado"
        RECTIFICADA = "RECTIFICADA", "Se rectificó con lo del archivo"

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="diferencias_de_instalacion"
    )
    corrida = models.ForeignKey(Corrida, on_delete=models.PROTECT, related_name="+")
    linea = models.PositiveIntegerField()
    registrado = models.JSONField()
    dicho = models.JSONField()
    parte = models.JSONField(help_text="Lo que dice la fila, como se escribiría al rectificar.")
    abierta_en = models.DateTimeField()
    decision = models.CharField(max_length=11, choices=Decision.choices, blank=True, default="")
    razon = models.CharField("razón", max_length=300, blank=True, default="")
    decidida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decidida_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["abierta_en", "pk"]
        verbose_name = "diferencia de instalación"
        verbose_name_plural = "diferencias de instalación"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["corrida", "linea"], name="diferencia_de_instalacion_una_por_fila"
            )
        ]

    def __str__(self) -> str:
        return f"Venta {self.venta_id}: el archivo dice otra cosa"
