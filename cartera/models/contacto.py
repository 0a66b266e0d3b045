"""One client's place in one portfolio: what the queue hands out (1.2)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from bluecom.bolivia.telefonos import nacional
from cartera.models.cartera import Cartera
from cartera.models.cliente import Cliente, NoLlamar


class Situacion(models.TextChoices):
    DISPONIBLE = "DISPONIBLE", "Disponible"
    EN_MANO = "EN_MANO", "En mano"
    REINTENTO = "REINTENTO", "Por reintentar"
    RELLAMADA = "RELLAMADA", "Rellamada pedida"
    ESPERA = "ESPERA", "En espera"
    CERRADO = "CERRADO", "Cerrado"
    VENDIDO = "VENDIDO", "Vendido"
    NO_LLAMAR = "NO_LLAMAR", "No llamar"


class Desenlace(models.TextChoices):
    """What becomes of the contact when its taking ends: its call says which, or its motivo."""

    CERRADO = "CERRADO", "No se lo vuelve a llamar por esta cartera"
    REINTENTO = "REINTENTO", "Se vuelve a intentar"
    RELLAMADA = "RELLAMADA", "Se lo llama cuando dijo"
    ESPERA = "ESPERA", "Espera a que se cure el impedimento o haya capacidad"
    NO_LLAMAR = "NO_LLAMAR", "No se lo llama más"
    VENDIDO = "VENDIDO", "Aceptó"


class Papel(models.TextChoices):
    """What an invented client does when he is called for practice."""

    ACEPTA = "ACEPTA", "Acepta"
    NO_ACEPTA = "NO_ACEPTA", "No acepta"
    LUEGO = "LUEGO", "Pide que lo llamen después"
    BUZON = "BUZON", "Contesta el buzón"


ABIERTAS = (
    Situacion.DISPONIBLE,
    Situacion.EN_MANO,
    Situacion.REINTENTO,
    Situacion.RELLAMADA,
    Situacion.ESPERA,
)
"""Still to be offered something."""
ASIGNABLES = tuple(situacion for situacion in ABIERTAS if situacion != Situacion.EN_MANO)
"""Given to somebody else without taking a client out of anybody's hands."""


class ContactoQuerySet(models.QuerySet["ContactoCartera"]):
    def abiertos(self) -> "ContactoQuerySet":
        return self.filter(situacion__in=ABIERTAS)

    def en_mano(self) -> "ContactoQuerySet":
        return self.filter(situacion=Situacion.EN_MANO)


class ContactoCartera(models.Model):
    """``orden`` is the row's place in the file; ``linea`` its fixed line (1.1)."""

    cartera = models.ForeignKey(Cartera, on_delete=models.PROTECT, related_name="contactos")
    cliente = models.ForeignKey(Cliente, on_delete=models.PROTECT, related_name="contactos")
    orden = models.PositiveIntegerField()
    prioridad = models.SmallIntegerField(default=0, help_text="La más alta se llama primero.")
    situacion = models.CharField(
        max_length=10, choices=Situacion.choices, default=Situacion.DISPONIBLE
    )
    situacion_previa = models.CharField(max_length=10, blank=True, editable=False)
    asignado_a = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contactos_asignados",
    )
    reservado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contactos_reservados",
    )
    reservado_hasta = models.DateTimeField(null=True, blank=True)
    atendido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Quien lo tuvo en mano la última vez, lo haya llamado o no.",
    )
    proximo_en = models.DateTimeField(null=True, blank=True)
    retenido_hasta = models.DateTimeField(
        null=True, blank=True, help_text="Mientras se puede deshacer su llamada no va a nadie."
    )
    linea = models.CharField("teléfono fijo", max_length=16)
    linea_marcada = models.BooleanField(
        default=False, help_text="Ningún rango asignado la conoce: confírmela al llamar."
    )
    direccion = models.CharField("dirección", max_length=200, blank=True)
    zona = models.CharField(max_length=80, blank=True)
    gabinete = models.CharField(max_length=30, blank=True)
    tecnologia = models.CharField("tecnología", max_length=12, blank=True)
    servicios_actuales = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    servicios_requeridos = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="Códigos de producto que se le ofrecerán.",
    )
    es_elegible = models.BooleanField(
        default=True, help_text="Cuenta solo con telefonía fija (1.1)."
    )
    fecha_alta = models.DateField("fecha de alta", null=True, blank=True)
    observacion = models.CharField("observación", max_length=300, blank=True)
    intentos = models.PositiveSmallIntegerField(default=0)
    papel = models.CharField(max_length=9, choices=Papel.choices, blank=True, editable=False)

    objects = ContactoQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["cartera", "-prioridad", "orden"]
        verbose_name = "contacto"
        verbose_name_plural = "contactos"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cartera", "cliente"], name="contacto_una_vez_por_cartera"
            ),
            models.UniqueConstraint(
                fields=["reservado_por"],
                condition=Q(situacion="EN_MANO"),
                name="contacto_uno_en_mano_por_asesor",
            ),
            models.UniqueConstraint(
                fields=["cliente"],
                condition=Q(situacion="EN_MANO"),
                name="contacto_uno_en_mano_por_cliente",
            ),
            models.CheckConstraint(
                condition=~Q(situacion="EN_MANO")
                | Q(reservado_por__isnull=False, reservado_hasta__isnull=False),
                name="contacto_en_mano_de_alguien",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                F("cartera"),
                F("prioridad").desc(),
                F("orden"),
                F("id"),
                name="contacto_cola",
                condition=Q(situacion="DISPONIBLE", es_elegible=True, asignado_a=None),
            ),
            models.Index(
                F("asignado_a"),
                F("cartera"),
                F("prioridad").desc(),
                F("orden"),
                F("id"),
                name="contacto_cola_propia",
                condition=Q(situacion="DISPONIBLE", es_elegible=True, asignado_a__isnull=False),
            ),
            models.Index(
                fields=["situacion", "proximo_en"],
                name="contacto_con_fecha",
                condition=Q(situacion__in=["REINTENTO", "RELLAMADA", "ESPERA"]),
            ),
            models.Index(fields=["linea"], name="contacto_linea"),
            models.Index(
                fields=["cliente", "retenido_hasta"],
                name="contacto_retenido",
                condition=Q(retenido_hasta__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cliente} · {nacional(self.linea)}"

    @property
    def esta_abierto(self) -> bool:
        return self.situacion in ABIERTAS

    @property
    def pidio_no_llamar(self) -> bool:
        """The line or any number of this client is on the do-not-call list."""
        vigentes = NoLlamar.objects.vigentes()
        return vigentes.filter(Q(numero=self.linea) | Q(cliente=self.cliente_id)).exists()
