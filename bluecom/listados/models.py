"""What is kept of lists: those on their way out, for a day, and filters by a name."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from bluecom.cuentas.models import Rol
from bluecom.planillas.salida import Formato

SE_GUARDA = timedelta(hours=24)
"""How long its file may be fetched: it is a copy, and nobody looks after it."""


class Exportacion(models.Model):
    """One list that one person asked for, given to nobody else, nor to him in another chair.

    ``rol`` is his when he asked. What was asked goes with the file; that it was asked stays.
    """

    listado = models.CharField(max_length=40)
    formato = models.CharField(max_length=4, choices=[(str(f), f.upper()) for f in Formato])
    filtros = models.JSONField(default=dict)
    rol = models.CharField(max_length=20)
    razon = models.CharField(max_length=200, blank=True, help_text="Por qué se lo lleva.")
    total = models.PositiveIntegerField(default=0, help_text="Filas cuando se pidió.")
    filas = models.PositiveIntegerField(default=0, help_text="Filas que tiene el archivo.")
    archivo = models.CharField(max_length=64, blank=True)
    problema = models.CharField(max_length=200, blank=True)
    pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pedida_en = models.DateTimeField()
    terminada_en = models.DateTimeField(null=True)
    borrada_en = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "exportación"
        verbose_name_plural = "exportaciones"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pedida_por", "listado", "formato", "filtros"],
                condition=models.Q(terminada_en=None),
                name="una_exportacion_en_curso_de_lo_mismo",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listado}, {self.formato}"

    def guardada(self, ahora: datetime) -> bool:
        """Whether its file is there to be fetched."""
        return bool(self.archivo) and ahora < self.pedida_en + SE_GUARDA


class VistaGuardada(models.Model):
    """The filters of a list by a name, for who kept them or for whoever has a role."""

    listado = models.CharField(max_length=40)
    nombre = models.CharField(max_length=60)
    filtros = models.JSONField()
    para_rol = models.CharField(max_length=20, blank=True, choices=Rol.choices)
    de = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    guardada_en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["nombre", "pk"]
        verbose_name = "vista guardada"
        verbose_name_plural = "vistas guardadas"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["de", "listado", "nombre"], name="vista_un_nombre_de_cada_uno"
            ),
        ]

    def __str__(self) -> str:
        return self.nombre
