"""One file on its way into the portfolio: dry run, confirmation, counts, what was left out (1)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from cartera.models.cartera import Cartera


class Importacion(models.Model):
    """The bytes are kept until the work is done, and no longer."""

    class Situacion(models.TextChoices):
        LEYENDO = "LEYENDO", "Leyendo el archivo"
        POR_CONFIRMAR = "POR_CONFIRMAR", "Por confirmar"
        CARGANDO = "CARGANDO", "Cargando"
        HECHA = "HECHA", "Cargada"
        RECHAZADA = "RECHAZADA", "Rechazada"
        DESISTIDA = "DESISTIDA", "Dejada sin cargar"

    archivo = models.CharField("nombre del archivo", max_length=200)
    nombre = models.CharField("nombre de la cartera", max_length=80)
    contenido = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField(max_length=64)
    de_prueba = models.BooleanField(default=False)
    situacion = models.CharField(
        max_length=13, choices=Situacion.choices, default=Situacion.LEYENDO
    )
    total = models.PositiveIntegerField(default=0, help_text="Líneas del archivo.")
    conteos = models.JSONField(default=dict)
    filas = models.JSONField(
        default=list, help_text="Lo que hay que mirar: {linea, clase, motivo, celdas}."
    )
    encabezado = models.JSONField(default=list)
    motivo = models.CharField(max_length=400, blank=True, help_text="Por qué se rechazó.")
    cartera = models.ForeignKey(
        Cartera, null=True, blank=True, on_delete=models.SET_NULL, related_name="importaciones"
    )
    pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pedida_en = models.DateTimeField()
    terminada_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "importación"
        verbose_name_plural = "importaciones"

    def __str__(self) -> str:
        return f"{self.archivo} → {self.nombre}"

    @property
    def quieta(self) -> bool:
        """Nothing happens to it until a person acts."""
        return self.situacion not in (self.Situacion.LEYENDO, self.Situacion.CARGANDO)
