"""The coded reasons of every step."""

from typing import ClassVar

from django.db import models


class Motivo(models.Model):
    """A coded reason: one table for every place of the procedure that asks for one."""

    class Ambito(models.TextChoices):
        IMPEDIMENTO = "IMPEDIMENTO", "Impedimento en Smartflex (2.1)"
        SIN_CAPACIDAD = "SIN_CAPACIDAD", "Sin capacidad técnica (3.2)"
        DESCARTE = "DESCARTE", "Descarte (1–4)"
        ANULACION = "ANULACION", "Anulación (5–11)"
        CORRECCION = "CORRECCION", "Corrección de un paso"
        OBSERVACION = "OBSERVACION", "Observación de la revisión (11.1)"
        VISITA = "VISITA", "Visita no realizada"
        REAPERTURA = "REAPERTURA", "Reapertura de una carpeta conforme"
        REASIGNACION = "REASIGNACION", "Reasignación"
        CANAL = "CANAL", "Otro medio de entrega de los términos"

    ambito = models.CharField(max_length=14, choices=Ambito.choices)
    codigo = models.CharField(max_length=30)
    nombre = models.CharField(max_length=80)
    paso = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Paso al que lleva una observación."
    )
    campo = models.CharField(max_length=40, blank=True, help_text="Campo al que lleva.")
    desenlace = models.CharField(
        max_length=12, blank=True, help_text="Qué pasa con el contacto de la cartera."
    )
    dias = models.PositiveSmallIntegerField(default=0, help_text="Días hasta volver a ofrecer.")
    orden = models.PositiveSmallIntegerField(default=0)
    activo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["ambito", "orden", "nombre"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ambito", "codigo"], name="motivo_codigo_unico")
        ]

    def __str__(self) -> str:
        return self.nombre
