"""Step 6: what was revised of the C.I. and the letter."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from bluecom.bolivia.identidad import CI
from solicitudes.models.prorroga import ProrrogaDeCI
from solicitudes.reglas.clase_ci import ClaseCI
from solicitudes.reglas.listas import ITEMS_6_3
from solicitudes.reglas.validez_ci import ValidezCI


class Documentacion(models.Model):
    """Step 6: each item of 6.3, and the C.I. as read on the card.

    ``items``: besides, with ``dice``, what the item said when it was looked at.
    """

    venta = models.OneToOneField(
        "solicitudes.Venta", on_delete=models.CASCADE, related_name="documentacion"
    )
    lista = models.PositiveIntegerField(default=1, help_text="Versión de la lista de 6.3.")
    items = models.JSONField(
        default=dict,
        help_text="código → {ok, motivo, por, en}; los archivos que se miraron",
    )
    carta_dice = models.JSONField(default=dict, help_text="Contra qué se revisó la carta.")
    carta_fecha = models.DateField(null=True, blank=True)
    ci_clase = models.CharField(max_length=8, choices=ClaseCI.choices, blank=True, default="")
    ci_numero = models.CharField(max_length=10, blank=True)
    ci_complemento = models.CharField(max_length=2, blank=True)
    ci_expedido = models.CharField(max_length=2, blank=True)
    ci_vence = models.DateField(null=True, blank=True)
    ci_indefinido = models.BooleanField(default=False)
    digital_vence = models.DateField(
        null=True, blank=True, help_text="Hasta cuándo vale el C.I. digital, si es lo que envió."
    )
    prorroga = models.ForeignKey(
        ProrrogaDeCI,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Por qué norma se aceptó un C.I. vencido.",
    )
    ci_confirmado = models.BooleanField(
        default=False, help_text="La fotografía dice otro C.I. que el esperado, y así es."
    )

    class Meta:
        verbose_name = "documentación"
        verbose_name_plural = "documentación"
        indexes: ClassVar = [
            models.Index(fields=["ci_numero"], name="carnet_ci", condition=~Q(ci_numero=""))
        ]

    def __str__(self) -> str:
        return f"Documentación de la venta {self.venta_id}"

    def observados(self) -> list[str]:
        """Each item of 6.3 that was observed, as it read then, with its reason."""
        return [
            f"{item.get('dice') or ITEMS_6_3[codigo].nombre}: {item['motivo']}"
            for codigo, item in self.items.items()
            if not item["ok"]
        ]

    @property
    def ci(self) -> CI | None:
        if not self.ci_numero:
            return None
        return CI(self.ci_numero, self.ci_complemento, self.ci_expedido)

    @property
    def ci_texto(self) -> str:
        return str(self.ci or "")

    @property
    def documento(self) -> str:
        """For example "carnet anterior"; of a digital one, until when: it has a day of its own."""
        digital = self.digital_vence
        if digital is None:
            return str(self.get_ci_clase_display())
        return f"{ClaseCI.DIGITAL.label}, vale hasta el {digital:%d/%m/%Y}"

    @property
    def validez(self) -> ValidezCI:
        """The card, with the norm by which it was accepted."""
        return ValidezCI(
            vence=self.ci_vence,
            indefinida=self.ci_indefinido,
            digital_vence=self.digital_vence,
            prorroga=self.prorroga,
        )
