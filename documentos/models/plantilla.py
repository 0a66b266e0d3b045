"""Versions of the papers' texts."""

from datetime import date
from typing import ClassVar

from django.db import models

from documentos.tipos import TipoDocumento


class PlantillaDocumento(models.Model):
    """A dated version of one paper's text and whether legal counsel has read it.

    ``version`` names the folder under ``templates/papeles/``.
    """

    tipo = models.CharField(max_length=20, choices=TipoDocumento.choices)
    version = models.CharField("versión", max_length=20)
    vigente_desde = models.DateField()
    revisado_legal = models.BooleanField("revisado por asesoría legal", default=False)
    titulo = models.CharField("título impreso", max_length=80, blank=True, default="")

    class Meta:
        verbose_name = "plantilla de documento"
        verbose_name_plural = "plantillas de documentos"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tipo", "version"],
                name="plantilla_unica",
                violation_error_message="Ya hay una plantilla de ese papel con esa versión.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()} {self.version}"

    @classmethod
    def vigente(cls, tipo: str, dia: date) -> "PlantillaDocumento | None":
        """The version in force on a day, if one was entered."""
        filas = cls.objects.filter(tipo=tipo, vigente_desde__lte=dia)
        return filas.order_by("-vigente_desde", "-pk").first()
