"""Deadlines, the intervals that stopped them, and the dated policies that they follow."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from bluecom.plazos import computo
from bluecom.plazos.calendario import Calendario, Lapso
from bluecom.plazos.tipos import Tipo, tipo_de
from bluecom.vigencias.modelos import Situacion, Vigente

HORAS_MAXIMAS = 30 * 24


class Modo(models.TextChoices):
    CORRIDAS = "CORRIDAS", "Horas corridas"
    HABILES = "HABILES", "Horas hábiles"


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
            "horas_de_aviso": self.horas_de_aviso,
            "semana": list(self.semana),
            "dias_cerrados": [dia.isoformat() for dia in self.dias_cerrados],
            "dias_atendidos": [dia.isoformat() for dia in self.dias_atendidos],
        }

    @property
    def duracion(self) -> timedelta:
        return timedelta(hours=self.horas)

    @property
    def aviso(self) -> timedelta:
        return timedelta(hours=self.horas_de_aviso)

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

    def ultimo_util(self, inicio: datetime, vence_en: datetime) -> datetime:
        """The last moment at which somebody attends before the limit."""
        return computo.ultimo_util(inicio, vence_en, self.calendario)


def _en_singular(plural: str) -> str:
    return (
        plural.replace("horas", "hora").replace("corridas", "corrida").replace("hábiles", "hábil")
    )


class PlazoQuerySet(models.QuerySet["Plazo"]):
    def abiertos(self) -> "PlazoQuerySet":
        return self.filter(cumplido_en=None, cerrado_en=None)

    def con_marca(self, ahora: datetime) -> "PlazoQuerySet":
        """Those with something to tell by now."""
        return self.filter(proximo_aviso_en__lte=ahora)


class Plazo(models.Model):
    """One deadline of one thing, with the version of the policy that it started with.

    ``vence_en`` is computed from start, policy and pauses, never edited; there is none while it
    is paused. ``marcas_dadas`` counts the marks already told. It ends met, or closed because its
    matter is over.
    """

    tipo = models.CharField(max_length=30)
    objeto_id = models.BigIntegerField()
    inicio = models.DateTimeField()
    politica = models.ForeignKey(Politica, on_delete=models.PROTECT, related_name="plazos")
    vence_en = models.DateTimeField(null=True)
    marcas_dadas = models.PositiveSmallIntegerField(default=0)
    proximo_aviso_en = models.DateTimeField(null=True)
    cumplido_en = models.DateTimeField(null=True)
    cumplido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    cerrado_en = models.DateTimeField(null=True)

    objects = PlazoQuerySet.as_manager()

    class Meta:
        verbose_name = "plazo en curso"
        verbose_name_plural = "plazos en curso"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tipo", "objeto_id"],
                condition=Q(cumplido_en=None, cerrado_en=None),
                name="plazo_uno_abierto",
            ),
            models.CheckConstraint(
                condition=Q(cumplido_en=None) | Q(cerrado_en=None), name="plazo_un_solo_fin"
            ),
            models.CheckConstraint(
                condition=Q(cumplido_en=None, cerrado_en=None)
                | Q(proximo_aviso_en=None, vence_en__isnull=False),
                name="plazo_terminado_calla",
            ),
            models.CheckConstraint(
                condition=Q(vence_en__isnull=False) | Q(proximo_aviso_en=None),
                name="plazo_en_pausa_calla",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["proximo_aviso_en"],
                name="plazo_por_avisar",
                condition=Q(proximo_aviso_en__isnull=False),
            ),
            models.Index(fields=["tipo", "objeto_id"], name="plazo_de_una_cosa"),
        ]

    def __str__(self) -> str:
        return f"{self.definicion.nombre} · {self.objeto_id}"

    @property
    def definicion(self) -> Tipo:
        return tipo_de(self.tipo)

    @property
    def cadena_de_su_cosa(self) -> str:
        """The chain of Eventos of what it bounds."""
        return f"{self.definicion.cadena}:{self.objeto_id}"

    @property
    def abierto(self) -> bool:
        return self.cumplido_en is None and self.cerrado_en is None

    @property
    def en_pausa(self) -> bool:
        return self.vence_en is None

    @property
    def a_tiempo(self) -> bool | None:
        """Whether it was met in time; None when it was not met."""
        if self.cumplido_en is None or self.vence_en is None:
            return None
        return not computo.vencido(self.vence_en, self.cumplido_en)

    @property
    def ultimo_util(self) -> datetime | None:
        return self.vence_en and self.politica.ultimo_util(self.inicio, self.vence_en)

    def clave_de_aviso(self, codigo: str) -> str:
        """What keeps the notice of one mark from being given twice."""
        return f"plazo:{self.pk}:{codigo}"


class Pausa(models.Model):
    """An interval that does not count, as it was asked for: a coded reason, never backdated."""

    plazo = models.ForeignKey(Plazo, on_delete=models.PROTECT, related_name="pausas")
    motivo = models.CharField(max_length=30)
    desde = models.DateTimeField()
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    hasta = models.DateTimeField(null=True)
    reanudada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plazo"], condition=Q(hasta=None), name="pausa_una_abierta"
            ),
            models.CheckConstraint(
                condition=Q(hasta=None) | Q(hasta__gte=F("desde")), name="pausa_en_orden"
            ),
            models.CheckConstraint(condition=~Q(motivo=""), name="pausa_con_motivo"),
        ]

    def __str__(self) -> str:
        return f"{self.plazo} · {self.motivo}"
