"""The conversations of the denominator: the agents' records and the calls of the exchange (4.1)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cartera.models import (
    ContactoCartera,
    Llamada,
    LlamadaDeCentral,
    Proposito,
    ResultadoLlamada,
)


class Cruce(models.Model):
    """What a call of the exchange is to us: an agent's record of it, or a client taken.

    It follows from both, and is written again when either arrives (``cruzar``); which record it
    is stands in the call (``LlamadaDeCentral.llamada``). ``empate``: more
    than one record could be its own, and nobody guesses. Without ``proposito`` nobody had taken
    the client at that instant.
    """

    central = models.OneToOneField(
        LlamadaDeCentral, primary_key=True, on_delete=models.CASCADE, related_name="cruce"
    )
    contacto = models.ForeignKey(ContactoCartera, on_delete=models.PROTECT, related_name="cruces")
    agente = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposito = models.CharField(max_length=11, choices=Proposito.choices, blank=True)
    empate = models.BooleanField(default=False)

    class Meta:
        verbose_name = "cruce"

    def __str__(self) -> str:
        return f"{self.central}"


class DeUnaLlamada(models.Model):
    """Something said of a call: of a record, or of a call of the exchange by its ``grupo``, which
    outlives its rows.
    """

    llamada = models.OneToOneField(
        Llamada, null=True, on_delete=models.PROTECT, related_name="%(class)s"
    )
    grupo = models.CharField(max_length=150, null=True, unique=True)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(llamada=None, grupo__isnull=False)
                | Q(llamada__isnull=False, grupo=None),
                name="%(class)s_de_una_cosa",
            )
        ]


class Decision(DeUnaLlamada):
    """Whether a call counts, where the record and the exchange do not say the same (III.2)."""

    class Que(models.TextChoices):
        CUENTA = "CUENTA", "Cuenta"
        NO_CUENTA = "NO_CUENTA", "No cuenta"

    que = models.CharField(max_length=9, choices=Que.choices)
    razon = models.CharField("por qué", max_length=200)

    class Meta(DeUnaLlamada.Meta):
        verbose_name = "decisión de una llamada"
        verbose_name_plural = "decisiones de llamadas"

    def __str__(self) -> str:
        return f"{self.get_que_display()}: {self.razon}"


class Encargo(DeUnaLlamada):
    """Who looks into a call of the month's lists; whoever left it, or never had it, has no row.

    No figure reads it.
    """

    a_cargo = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(DeUnaLlamada.Meta):
        verbose_name = "encargo de una llamada"
        verbose_name_plural = "encargos de llamadas"

    def __str__(self) -> str:
        return f"La mira {self.a_cargo}"


class RegistroElegido(models.Model):
    """Of which record a call of the exchange is, where more than one could be its own (4.1).

    Of the call by its ``grupo``, as a ``Decision`` is.
    """

    grupo = models.CharField(max_length=150, unique=True)
    llamada = models.OneToOneField(Llamada, on_delete=models.PROTECT, related_name="+")
    razon = models.CharField("por qué", max_length=200)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        verbose_name = "registro elegido"
        verbose_name_plural = "registros elegidos"

    def __str__(self) -> str:
        return f"{self.grupo}: {self.llamada}"


class DeConversacion(models.Model):
    """What is known of a call with a client, whoever keeps it; it is read, never written.

    ``marcada``: the flag that its outcome had when it was recorded. ``segundos``: None without a
    call of the exchange. ``decision``: empty, or what was decided.
    """

    contacto = models.ForeignKey(ContactoCartera, on_delete=models.DO_NOTHING, related_name="+")
    agente = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="+"
    )
    telefono = models.CharField(max_length=16)
    inicio = models.DateTimeField()
    proposito = models.CharField(max_length=11, choices=Proposito.choices, blank=True)
    resultado = models.ForeignKey(
        ResultadoLlamada, null=True, on_delete=models.DO_NOTHING, related_name="+"
    )
    marcada = models.BooleanField()
    segundos = models.PositiveIntegerField(null=True)
    decision = models.CharField(max_length=9, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.resultado or 'Sin registro'} · {self.inicio:%d/%m/%Y %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        raise TypeError("Una conversación se lee: se escriben el registro, el cruce y la decisión.")


class Conversacion(DeConversacion):
    """One call with a client, once: a view over the records, what they are crossed with and what
    was decided (its SQL is in the migration that makes it).

    Every record is one, with its own ``pk``. A call of the exchange that no record speaks of is
    one when it was answered: its ``pk`` is negative, and it has no ``llamada``. ``empate``: of
    several, and of which nobody knows.
    """

    llamada = models.OneToOneField(
        Llamada, null=True, on_delete=models.DO_NOTHING, related_name="conversacion"
    )
    central = models.OneToOneField(
        LlamadaDeCentral, null=True, on_delete=models.DO_NOTHING, related_name="conversacion"
    )
    empate = models.BooleanField()

    class Meta:
        managed = False
        db_table = "indicadores_conversacion"
        verbose_name = "conversación"
        verbose_name_plural = "conversaciones"

    @property
    def clave(self) -> int:
        """Its number, the same once its month is closed."""
        return int(self.pk)
