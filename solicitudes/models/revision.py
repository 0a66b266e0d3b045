"""Step 11.1: who has a folder, its checklist of each round, its observations, its second look."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from solicitudes.models.catalogo import Motivo


class EnRevision(models.Model):
    """Whose hands a folder is in now: one reviewer, until a while after his last act."""

    venta = models.OneToOneField(
        "solicitudes.Venta",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="en_revision",
    )
    revisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    desde = models.DateTimeField()
    hasta = models.DateTimeField()

    class Meta:
        verbose_name = "carpeta en revisión"
        verbose_name_plural = "carpetas en revisión"

    def __str__(self) -> str:
        return f"La venta {self.venta_id}, con {self.revisor}"


class Revision(models.Model):
    """The checklist of one round; half-done lists survive."""

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="revisiones"
    )
    ronda = models.PositiveSmallIntegerField()
    revisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="revisiones"
    )
    iniciada_en = models.DateTimeField()
    lista = models.PositiveIntegerField(default=1, help_text="Versión de la lista de 11.1.")
    leido = models.JSONField(
        default=dict, help_text="código del ítem → [[qué, lo que decía], …] al decidir"
    )
    decidida_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "revisión"
        verbose_name_plural = "revisiones"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["venta", "ronda"], name="una_revision_por_ronda")
        ]

    def __str__(self) -> str:
        return f"Revisión {self.ronda} de la venta {self.venta_id}"


class MarcaDeRevision(models.Model):
    """An item found in order: whose tick it is, and when it was given."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="marcas")
    item = models.CharField(max_length=40)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revision", "item"], name="una_marca_por_item")
        ]

    def __str__(self) -> str:
        return f"{self.item}, por {self.por}"


class ObservacionQuerySet(models.QuerySet["Observacion"]):
    def abiertas(self) -> "ObservacionQuerySet":
        return self.filter(resuelta_en=None)

    def enviadas(self) -> "ObservacionQuerySet":
        """What its asesor was told; what is noted and not sent may still be taken back."""
        return self.filter(enviada_en__isnull=False)


class Observacion(models.Model):
    """A coded observation on a named item; it leads to the exact field of a step."""

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="observaciones"
    )
    ronda = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=40)
    item_nombre = models.CharField(max_length=120, help_text="Como se leía al observarlo.")
    paso = models.PositiveSmallIntegerField(help_text="Paso al que lleva el ítem.")
    motivo = models.ForeignKey(Motivo, on_delete=models.PROTECT, related_name="+")
    nota = models.CharField(max_length=300, blank=True)
    creada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    creada_en = models.DateTimeField()
    enviada_en = models.DateTimeField(null=True, blank=True)
    respuesta = models.CharField(max_length=300, blank=True)
    respondida_en = models.DateTimeField(null=True, blank=True)
    resuelta_en = models.DateTimeField(null=True, blank=True)

    objects = ObservacionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "observación"
        verbose_name_plural = "observaciones"
        indexes: ClassVar = [
            models.Index(
                fields=["enviada_en"],
                name="observacion_enviada",
                condition=Q(enviada_en__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_nombre}, {self.dicho}" if self.motivo.con_nota else self.dicho

    @property
    def dicho(self) -> str:
        """Its reason and its note; the note alone where the reason by itself says nothing."""
        if self.motivo.con_nota:
            return f"«{self.nota}»"
        return f"{self.motivo}, «{self.nota}»" if self.nota else str(self.motivo)

    @property
    def adonde(self) -> int:
        """The step where it is corrected: its reason's own, or that of its item."""
        return self.motivo.paso or self.paso


class Propuesta(models.Model):
    """An error that the asesor of an observed folder saw himself, for Canales Virtuales to add."""

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="propuestas"
    )
    item = models.CharField(max_length=40)
    item_nombre = models.CharField(max_length=120, help_text="Como se leía al proponerla.")
    paso = models.PositiveSmallIntegerField()
    motivo = models.ForeignKey(Motivo, on_delete=models.PROTECT, related_name="+")
    nota = models.CharField(max_length=300, blank=True)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()
    decidida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decidida_en = models.DateTimeField(null=True, blank=True)
    observacion = models.OneToOneField(
        Observacion, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "observación propuesta"
        verbose_name_plural = "observaciones propuestas"
        indexes: ClassVar = [
            models.Index(
                fields=["venta"], name="propuesta_por_decidir", condition=Q(decidida_en=None)
            )
        ]

    def __str__(self) -> str:
        return str(self.motivo)


class SegundaRevision(models.Model):
    """An approved folder that the sample gives to another person; it moves no sale."""

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="segundas_revisiones"
    )
    ronda = models.PositiveSmallIntegerField()
    primera_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pedida_en = models.DateTimeField()
    hecha_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    hecha_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "segunda revisión"
        verbose_name_plural = "segundas revisiones"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["venta", "ronda"], name="una_segunda_por_ronda"),
            models.CheckConstraint(
                condition=Q(hecha_por=None) | ~Q(hecha_por=F("primera_por")),
                name="la_segunda_es_de_otro",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pedida_en"], name="segunda_por_hacer", condition=Q(hecha_en=None))
        ]

    def __str__(self) -> str:
        return f"Segunda revisión de la venta {self.venta_id}"


class DiferenciaDeRevision(models.Model):
    """What the second person would have observed, and the first did not."""

    segunda = models.ForeignKey(
        SegundaRevision, on_delete=models.CASCADE, related_name="diferencias"
    )
    item = models.CharField(max_length=40)
    item_nombre = models.CharField(max_length=120)
    motivo = models.ForeignKey(Motivo, on_delete=models.PROTECT, related_name="+")
    nota = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "diferencia de revisión"
        verbose_name_plural = "diferencias de revisión"

    def __str__(self) -> str:
        return str(self.motivo)
