"""What the system knows of itself: who gave a sign of life, and what the last looks found."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, F
from django.db.models.functions import Now

OLVIDO = timedelta(hours=1)
"""How long a silent process is missed, while another of its kind lives."""


class Clase(models.TextChoices):
    TRABAJADOR = "TRABAJADOR", "Trabajador"
    RELOJ = "RELOJ", "Reloj"
    RECORRIDO = "RECORRIDO", "Del reloj a un trabajador"


class LatidoQuerySet(models.QuerySet["Latido"]):
    def con_silencio(self) -> "LatidoQuerySet":
        """Each with its time without a sign, by the database's clock alone."""
        return self.annotate(  # type: ignore[no-redef]  # the model declares it
            silencio=ExpressionWrapper(Now() - F("visto_en"), models.DurationField())
        )


class Latido(models.Model):
    """The last sign of life of one process, kept where Redis cannot lose it."""

    nombre = models.CharField(max_length=120, unique=True)
    clase = models.CharField(max_length=12, choices=Clase.choices)
    visto_en = models.DateTimeField()
    silencio: timedelta  # of con_silencio()

    objects = LatidoQuerySet.as_manager()

    class Meta:
        verbose_name = "latido"
        verbose_name_plural = "latidos"

    def __str__(self) -> str:
        return f"{self.get_clase_display()} {self.nombre}"

    @staticmethod
    def silencio_maximo() -> timedelta:
        return timedelta(seconds=6 * settings.PERIODO_LATIDO)


class Revision(models.Model):
    """What the last look at one thing found; its history is in the log of the workers."""

    nombre = models.CharField(max_length=60, unique=True)
    hecha_en = models.DateTimeField()
    problemas = models.JSONField(default=list, help_text="Frases, sin datos de nadie.")

    class Meta:
        ordering: ClassVar = ["nombre"]
        verbose_name = "revisión"
        verbose_name_plural = "revisiones"

    def __str__(self) -> str:
        return f"{self.nombre}: {'bien' if self.bien else 'mal'}"

    @property
    def bien(self) -> bool:
        return not self.problemas
