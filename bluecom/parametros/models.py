"""The values that two administrators signed."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.parametros.catalogo import Parametro, parametro_de
from bluecom.vigencias.modelos import Situacion, Vigente


class ValorDeParametro(Vigente):
    """A value of one number of the floor, from its day until the next one's."""

    PRIMERO = 2

    codigo = models.CharField("qué número", max_length=30)
    valor = models.PositiveIntegerField()

    class Meta(Vigente.Meta):
        verbose_name = "número del piso"
        verbose_name_plural = "números del piso"
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(fields=["codigo", "numero"], name="parametro_numero_unico"),
            models.UniqueConstraint(
                fields=["codigo"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="parametro_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["codigo", "vigente_desde"],
                condition=Q(situacion=Situacion.APROBADA),
                name="parametro_un_dia_un_valor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nombre}, versión {self.numero}"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, and what next."""
        return reverse("admin:parametros_valordeparametro_change", args=[self.pk])

    @property
    def parametro(self) -> Parametro | None:
        """What it is a value of; None once the program no longer reads it."""
        return parametro_de(self.codigo)

    @property
    def nombre(self) -> str:
        """As people call it."""
        return self.parametro.nombre if self.parametro else self.codigo

    @property
    def dicho(self) -> str:
        """For example "45 minutos"."""
        return self.parametro.dicho(self.valor) if self.parametro else str(self.valor)

    def serie(self) -> dict[str, Any]:
        return {"codigo": self.codigo}

    @property
    def cadena(self) -> str:
        return f"parametro:{self.codigo}"

    def de_entrada(self) -> "ValorDeParametro":
        inicial = self.parametro.inicial if self.parametro else self.valor
        return ValorDeParametro(codigo=self.codigo, valor=inicial)

    def constancia(self) -> dict[str, Any]:
        return {"valor": self.valor}
