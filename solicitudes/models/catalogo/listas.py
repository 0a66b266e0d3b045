"""The short lists of steps 5, 7 and 8; what is no longer offered stays for who has it."""

from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from solicitudes.models.catalogo.productos import Producto


def elegibles(*ya: object) -> Q:
    """What may be chosen today, and what this sale already has."""
    return Q(activo=True) | Q(pk__in=[clave for clave in ya if clave])


class Subcategoria(models.Model):
    """Category and subcategory of step 8."""

    categoria = models.CharField("categoría", max_length=40)
    nombre = models.CharField(max_length=40)
    orden = models.PositiveSmallIntegerField(default=0)
    activo = models.BooleanField(default=True)
    demo = models.BooleanField("DEMO", default=True)

    class Meta:
        ordering: ClassVar = ["orden", "categoria", "nombre"]
        verbose_name = "subcategoría"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["categoria", "nombre"], name="subcategoria_unica")
        ]

    def __str__(self) -> str:
        return f"{self.categoria} · {self.nombre}"


class CicloFacturacion(models.Model):
    """Recurring billing cycle (7.2)."""

    codigo = models.CharField("código", max_length=10, primary_key=True)
    nombre = models.CharField(max_length=60)
    activo = models.BooleanField(default=True)
    demo = models.BooleanField("DEMO", default=True)

    class Meta:
        ordering: ClassVar = ["codigo"]
        verbose_name = "ciclo de facturación"
        verbose_name_plural = "ciclos de facturación"

    def __str__(self) -> str:
        return self.nombre


class SuplementarioQuerySet(models.QuerySet["Suplementario"]):
    def para(self, producto: Producto, *, ya: Iterable[str] = ()) -> Self:
        """Those of this product, those that go with all, and what this sale already has."""
        suyos = Q(activo=True) & (Q(productos=None) | Q(productos=producto))
        return self.filter(suyos | Q(pk__in=list(ya))).distinct()


class Suplementario(models.Model):
    """Supplementary service (I.f): caller id, three-way conference, PIN …"""

    codigo = models.CharField("código", max_length=20, primary_key=True)
    nombre = models.CharField(max_length=60)
    productos = models.ManyToManyField(
        Producto, blank=True, related_name="suplementarios", help_text="Ninguno: va con todos."
    )
    activo = models.BooleanField(default=True)
    demo = models.BooleanField("DEMO", default=True)

    objects = SuplementarioQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["nombre"]

    def __str__(self) -> str:
        return self.nombre
