"""Calls (4.1): each keeps what its outcome said then, whatever the catalogue says later."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from cartera.models.contacto import ContactoCartera, Desenlace
from cartera.models.resultado import DetalleLlamada, ResultadoLlamada


class Proposito(models.TextChoices):
    """Set by the system, never by the agent; only OFERTA counts in the indicator."""

    OFERTA = "OFERTA", "Oferta"
    SEGUIMIENTO = "SEGUIMIENTO", "Seguimiento"


class LlamadaQuerySet(models.QuerySet["Llamada"]):
    def vigentes(self) -> "LlamadaQuerySet":
        return self.filter(anulada_en=None)

    def efectivas(self) -> "LlamadaQuerySet":
        return self.vigentes().filter(efectiva=True)

    def dichos(self) -> "LlamadaQuerySet":
        """The effective calls in which a client answered an offer, latest first."""
        ofertas = self.efectivas().filter(proposito=Proposito.OFERTA)
        return ofertas.order_by("-inicio", "-pk")

    def que_deciden(self) -> "LlamadaQuerySet":
        """The follow-ups in which the client withdrew or accepted again, latest first."""
        termina = Q(desenlace__in=(Desenlace.CERRADO, Desenlace.NO_LLAMAR))
        seguimientos = self.efectivas().filter(proposito=Proposito.SEGUIMIENTO)
        return seguimientos.filter(Q(venta=True) | termina).order_by("-inicio", "-pk")


class Llamada(models.Model):
    """One call by one agent.

    ``efectiva``, ``venta`` and ``desenlace`` are what its outcome said at that moment;
    ``desenlace`` is empty when the taking went on; that of a follow-up says that the client
    withdrew. ``entrante``: it was he who rang. ``antes`` is how it found the client and the
    number, for who takes it back.
    """

    contacto = models.ForeignKey(ContactoCartera, on_delete=models.PROTECT, related_name="llamadas")
    agente = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="llamadas"
    )
    telefono = models.CharField(max_length=16)
    inicio = models.DateTimeField()
    resultado = models.ForeignKey(
        ResultadoLlamada, on_delete=models.PROTECT, related_name="llamadas"
    )
    detalle = models.ForeignKey(
        DetalleLlamada, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposito = models.CharField(max_length=11, choices=Proposito.choices)
    efectiva = models.BooleanField()
    venta = models.BooleanField(default=False)
    desenlace = models.CharField(max_length=12, blank=True, choices=Desenlace.choices)
    antes = models.JSONField(default=dict, editable=False)
    entrante = models.BooleanField(default=False)
    nota = models.CharField(max_length=300, blank=True)
    anulada_en = models.DateTimeField(null=True, blank=True)

    objects = LlamadaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-inicio", "-pk"]
        verbose_name = "llamada"
        verbose_name_plural = "llamadas"
        indexes: ClassVar = [
            models.Index(fields=["contacto", "inicio"], name="llamada_contacto"),
            models.Index(fields=["agente", "inicio"], name="llamada_agente"),
            models.Index(fields=["telefono"], name="llamada_telefono"),
            models.Index(fields=["inicio"], name="llamada_inicio", condition=Q(anulada_en=None)),
        ]

    def __str__(self) -> str:
        return f"{self.dicho} · {self.inicio:%d/%m/%Y %H:%M}"

    @property
    def dicho(self) -> str:
        """``No acepta: el precio``."""
        if self.detalle is None:
            return str(self.resultado)
        detalle = str(self.detalle)
        return f"{self.resultado}: {detalle[:1].lower()}{detalle[1:]}"

    @property
    def termina_la_toma(self) -> bool:
        return self.proposito == Proposito.OFERTA and bool(self.desenlace)
