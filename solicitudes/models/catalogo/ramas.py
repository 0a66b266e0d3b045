"""The branches of the script: what the client says instead of yes, and what is answered."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from solicitudes.models.catalogo.productos import Producto
from solicitudes.reglas.guion import HUECOS, huecos_desconocidos


class RamaQuerySet(models.QuerySet["RamaGuion"]):
    def del_paso(self, paso: int, producto: str) -> "RamaQuerySet":
        """Those of a step that serve this product: its own, and those of all."""
        suyas = models.Q(producto=None) | models.Q(producto=producto)
        return self.filter(suyas, paso=paso, activo=True)


class RamaGuion(models.Model):
    """«Si dice…» of a step (4, 5): opened beside the script, it records nothing."""

    paso = models.PositiveSmallIntegerField(
        choices=[(4, "4 · La oferta"), (5, "5 · La explicación")]
    )
    producto = models.ForeignKey(
        Producto,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Vacío: sirve para todos.",
    )
    dice = models.CharField("si dice", max_length=60)
    responde = models.TextField(
        "se responde",
        max_length=1000,
        help_text="Un párrafo por línea. Se llenan solos: "
        + ", ".join(f"{{{hueco}}}" for hueco in HUECOS),
    )
    orden = models.PositiveSmallIntegerField(default=0)
    activo = models.BooleanField(default=True)
    demo = models.BooleanField("DEMO", default=True)

    objects = RamaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["paso", "orden", "pk"]
        verbose_name = "rama del guion"
        verbose_name_plural = "ramas del guion"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paso", "producto", "dice"],
                name="rama_una_vez",
                nulls_distinct=False,
                violation_error_message="Esa rama ya está en ese paso: edítela.",
            )
        ]

    def __str__(self) -> str:
        return f"Paso {self.paso}: «{self.dice}»"

    def clean(self) -> None:
        """A blank that nothing fills would be read aloud to the client."""
        sobran = huecos_desconocidos(self.responde)
        if sobran:
            raise ValidationError(
                {"responde": f"Pide {{{sobran[0]}}}, que no existe: use los de la lista."}
            )
