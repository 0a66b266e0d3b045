"""The states an asesor may be in, and the intervals in which he was."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q, Value

from bluecom.bolivia.campos import CODIGO
from bluecom.cuentas.models import Usuario

DISPONIBLE = "DISPONIBLE"
"""The one state in which clients are handed out; every other is a pause."""


class EstadoAsesor(models.Model):
    """A state, the digit that chooses it, and for how long one is usually in it."""

    codigo = models.CharField("código", max_length=30, primary_key=True, validators=[CODIGO])
    nombre = models.CharField(max_length=40)
    tecla = models.CharField(
        max_length=1,
        blank=True,
        validators=[RegexValidator(r"^[0-9]\Z", "Escriba una cifra, o ninguna.")],
    )
    limite = models.PositiveSmallIntegerField(
        "límite, en minutos", default=0, help_text="Pasado, el tablero lo marca; 0: sin límite."
    )
    orden = models.PositiveSmallIntegerField(default=0)
    activo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["orden", "codigo"]
        verbose_name = "estado del asesor"
        verbose_name_plural = "estados del asesor"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tecla"],
                condition=Q(activo=True) & ~Q(tecla=""),
                name="estado_tecla_unica",
                violation_error_message="Esa tecla ya es de otro estado: elija otra o ninguna.",
            ),
            models.CheckConstraint(
                condition=~Q(codigo=DISPONIBLE) | Q(activo=True, limite=0),
                name="estado_disponible_queda",
                violation_error_message="«Disponible» no se quita ni tiene límite: sin él nadie "
                "recibiría clientes.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre

    @property
    def es_pausa(self) -> bool:
        return self.codigo != DISPONIBLE

    def clean(self) -> None:
        if self.codigo == DISPONIBLE and (not self.activo or self.limite):
            raise ValidationError("«Disponible» no se quita ni tiene límite.")


class Fin(models.TextChoices):
    """What ended an interval."""

    ESTADO = "ESTADO", "Pasó a otro estado"
    SALIDA = "SALIDA", "Salió"
    SESION = "SESION", "Terminó su sesión"
    SUPERVISION = "SUPERVISION", "Lo terminó quien supervisa"


class PorQue(models.TextChoices):
    """Why somebody else ended it."""

    SE_FUE = "SE_FUE", "Se fue sin marcarlo"
    YA_VOLVIO = "YA_VOLVIO", "Ya volvió y no lo marcó"
    POR_ERROR = "POR_ERROR", "Lo marcó por error"


class IntervaloQuerySet(models.QuerySet["Intervalo"]):
    def abiertos(self) -> "IntervaloQuerySet":
        return self.filter(hasta=None)

    def entre(self, desde: datetime, hasta: datetime) -> "IntervaloQuerySet":
        """Those of which some part lies between both."""
        return self.filter(Q(hasta=None) | Q(hasta__gt=desde), desde__lt=hasta)


class Intervalo(models.Model):
    """One stretch of one person in one state; only its end is ever written (by a trigger)."""

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="intervalos"
    )
    estado = models.ForeignKey(EstadoAsesor, on_delete=models.PROTECT, related_name="+")
    desde = models.DateTimeField()
    hasta = models.DateTimeField(null=True, blank=True)
    fin = models.CharField(max_length=11, choices=Fin.choices, blank=True)
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    por_que = models.CharField(max_length=10, choices=PorQue.choices, blank=True)
    nota = models.CharField(max_length=300, blank=True)

    objects = IntervaloQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["desde", "pk"]
        verbose_name = "intervalo"
        verbose_name_plural = "intervalos"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["usuario"], condition=Q(hasta=None), name="intervalo_uno_abierto"
            ),
            models.CheckConstraint(
                condition=Q(hasta=None, fin="") | (Q(hasta__gte=F("desde")) & ~Q(fin="")),
                name="intervalo_termina_despues",
            ),
            models.CheckConstraint(
                condition=Q(fin=Fin.SUPERVISION, por__isnull=False) & ~Q(por_que="")
                | ~Q(fin=Fin.SUPERVISION) & Q(por=None, por_que="", nota=""),
                name="intervalo_terminado_con_motivo",
            ),
            ExclusionConstraint(
                name="intervalos_sin_solaparse",
                expressions=[
                    (
                        Func(F("usuario"), F("usuario"), Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(F("desde"), F("hasta"), function="tstzrange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["usuario", "desde"], name="intervalo_del_dia")]

    def __str__(self) -> str:
        return f"{self.estado} desde {self.desde:%d/%m/%Y %H:%M}"

    @property
    def es_pausa(self) -> bool:
        return self.estado_id != DISPONIBLE


def en_pausa(usuario: Usuario) -> Intervalo | None:
    """The pause in which this person is now."""
    abiertos = Intervalo.objects.abiertos().filter(usuario=usuario)
    return abiertos.exclude(estado=DISPONIBLE).select_related("estado").first()
