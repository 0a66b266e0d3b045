"""The forms that did what they asked, by the token each of them carried."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models


class ActoHechoQuerySet(models.QuerySet["ActoHecho"]):
    def anteriores_a(self, instante: datetime) -> "ActoHechoQuerySet":
        return self.filter(hecho_en__lt=instante)


class ActoHecho(models.Model):
    """Written in the transaction of the fact; whoever sends the same form again is led here.

    ``huella`` is the SHA-256 of address and fields, ``dicho`` what the person was told, as
    [level, sentence]. Kept for as long as a page may stay open, then forgotten.
    """

    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    ficha = models.CharField(max_length=32)
    huella = models.CharField(max_length=64)
    destino = models.CharField(max_length=300)
    dicho = models.JSONField(default=list)
    hecho_en = models.DateTimeField(db_index=True)

    objects = ActoHechoQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["usuario", "ficha"], name="acto_una_vez")
        ]

    def __str__(self) -> str:
        return f"{self.ficha[:6]}… → {self.destino}"
