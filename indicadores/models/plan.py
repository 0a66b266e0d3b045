"""What is done about a month that was Observado, and what came of it (III.2)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from bluecom.bolivia.fechas import mes_en_letras


class Accion(models.Model):
    """One line of the plan of a month: a cause, what is done about it, who and until when."""

    class Resultado(models.TextChoices):
        HECHA = "HECHA", "Hecha"
        NO_HECHA = "NO_HECHA", "No se hizo"

    mes = models.CharField(max_length=7, help_text="AAAA-MM.")
    causa = models.CharField(max_length=200)
    accion = models.CharField("qué se hará", max_length=200)
    responsable = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    para = models.DateField("hasta cuándo")
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()
    resultado = models.CharField(max_length=8, choices=Resultado.choices, blank=True, default="")
    nota = models.CharField("qué resultó", max_length=200, blank=True, default="")
    seguida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    seguida_en = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["mes", "pk"]
        verbose_name = "acción de un plan"
        verbose_name_plural = "acciones de los planes"
        indexes: ClassVar = [models.Index(fields=["mes"], name="accion_de_un_mes")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(resultado="", seguida_por=None, seguida_en=None)
                | ~Q(resultado="") & Q(seguida_por__isnull=False, seguida_en__isnull=False),
                name="accion_seguida_por_alguien",
            )
        ]

    def __str__(self) -> str:
        return f"Plan de {mes_en_letras(self.mes)}: {self.accion}"

    @property
    def asunto(self) -> str:
        """The matter of its notice: over once somebody says what came of it."""
        return f"plan:{self.pk}"
