"""Step 9: the gloss of a sale."""

from typing import Any

from django.db import models


class Glosa(models.Model):
    """Step 9: the observations of Annex 2 as they go into Smartflex."""

    venta = models.OneToOneField(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="glosa"
    )
    texto = models.TextField()
    adicional = models.CharField(max_length=80, blank=True)
    version = models.CharField(max_length=20, help_text="Versión de las plantillas de glosa.")
    redactada_el = models.DateField(null=True, help_text="El día cuyas plantillas valen (9.1).")
    correcciones: Any = models.JSONField(default=list)
    compuesta_en = models.DateTimeField()

    def __str__(self) -> str:
        return self.texto[:60]
