"""The dated definitions of the indicator and the reports of its months (III.2)."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from bluecom.bolivia.fechas import hoy, limites_del_mes, mes_de, mes_en_letras, sumar_meses
from indicadores.cifras import Cifra


class DefinicionQuerySet(models.QuerySet["Definicion"]):
    def del_mes(self, mes: str) -> "Definicion":
        """The definition in force when ``mes`` began; the procedure's own when none is stored."""
        primero = limites_del_mes(mes)[0].date()
        vigente = self.filter(vigente_desde__lte=primero).order_by("-vigente_desde").first()
        return vigente or Definicion.del_procedimiento()


class Definicion(models.Model):
    """What counts, since when, and who in COMTECO approved it.

    A definition is prospective: it rules whole months and never one that has begun.
    """

    version = models.PositiveSmallIntegerField("versión", unique=True)
    vigente_desde = models.DateField(unique=True, help_text="Primer día de un mes.")
    aprobada_por = models.CharField(max_length=160, help_text="Quién la aprobó en COMTECO.")
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
    nota = models.CharField(max_length=300, blank=True)
    creada_en = models.DateTimeField(default=timezone.now, editable=False)

    objects = DefinicionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-vigente_desde"]
        verbose_name = "definición del indicador"
        verbose_name_plural = "definiciones del indicador"

    def __str__(self) -> str:
        return f"Definición {self.version}, desde {self.vigente_desde:%d/%m/%Y}"

    @classmethod
    def del_procedimiento(cls) -> "Definicion":
        """III.2 as written, without a row: what rules until somebody approves another."""
        return cls(
            version=1,
            vigente_desde=date(2019, 9, 1),
            aprobada_por="Gerencia Comercial (procedimiento, versión N° 1)",
        )

    def clean(self) -> None:
        """Refuse a definition that would rule a month already begun."""
        siguiente = sumar_meses(hoy(self.creada_en).replace(day=1), 1)
        if not self.vigente_desde:  # the form already says that it is missing
            return
        if self.vigente_desde.day != 1:
            raise ValidationError(
                {"vigente_desde": "Una definición rige meses enteros: escriba el día 1."}
            )
        if self.vigente_desde < siguiente:
            raise ValidationError(
                {
                    "vigente_desde": "Una definición solo mira adelante: "
                    f"escriba {siguiente:%d/%m/%Y} o un mes posterior."
                }
            )

    @property
    def rige_desde(self) -> str:
        """The first month it rules, as ``2026-11``."""
        return mes_de(self.vigente_desde)


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
