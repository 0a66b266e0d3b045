"""Step 6.2: the link by which a client sends photos from whatever phone, without signing in."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from solicitudes.models.terminos import nueva_llave


class EnlaceDeCliente(models.Model):
    """One link, made by the asesor for one sale, good until its hour or until it is taken back.

    ``consentido_en``: when whoever opened it agreed to what is done with his data, and from where.
    """

    venta = models.ForeignKey("solicitudes.Venta", on_delete=models.CASCADE, related_name="enlaces")
    llave = models.CharField(max_length=43, unique=True, default=nueva_llave)
    hecho_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    hecho_en = models.DateTimeField()
    vence_en = models.DateTimeField()
    retirado_en = models.DateTimeField(null=True, blank=True)
    consentido_en = models.DateTimeField(null=True, blank=True)
    consentido_desde = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        verbose_name = "enlace de cliente"
        verbose_name_plural = "enlaces de clientes"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["venta"], condition=Q(retirado_en=None), name="un_enlace_por_venta"
            ),
            models.CheckConstraint(
                condition=Q(consentido_en__isnull=False) | Q(consentido_desde=None),
                name="consentimiento_entero",
            ),
        ]

    def __str__(self) -> str:
        return f"Enlace de la venta {self.venta_id}"
