"""Effects that are owed: the record of what a worker has still to do."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q


class Situacion(models.TextChoices):
    DEBIDO = "DEBIDO", "Debido"
    HECHO = "HECHO", "Hecho"
    APARTADO = "APARTADO", "Apartado"


class PendienteQuerySet(models.QuerySet["Pendiente"]):
    def por_hacer(self, ahora: datetime) -> "PendienteQuerySet":
        """Owed, due, and not leased to a living worker. ``ahora`` is the database's."""
        return self.filter(situacion=Situacion.DEBIDO, proximo_en__lte=ahora).filter(
            Q(arrendado_hasta=None) | Q(arrendado_hasta__lt=ahora)
        )

    def apartados(self) -> "PendienteQuerySet":
        return self.filter(situacion=Situacion.APARTADO)


class Pendiente(models.Model):
    """One owed effect, written in the transaction of the act that owes it.

    ``clave`` ("correo:terminos:venta:42") makes it unique: whoever owes it twice owes it
    once. The broker only wakes workers up; this row is the record.
    """

    tipo = models.CharField(max_length=60)
    clave = models.CharField(max_length=120, unique=True)
    objeto_id = models.BigIntegerField(null=True)
    datos = models.JSONField(default=dict)
    situacion = models.CharField(max_length=10, choices=Situacion.choices, default=Situacion.DEBIDO)
    intentos = models.PositiveSmallIntegerField(default=0)
    creado_en = models.DateTimeField()
    proximo_en = models.DateTimeField()
    arrendado_hasta = models.DateTimeField(null=True)
    arriendos_perdidos = models.PositiveSmallIntegerField(
        default=0, help_text="Cuántas veces murió el proceso que lo hacía."
    )
    hecho_en = models.DateTimeField(null=True)
    ultimo_error = models.CharField(max_length=300, blank=True)

    objects = PendienteQuerySet.as_manager()

    class Meta:
        verbose_name = "pendiente"
        verbose_name_plural = "pendientes"
        indexes: ClassVar = [
            models.Index(
                fields=["proximo_en"], name="pendiente_debido", condition=Q(situacion="DEBIDO")
            ),
            models.Index(
                fields=["id"], name="pendiente_apartado", condition=Q(situacion="APARTADO")
            ),
        ]

    def __str__(self) -> str:
        return self.clave
