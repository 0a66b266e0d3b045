"""Folders that are printed together: what is owed, how far it is, and its spool file."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from documentos.models.carpeta import Carpeta


class Tanda(models.Model):
    """Step 10: one person's printing of many carpetas, collated by client.

    Its file is a spool and not evidence: it is erased the next day, and the papers stay.
    """

    pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tandas"
    )
    pedida_en = models.DateTimeField()
    archivo = models.CharField(max_length=64, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    sha256_cifrado = models.CharField(max_length=64, blank=True, default="")
    paginas = models.PositiveIntegerField(default=0)
    problema = models.CharField(max_length=200, blank=True, default="")
    terminada_en = models.DateTimeField(null=True, blank=True)
    abierta_en = models.DateTimeField(null=True, blank=True)
    borrada_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "tanda de impresión"
        verbose_name_plural = "tandas de impresión"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pedida_por"],
                condition=models.Q(terminada_en=None),
                name="una_tanda_en_curso_por_persona",
            ),
        ]

    def __str__(self) -> str:
        return f"Tanda {self.pk}"

    @property
    def imprimible(self) -> bool:
        """Whether its file is there to be opened."""
        return bool(self.archivo) and self.borrada_en is None


class TandaCarpeta(models.Model):
    """One carpeta of a tanda: made by a pendiente of its own, so a dead worker loses only one."""

    tanda = models.ForeignKey(Tanda, on_delete=models.CASCADE, related_name="partes")
    carpeta = models.ForeignKey(Carpeta, on_delete=models.PROTECT, related_name="+")
    orden = models.PositiveSmallIntegerField()
    motivo = models.CharField("motivo de la reimpresión", max_length=200, blank=True, default="")
    archivo = models.CharField(max_length=64, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    paginas = models.PositiveIntegerField(default=0)
    problema = models.CharField(max_length=200, blank=True, default="")
    terminada_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["tanda", "orden"]
        verbose_name = "carpeta de una tanda"
        verbose_name_plural = "carpetas de una tanda"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tanda", "carpeta"], name="una_vez_en_cada_tanda"),
        ]

    def __str__(self) -> str:
        return f"Carpeta {self.carpeta_id} de la tanda {self.tanda_id}"
