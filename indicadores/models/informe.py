"""The reports of the months (III.2)."""

from typing import ClassVar

from django.db import models

from bluecom.bolivia.fechas import mes_en_letras
from indicadores.cifras import Cifra


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
