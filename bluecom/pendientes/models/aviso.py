"""Notices that people read."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class AvisoQuerySet(models.QuerySet["Aviso"]):
    def sin_leer(self) -> "AvisoQuerySet":
        return self.filter(leido_en=None)


class Aviso(models.Model):
    """A notice that one person reads, once; ``clave`` keeps it from being given twice."""

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="avisos"
    )
    clave = models.CharField(max_length=120)
    texto = models.CharField(max_length=300)
    url = models.CharField(max_length=200, blank=True)
    creado_en = models.DateTimeField()
    leido_en = models.DateTimeField(null=True, blank=True)

    objects = AvisoQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-creado_en"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["usuario", "clave"], name="aviso_una_vez")
        ]

    def __str__(self) -> str:
        return self.texto
