"""What a file says of a client or of a zone on a day: facts, of which the newest holds."""

from typing import ClassVar

from django.db import models
from django.db.models import F

from bluecom.planillas.models import Corrida
from cartera.models.cliente import Cliente


class DichoEnArchivo(models.Model):
    """Never rewritten: every file adds its own, and undoing one leaves what the others say.

    Of one instant, the file that was loaded last holds. ``dicho_en`` is the start of its day when
    the file gives no hour. ``usado_en``: somebody confirmed a step by it.
    """

    DE_QUE: ClassVar[tuple[str, ...]]
    """The columns that say of what it is."""
    QUE_DICE: ClassVar[tuple[str, ...]]

    dicho_en = models.DateTimeField()
    corrida = models.ForeignKey(Corrida, on_delete=models.PROTECT, related_name="+")
    linea = models.PositiveIntegerField()
    usado_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class ImpedimentoDicho(DichoEnArchivo):
    """Smartflex's file says whether a client has impediments, and why (2.1)."""

    DE_QUE = ("cliente_id",)
    QUE_DICE = ("limpio", "motivo")
    cliente = models.ForeignKey(Cliente, on_delete=models.PROTECT, related_name="impedimentos")
    limpio = models.BooleanField()
    motivo = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = [F("dicho_en").desc(), F("corrida").desc(), "limpio", F("pk").desc()]
        verbose_name = "impedimento según un archivo"
        verbose_name_plural = "impedimentos según archivos"
        indexes: ClassVar = [
            models.Index("cliente", F("dicho_en").desc(), name="impedimento_de_cliente")
        ]

    def __str__(self) -> str:
        return "Sin impedimentos" if self.limpio else f"Con impedimento: {self.motivo or '–'}"


class VueltaPorArchivo(models.Model):
    """A waiting client whom a file returned to the queue; ``antes``: the day he waited for."""

    corrida = models.ForeignKey(Corrida, on_delete=models.PROTECT, related_name="+")
    contacto = models.ForeignKey(
        "cartera.ContactoCartera", on_delete=models.PROTECT, related_name="vueltas"
    )
    antes = models.DateTimeField(null=True)
    en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "vuelta por un archivo"
        verbose_name_plural = "vueltas por archivos"

    def __str__(self) -> str:
        return f"{self.contacto} · {self.en:%d/%m/%Y}"
