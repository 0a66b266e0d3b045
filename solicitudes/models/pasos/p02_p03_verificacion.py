"""Steps 2 and 3: what a person read in the systems of COMTECO."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from bluecom.bolivia.texto import enumerar
from documentos.models import ArchivoRecibido
from solicitudes.models.catalogo import (
    Motivo,
    Tecnologia,
)


class Verificacion(models.Model):
    """Steps 2 and 3: what a person read in Smartflex or in Contact Center, or a file said.

    One taken over from an earlier taking keeps its author, its date and its end. What a file
    said was looked up by nobody: ``de_archivo`` says which files and lines, and the log who
    went on by it.
    """

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="verificaciones"
    )
    paso = models.PositiveSmallIntegerField(choices=[(2, "Impedimentos"), (3, "Capacidad")])
    favorable = models.BooleanField()
    motivo = models.ForeignKey(
        Motivo, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sistema = models.CharField(max_length=30)
    servicios = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    tecnologias = ArrayField(
        models.CharField(max_length=12, choices=Tecnologia.choices), default=list, blank=True
    )
    direccion = models.CharField(
        max_length=200, blank=True, help_text="Cuando no es la de la línea (paso 5)."
    )
    consultado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    consultado_en = models.DateTimeField()
    vence_el = models.DateField(null=True, blank=True)
    de_archivo = models.JSONField(
        default=list, blank=True, help_text="[{corrida, linea, archivo}] cuando nadie lo miró."
    )
    evidencia = models.ForeignKey(
        ArchivoRecibido, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lugar = models.CharField(
        max_length=300,
        blank=True,
        editable=False,
        help_text="La dirección por la que se preguntó, dicha de un solo modo.",
    )
    reutiliza = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="La consulta de una toma anterior que aquí sigue valiendo.",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(consultado_por=None, evidencia=None) & ~Q(de_archivo=[])
                | Q(consultado_por__isnull=False, de_archivo=[]),
                name="consulta_de_persona_o_de_archivo",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["lugar", "-consultado_en"],
                name="consulta_por_lugar",
                condition=Q(paso=3) & ~Q(lugar=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_paso_display()}: {'sí' if self.favorable else 'no'}"

    def vigente_el(self, dia: date) -> bool:
        return self.vence_el is None or self.vence_el >= dia

    def alcanza(self, producto: str, tecnologia: str) -> bool:
        """Whether there is capacity for this product by exactly this technology (3.2)."""
        return self.favorable and producto in self.servicios and tecnologia in self.tecnologias

    @property
    def por_quien(self) -> str:
        """Who looked; of what a file said, the file and its line."""
        if self.consultado_por is not None:
            return str(self.consultado_por)
        dichos = (f"«{d['archivo']}», línea {d['linea']}" for d in self.de_archivo)
        return f"del archivo {enumerar(dichos)}"

    @property
    def nombres_de_tecnologias(self) -> str:
        """For example "Cobre, Fibra óptica"; empty when it found none."""
        return ", ".join(str(Tecnologia(t).label) for t in self.tecnologias)
