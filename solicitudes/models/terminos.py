"""Step 11.2: each time the terms went, or will go, to the client, by whatever way."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from bluecom.pendientes.models import SALE_SOLO, SALIDO, CorreoSaliente, EstadoCorreo
from documentos.models import Documento
from solicitudes.models.catalogo import Motivo
from solicitudes.models.trato import Mensaje
from solicitudes.reglas.constancia import Constancia

Canal = Mensaje.Canal
_POR_CORREO = {
    EstadoCorreo.ENVIADO: Constancia.ENVIADA,
    EstadoCorreo.ENTREGADO: Constancia.ENTREGADA,
    EstadoCorreo.REBOTADO: Constancia.REBOTADA,
    EstadoCorreo.ACUSADO: Constancia.ACUSADA,
}


def nueva_llave() -> str:
    """What the address of the acknowledgement ends in: nobody guesses it."""
    return secrets.token_urlsafe(32)


class EnvioDeTerminos(models.Model):
    """One sending of one version of the terms: to an address, or delivered by another way.

    ``correo`` is there once the PDF exists. ``mensaje``: the system sends it by WhatsApp; without
    one a person delivered it and says so. ``retirado_en``: it was stopped, or another address
    or another version took its place; what is heard of it then proves nothing any more.
    """

    venta = models.ForeignKey("solicitudes.Venta", on_delete=models.CASCADE, related_name="envios")
    vez = models.PositiveSmallIntegerField()
    documento = models.ForeignKey(Documento, on_delete=models.PROTECT, related_name="+")
    canal = models.CharField(max_length=10, choices=Canal.choices, default=Canal.CORREO)
    para = models.EmailField(blank=True, default="")
    motivo = models.ForeignKey(
        Motivo, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    texto = models.PositiveIntegerField(default=1, help_text="Versión del texto de su correo.")
    cambia = models.JSONField(default=list, help_text="Qué cambió desde la versión anterior.")
    pedido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pedido_en = models.DateTimeField()
    correo = models.OneToOneField(
        CorreoSaliente, null=True, blank=True, on_delete=models.PROTECT, related_name="terminos"
    )
    mensaje = models.OneToOneField(
        Mensaje, null=True, blank=True, on_delete=models.PROTECT, related_name="terminos"
    )
    retirado_en = models.DateTimeField(null=True, blank=True)
    llave = models.CharField(max_length=43, unique=True, default=nueva_llave)
    acusado_en = models.DateTimeField(null=True, blank=True)
    acusado_desde = models.GenericIPAddressField(null=True, blank=True)
    acusado_sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["venta", "vez"]
        verbose_name = "envío de términos"
        verbose_name_plural = "envíos de términos"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["venta", "vez"], name="envio_de_terminos_una_vez"),
            models.CheckConstraint(
                condition=Q(acusado_en=None, acusado_desde=None, acusado_sha256="")
                | Q(acusado_en__isnull=False) & ~Q(acusado_sha256=""),
                name="acuse_entero",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["venta"],
                name="envio_sin_su_correo",
                condition=Q(correo=None, retirado_en=None, canal="CORREO"),
            ),
        ]

    def __str__(self) -> str:
        return f"Términos de la venta {self.venta_id}, envío {self.vez}"

    @property
    def estado(self) -> str:
        """Where its e-mail or message is; before a mail exists it waits for the PDF.

        Empty: a person delivered it.
        """
        if self.canal != Canal.CORREO:
            return str(self.mensaje.estado) if self.mensaje else ""
        if self.correo is not None:
            return str(self.correo.estado)
        return str(EstadoCorreo.CANCELADO if self.retirado_en else EstadoCorreo.EN_COLA)

    @property
    def sale_solo(self) -> bool:
        """Nobody has to do anything for it to go out."""
        return self.mensaje.sale_solo if self.mensaje else self.estado in SALE_SOLO

    @property
    def salio(self) -> bool:
        return self.mensaje.salio if self.mensaje else self.estado in SALIDO

    @property
    def saliendo(self) -> bool:
        """It is being handed over: nobody knows yet whether it left."""
        return self.estado == EstadoCorreo.SALIENDO

    @property
    def lo_tiene(self) -> bool:
        """The client may have it, as far as anybody knows: it left and did not come back."""
        volvio = self.estado == EstadoCorreo.REBOTADO
        a_mano = self.canal != Canal.CORREO and self.mensaje is None
        detenido_tarde = self.correo is not None and self.correo.enviado_en is not None
        return a_mano or self.saliendo or (not volvio and (self.salio or detenido_tarde))

    @property
    def visto(self) -> str:
        """What a page showed of it: who decides on less than this decided on what is no more."""
        llego = self.mensaje is not None and self.mensaje.llego
        return f"{self.vez}{'s' if self.salio else ''}{'l' if llego else ''}"

    @property
    def prueba(self) -> str:
        """What it proves, as a ``Constancia``; empty: nothing, or nothing yet."""
        if self.canal != Canal.CORREO:
            probado = self.mensaje is None or self.mensaje.llego
            return str(Constancia.POR_OTRO_MEDIO) if probado else ""
        return str(_POR_CORREO.get(EstadoCorreo(self.estado), ""))
