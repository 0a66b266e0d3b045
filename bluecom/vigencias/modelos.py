"""The signatures and the first day of a version, for any table that keeps versions."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Cast
from django.utils.functional import cached_property


class Situacion(models.TextChoices):
    """How far the signatures have come; the days say whether it is in force."""

    INICIAL = "INICIAL", "De antes de las dos firmas"
    PROPUESTA = "PROPUESTA", "Por aprobar"
    APROBADA = "APROBADA", "Aprobada"
    RETIRADA = "RETIRADA", "Retirada"


FIRMES = (Situacion.INICIAL, Situacion.APROBADA)
"""The only ones that can ever be in force."""

FIRMAS = (
    Q(situacion=Situacion.INICIAL, propuesta_por=None, aprobada_por=None, retirada_por=None)
    | Q(
        situacion=Situacion.PROPUESTA,
        propuesta_por__isnull=False,
        propuesta_en__isnull=False,
        aprobada_por=None,
        retirada_por=None,
    )
    | (
        Q(situacion=Situacion.APROBADA, propuesta_por__isnull=False, retirada_por=None)
        & Q(aprobada_por__isnull=False, aprobada_en__isnull=False)
        & ~Q(aprobada_por=F("propuesta_por"))
    )
    | Q(situacion=Situacion.RETIRADA, retirada_por__isnull=False, retirada_en__isnull=False)
)
"""Each situation with exactly its signatures; two persons for an approved one."""


class VigenteQuerySet(models.QuerySet[Any]):
    """Versions by what the signatures and the days say of them."""

    def firmes(self) -> Self:
        return self.filter(situacion__in=FIRMES)

    def misma_serie(self, otra: "Vigente") -> Self:
        """Every version of the same thing."""
        return self.filter(**otra.serie())

    def vigente_el(self, dia: date) -> Any:
        """The one in force on ``dia`` among these, which must be of one series."""
        ya = self.firmes().filter(vigente_desde__lte=dia)
        return ya.order_by("-vigente_desde", "-numero", "-pk").first()

    def vigentes(self, dia: date) -> Self:
        """Those in force on ``dia``: of each series, the last firm one that has started."""
        serie = self._columnas()
        ya = self._todas().firmes().filter(vigente_desde__lte=dia)
        ultimas = ya.order_by(*serie, "-vigente_desde", "-numero", "-pk").distinct(*serie)
        return self.filter(pk__in=ultimas.values("pk"))

    def con_fin(self) -> Self:
        """Each with its ``vigente_hasta``, in the same read."""
        misma = {campo: OuterRef(campo) for campo in self._columnas()}
        siguientes = self._todas().firmes().filter(vigente_desde__gt=OuterRef("vigente_desde"))
        vispera = Cast(F("vigente_desde") - timedelta(days=1), models.DateField())
        fin = siguientes.filter(**misma).order_by("vigente_desde").values(dia=vispera)[:1]
        return self.annotate(
            vigente_hasta=Case(
                When(situacion__in=FIRMES, then=Subquery(fin)), output_field=models.DateField()
            )
        )

    def _columnas(self) -> list[str]:
        return list(self.model().serie())

    def _todas(self) -> Any:
        """Whether one rules depends on the others of its series, these or not."""
        return self.model._default_manager.order_by()


def _persona() -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )


class Vigente(models.Model):
    """A version that rules from its day until the next one of its series.

    Only the first day is written: with no last day there is neither gap nor overlap. The table
    that inherits says which columns make its series, adds its constraints over them, and the
    trigger that keeps a row as it was signed (``vigente_por_la_puerta``).
    """

    PRIMERO: ClassVar[int] = 1
    """The number of the first version that people write."""

    numero = models.PositiveIntegerField("versión del texto", default=1, editable=False)
    vigente_desde = models.DateField("rige desde")
    situacion = models.CharField(
        "situación",
        max_length=9,
        choices=Situacion.choices,
        default=Situacion.PROPUESTA,
        editable=False,
    )
    razon = models.CharField("por qué cambia", max_length=200, blank=True, default="")
    propuesta_por = _persona()
    propuesta_en = models.DateTimeField(null=True, editable=False)
    aprobada_por = _persona()
    aprobada_en = models.DateTimeField(null=True, editable=False)
    retirada_por = _persona()
    retirada_en = models.DateTimeField(null=True, editable=False)

    objects = VigenteQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(condition=FIRMAS, name="%(class)s_dos_personas")
        ]

    def get_absolute_url(self) -> str:
        """The page where it is read and signed."""
        raise NotImplementedError

    def serie(self) -> dict[str, Any]:
        """The columns, with this row's values, that versions of the same thing share."""
        raise NotImplementedError

    @cached_property
    def vigente_hasta(self) -> date | None:
        """Its last day, when another of its series is to start; a list reads them ``con_fin``."""
        if self.situacion not in FIRMES:
            return None
        siguientes = type(self)._default_manager.misma_serie(self).firmes()
        siguientes = siguientes.filter(vigente_desde__gt=self.vigente_desde)
        otra = siguientes.order_by("vigente_desde").first()
        return otra.vigente_desde - timedelta(days=1) if otra else None

    @property
    def cadena(self) -> str:
        """The chain of Eventos of its series."""
        raise NotImplementedError

    @property
    def cosa(self) -> str:
        """What its acts end in: ``aprobar_precio``."""
        return self.cadena.split(":")[0]

    def de_entrada(self) -> Self | None:
        """What ships of its series and has no row, when something does."""
        return None

    def constancia(self) -> dict[str, Any]:
        """What each Evento says of this version, besides its number and its day."""
        return {}
