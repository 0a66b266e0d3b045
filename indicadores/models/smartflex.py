"""Smartflex's reports of requests, and what each line of them says (III.2)."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef

from bluecom.planillas.models import Corrida


class ReporteSmartflex(models.Model):
    """A report of requests that COMTECO took out of Smartflex; it changes no sale and no figure.

    ``desde`` and ``hasta``: the days it covers, of which it says all. Empty in one that only
    completes another: the rows that had been refused, put right.
    """

    corrida = models.OneToOneField(Corrida, on_delete=models.PROTECT, related_name="+")
    desde = models.DateField(null=True)
    hasta = models.DateField(null=True)
    de_prueba = models.BooleanField(default=False)
    cargado_en = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "reporte de Smartflex"
        verbose_name_plural = "reportes de Smartflex"

    def __str__(self) -> str:
        return f"Reporte de Smartflex «{self.corrida.archivo}»"


class SolicitudReportadaQuerySet(models.QuerySet["SolicitudReportada"]):
    def vigentes(self, *, de_prueba: bool = False) -> "SolicitudReportadaQuerySet":
        """What the newest report says of each request, and of each day that it covers.

        A request that a newer report of its day lacks is no longer there.
        """
        posteriores = ReporteSmartflex.objects.filter(
            pk__gt=OuterRef("reporte_id"), de_prueba=de_prueba
        )
        cubre_su_dia = posteriores.filter(
            desde__lte=OuterRef("fecha"), hasta__gte=OuterRef("fecha")
        )
        dicha_despues = SolicitudReportada.objects.filter(
            numero=OuterRef("numero"),
            reporte__gt=OuterRef("reporte_id"),
            reporte__de_prueba=de_prueba,
        )
        return self.filter(
            ~Exists(cubre_su_dia), ~Exists(dicha_despues), reporte__de_prueba=de_prueba
        )


class SolicitudReportada(models.Model):
    """One line of such a report, as it was read: what a decision about it may hang from.

    ``identidad`` is a C.I. with its complement, or a NIT; ``productos`` the codes that ``producto``
    names. Empty, what the file says was not understood and is compared with nothing.
    """

    reporte = models.ForeignKey(
        ReporteSmartflex, on_delete=models.CASCADE, related_name="solicitudes"
    )
    linea = models.PositiveIntegerField()
    numero = models.CharField(max_length=20, db_index=True)
    codigo_cliente = models.CharField(max_length=20, blank=True)
    identidad = models.CharField(max_length=20, blank=True)
    producto = models.CharField(max_length=120, blank=True)
    productos = ArrayField(models.CharField(max_length=20), default=list)
    estado = models.CharField(max_length=60, blank=True)
    anulada = models.BooleanField(default=False)
    fecha = models.DateField(db_index=True, help_text="De la solicitud.")
    fecha_estado = models.DateField(null=True)

    objects = SolicitudReportadaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["reporte", "linea"]
        verbose_name = "solicitud reportada"
        verbose_name_plural = "solicitudes reportadas"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reporte", "numero"], name="solicitud_reportada_una_vez"
            ),
            models.UniqueConstraint(
                fields=["reporte", "linea"], name="solicitud_reportada_su_linea"
            ),
        ]

    def __str__(self) -> str:
        return f"Solicitud {self.numero} del {self.fecha:%d/%m/%Y}"


class Diferencia(models.Model):
    """What became of a number on which the sales and Smartflex's report do not say the same.

    Of the month and the number (``clave``). It is decided while ``huella`` is that of the line:
    when either system says something else, it is to be decided anew.
    """

    mes = models.CharField(max_length=7)
    clave = models.CharField(max_length=20)
    a_cargo = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    huella = models.CharField(max_length=64, blank=True)
    razon = models.CharField("por qué", max_length=200, blank=True)
    decidida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decidida_en = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "diferencia con Smartflex"
        verbose_name_plural = "diferencias con Smartflex"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mes", "clave"], name="diferencia_una_por_numero")
        ]

    def __str__(self) -> str:
        return f"Solicitud {self.clave} de {self.mes}"
