"""Who speaks on which extension of the telephone exchange, from one instant to another (4.1)."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast

NUMERO_DE_EXTENSION = RegexValidator(
    r"^[1-9][0-9]{1,9}\Z", "Escriba el interno solo con cifras, por ejemplo 2014."
)


def _lo_mismo(campo: str) -> tuple[Func, str]:
    """The same number in two rows, as a range: PostgreSQL then needs no extension for it."""
    valor = Cast(campo, models.BigIntegerField())
    return Func(valor, valor, Value("[]"), function="int8range"), RangeOperators.OVERLAPS


_A_LA_VEZ = (Func(F("desde"), F("hasta"), function="tstzrange"), RangeOperators.OVERLAPS)


class ExtensionQuerySet(models.QuerySet["Extension"]):
    def en(self, instante: datetime) -> "ExtensionQuerySet":
        """Those that somebody has at that instant: its beginning is in, its end is not."""
        return self.filter(Q(hasta=None) | Q(hasta__gt=instante), desde__lte=instante)

    def desde_ahora(self, ahora: datetime) -> "ExtensionQuerySet":
        """Those that somebody has or is going to have."""
        return self.filter(Q(hasta=None) | Q(hasta__gt=ahora)).exclude(hasta=F("desde"))


class Extension(models.Model):
    """One person with one extension; only its end is ever written, once (by a trigger).

    ``hasta`` equal to ``desde`` says that it was given by mistake and never counted.
    ``razon`` and ``razon_del_fin`` are written when the instant said lies before calls made.
    """

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="extensiones"
    )
    numero = models.CharField("interno", max_length=10, validators=[NUMERO_DE_EXTENSION])
    desde = models.DateTimeField()
    hasta = models.DateTimeField(null=True, blank=True)
    dada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    terminada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    razon = models.CharField(max_length=200, blank=True)
    razon_del_fin = models.CharField(max_length=200, blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-desde", "-pk"]
        verbose_name = "interno"
        verbose_name_plural = "internos"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(numero__regex=r"^[1-9][0-9]{1,9}$"), name="extension_en_cifras"
            ),
            models.CheckConstraint(
                condition=Q(hasta=None, terminada_por=None)
                | Q(hasta__gte=F("desde"), terminada_por__isnull=False),
                name="extension_termina_despues",
            ),
            ExclusionConstraint(
                name="extension_de_una_persona", expressions=[_lo_mismo("numero"), _A_LA_VEZ]
            ),
            ExclusionConstraint(
                name="persona_con_una_extension", expressions=[_lo_mismo("usuario"), _A_LA_VEZ]
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["numero", "desde"], name="extension_numero"),
            models.Index(fields=["usuario", "desde"], name="extension_usuario"),
        ]

    def __str__(self) -> str:
        return f"{self.numero} de {self.usuario}"

    def es_suya_en(self, instante: datetime) -> bool:
        """As ``en`` says of many: its beginning is in, its end is not."""
        return self.desde <= instante and (self.hasta is None or instante < self.hasta)
