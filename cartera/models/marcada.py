"""What the telephone exchange was asked to dial, and what became of it (4.1)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from bluecom.bolivia.telefonos import nacional
from cartera.models.contacto import ContactoCartera


class Marcada(models.Model):
    """One press of one person: never an attempt nor a ``Llamada`` by itself.

    ``cuenta`` (``V42``: of sale 42) is what the records of the exchange bear, and ``vez`` which
    press of that sale it was, so that the same press is never dialled twice. ``extension``: the
    one that this person had then. ``uniqueid``: of the call, once the exchange said it.
    """

    class Estado(models.TextChoices):
        PEDIDA = "PEDIDA", "Pidiéndola a la central"
        MARCANDO = "MARCANDO", "Marcando: suena su interno"
        CONTESTO = "CONTESTO", "Contestó su interno: la central llama al cliente"
        NO_SE_PUDO = "NO_SE_PUDO", "No se pudo marcar"
        NO_SE_SABE = "NO_SE_SABE", "No se sabe si la central marcó"

    class Motivo(models.TextChoices):
        NO_RESPONDE = "NO_RESPONDE", "la central no responde"
        NO_ENTRA = "NO_ENTRA", "la central no acepta el usuario de este sistema"
        NEGADA = "NEGADA", "la central no aceptó marcar"
        NO_CONTESTO = "NO_CONTESTO", "nadie contestó en su interno"
        OCUPADO = "OCUPADO", "su interno está ocupado"
        SIN_CAMINO = "SIN_CAMINO", "la central no llega a su interno"
        SE_CORTO = "SE_CORTO", "la central dejó de responder sin decir qué fue"

    ABIERTAS = (Estado.PEDIDA, Estado.MARCANDO)

    contacto = models.ForeignKey(ContactoCartera, on_delete=models.PROTECT, related_name="marcadas")
    agente = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="marcadas"
    )
    extension = models.CharField("interno", max_length=10)
    numero = models.CharField(max_length=16)
    cuenta = models.CharField(max_length=20)
    vez = models.PositiveSmallIntegerField()
    pedida_en = models.DateTimeField()
    estado = models.CharField(max_length=10, choices=Estado.choices, default=Estado.PEDIDA)
    motivo = models.CharField(max_length=11, choices=Motivo.choices, blank=True)
    dicho = models.CharField(
        max_length=200, blank=True, help_text="Lo que dijo la central, con sus palabras."
    )
    respondida_en = models.DateTimeField(null=True, blank=True)
    uniqueid = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering: ClassVar = ["-pedida_en", "-pk"]
        verbose_name = "marcada"
        verbose_name_plural = "marcadas"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cuenta", "vez"], name="marcada_una_vez"),
            models.UniqueConstraint(
                fields=["agente"],
                condition=Q(estado__in=["PEDIDA", "MARCANDO"]),
                name="marcada_una_abierta_por_agente",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agente", "pedida_en"], name="marcada_agente"),
            models.Index(fields=["uniqueid"], name="marcada_uniqueid", condition=~Q(uniqueid="")),
        ]

    def __str__(self) -> str:
        return f"{self.cuenta} · {self.get_estado_display()}"

    @property
    def esta_abierta(self) -> bool:
        """Whether it may still become another."""
        return self.estado in self.ABIERTAS

    @property
    def en_palabras(self) -> str:
        """What became of it, for who pressed: what rings, or why nothing does."""
        numero = nacional(self.numero)
        if self.esta_abierta:
            return f"Marcando el {numero}: suena su interno {self.extension}."
        if self.estado == self.Estado.CONTESTO:
            return f"Contestó su interno {self.extension}: la central llama al {numero}."
        porque = self.get_motivo_display() or "la central no dijo por qué"
        if self.estado == self.Estado.NO_SE_PUDO:
            return f"No se pudo marcar el {numero}: {porque}."
        return (
            f"No se sabe si marcó el {numero}: {porque}. "
            "No se vuelve a marcar solo: si su interno no suena, márquelo usted."
        )
