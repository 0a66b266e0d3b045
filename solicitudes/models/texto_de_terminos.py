"""Step 11.2: the text of the terms e-mail of each product, by versions."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.bitacora.servicios import huella_de
from bluecom.vigencias.modelos import Situacion, Vigente
from solicitudes.models.catalogo import Producto
from solicitudes.reglas.texto_de_terminos import DE_FABRICA


class TextoDeTerminos(Vigente):
    """A version of the letter that goes with the terms of one product, signed by two.

    What ships is version 1 of every product and has no row. A sending names its version.
    """

    PRIMERO = 2

    producto = models.ForeignKey(Producto, on_delete=models.PROTECT, related_name="+")
    texto = models.TextField()

    class Meta(Vigente.Meta):
        verbose_name = "texto del correo de términos"
        verbose_name_plural = "textos del correo de términos"
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(
                fields=["producto", "numero"], name="texto_de_terminos_numero_unico"
            ),
            models.UniqueConstraint(
                fields=["producto"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="texto_de_terminos_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["producto", "vigente_desde"],
                condition=Q(situacion=Situacion.APROBADA),
                name="texto_de_terminos_un_dia",
            ),
        ]

    def __str__(self) -> str:
        return f"Correo de términos de {self.producto}, versión {self.numero}"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, and what next."""
        return reverse("admin:solicitudes_textodeterminos_change", args=[self.pk])

    @classmethod
    def del_dia(cls, producto: str, dia: date) -> "TextoDeTerminos":
        """The version in force on ``dia``; what ships while nobody signed another."""
        fila: TextoDeTerminos | None = cls.objects.filter(producto=producto).vigente_el(dia)
        return fila or cls(producto_id=producto, numero=1, texto=DE_FABRICA)

    @classmethod
    def de_numero(cls, producto: str, numero: int) -> "TextoDeTerminos":
        """A version that some sending names."""
        if numero == 1:
            return cls(producto_id=producto, numero=1, texto=DE_FABRICA)
        escrita: TextoDeTerminos = cls.objects.get(producto=producto, numero=numero)
        return escrita

    def serie(self) -> dict[str, Any]:
        return {"producto_id": self.producto_id}

    @property
    def cadena(self) -> str:
        return f"texto_de_terminos:{self.producto_id}"

    def de_entrada(self) -> "TextoDeTerminos":
        return self.de_numero(self.producto_id, 1)

    def constancia(self) -> dict[str, Any]:
        return {"texto": huella_de(self.texto)}
