"""The whole carpeta as one file, kept as it was printed."""

from typing import ClassVar

from django.db import models

from documentos.models.carpeta import Carpeta


class Dosier(models.Model):
    """Step 10.1: one file for each set of papers and photos; ``partes`` is the set's SHA-256."""

    carpeta = models.ForeignKey(Carpeta, on_delete=models.PROTECT, related_name="dosieres")
    partes = models.CharField(max_length=64)
    archivo = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    sha256_cifrado = models.CharField(max_length=64)
    hecho_en = models.DateTimeField()

    class Meta:
        verbose_name = "dosier"
        verbose_name_plural = "dosieres"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["carpeta", "partes"], name="un_dosier_por_juego"),
        ]

    def __str__(self) -> str:
        return f"Carpeta impresa N.º {self.pk} (carpeta {self.carpeta_id})"
