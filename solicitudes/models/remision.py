"""What leaves for other units of COMTECO: numbered lists, each sale once in each."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.bolivia.fechas import mes_en_letras


class Remision(models.Model):
    """One numbered list as it was taken: its columns and its rows never change.

    ``mes``: that of a settlement, the last whose installations it has.
    """

    class Destino(models.TextChoices):
        CENTRO = "CENTRO", "Centro de Operaciones"
        FACTURACION = "FACTURACION", "Facturación"
        LIQUIDACION = "LIQUIDACION", "Liquidación a Bluecom"

    destino = models.CharField(max_length=11, choices=Destino.choices)
    numero = models.PositiveIntegerField("número")
    de_prueba = models.BooleanField(default=False)
    mes = models.CharField(max_length=7, blank=True, default="", help_text="AAAA-MM.")
    columnas = models.JSONField(help_text="[título, tipo] de cada una.")
    tomada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    tomada_en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "lista numerada"
        verbose_name_plural = "listas numeradas"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["destino", "de_prueba", "numero"], name="remision_un_numero"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_destino_display()} N.º {self.numero}"

    def get_absolute_url(self) -> str:
        return reverse("remision", args=[self.pk])

    @property
    def nombre_del_mes(self) -> str:
        """Of a settlement; of the others nothing."""
        return mes_en_letras(self.mes) if self.mes else ""


class RenglonRemitido(models.Model):
    """One sale in one list, as it was then.

    ``BAJA``: it was in an earlier one and is annulled. ``RECTIFICADA``: it was, and the day of its
    installation is another, or none; ``instalada`` is the day that this row tells.
    """

    class Clase(models.TextChoices):
        ALTA = "ALTA", "Alta"
        BAJA = "BAJA", "Anulada"
        RECTIFICADA = "RECT", "Rectificada"

    remision = models.ForeignKey(Remision, on_delete=models.PROTECT, related_name="renglones")
    orden = models.PositiveIntegerField()
    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.PROTECT, related_name="remisiones"
    )
    destino = models.CharField(max_length=11, choices=Remision.Destino.choices)
    clase = models.CharField(max_length=4, choices=Clase.choices)
    celdas = models.JSONField()
    instalada = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["remision", "orden"]
        verbose_name = "renglón de una lista"
        verbose_name_plural = "renglones de las listas"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["remision", "orden"], name="remision_un_orden"),
            models.UniqueConstraint(
                fields=["venta", "destino", "clase"],
                condition=Q(clase__in=["ALTA", "BAJA"]),
                name="remitida_una_vez_a_cada_uno",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.remision}, {self.orden}: venta {self.venta_id}"


class Ejemplar(models.Model):
    """Somebody took a list away: the first has the original, all others a copy."""

    remision = models.ForeignKey(Remision, on_delete=models.PROTECT, related_name="ejemplares")
    formato = models.CharField(max_length=5)
    copia = models.BooleanField()
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "ejemplar"
        verbose_name_plural = "ejemplares"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["remision"], condition=Q(copia=False), name="remision_un_original"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.remision}, {'copia' if self.copia else 'original'}"
