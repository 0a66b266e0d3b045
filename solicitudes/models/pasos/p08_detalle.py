"""Step 8: what is installed, and where."""

from django.db import models

from solicitudes.models.catalogo import (
    Plan,
    Subcategoria,
)


class Detalle(models.Model):
    """Step 8: category, installation address by Annex 1, plan and components."""

    class Rige(models.TextChoices):
        """What the asesor said when the client had dictated another address."""

        MISMA = "MISMA", "Es el mismo lugar, dicho de otro modo"
        REGISTRADA = "REGISTRADA", "Rige la que se registra: se pide otra carta al cliente"

    venta = models.OneToOneField(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="detalle"
    )
    subcategoria = models.ForeignKey(
        Subcategoria, null=True, on_delete=models.PROTECT, related_name="+"
    )
    direccion_linea = models.CharField(max_length=200, blank=True)
    direccion_observaciones = models.CharField(max_length=300, blank=True)
    direccion_campos = models.JSONField(default=dict)
    direccion_caso = models.PositiveSmallIntegerField(null=True)
    rural = models.BooleanField(default=False)
    numero_provisional = models.BooleanField(default=False)
    direccion_rige = models.CharField(max_length=10, blank=True, choices=Rige.choices)
    plan = models.ForeignKey(Plan, null=True, on_delete=models.PROTECT, related_name="+")
    puntos = models.PositiveSmallIntegerField(default=1)
    componentes = models.JSONField(default=dict, help_text="código de componente → cantidad")
    detallado_el = models.DateField(null=True, help_text="El día cuya estructura vale (8.2).")

    def __str__(self) -> str:
        return self.direccion

    @property
    def direccion_valida(self) -> bool:
        return self.direccion_caso is not None

    @property
    def rige_la_registrada(self) -> bool:
        return self.direccion_rige == self.Rige.REGISTRADA

    @property
    def direccion(self) -> str:
        """The canonical line of Annex 1, with its observations."""
        if not self.direccion_observaciones:
            return self.direccion_linea
        return f"{self.direccion_linea}. OBSERVACIONES: {self.direccion_observaciones}"
