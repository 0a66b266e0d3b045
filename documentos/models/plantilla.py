"""Versions of the papers' legal texts."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.bitacora.servicios import huella_de
from bluecom.vigencias.modelos import Situacion, Vigente
from documentos.tipos import TipoDocumento

CON_TEXTO = (TipoDocumento.CONDICIONES, TipoDocumento.COMODATO)
"""The papers whose clauses a person writes; what they take from a sale has its name
(``papel.huecos``).
"""

DE_ANTES = Q(propuesta_por=None)
"""What one person alone had entered when nobody signed yet."""

REVISION = (
    DE_ANTES
    | (Q(revisado_legal=True, revisado_el__isnull=False) & ~Q(revisado_por=""))
    | Q(revisado_legal=False, revisado_por="", revisado_el=None)
)


class PlantillaDocumento(Vigente):
    """A version of one paper's text, signed by two, and who of legal counsel has read it.

    ``version`` names the folder under ``templates/papeles/`` that draws it; its own text is
    version 1. ``texto`` replaces its clauses (see ``papel.marcado``); empty, they stay.
    """

    PRIMERO = 2

    tipo = models.CharField("papel", max_length=20, choices=TipoDocumento.choices)
    version = models.CharField("diseño", max_length=20, default="v1")
    titulo = models.CharField("título impreso", max_length=80, blank=True, default="")
    texto = models.TextField("cláusulas", blank=True, default="")
    revisado_legal = models.BooleanField("revisado por asesoría legal", default=False)
    revisado_por = models.CharField(
        "quién de asesoría legal", max_length=120, blank=True, default=""
    )
    revisado_el = models.DateField("día de la revisión", null=True, blank=True)

    class Meta(Vigente.Meta):
        verbose_name = "texto legal"
        verbose_name_plural = "textos legales"
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(
                fields=["tipo", "numero"],
                condition=~DE_ANTES,
                name="plantilla_numero_unico",
            ),
            models.UniqueConstraint(
                fields=["tipo"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="plantilla_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["tipo", "vigente_desde"],
                condition=Q(situacion=Situacion.APROBADA),
                name="plantilla_un_dia_una_version",
            ),
            models.CheckConstraint(
                condition=Q(texto="") | Q(tipo__in=CON_TEXTO), name="plantilla_con_texto"
            ),
            models.CheckConstraint(condition=REVISION, name="plantilla_revision_con_nombre"),
        ]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()}, versión {self.numero}"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, and what next."""
        return reverse("admin:documentos_plantilladocumento_change", args=[self.pk])

    @classmethod
    def vigente(cls, tipo: str, dia: date) -> "PlantillaDocumento | None":
        """The version in force on a day, if one was signed; otherwise what ships rules."""
        fila: PlantillaDocumento | None = cls.objects.filter(tipo=tipo).vigente_el(dia)
        return fila

    def serie(self) -> dict[str, Any]:
        return {"tipo": self.tipo}

    @property
    def cadena(self) -> str:
        return f"texto_legal:{self.tipo}"

    def de_entrada(self) -> "PlantillaDocumento":
        return PlantillaDocumento(tipo=self.tipo)

    def constancia(self) -> dict[str, Any]:
        return {
            "diseno": self.version,
            "titulo": self.titulo,
            "texto": huella_de(self.texto),
            "revisado_por": huella_de(self.revisado_por) if self.revisado_por else "",
            "revisado_el": self.revisado_el.isoformat() if self.revisado_el else "",
        }
