"""What goes on around a sale: messages, re-assignments, tasks, notes."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from bluecom.integraciones.whatsapp.fallas import en_palabras
from bluecom.integraciones.whatsapp.puerto import Clase
from cartera.models import Llamada
from solicitudes.models.catalogo import Motivo


class Mensaje(models.Model):
    """Something said outside the call: to the client, or by him (``entra``).

    Without ``estado`` a person said it by a telephone of his own and noted it; with one the system
    sends it, and ``estado`` only moves forward, in the order of ``Estado``. ``wamid`` is the
    platform's name for it. One that nobody filed yet has no sale. ``documento``: the paper that
    went with it. ``sigue``: the effect that is owed whenever its ``estado`` moves.
    """

    class Canal(models.TextChoices):
        WHATSAPP = "WHATSAPP", "WhatsApp"
        CORREO = "CORREO", "Correo electrónico"
        PAPEL = "PAPEL", "Papel"

    class Estado(models.TextChoices):
        POR_SALIR = "POR_SALIR", "Por salir"
        SALIENDO = "SALIENDO", "Saliendo"
        NO_SE_SABE = "NO_SE_SABE", "No se sabe si salió"
        ENVIADO = "ENVIADO", "Enviado"
        FALLO = "FALLO", "No llegó"
        ENTREGADO = "ENTREGADO", "Entregado"
        LEIDO = "LEIDO", "Leído"
        RETIRADO = "RETIRADO", "No hizo falta: no salió"

    NO_SE_DIJO = (Estado.FALLO, Estado.RETIRADO)
    """The client did not hear it."""
    SALE_SOLO = (Estado.POR_SALIR, Estado.SALIENDO)

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, null=True, related_name="mensajes"
    )
    interlocutor = models.ForeignKey(
        "solicitudes.Interlocutor", on_delete=models.PROTECT, null=True, related_name="mensajes"
    )
    entra = models.BooleanField(default=False)
    canal = models.CharField(max_length=10, choices=Canal.choices, default=Canal.WHATSAPP)
    asunto = models.CharField(max_length=60)
    texto = models.TextField()
    clase = models.CharField(
        max_length=10,
        choices=[(clase.value, clase.value) for clase in Clase],
        default=Clase.TEXTO.value,
    )
    con_plantilla = models.BooleanField(default=False)
    documento = models.ForeignKey(
        "documentos.Documento", on_delete=models.PROTECT, null=True, related_name="+"
    )
    estado = models.CharField(max_length=10, choices=Estado.choices, blank=True, default="")
    codigo_de_falla = models.CharField(max_length=20, blank=True, default="")
    wamid = models.CharField(max_length=140, null=True, unique=True)
    sigue = models.CharField(max_length=40, blank=True, default="")
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["en", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(entra=True, por=None, interlocutor__isnull=False)
                | Q(entra=False, por__isnull=False, venta__isnull=False),
                name="mensaje_de_alguien",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["id"],
                name="mensaje_por_salir",
                condition=Q(estado__in=("POR_SALIR", "SALIENDO")),
            )
        ]

    def __str__(self) -> str:
        return self.asunto

    @property
    def sale_solo(self) -> bool:
        """A worker has it, or will."""
        return self.estado in self.SALE_SOLO

    @property
    def salio(self) -> bool:
        """The platform took it in, as far as anybody knows."""
        return self.llego or self.estado in (self.Estado.NO_SE_SABE, self.Estado.ENVIADO)

    @property
    def llego(self) -> bool:
        """It is on the client's telephone."""
        return self.estado in (self.Estado.ENTREGADO, self.Estado.LEIDO)

    @property
    def falla(self) -> str:
        """Why it did not reach the client, as a sentence; empty for any other."""
        return en_palabras(self.codigo_de_falla) if self.estado == self.Estado.FALLO else ""


class LlamadaDeVenta(models.Model):
    """Of which sale a call is: of the taking in which it was made, or of the one it follows.

    A client may have several sales, and two of his places that were joined had each its takings.
    """

    llamada = models.OneToOneField(Llamada, on_delete=models.PROTECT, related_name="de_venta")
    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.PROTECT, related_name="sus_llamadas"
    )

    def __str__(self) -> str:
        return str(self.llamada)


class Nota(models.Model):
    """A colleague's note to the owner of a sale; it changes nothing."""

    venta = models.ForeignKey("solicitudes.Venta", on_delete=models.CASCADE, related_name="notas")
    texto = models.CharField(max_length=300)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["en", "pk"]

    def __str__(self) -> str:
        return self.texto[:60]


class Reasignacion(models.Model):
    """A sale in progress changes hands; past acts keep their author."""

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="reasignaciones"
    )
    de = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    a = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    motivo = models.ForeignKey(Motivo, on_delete=models.PROTECT, related_name="+")
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        verbose_name = "reasignación"
        verbose_name_plural = "reasignaciones"

    def __str__(self) -> str:
        return f"De {self.de} a {self.a}"


def de_quien_era(instante: str) -> Coalesce:
    """Whose a sale was at this instant of its own: re-assigned later, the past keeps its author."""
    despues = Reasignacion.objects.filter(venta=OuterRef("pk"), en__gt=OuterRef(instante))
    de_quien = Subquery(despues.order_by("en", "pk").values("de")[:1])
    return Coalesce(de_quien, F("asesor_id"), output_field=models.BigIntegerField())


class Razon(models.Model):
    """Why a sale ended, or a step or folder was opened again: the coded reason and its note.

    ``antes``: how the end of a taking found sale and client, for who takes it back.
    """

    venta = models.ForeignKey("solicitudes.Venta", on_delete=models.CASCADE, related_name="razones")
    transicion = models.CharField(max_length=30)
    paso = models.PositiveSmallIntegerField(null=True, blank=True)
    item = models.CharField(
        max_length=20, blank=True, help_text="Lo que hay que mirar de nuevo en la carpeta (11.1)."
    )
    item_nombre = models.CharField(max_length=120, blank=True, help_text="Como se leía al pedirlo.")
    motivo = models.ForeignKey(Motivo, on_delete=models.PROTECT, related_name="+")
    nota = models.CharField(max_length=300, blank=True)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()
    antes = models.JSONField(default=dict, editable=False)
    deshecha_en = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "razón"
        verbose_name_plural = "razones"

    def __str__(self) -> str:
        return str(self.motivo)


class Tarea(models.Model):
    """Something that a person owes outside: "anular la solicitud N° en Smartflex"."""

    venta = models.ForeignKey("solicitudes.Venta", on_delete=models.CASCADE, related_name="tareas")
    texto = models.CharField(max_length=160)
    abierta_en = models.DateTimeField()
    cerrada_en = models.DateTimeField(null=True, blank=True)
    cerrada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["venta", "texto"], name="tarea_una_vez")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["abierta_en", "id"],
                name="tarea_abierta",
                condition=models.Q(cerrada_en=None),
            )
        ]

    def __str__(self) -> str:
        return self.texto
