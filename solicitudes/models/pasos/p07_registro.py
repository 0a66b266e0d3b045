"""Step 7: what is typed in Smartflex at client level."""

from typing import ClassVar

from django.db import models

from solicitudes.models.catalogo import (
    CicloFacturacion,
)


class Registro(models.Model):
    """Step 7: "Gestión de Productos" at client level."""

    class Tipo(models.TextChoices):
        SOCIO = "SOCIO", "Socio"
        USUARIO = "USUARIO", "Usuario"

    class Modalidad(models.TextChoices):
        UNICA = "UNICA", "Línea única"
        GEMELA = "GEMELA", "Adicional gemela"
        TRILLIZA = "TRILLIZA", "Adicional trilliza"
        ALQUILER = "ALQUILER", "Alquiler"
        SOCIAL = "SOCIAL", "Social"
        INSTITUCIONAL = "INSTITUCIONAL", "Institucional"
        EJECUTIVA = "EJECUTIVA", "Ejecutiva"

    MODALIDADES: ClassVar[dict[str, tuple[str, ...]]] = {
        Tipo.SOCIO: (Modalidad.UNICA, Modalidad.GEMELA, Modalidad.TRILLIZA),
        Tipo.USUARIO: (
            Modalidad.ALQUILER,
            Modalidad.SOCIAL,
            Modalidad.INSTITUCIONAL,
            Modalidad.EJECUTIVA,
        ),
    }

    venta = models.OneToOneField(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="registro"
    )
    tipo = models.CharField(max_length=8, choices=Tipo.choices)
    modalidad = models.CharField(max_length=14, choices=Modalidad.choices)
    direccion_cobro = models.CharField("dirección de cobro", max_length=200, blank=True)
    ciclo = models.ForeignKey(
        CicloFacturacion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.get_tipo_display()} · {self.get_modalidad_display()}"
