"""Products and plans: the portfolio of 4.2."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Tecnologia(models.TextChoices):
    """Copper and fibre (3.2, 8.2, 9.1) and the three that Annex 2 adds."""

    COBRE = "COBRE", "Cobre"
    FIBRA = "FIBRA", "Fibra óptica"
    HFC = "HFC", "HFC (coaxial)"
    SATELITE = "SATELITE", "Satélite"
    INALAMBRICO = "INALAMBRICO", "Inalámbrico"


class Producto(models.Model):
    """A row of Annex 2: what a gloss speaks of."""

    codigo = models.CharField("código", max_length=20, primary_key=True)
    nombre = models.CharField(max_length=60)
    orden = models.PositiveSmallIntegerField(default=0)
    requiere_visita = models.BooleanField(default=True)
    incluye_linea = models.BooleanField(
        "incluye línea",
        default=False,
        help_text="MULTI y TEL_FIJA: hay que decir si la línea actual se incluye.",
    )
    puntos_maximo = models.PositiveSmallIntegerField(
        "puntos, como máximo", default=1, help_text="Con 1 no se pregunta cuántos puntos quiere."
    )
    activo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["orden"]

    def __str__(self) -> str:
        return self.nombre


class Plan(models.Model):
    """What the client chooses within a product (8.2)."""

    producto = models.ForeignKey(Producto, on_delete=models.PROTECT, related_name="planes")
    codigo = models.CharField("código", max_length=30, unique=True)
    nombre = models.CharField(max_length=80)
    tecnologias = ArrayField(
        models.CharField(max_length=12, choices=Tecnologia.choices), verbose_name="tecnologías"
    )
    activo = models.BooleanField(default=True)
    demo = models.BooleanField("DEMO", default=True)

    class Meta:
        ordering: ClassVar = ["producto__orden", "codigo"]
        verbose_name_plural = "planes"

    def __str__(self) -> str:
        return self.nombre
