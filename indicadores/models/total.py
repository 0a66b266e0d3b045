"""The counts of the month as they were last written, and what has changed since (III.2)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from solicitudes.models import Producto


class Tramo(models.TextChoices):
    """How long a stretch of time a total is of, in La Paz."""

    HORA = "HORA", "Hora"
    DIA = "DIA", "Día"
    MES = "MES", "Mes"


class Total(models.Model):
    """What was done in one stretch, as the one definition counted it (``contadas``).

    ``desde``: its first instant. Each stretch has those that lie in it added up, so that a read
    takes the longest in which nothing has changed.
    """

    tramo = models.CharField(max_length=4, choices=Tramo.choices)
    desde = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.get_tramo_display()} {self.desde:%d/%m/%Y %H:%M}"


class TotalDeAlguien(Total):
    """What one person did."""

    quien = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{super().__str__()} · {self.quien_id}"


class DeConversaciones(models.Model):
    """The four counts of conversations."""

    hechas = models.PositiveIntegerField(default=0)
    efectivas = models.PositiveIntegerField(default=0)
    aceptadas = models.PositiveIntegerField(default=0)
    seguimientos = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class TotalDeLlamadas(TotalDeAlguien, DeConversaciones):
    """By who called; ``ultima``: when the last of them began."""

    ultima = models.DateTimeField()

    class Meta:
        verbose_name = "total de llamadas"
        verbose_name_plural = "totales de llamadas"
        indexes: ClassVar = [models.Index(fields=["tramo", "desde"], name="total_de_llamadas")]


class Rasgo(models.TextChoices):
    """What a conversation is told apart by, beside who had it."""

    ZONA = "ZONA", "Zona"
    TECNOLOGIA = "TECNOLOGIA", "Tecnología"
    RESULTADO = "RESULTADO", "Resultado"


class TotalPorRasgo(Total, DeConversaciones):
    """The same conversations once for each ``rasgo``, by its ``valor``; empty: nobody said it."""

    rasgo = models.CharField(max_length=10, choices=Rasgo.choices)
    valor = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = "total por rasgo"
        verbose_name_plural = "totales por rasgo"
        indexes: ClassVar = [models.Index(fields=["tramo", "desde"], name="total_por_rasgo")]

    def __str__(self) -> str:
        return f"{super().__str__()} · {self.get_rasgo_display()}: {self.valor}"


class TotalDeVentas(TotalDeAlguien):
    """Of sales, each on the day on which that figure counts it; no hours are kept of them."""

    producto = models.ForeignKey(
        Producto,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    registradas = models.PositiveIntegerField(default=0)
    ventas_aceptadas = models.PositiveIntegerField(default=0)
    instaladas = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "total de ventas"
        verbose_name_plural = "totales de ventas"
        indexes: ClassVar = [models.Index(fields=["tramo", "desde"], name="total_de_ventas")]


class PorContar(models.Model):
    """A stretch in which something changed: its totals hold no longer, until they are joined.

    Triggers write it in the transaction of the change, and nothing of it is ever altered: who
    writes one waits for nobody. Without ``desde``, or ``hasta``, it has no such end. ``llamada``:
    it was taken back, and the call of the exchange that is its own is another conversation;
    ``contacto``: he is of another zone or technology, and all that he was told is. Their hours are
    looked up when it is read: who records or joins them may be at it now.
    """

    class De(models.TextChoices):
        LLAMADAS = "LLAMADAS", "Llamadas"
        VENTAS = "VENTAS", "Ventas"

    de = models.CharField(max_length=8, choices=De.choices)
    desde = models.DateTimeField(null=True)
    hasta = models.DateTimeField(null=True)
    llamada_id = models.BigIntegerField(null=True)
    contacto_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "tramo por contar"
        verbose_name_plural = "tramos por contar"

    def __str__(self) -> str:
        return f"{self.get_de_display()}: {self.desde} – {self.hasta}"
