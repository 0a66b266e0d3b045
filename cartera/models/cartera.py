"""What COMTECO hands over to be called (step 1)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, Q

from bluecom.cuentas.models import Usuario


class CarteraQuerySet(models.QuerySet["Cartera"]):
    def activas(self) -> "CarteraQuerySet":
        return self.filter(activa=True)

    def de(self, usuario: Usuario) -> "CarteraQuerySet":
        """The active portfolios this person works: assigned, or open to all.

        Test users see test portfolios only. Who was given one for practice works that one and
        no other, until it is ended: nobody dials a real client to learn.
        """
        asignada = Q(asesores=usuario) | Q(asesores=None)
        suyas = self.activas().filter(asignada, de_prueba=usuario.de_prueba)
        if usuario.de_prueba:
            return suyas.distinct()
        practica = Cartera.objects.de_practica(usuario)
        elegidas = Q(pk__in=practica.values("pk")) | Q(~Exists(practica), pk__in=suyas.values("pk"))
        return self.filter(elegidas)

    def de_practica(self, usuario: Usuario) -> "CarteraQuerySet":
        """The one on which this real person practises now, if any."""
        return self.activas().filter(de_prueba=True, asesores=usuario)


class Cartera(models.Model):
    """A portfolio of clients who have only a fixed line (1.1)."""

    nombre = models.CharField(max_length=80, unique=True)
    cargada_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    cargada_en = models.DateTimeField()
    activa = models.BooleanField(default=True)
    de_prueba = models.BooleanField(default=False, help_text="Nunca cuenta en el indicador.")
    siempre_abierta = models.BooleanField(
        default=False, help_text="De demostración: se la llama a toda hora."
    )
    asesores = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="carteras",
        help_text="Quiénes la trabajan; vacía está abierta a todos los asesores.",
    )

    objects = CarteraQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "cartera"
        verbose_name_plural = "carteras"

    def __str__(self) -> str:
        return self.nombre

    @property
    def sin_horario(self) -> bool:
        """Of practice or demonstration: it is called at any hour."""
        return self.de_prueba or self.siempre_abierta
