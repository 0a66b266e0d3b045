"""Notices that people read, each with a life: owed, said, read, closed with its matter."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from bluecom.pendientes.models.correo import CorreoSaliente


class Tema(models.TextChoices):
    """What a notice is about; each person chooses by it what is also said aloud."""

    PLAZO = "PLAZO", "Plazos"
    VENTA = "VENTA", "Ventas y carpetas"
    NOTA = "NOTA", "Notas"
    RELLAMADA = "RELLAMADA", "Rellamadas"
    FIRMA = "FIRMA", "Segundas firmas"
    ARCHIVO = "ARCHIVO", "Archivos e informes"
    SISTEMA = "SISTEMA", "Fallas del sistema"


class AvisoQuerySet(models.QuerySet["Aviso"]):
    def abiertos(self) -> "AvisoQuerySet":
        return self.filter(cerrado_en=None)

    def sin_leer(self) -> "AvisoQuerySet":
        """What still asks to be read: what is over asks for nothing."""
        return self.abiertos().filter(leido_en=None)

    def cuantos(self) -> int:
        """As they are shown: those given together are one."""
        return self.order_by().values("grupo").distinct().count()


class Aviso(models.Model):
    """A notice that one person reads, once; ``clave`` keeps it from being given twice.

    ``asunto`` is the matter that it hangs from, as a path ("venta:42:corregir"): when it is over
    so is the notice. One without a matter only informs, and is over once it is read. Notices of
    one ``grupo``, given to a person at one instant, are shown and said as one under its
    ``encabezado``; most are alone, and their ``grupo`` is their ``clave``. ``voz_en`` is
    when it has still to be said aloud.
    """

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="avisos"
    )
    clave = models.CharField(max_length=120)
    tema = models.CharField(max_length=10, choices=Tema.choices, default=Tema.VENTA)
    asunto = models.CharField(max_length=80, blank=True)
    grupo = models.CharField(max_length=120, blank=True)
    encabezado = models.CharField(max_length=120, blank=True)
    texto = models.CharField(max_length=300)
    url = models.CharField(max_length=200, blank=True)
    creado_en = models.DateTimeField()
    voz_en = models.DateTimeField(null=True)
    dicho_en = models.DateTimeField(null=True)
    correo = models.ForeignKey(
        CorreoSaliente, null=True, on_delete=models.SET_NULL, related_name="avisos"
    )
    navegador_en = models.DateTimeField(null=True)
    leido_en = models.DateTimeField(null=True, blank=True)
    cerrado_en = models.DateTimeField(null=True)
    cierre = models.CharField(max_length=120, blank=True)

    objects = AvisoQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-creado_en"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["usuario", "clave"], name="aviso_una_vez")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["usuario", "-creado_en"],
                name="aviso_abierto",
                condition=Q(cerrado_en=None),
            ),
            models.Index(
                fields=["asunto"],
                name="aviso_de_un_asunto",
                opclasses=["varchar_pattern_ops"],
                condition=Q(cerrado_en=None),
            ),
            models.Index(
                fields=["voz_en"], name="aviso_por_decir", condition=Q(voz_en__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.texto
