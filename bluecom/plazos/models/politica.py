"""The dated policies of deadlines: how long, counted how, and who hears when."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.plazos import computo
from bluecom.plazos.calendario import Calendario, Lapso
from bluecom.plazos.marcas import RESPONSABLE, Escala
from bluecom.plazos.tipos import tipo_de
from bluecom.vigencias.modelos import Situacion, Vigente

HORAS_MAXIMAS = 30 * 24
ESCALA = (
    "horas_de_aviso",
    "horas_supervisor",
    "horas_jefe_ventas",
    "horas_jefe_servicio",
    "horas_de_repetir",
)
"""Who hears of it, and when."""


class Modo(models.TextChoices):
    CORRIDAS = "CORRIDAS", "Horas corridas"
    HABILES = "HABILES", "Horas hábiles"


def _horas_tras(que: str) -> Any:
    limites = [MinValueValidator(-HORAS_MAXIMAS), MaxValueValidator(HORAS_MAXIMAS)]
    return models.SmallIntegerField(f"horas tras el límite en que {que}", null=True, blank=True,
                                    validators=limites)  # fmt: skip


class Politica(Vigente):
    """A version of how long a kind of deadline is, signed by two, from a day to come.

    ``semana`` holds the hours of attention of each day, Monday first. Working hours count by
    them; running hours only need them to say the last useful moment.
    """

    PRIMERO = 2

    tipo = models.CharField("plazo", max_length=30)
    modo = models.CharField("cómo se cuenta", max_length=8, choices=Modo.choices)
    horas = models.PositiveSmallIntegerField(
        "horas de plazo", validators=[MinValueValidator(1), MaxValueValidator(HORAS_MAXIMAS)]
    )
    horas_de_aviso = models.PositiveSmallIntegerField(
        "horas antes en que se avisa",
        validators=[MinValueValidator(1), MaxValueValidator(HORAS_MAXIMAS)],
    )
    horas_supervisor = _horas_tras("el supervisor se entera")
    horas_jefe_ventas = _horas_tras("el Jefe de Ventas se entera")
    horas_jefe_servicio = _horas_tras("el Jefe de Servicio se entera")
    horas_de_repetir = models.PositiveSmallIntegerField(
        "horas entre repeticiones",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(HORAS_MAXIMAS)],
    )
    semana = ArrayField(models.CharField(max_length=80, blank=True), default=list, blank=True)
    dias_cerrados = ArrayField(models.DateField(), default=list, blank=True)
    dias_atendidos = ArrayField(models.DateField(), default=list, blank=True)

    class Meta(Vigente.Meta):
        verbose_name = "plazo"
        verbose_name_plural = "plazos"
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(fields=["tipo", "numero"], name="politica_numero_unico"),
            models.UniqueConstraint(
                fields=["tipo"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="politica_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["tipo", "vigente_desde"],
                condition=Q(situacion=Situacion.APROBADA),
                name="politica_un_dia_una_version",
            ),
            models.CheckConstraint(
                condition=Q(horas__range=(1, HORAS_MAXIMAS), horas_de_aviso__gte=1),
                name="politica_con_horas",
            ),
            models.CheckConstraint(
                condition=Q(horas_de_repetir=None) | Q(horas_de_repetir__gte=1),
                name="politica_repite_con_horas",
            ),
            models.CheckConstraint(
                condition=Q(modo=Modo.CORRIDAS) | Q(semana__len=7), name="politica_habil_con_semana"
            ),
        ]

    def __str__(self) -> str:
        return f"{tipo_de(self.tipo).nombre}, versión {self.numero}"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, and what next."""
        return reverse("admin:plazos_politica_change", args=[self.pk])

    @classmethod
    def vigente(cls, tipo: str, dia: date) -> "Politica":
        """The version in force on a day; the first one of each kind rules from the beginning."""
        fila: Politica | None = cls.objects.filter(tipo=tipo).vigente_el(dia)
        if fila is None:
            raise cls.DoesNotExist(f"{tipo} {dia}")
        return fila

    def serie(self) -> dict[str, Any]:
        return {"tipo": self.tipo}

    @property
    def cadena(self) -> str:
        return f"politica_plazo:{self.tipo}"

    def constancia(self) -> dict[str, Any]:
        return {
            "modo": self.modo,
            "horas": self.horas,
            **{campo: getattr(self, campo) for campo in ESCALA},
            "semana": list(self.semana),
            "dias_cerrados": [dia.isoformat() for dia in self.dias_cerrados],
            "dias_atendidos": [dia.isoformat() for dia in self.dias_atendidos],
        }

    @property
    def duracion(self) -> timedelta:
        return timedelta(hours=self.horas)

    @property
    def de_los_otros(self) -> dict[str, int | None]:
        """After how many hours whoever does not have to meet it hears of it; None: never."""
        return {
            Rol.SUPERVISOR: self.horas_supervisor,
            Rol.JEFE_VENTAS: self.horas_jefe_ventas,
            Rol.JEFE_SERVICIO: self.horas_jefe_servicio,
        }

    @property
    def escala(self) -> Escala:
        """Who hears, and when: whoever has to meet it before the limit and at it."""
        horas: dict[str, tuple[int, ...]] = {RESPONSABLE: (-self.horas_de_aviso, 0)}
        horas |= {rol: (hora,) for rol, hora in self.de_los_otros.items() if hora is not None}
        return Escala(horas, self.horas_de_repetir)

    @property
    def en_palabras(self) -> str:
        """For example ``24 horas corridas``."""
        modo = str(Modo(self.modo).label).lower()
        return f"{self.horas} {modo}" if self.horas != 1 else f"1 {_en_singular(modo)}"

    @property
    def calendario(self) -> Calendario | None:
        if not any(self.semana):
            return None
        return Calendario.escrito(self.semana, self.dias_cerrados, self.dias_atendidos)

    def limite(self, inicio: datetime, pausas: Sequence[Lapso] = ()) -> datetime:
        calendario = self.calendario if self.modo == Modo.HABILES else None
        return computo.limite(inicio, self.duracion, calendario, pausas)

    def usado(self, desde: datetime, hasta: datetime, pausas: Sequence[Lapso] = ()) -> timedelta:
        """How much of it went by between two instants, as this version counts."""
        calendario = self.calendario if self.modo == Modo.HABILES else None
        return computo.tiempo_util(desde, hasta, calendario, pausas)

    def ultimo_util(self, inicio: datetime, vence_en: datetime) -> datetime:
        """The last moment at which somebody attends before the limit."""
        return computo.ultimo_util(inicio, vence_en, self.calendario)


def _en_singular(plural: str) -> str:
    return (
        plural.replace("horas", "hora").replace("corridas", "corrida").replace("hábiles", "hábil")
    )
