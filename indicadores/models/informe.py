"""The reports of the months (III.2)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from bluecom.bolivia.fechas import hoy, mes_en_letras
from indicadores.cifras import Cifra


class InformeMensual(models.Model):
    """III.2: the report of one ended month; the row is what makes it owed, once.

    One PROVISIONAL of each month, and a DEFINITIVO of each ``cierre``. ``cifras`` is what it says,
    as ``manage.py indicador --json`` writes it; ``leido_en`` the instant at which the month was
    read, ``archivo`` its encrypted PDF and ``planilla`` its workbook, encrypted too. ``sha256`` is
    that of the bytes that were mailed; with a ``firmante``, of the signed ones.
    """

    mes = models.CharField(max_length=7, help_text="AAAA-MM.")
    cierre = models.OneToOneField(
        "Cierre", null=True, on_delete=models.PROTECT, related_name="informe"
    )
    debido_en = models.DateTimeField()
    leido_en = models.DateTimeField(null=True)
    cifras = models.JSONField(default=dict)
    archivo = models.CharField(max_length=64, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    sha256_cifrado = models.CharField(max_length=64, blank=True, default="")
    firmante = models.CharField(
        max_length=200, blank=True, default="", help_text="De quién es el certificado que lo firma."
    )
    paginas = models.PositiveSmallIntegerField(default=0)
    planilla = models.CharField(max_length=64, blank=True, default="")
    planilla_sha256 = models.CharField(max_length=64, blank=True, default="")
    planilla_sha256_cifrado = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["-mes", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mes"], condition=Q(cierre=None), name="informe_provisional_uno"
            )
        ]
        verbose_name = "informe mensual"
        verbose_name_plural = "informes mensuales"

    def __str__(self) -> str:
        return f"Informe de {mes_en_letras(self.mes)}"

    @property
    def caracter(self) -> str:
        """What III.2 may still change of it, in a word; a close that was reopened says so."""
        if self.cierre is None:
            return "PROVISIONAL"
        reabierto = self.cierre.reabierto_en
        return f"DEFINITIVO, reabierto el {hoy(reabierto):%d/%m/%Y}" if reabierto else "DEFINITIVO"

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
        return f"{self._nombre}.pdf"

    @property
    def nombre_de_planilla(self) -> str:
        return f"{self._nombre}.xlsx"

    @property
    def _nombre(self) -> str:
        return f"informe-{self.mes}" + (f"-cierre-{self.cierre.numero}" if self.cierre else "")
