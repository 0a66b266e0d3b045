"""Step 11: the hand-over of folders, each list with its acta, and what of it came."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from documentos.models import Documento
from solicitudes.models.catalogo import Motivo

ABIERTA = Q(recibida_en=None, no_vino_en=None)
"""Of a folder in an acta: proposed, neither received nor out of it."""


class Entrega(models.Model):
    """One acta: a numbered list of folders that an asesor proposes and Canales receives.

    Without ``acta``: folders that came although nobody had proposed them.
    """

    asesor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="entregas"
    )
    propuesta_en = models.DateTimeField()
    acta = models.ForeignKey(
        Documento, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    retirada_en = models.DateTimeField(
        null=True, blank=True, help_text="Su asesor retiró lo que faltaba recibir."
    )

    def __str__(self) -> str:
        return f"Acta {self.pk}"


class Recepcion(models.Model):
    """What came of one acta at one instant: who received it, and its signed constancia."""

    entrega = models.ForeignKey(Entrega, on_delete=models.PROTECT, related_name="recepciones")
    recibe = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="recepciones"
    )
    en = models.DateTimeField()
    constancia = models.ForeignKey(
        Documento, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "recepción"
        verbose_name_plural = "recepciones"

    def __str__(self) -> str:
        return f"Recepción {self.pk}"


class Marca(models.TextChoices):
    """What whoever stands at the counter saw of a folder; it binds nobody until it is received."""

    PRESENTE = "PRESENTE", "Presente"
    FALTA = "FALTA", "Falta"


class CarpetaEntregadaQuerySet(models.QuerySet["CarpetaEntregada"]):
    def abiertas(self) -> "CarpetaEntregadaQuerySet":
        """On their way: in an acta, and still to be received."""
        return self.filter(ABIERTA)

    def con_papel(self) -> "CarpetaEntregadaQuerySet":
        """Those that a paper lists, with all it takes to say which."""
        de_su_acta = Q(extra=None, entrega__acta__isnull=False)
        de_mas = Q(extra__isnull=False, recepcion__constancia__isnull=False)
        return self.filter(de_su_acta | de_mas).select_related(
            "entrega__acta", "entrega__asesor", "recibida_por", "recepcion__constancia"
        )


class CarpetaEntregada(models.Model):
    """One folder in an acta; its reception stops the clock.

    ``extra`` is why it came although its acta does not list it.
    """

    entrega = models.ForeignKey(Entrega, on_delete=models.CASCADE, related_name="carpetas")
    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.PROTECT, related_name="entregas"
    )
    orden = models.PositiveSmallIntegerField()
    propuesta_en = models.DateTimeField()
    extra = models.ForeignKey(
        Motivo, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    marca = models.CharField(max_length=8, choices=Marca.choices, blank=True)
    marcada_en = models.DateTimeField(null=True, blank=True)
    marcada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recibida_en = models.DateTimeField(null=True, blank=True)
    recibida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recepcion = models.ForeignKey(
        Recepcion, null=True, blank=True, on_delete=models.PROTECT, related_name="carpetas"
    )
    no_vino_en = models.DateTimeField(null=True, blank=True)
    retirada = models.BooleanField(
        default=False, help_text="Salió del acta porque su asesor la retiró."
    )

    objects = CarpetaEntregadaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["entrega", "orden"]
        verbose_name = "carpeta entregada"
        verbose_name_plural = "carpetas entregadas"
        indexes: ClassVar = [
            models.Index(fields=["entrega"], name="carpetas_en_camino", condition=ABIERTA)
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entrega", "venta"], name="una_vez_en_cada_acta"),
            models.UniqueConstraint(
                fields=["venta"], condition=ABIERTA, name="en_una_sola_acta_abierta"
            ),
            models.CheckConstraint(
                condition=Q(marca="", marcada_en=None, marcada_por=None)
                | Q(marca__in=Marca.values, marcada_en__isnull=False, marcada_por__isnull=False),
                name="marca_con_quien_y_cuando",
            ),
        ]

    def __str__(self) -> str:
        return f"Venta {self.venta_id} en el acta {self.entrega_id}"

    @property
    def abierta(self) -> bool:
        """Proposed, and neither received nor out of its acta."""
        return self.recibida_en is None and self.no_vino_en is None

    @property
    def papel(self) -> Documento | None:
        """The paper that lists it: its acta; of an extra one, the constancia of its reception."""
        if self.extra_id is None:
            return self.entrega.acta
        return self.recepcion.constancia if self.recepcion else None

    @property
    def presente(self) -> bool:
        return self.marca == Marca.PRESENTE

    @property
    def falta(self) -> bool:
        return self.marca == Marca.FALTA
