"""Step 5: the call sheet."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class FichaLlamada(models.Model):
    """Step 5: both checklists and what only the client knows, asked once on the line."""

    class Vivienda(models.TextChoices):
        CASA = "CASA", "Casa"
        DEPARTAMENTO = "DEPARTAMENTO", "Departamento"
        LOCAL = "LOCAL", "Local"
        OFICINA = "OFICINA", "Oficina"

    venta = models.OneToOneField(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="ficha"
    )
    lista = models.PositiveIntegerField(default=1, help_text="Versión de la lista de 5.1.")
    pasos_explicados = models.JSONField(default=dict, help_text="código → instante (5.1)")
    informado = models.JSONField(default=dict, help_text="código → instante (Anexo 2)")
    misma_direccion = models.BooleanField(default=True)
    direccion_dictada = models.CharField(max_length=200, blank=True)
    ubicacion = models.CharField(max_length=200, blank=True)
    vivienda = models.CharField(max_length=12, choices=Vivienda.choices, blank=True)
    pisos = models.PositiveSmallIntegerField(null=True, blank=True)
    caracteristicas = models.CharField(max_length=120, blank=True)
    referencia_1 = models.CharField(max_length=16, blank=True)
    referencia_2 = models.CharField(max_length=16, blank=True)
    pasar_en = models.CharField(max_length=60, blank=True)
    preguntar_por = models.CharField(max_length=80, blank=True)
    direccion_cobro = models.CharField(max_length=200, blank=True)
    puntos = models.PositiveSmallIntegerField(default=1)
    suplementarios = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    celular_whatsapp = models.CharField(max_length=16, blank=True)
    correo = models.EmailField(blank=True)
    sin_correo = models.BooleanField(default=False)

    class Meta:
        verbose_name = "ficha de la llamada"
        verbose_name_plural = "fichas de la llamada"
        indexes: ClassVar = [
            models.Index(
                fields=["celular_whatsapp"],
                name="ficha_whatsapp",
                condition=~Q(celular_whatsapp=""),
            ),
            models.Index(
                fields=["referencia_1"], name="ficha_referencia_1", condition=~Q(referencia_1="")
            ),
            models.Index(
                fields=["referencia_2"], name="ficha_referencia_2", condition=~Q(referencia_2="")
            ),
        ]

    def __str__(self) -> str:
        return f"Ficha de la venta {self.venta_id}"

    @property
    def numeros(self) -> list[tuple[str, str]]:
        """The numbers that the client gave, each after what it is."""
        dados = [
            ("WhatsApp", self.celular_whatsapp),
            ("Referencia", self.referencia_1),
            ("Referencia", self.referencia_2),
        ]
        return [(etiqueta, numero) for etiqueta, numero in dados if numero]
