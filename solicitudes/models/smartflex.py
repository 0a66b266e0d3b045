"""The order of the fields in Smartflex's screens, as data (steps 7–9)."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models

from bluecom.bolivia.texto import no_digitable, sin_acentos_mayusculas
from solicitudes.reglas.origenes_smartflex import ORIGENES


class Signos(models.TextChoices):
    """What a field of Smartflex takes."""

    TODOS = "TODOS", "Todo lo que Smartflex admite"
    SIN_ACENTOS = "SIN_ACENTOS", "Sin acentos (la Ñ sí)"
    CIFRAS = "CIFRAS", "Solo cifras"


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
    largo = models.PositiveSmallIntegerField(
        "largo máximo",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="Cuántas letras caben; vacío mientras no se sabe.",
    )
    signos = models.CharField(
        max_length=11,
        choices=Signos.choices,
        default=Signos.TODOS,
        help_text="Qué se puede digitar.",
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

    def objecion(self, valor: str) -> str:
        """Why Smartflex would not take this value, in one sentence; empty when it would."""
        if self.largo is not None and len(valor) > self.largo:
            return f"Tiene {len(valor)} letras y en Smartflex caben {self.largo}."
        if signo := self._signo_de_mas(valor):
            return f"Smartflex no admite «{signo}» en este campo."
        return ""

    def _signo_de_mas(self, valor: str) -> str:
        if self.signos == Signos.CIFRAS:
            return next((s for s in valor if not (s.isascii() and s.isdigit())), "")
        if self.signos == Signos.SIN_ACENTOS:
            mayusculas = valor.upper()
            limpias = sin_acentos_mayusculas(valor)
            return next((a for a, b in zip(mayusculas, limpias, strict=False) if a != b), "")
        return no_digitable(valor)
