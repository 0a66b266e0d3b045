"""Table III.1 by versions: what each form of the folder is, and how many of it."""

from dataclasses import asdict
from datetime import date
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.vigencias.modelos import Situacion, Vigente
from documentos.tipos import FORMULARIOS, TABLA_III, Clase, Ficha, Modo, TipoDocumento

EJEMPLARES_MAXIMOS = 5
DEL_PROCEDIMIENTO = date(2019, 9, 1)
"""The day of the table as the procedure wrote it."""


class FichaDeFormulario(Vigente):
    """A version of one row of table III.1."""

    PRIMERO = 2

    tipo = models.CharField(
        "formulario", max_length=20, choices=[(t.value, t.label) for t in FORMULARIOS]
    )
    clase = models.CharField("tipo de documento", max_length=1, choices=Clase.choices)
    modo = models.CharField("manual o automático", max_length=1, choices=Modo.choices)
    originales = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(EJEMPLARES_MAXIMOS)]
    )
    copias = models.PositiveSmallIntegerField(
        default=1, validators=[MaxValueValidator(EJEMPLARES_MAXIMOS)]
    )
    de_smartflex = models.BooleanField("lo imprime Smartflex", default=False)

    class Meta(Vigente.Meta):
        verbose_name = "fila de la tabla III.1"
        verbose_name_plural = "tabla III.1: formularios"
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(fields=["tipo", "numero"], name="ficha_numero_unico"),
            models.UniqueConstraint(
                fields=["tipo"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="ficha_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["tipo", "vigente_desde"],
                condition=Q(situacion=Situacion.APROBADA),
                name="ficha_un_dia_una_version",
            ),
            models.CheckConstraint(
                condition=Q(de_smartflex=False) | Q(tipo=TipoDocumento.SOLICITUD),
                name="ficha_smartflex_solo_la_solicitud",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()}, fila de la tabla III.1, versión {self.numero}"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, and what next."""
        return reverse("admin:documentos_fichadeformulario_change", args=[self.pk])

    @classmethod
    def del_dia(cls, tipo: str, dia: date) -> "FichaDeFormulario":
        """The version in force on ``dia``; what ships while nobody signed another."""
        escrita: FichaDeFormulario | None = cls.objects.filter(tipo=tipo).vigente_el(dia)
        return escrita or cls.de_fabrica(tipo, dia)

    @classmethod
    def de_fabrica(cls, tipo: str, dia: date = DEL_PROCEDIMIENTO) -> "FichaDeFormulario":
        """What ships, as a version that nobody wrote."""
        ficha = TABLA_III[TipoDocumento(tipo)]
        return cls(tipo=tipo, vigente_desde=dia, **ficha_en_json(ficha))

    @property
    def ficha(self) -> Ficha:
        return Ficha(
            clase=self.clase,
            modo=self.modo,
            originales=self.originales,
            copias=self.copias,
            de_smartflex=self.de_smartflex,
        )

    def serie(self) -> dict[str, Any]:
        return {"tipo": self.tipo}

    @property
    def cadena(self) -> str:
        return f"ficha_de_formulario:{self.tipo}"

    def de_entrada(self) -> "FichaDeFormulario":
        return self.de_fabrica(self.tipo)

    def constancia(self) -> dict[str, Any]:
        return ficha_en_json(self.ficha)


def ficha_en_json(ficha: Ficha) -> dict[str, Any]:
    """As a paper freezes it."""
    return asdict(ficha)
