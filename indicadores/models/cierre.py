"""The months that were closed, each with the rows that it counted (III.2)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bluecom.bolivia.fechas import mes_en_letras
from cartera.models import ContactoCartera, Llamada, Proposito, ResultadoLlamada
from indicadores.models.conversacion import DeConversacion


class Figura(models.TextChoices):
    """A count of the month that a close freezes; the value is what an address carries."""

    REGISTRADAS = "registradas", "Solicitudes registradas en sistema"
    EFECTIVAS = "efectivas", "Llamadas efectivas al cliente"
    HECHAS = "hechas", "Llamadas hechas para ofrecer"
    ACEPTADAS = "aceptadas", "Llamadas con venta aceptada"
    SEGUIMIENTOS = "seguimientos", "Llamadas de seguimiento"
    INSTALADAS = "instaladas", "Ventas efectivas (instaladas)"
    VENTAS_ACEPTADAS = "ventas-aceptadas", "Ventas aceptadas"

    @property
    def de_ventas(self) -> bool:
        """Whether its rows are sales; the others are calls."""
        return self in (self.REGISTRADAS, self.INSTALADAS, self.VENTAS_ACEPTADAS)


class CierreQuerySet(models.QuerySet["Cierre"]):
    def vigentes(self) -> "CierreQuerySet":
        """Those that nobody reopened."""
        return self.filter(reabierto_en=None)


class Cierre(models.Model):
    """A month signed by the Jefe de Ventas: DEFINITIVO until two people reopen it.

    ``cifras`` is what it says, as ``manage.py indicador --json`` writes it; ``dispensas`` what
    could not be had, and why it was signed all the same; ``huella`` the SHA-256 of its rows.
    Reopened, it stays with its rows, and the next close has the next ``numero``.
    """

    mes = models.CharField(max_length=7, help_text="AAAA-MM.")
    numero = models.PositiveSmallIntegerField()
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()
    cifras = models.JSONField(default=dict)
    dispensas = models.JSONField(default=list, help_text="Lista de {codigo, que, razon}.")
    huella = models.CharField(max_length=64)
    reapertura_pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reapertura_pedida_en = models.DateTimeField(null=True)
    reapertura_razon = models.CharField("por qué reabrirlo", max_length=300, blank=True)
    reabierto_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reabierto_en = models.DateTimeField(null=True)

    objects = CierreQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-mes", "-numero"]
        verbose_name = "cierre de un mes"
        verbose_name_plural = "cierres de meses"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mes", "numero"], name="cierre_numerado"),
            models.UniqueConstraint(
                fields=["mes"], condition=Q(reabierto_en=None), name="cierre_uno_vigente"
            ),
            models.CheckConstraint(
                condition=Q(reabierto_por=None, reabierto_en=None)
                | Q(
                    reabierto_por__isnull=False,
                    reabierto_en__isnull=False,
                    reapertura_pedida_por__isnull=False,
                )
                & ~Q(reabierto_por=F("reapertura_pedida_por")),
                name="cierre_lo_reabren_dos",
            ),
        ]

    def __str__(self) -> str:
        return f"Cierre {self.numero} de {mes_en_letras(self.mes)}"

    @property
    def cadena(self) -> str:
        """The chain of the log: all that befalls a month, closed once or more."""
        return f"mes:{self.mes}"

    @property
    def reapertura_pendiente(self) -> bool:
        return self.reapertura_pedida_en is not None and self.reabierto_en is None


class FilaCerrada(models.Model):
    """One call or sale that a figure of a closed month counts, with whose it was then.

    ``objeto_id`` is that of the sale or of the conversation; a trigger lets nobody change it. A
    call has here what it was counted by, ``contacto`` to ``decision``: its record may be taken
    back and its file undone, and a conversation is only read from them. A sale stays, and has
    none of it.
    """

    cierre = models.ForeignKey(Cierre, on_delete=models.PROTECT, related_name="filas")
    figura = models.CharField(max_length=16, choices=Figura.choices)
    objeto_id = models.BigIntegerField()
    agente = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    producto = models.CharField(max_length=20, null=True)
    dia = models.DateField()
    contacto = models.ForeignKey(
        ContactoCartera, null=True, on_delete=models.PROTECT, related_name="+"
    )
    inicio = models.DateTimeField(null=True)
    proposito = models.CharField(max_length=11, choices=Proposito.choices, null=True)
    resultado = models.ForeignKey(
        ResultadoLlamada, null=True, on_delete=models.PROTECT, related_name="+"
    )
    marcada = models.BooleanField(null=True)
    segundos = models.PositiveIntegerField(null=True)
    decision = models.CharField(max_length=9, null=True)

    class Meta:
        verbose_name = "fila de un mes cerrado"
        verbose_name_plural = "filas de meses cerrados"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cierre", "figura", "objeto_id"], name="fila_cerrada_una_vez"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_figura_display()}: {self.objeto_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        raise TypeError("Las filas de un mes las escribe su cierre, todas a la vez.")


class ConversacionCerrada(DeConversacion):
    """A call that a closed month counts, as it was signed: a view over its rows.

    Its telephone alone is read where it is kept, so that no close keeps it twice; empty, once the
    exchange's file was undone.
    """

    cierre = models.ForeignKey(Cierre, on_delete=models.DO_NOTHING, related_name="+")
    figura = models.CharField(max_length=16, choices=Figura.choices)
    objeto_id = models.BigIntegerField()
    llamada = models.ForeignKey(Llamada, null=True, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        managed = False
        db_table = "indicadores_conversacioncerrada"
        verbose_name = "conversación de un mes cerrado"
        verbose_name_plural = "conversaciones de meses cerrados"

    @property
    def clave(self) -> int:
        """The number of the conversation that it was."""
        return self.objeto_id
