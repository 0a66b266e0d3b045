"""Callbacks: a client said when he is to be called again (4.1)."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.telefonos import nacional
from bluecom.cuentas.models import Ausencia, Rol, Usuario
from cartera.models.cliente import NoLlamar
from cartera.models.contacto import ContactoCartera, Situacion
from cartera.models.llamada import Llamada


def _persona(**otros: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", **otros
    )


class RellamadaQuerySet(models.QuerySet["Rellamada"]):
    def pendientes(self) -> "RellamadaQuerySet":
        return self.filter(estado=Rellamada.Estado.PENDIENTE)

    def por_llamar(self) -> "RellamadaQuerySet":
        """Pending, and in nobody's hand."""
        return self.pendientes().filter(contacto__situacion=Situacion.RELLAMADA)

    def llegadas(self, ahora: datetime) -> "RellamadaQuerySet":
        return self.filter(cuando__lte=ahora)

    def vencidas(self, ahora: datetime) -> "RellamadaQuerySet":
        """Its hour passed, and nobody is calling: what board and list count alike."""
        return self.por_llamar().filter(cuando__lt=ahora)

    def pasadas(self, ahora: datetime, dia: date | None = None) -> "RellamadaQuerySet":
        """Due, and to be had by whoever asks: nobody's own, or their person is late or away.

        ``dia``: that of ``ahora``, when it is known already.
        """
        de_todos = Q(de_todos_desde__lte=ahora) | _sin_su_persona(dia or hoy(ahora))
        return self.llegadas(ahora).filter(de_todos)

    def de(self, usuario: Usuario) -> "RellamadaQuerySet":
        return self.filter(para=usuario)

    def con_su_persona(self, dia: date) -> "RellamadaQuerySet":
        """Whether nobody is to be waited for that day (``sin_su_persona``)."""
        return self.annotate(sin_su_persona=_sin_su_persona(dia))

    def con_su_cliente(self, ahora: datetime) -> "RellamadaQuerySet":
        """What a list shows, and what keeps its client from whoever asks: ``vetada``, ``retenida``
        (his last outcome may still be taken back), ``en_otra_mano`` (by another portfolio).
        """
        suyos = ContactoCartera.objects.filter(cliente=OuterRef("contacto__cliente"))
        otros = suyos.exclude(pk=OuterRef("contacto"))
        vetos = NoLlamar.objects.vigentes().filter(
            Q(cliente=OuterRef("contacto__cliente")) | Q(numero=OuterRef("contacto__linea"))
        )
        return self.select_related(
            "contacto__cliente", "contacto__cartera", "contacto__reservado_por",
            "para", "pedida_por", "con_permiso_de",
        ).annotate(
            vetada=Exists(vetos),
            retenida=Exists(suyos.filter(retenido_hasta__gt=ahora)),
            en_otra_mano=Exists(otros.en_mano()),
        )  # fmt: skip


def _sin_su_persona(dia: date) -> Any:
    """Nobody's own, or its person is away that day or no asesor any more."""
    presente = Usuario.objects.filter(pk=OuterRef("para"), is_active=True, rol=Rol.ASESOR)
    ausente = Ausencia.objects.del_dia(dia).filter(usuario=OuterRef("para"))
    return ~Exists(presente) | Exists(ausente)


class Rellamada(models.Model):
    """One promise to call at an hour: for ``para``, or for everybody when it is nobody's own.

    From ``de_todos_desde`` on whoever asks gets it; both instants are stored, so that a number
    of the floor that changes later moves none. Its contact keeps the hour in ``proximo_en``, as
    of any other next call.
    """

    class Estado(models.TextChoices):
        PENDIENTE = "PENDIENTE", "Por llamar"
        HECHA = "HECHA", "Se llamó"
        ANULADA = "ANULADA", "Anulada"
        DESHECHA = "DESHECHA", "Se deshizo la llamada que la pidió"

    contacto = models.ForeignKey(
        ContactoCartera, on_delete=models.PROTECT, related_name="rellamadas"
    )
    llamada = models.ForeignKey(
        Llamada,
        null=True,
        on_delete=models.PROTECT,
        related_name="rellamadas_pedidas",
        help_text="En la que el cliente la pidió.",
    )
    telefono = models.CharField(max_length=16)
    cuando = models.DateTimeField()
    para = _persona()
    de_todos_desde = models.DateTimeField()
    nota = models.CharField(max_length=300, blank=True)
    con_permiso_de = _persona(help_text="Quien la puso fuera del horario de llamadas.")
    pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pedida_en = models.DateTimeField()
    estado = models.CharField(max_length=9, choices=Estado.choices, default=Estado.PENDIENTE)
    cerrada_en = models.DateTimeField(null=True)
    cerrada_por = _persona()
    atendida_con = models.ForeignKey(
        Llamada, null=True, on_delete=models.PROTECT, related_name="rellamadas_atendidas"
    )
    motivo = models.CharField(max_length=200, blank=True, help_text="Por qué se anuló.")

    objects = RellamadaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["cuando", "pk"]
        verbose_name = "rellamada"
        verbose_name_plural = "rellamadas"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contacto"],
                condition=Q(estado="PENDIENTE"),
                name="rellamada_una_pendiente",
            ),
            models.CheckConstraint(
                condition=Q(estado="PENDIENTE", cerrada_en=None)
                | (~Q(estado="PENDIENTE") & Q(cerrada_en__isnull=False)),
                name="rellamada_cerrada_con_su_hora",
            ),
            models.CheckConstraint(
                condition=Q(de_todos_desde__gte=F("cuando")), name="rellamada_primero_suya"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["cuando"], name="rellamada_pendiente", condition=Q(estado="PENDIENTE")
            ),
            models.Index(
                fields=["para", "cuando"], name="rellamada_de", condition=Q(estado="PENDIENTE")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contacto.cliente} · {nacional(self.telefono)}"

    def get_absolute_url(self) -> str:
        return reverse("rellamada", args=[self.pk])

    @property
    def asunto(self) -> str:
        """The matter of its notices, over when it is answered or is somebody else's."""
        return f"rellamada:{self.pk}"

    @property
    def asunto_de_todos(self) -> str:
        """Of those given to whoever may take it: over as soon as one does."""
        return f"{self.asunto}:todos"

    @property
    def clave_de_aviso_vencida(self) -> str:
        """The floor's, beside that of its person."""
        return f"{self.clave_de_aviso}:vencida"

    @property
    def clave_de_aviso_a_todos(self) -> str:
        """Of whoever may take it once it is everybody's."""
        return f"{self.clave_de_aviso}:todos"

    @property
    def clave_de_aviso(self) -> str:
        """One notice for each hour that it was given."""
        return f"rellamada:{self.pk}:{self.cuando.isoformat()}"
