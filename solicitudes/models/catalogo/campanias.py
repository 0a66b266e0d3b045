"""Campaigns (4.2): their days and what is said in the call."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from solicitudes.models.catalogo.vigencias import fechas_en_orden
from solicitudes.reglas.guion import HUECOS, huecos_desconocidos


class Campania(models.Model):
    """A campaign in force (4.2); a promotion adds its own gloss."""

    codigo = models.CharField("código", max_length=30, primary_key=True)
    nombre = models.CharField(max_length=80)
    es_promocion = models.BooleanField("es promoción", default=False)
    vigente_desde = models.DateField()
    vigente_hasta = models.DateField(null=True, blank=True)
    guion = models.TextField(
        blank=True,
        help_text="Lo que se dice en la llamada (4.2), un párrafo por línea. Se llenan solos: "
        + ", ".join(f"{{{hueco}}}" for hueco in HUECOS),
    )
    demo = models.BooleanField("DEMO", default=True)

    class Meta:
        verbose_name = "campaña"
        constraints: ClassVar = [fechas_en_orden("campania_fechas_en_orden")]

    def __str__(self) -> str:
        return self.nombre

    def clean(self) -> None:
        """A blank that nothing fills would be read aloud to the client."""
        sobran = huecos_desconocidos(self.guion)
        if sobran:
            raise ValidationError(
                {"guion": f"El guion pide {{{sobran[0]}}}, que no existe: use los de la lista."}
            )
