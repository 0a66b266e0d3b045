"""Deadlines, the intervals that stopped them, and what a jefe decided of a wrong clock."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bluecom.plazos import computo
from bluecom.plazos.models.politica import Politica
from bluecom.plazos.tipos import Tipo, tipo_de

ABIERTO: dict[str, None] = {"cumplido_en": None, "cerrado_en": None, "incumplido_en": None}
"""A deadline that nothing has ended yet."""


class PlazoQuerySet(models.QuerySet["Plazo"]):
    def abiertos(self) -> "PlazoQuerySet":
        return self.filter(**ABIERTO)

    def con_marca(self, ahora: datetime) -> "PlazoQuerySet":
        """Those with something to tell by now."""
        return self.filter(proximo_aviso_en__lte=ahora)


class Plazo(models.Model):
    """One deadline of one thing, with the version of the policy that it started with.

    ``vence_en`` is computed from start, policy and pauses, never edited; there is none while it
    is paused. ``ultima_marca`` is the last one told, in hours from the limit. It ends met, closed
    because its matter is over, or unmet for ever, which counts as late.
    """

    tipo = models.CharField(max_length=30)
    objeto_id = models.BigIntegerField()
    inicio = models.DateTimeField()
    politica = models.ForeignKey(Politica, on_delete=models.PROTECT, related_name="plazos")
    vence_en = models.DateTimeField(null=True)
    ultima_marca = models.IntegerField(null=True)
    proximo_aviso_en = models.DateTimeField(null=True)
    cumplido_en = models.DateTimeField(null=True)
    cumplido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    cerrado_en = models.DateTimeField(null=True)
    incumplido_en = models.DateTimeField(null=True)
    incumplido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    incumplido_motivo = models.CharField(max_length=30, blank=True)

    objects = PlazoQuerySet.as_manager()

    class Meta:
        verbose_name = "plazo en curso"
        verbose_name_plural = "plazos en curso"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tipo", "objeto_id"],
                condition=Q(**ABIERTO),
                name="plazo_uno_abierto",
            ),
            models.CheckConstraint(
                condition=Q(cumplido_en=None, cerrado_en=None)
                | Q(cumplido_en=None, incumplido_en=None)
                | Q(cerrado_en=None, incumplido_en=None),
                name="plazo_un_solo_fin",
            ),
            models.CheckConstraint(
                condition=Q(incumplido_en=None, incumplido_por=None, incumplido_motivo="")
                | Q(incumplido_en__isnull=False, incumplido_por__isnull=False)
                & ~Q(incumplido_motivo=""),
                name="plazo_incumplido_por_alguien",
            ),
            models.CheckConstraint(
                condition=Q(**ABIERTO) | Q(proximo_aviso_en=None, vence_en__isnull=False),
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
        return all(getattr(self, fin) is None for fin in ABIERTO)

    @property
    def en_pausa(self) -> bool:
        return self.vence_en is None

    @property
    def antes_de_empezar(self) -> bool:
        """Met before it started: some clock was wrong, and a jefe says whether it was in time."""
        return self.cumplido_en is not None and self.cumplido_en < self.inicio

    @property
    def por_aclarar(self) -> bool:
        return self.antes_de_empezar and not hasattr(self, "aclaracion")

    @property
    def a_tiempo(self) -> bool | None:
        """Whether it was met in time; None while it is not met, or nobody can say yet."""
        if self.incumplido_en is not None:
            return False
        if self.cumplido_en is None or self.vence_en is None:
            return None
        if self.antes_de_empezar:
            return None if self.por_aclarar else bool(self.aclaracion.a_tiempo)
        return not computo.vencido(self.vence_en, self.cumplido_en)

    @property
    def ultimo_util(self) -> datetime | None:
        return self.vence_en and self.politica.ultimo_util(self.inicio, self.vence_en)

    @property
    def asunto(self) -> str:
        """The matter of its notices."""
        return f"plazo:{self.pk}"

    def clave_de_aviso(self, hora: int) -> str:
        """What keeps the notice of one mark from being given twice."""
        return f"{self.asunto}:{hora:+d}"


class Aclaracion(models.Model):
    """What a jefe decided of one that was met before it started: once, and for ever."""

    plazo = models.OneToOneField(Plazo, on_delete=models.PROTECT, related_name="aclaracion")
    a_tiempo = models.BooleanField()
    razon = models.CharField(max_length=200)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        verbose_name = "hora aclarada"
        verbose_name_plural = "horas aclaradas"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(razon=""), name="aclaracion_con_razon")
        ]

    def __str__(self) -> str:
        return f"{self.plazo} · {self.razon}"


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
