"""Calls and their outcomes (4.1); everything derives from the outcome's flags."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from bluecom.bolivia.campos import CODIGO
from cartera.models.contacto import ContactoCartera


class Proposito(models.TextChoices):
    """Set by the system, never by the agent; only OFERTA counts in the indicator."""

    OFERTA = "OFERTA", "Oferta"
    SEGUIMIENTO = "SEGUIMIENTO", "Seguimiento"


class ResultadoLlamadaQuerySet(models.QuerySet["ResultadoLlamada"]):
    def activos(self) -> "ResultadoLlamadaQuerySet":
        return self.filter(activo=True)


SE_EXCLUYEN = {
    "venta": ("no_llamar", "reintento", "rellamada", "final", "numero_malo"),
    "no_llamar": ("reintento", "rellamada"),
    "final": ("reintento", "rellamada"),
    "reintento": ("rellamada",),
    "efectiva": ("numero_malo",),
}
"""Flags of an outcome that deny one another."""

SUPONE = {"venta": "efectiva", "efectiva": "contacto"}
"""Flags that cannot be without another."""


class ResultadoLlamada(models.Model):
    """An outcome with the key that chooses it and the flags that say what follows."""

    codigo = models.CharField("código", max_length=30, primary_key=True, validators=[CODIGO])
    nombre = models.CharField(max_length=60)
    tecla = models.CharField(
        max_length=1,
        blank=True,
        validators=[RegexValidator(r"^[0-9]\Z", "Escriba una cifra del 0 al 9, o ninguna.")],
    )
    contacto = models.BooleanField(default=False, help_text="Atendió una persona.")
    efectiva = models.BooleanField(default=False, help_text="Se habló con el cliente (4.1).")
    venta = models.BooleanField(default=False, help_text="El cliente acepta (4.2).")
    no_llamar = models.BooleanField(default=False, help_text="Pide que no se lo llame.")
    reintento = models.BooleanField(default=False, help_text="Se vuelve a intentar.")
    rellamada = models.BooleanField(default=False, help_text="El cliente dijo cuándo volver.")
    final = models.BooleanField(default=False, help_text="No se vuelve a llamar por esta cartera.")
    numero_malo = models.BooleanField(
        "número malo", default=False, help_text="El número no es del cliente."
    )
    espera_minutos = models.PositiveIntegerField("espera, en minutos", default=0)
    motivo_descarte = models.CharField(
        "motivo de descarte",
        max_length=30,
        blank=True,
        help_text="Con qué motivo se descarta al cliente si no se lo vuelve a llamar ahora.",
    )
    orden = models.PositiveSmallIntegerField(default=0)
    activo = models.BooleanField(default=True)

    objects = ResultadoLlamadaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["orden", "codigo"]
        verbose_name = "resultado de llamada"
        verbose_name_plural = "resultados de llamada"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tecla"],
                condition=Q(activo=True) & ~Q(tecla=""),
                name="resultado_tecla_unica",
                violation_error_message="Esa tecla ya es de otro resultado: elija otra o ninguna.",
            )
        ]

    def __str__(self) -> str:
        return self.nombre

    def clean(self) -> None:
        """An outcome says one thing of what follows."""
        objeciones = {}
        for bandera, otras in SE_EXCLUYEN.items():
            juntas = [_nombre(otra) for otra in otras if getattr(self, otra)]
            if getattr(self, bandera) and juntas:
                marcada = _nombre(bandera)
                objeciones[bandera] = f"«{marcada}» no va con «{'», «'.join(juntas)}»: deje uno."
        for bandera, supuesta in SUPONE.items():
            if getattr(self, bandera) and not getattr(self, supuesta):
                marque = f"«{_nombre(bandera)}» va siempre con «{_nombre(supuesta)}»: márquelo."
                objeciones[supuesta] = marque
        if objeciones:
            raise ValidationError(objeciones)


def _nombre(bandera: str) -> str:
    """A flag as the form writes it."""
    nombre = str(ResultadoLlamada._meta.get_field(bandera).verbose_name)  # type: ignore[union-attr]  # a plain field
    return nombre[:1].upper() + nombre[1:]


class LlamadaQuerySet(models.QuerySet["Llamada"]):
    def vigentes(self) -> "LlamadaQuerySet":
        return self.filter(anulada_en=None)

    def efectivas(self) -> "LlamadaQuerySet":
        return self.vigentes().filter(efectiva=True)

    def dichos(self, contacto_id: int, *, desde: datetime) -> "LlamadaQuerySet":
        """The effective calls in which the client said yes or no to an offer, latest first.

        Of the follow-ups, those that accept or that end it.
        """
        habla = Q(proposito=Proposito.OFERTA) | Q(venta=True) | Q(resultado__final=True)
        return (
            self.efectivas()
            .filter(habla, contacto_id=contacto_id, inicio__gte=desde)
            .order_by("-inicio", "-pk")
        )


class Llamada(models.Model):
    """One call by one agent; ``efectiva`` and ``venta`` are its outcome's flags of that moment."""

    contacto = models.ForeignKey(ContactoCartera, on_delete=models.PROTECT, related_name="llamadas")
    agente = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="llamadas"
    )
    telefono = models.CharField(max_length=16)
    inicio = models.DateTimeField()
    resultado = models.ForeignKey(
        ResultadoLlamada, on_delete=models.PROTECT, related_name="llamadas"
    )
    proposito = models.CharField(max_length=11, choices=Proposito.choices)
    efectiva = models.BooleanField()
    venta = models.BooleanField(default=False)
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
            models.Index(
                fields=["inicio"],
                name="llamada_efectiva",
                condition=Q(efectiva=True, anulada_en=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resultado} · {self.inicio:%d/%m/%Y %H:%M}"


class RegistroCDR(models.Model):
    """One leg of a call as Elastix wrote it (``asteriskcdrdb.cdr``)."""

    uniqueid = models.CharField(max_length=32)
    linkedid = models.CharField(max_length=32, blank=True, db_index=True)
    sequence = models.BigIntegerField(default=0)
    calldate = models.DateTimeField()
    src = models.CharField(max_length=80, blank=True)
    dst = models.CharField(max_length=80, blank=True)
    dstchannel = models.CharField(max_length=80, blank=True)
    duration = models.PositiveIntegerField(default=0)
    billsec = models.PositiveIntegerField(default=0)
    disposition = models.CharField(max_length=45, blank=True)
    accountcode = models.CharField(max_length=20, blank=True)
    llamada = models.ForeignKey(
        Llamada, null=True, blank=True, on_delete=models.PROTECT, related_name="cdr"
    )

    class Meta:
        verbose_name = "registro CDR"
        verbose_name_plural = "registros CDR"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["uniqueid", "sequence", "calldate", "dstchannel"], name="cdr_una_vez"
            )
        ]

    def __str__(self) -> str:
        return f"{self.calldate:%d/%m/%Y %H:%M:%S} {self.disposition}"
