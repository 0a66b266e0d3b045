"""The checklists of 5.1, 6.3 and 11.1 by versions, and the one that a sale goes by."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.bitacora.servicios import huella_de
from bluecom.vigencias.modelos import Situacion, Vigente, VigenteQuerySet
from solicitudes.reglas.control import (
    CONTROLES,
    Control,
    Lista,
    de_fabrica,
    que_siguen,
)


class ListaDeControlQuerySet(VigenteQuerySet):
    def de(self, control: Control) -> Self:
        """Every version that somebody wrote of this checklist."""
        return self.filter(clave=control.clave)

    def del_dia(self, control: Control, dia: date) -> Lista:
        """The version in force on ``dia``; what ships while nobody signed another."""
        fila: ListaDeControl | None = self.de(control).vigente_el(dia)
        return fila.lista if fila else de_fabrica(control)

    def de_numero(self, control: Control, numero: int) -> Lista:
        """A version that some sale was ticked by, as it was then."""
        if numero == 1:
            return de_fabrica(control)
        fila: ListaDeControl = self.de(control).get(numero=numero)
        return fila.lista

    def que_valen(
        self, control: Control, marcados: Iterable[str], *, vista: int | None, rige: Lista
    ) -> list[str]:
        """Of what was ticked on the version ``vista``, what the one that rules says alike.

        All of it when they are the same, or nobody said which one was read.
        """
        if vista is None or vista == rige.numero:
            return list(marcados)
        return que_siguen(marcados, self.vista(control, vista), rige)

    def vista(self, control: Control, numero: int) -> Lista:
        """The version that a page says it showed; one that never was has no items."""
        if numero != 1 and not self.de(control).filter(numero=numero).exists():
            return Lista(numero, {})
        return self.de_numero(control, numero)


class ListaDeControl(Vigente):
    """A version of a checklist: every item with its sentence, in their order."""

    PRIMERO = 2

    clave = models.CharField(
        "lista", max_length=12, choices=[(c.clave, str(c)) for c in CONTROLES.values()]
    )
    items = models.JSONField("ítems", default=list)

    objects: ClassVar = ListaDeControlQuerySet.as_manager()

    class Meta(Vigente.Meta):
        verbose_name = "lista de control"
        verbose_name_plural = "listas de control"
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(fields=["clave", "numero"], name="lista_numero_unico"),
            models.UniqueConstraint(
                fields=["clave"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="lista_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["clave", "vigente_desde"],
                condition=Q(situacion=Situacion.APROBADA),
                name="lista_un_dia_una_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.control.numeral} · {self.control.titulo}, versión {self.numero}"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, how it looks, and what next."""
        return reverse("admin:solicitudes_listadecontrol_change", args=[self.pk])

    @property
    def control(self) -> Control:
        return CONTROLES[self.clave]

    @property
    def lista(self) -> Lista:
        return Lista(self.numero, self.control.leer(self.items))

    def serie(self) -> dict[str, Any]:
        return {"clave": self.clave}

    @property
    def cadena(self) -> str:
        return f"lista:{self.clave}"

    def de_entrada(self) -> "ListaDeControl":
        items = self.control.escribir(self.control.iniciales)
        return ListaDeControl(clave=self.clave, items=items)

    def constancia(self) -> dict[str, Any]:
        dichas = "\n".join(fila["nombre"] for fila in self.items)
        return {"items": [fila["codigo"] for fila in self.items], "sha256": huella_de(dichas)}
