"""What is typed in a step before the step is taken."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import QueryDict


class Borrador(models.Model):
    """The open fields of one step, erased when the step is taken.

    ``datos``: field → values as the browser posts them. It is erasable and never reaches
    the Eventos. It belongs to the sale, so it goes along when the sale changes hands.
    """

    venta = models.ForeignKey(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="borradores"
    )
    paso = models.PositiveSmallIntegerField()
    datos = models.JSONField(default=dict)
    escrito_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    escrito_en = models.DateTimeField()

    class Meta:
        verbose_name_plural = "borradores"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["venta", "paso"], name="borrador_unico"),
            models.CheckConstraint(
                condition=Q(paso__gte=1) & Q(paso__lte=11), name="borrador_de_un_paso"
            ),
        ]

    def __str__(self) -> str:
        return f"Borrador del paso {self.paso} de la venta {self.venta_id}"

    @property
    def version(self) -> str:
        """What a page knows it by; later writings have a greater one."""
        return str(self.escrito_en.isoformat())

    def como_envio(self) -> QueryDict:
        """The values as if the form had just been sent."""
        envio = QueryDict(mutable=True)
        for campo, valores in self.datos.items():
            envio.setlist(campo, valores)
        return envio
