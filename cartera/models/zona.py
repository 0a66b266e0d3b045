"""Technical capacity by zone, as Contact Center's file says it (3.2)."""

from typing import ClassVar

from django.db import models
from django.db.models import F

from cartera.models.dicho import DichoEnArchivo


class CapacidadZona(DichoEnArchivo):
    """``gabinete`` empty means all of the zone; ``producto``, every one of that technology."""

    DE_QUE = ("clave_zona", "clave_gabinete", "tecnologia", "producto", "de_prueba")
    QUE_DICE = ("disponible", "vigente_hasta")
    zona = models.CharField(max_length=80)
    clave_zona = models.CharField(max_length=80)
    gabinete = models.CharField(max_length=30, blank=True)
    clave_gabinete = models.CharField(max_length=30, blank=True)
    tecnologia = models.CharField(max_length=12)
    producto = models.CharField(max_length=20, blank=True)
    disponible = models.BooleanField()
    vigente_hasta = models.DateField(null=True, blank=True)
    de_prueba = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = [F("dicho_en").desc(), F("pk").desc()]
        verbose_name = "capacidad por zona"
        verbose_name_plural = "capacidades por zona"
        indexes: ClassVar = [
            models.Index("clave_zona", F("dicho_en").desc(), name="capacidad_de_zona")
        ]

    def __str__(self) -> str:
        return f"{self.zona} · {self.tecnologia}"
