"""The order of the fields in Smartflex's screens, as data (steps 7–9)."""

from typing import ClassVar

from django.db import models

from solicitudes.reglas.origenes_smartflex import ORIGENES


class CampoSmartflex(models.Model):
    """One field of "Gestión de Productos", in the order in which Smartflex asks for it."""

    paso = models.PositiveSmallIntegerField(
        choices=[(7, "7 · Smartflex"), (8, "8 · Detalle"), (9, "9 · Glosa")]
    )
    orden = models.PositiveSmallIntegerField(help_text="El lugar del campo dentro del paso.")
    pantalla = models.CharField(max_length=60, help_text="La pantalla de Smartflex que lo pide.")
    etiqueta = models.CharField(max_length=60, help_text="El campo, como Smartflex lo llama.")
    origen = models.CharField(
        "dato", max_length=30, choices=list(ORIGENES.items()), help_text="Lo que se copia allí."
    )
    activo = models.BooleanField(default=True)
    demo = models.BooleanField(
        "sin confirmar", default=True, help_text="El orden todavía no lo confirmó COMTECO."
    )

    class Meta:
        ordering: ClassVar = ["paso", "orden", "pk"]
        verbose_name = "campo de Smartflex"
        verbose_name_plural = "campos de Smartflex"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paso", "origen"], name="campo_smartflex_unico")
        ]

    def __str__(self) -> str:
        return f"{self.pantalla}: {self.etiqueta}"
