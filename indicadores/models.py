"""The definitions of the indicator, the reports of its months, and Smartflex's (III.2)."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from bluecom.bitacora.servicios import huella_de
from bluecom.bolivia.fechas import limites_del_mes, mes_de, mes_en_letras
from bluecom.planillas.models import Corrida
from bluecom.vigencias.modelos import FIRMES, Situacion, Vigente, VigenteQuerySet
from indicadores.cifras import Cifra

DEL_PROCEDIMIENTO = date(2019, 9, 1)
"""The day of the procedure's own definition."""


class DefinicionQuerySet(VigenteQuerySet):
    def del_mes(self, mes: str) -> "Definicion":
        """The definition in force when ``mes`` began; the procedure's own when none was signed."""
        primero = limites_del_mes(mes)[0].date()
        vigente: Definicion | None = self.vigente_el(primero)
        return vigente or Definicion.del_procedimiento()


class Definicion(Vigente):
    """What counts, from which month on, who in COMTECO approved it, and who signed it here.

    It rules whole months: every month keeps the definition that was in force when it began.
    """

    PRIMERO = 2

    autoridad = models.CharField("quién la aprobó en COMTECO", max_length=160)
    parametro = models.PositiveSmallIntegerField(
        "parámetro",
        default=98,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Mayor o igual: Aceptado; menor: Observado (III.2).",
    )
    segundos_minimos = models.PositiveSmallIntegerField(
        "segundos mínimos",
        default=10,
        help_text="Segundos contestados que hacen efectiva una llamada del CDR.",
    )
    razon = models.CharField("por qué cambia", max_length=300, blank=True, default="")

    objects: ClassVar = DefinicionQuerySet.as_manager()

    class Meta(Vigente.Meta):
        ordering: ClassVar = ["-vigente_desde"]
        verbose_name = "definición del indicador"
        verbose_name_plural = "definiciones del indicador"
        constraints: ClassVar = [
            *Vigente.Meta.constraints,
            models.UniqueConstraint(fields=["numero"], name="definicion_numero_unico"),
            models.UniqueConstraint(
                fields=["situacion"],
                condition=Q(situacion=Situacion.PROPUESTA),
                name="definicion_una_propuesta",
            ),
            models.UniqueConstraint(
                fields=["vigente_desde"],
                condition=Q(situacion__in=FIRMES),
                name="definicion_un_dia_una_version",
            ),
            models.CheckConstraint(
                condition=Q(vigente_desde__day=1), name="definicion_de_meses_enteros"
            ),
        ]

    def __str__(self) -> str:
        return f"Definición {self.numero} del indicador"

    def get_absolute_url(self) -> str:
        """The page that says what it changes, and what next."""
        return reverse("admin:indicadores_definicion_change", args=[self.pk])

    @classmethod
    def del_procedimiento(cls) -> "Definicion":
        """III.2 as written, without a row: what rules until two sign another."""
        return cls(
            numero=1,
            vigente_desde=DEL_PROCEDIMIENTO,
            autoridad="Gerencia Comercial (procedimiento, versión N° 1)",
        )

    def serie(self) -> dict[str, Any]:
        """There is one indicator: every definition is of the same."""
        return {}

    @property
    def cadena(self) -> str:
        return "definicion:indicador"

    def de_entrada(self) -> "Definicion":
        return self.del_procedimiento()

    def constancia(self) -> dict[str, Any]:
        return {
            "parametro": self.parametro,
            "segundos_minimos": self.segundos_minimos,
            "autoridad": huella_de(self.autoridad),
        }

    @property
    def rige_desde(self) -> str:
        """The first month it rules, as ``2026-11``."""
        return mes_de(self.vigente_desde)

    @property
    def citada(self) -> str:
        """As the figures of a month name it."""
        desde = f"{self.vigente_desde:%d/%m/%Y}"
        return f"Definición {self.numero}, desde {desde}, aprobada por {self.autoridad}"


class InformeMensual(models.Model):
    """III.2: the report of one ended month; the row is what makes it owed, once.

    ``cifras`` is what it says, as ``manage.py indicador --json`` writes it; ``leido_en`` the
    instant at which the month was read, and ``archivo`` its encrypted PDF.
    """

    mes = models.CharField(max_length=7, unique=True, help_text="AAAA-MM.")
    debido_en = models.DateTimeField()
    leido_en = models.DateTimeField(null=True)
    cifras = models.JSONField(default=dict)
    archivo = models.CharField(max_length=64, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    sha256_cifrado = models.CharField(max_length=64, blank=True, default="")
    paginas = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-mes"]
        verbose_name = "informe mensual"
        verbose_name_plural = "informes mensuales"

    def __str__(self) -> str:
        return f"Informe de {mes_en_letras(self.mes)}"

    @property
    def listo(self) -> bool:
        """Whether its file was made."""
        return bool(self.archivo)

    @property
    def oficial(self) -> Cifra:
        """The figure that it says."""
        c = self.cifras
        return Cifra("oficial", c["numerador"], c["denominador"], c["definicion"]["parametro"])

    @property
    def nombre_de_archivo(self) -> str:
        return f"informe-{self.mes}.pdf"


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
