"""The append-only log: one hash chain per thing that is worth following."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Now

COSA = Func(
    F("cadena"), Value(":"), Value(1), function="split_part", output_field=models.CharField()
)
"""The kind of thing whose chain an event is of: ``venta`` of ``venta:42``."""


class Evento(models.Model):
    """One act. Holds ids, codes, hashes and values of the catalogue; nothing of a person.

    Of people and sales never names, numbers or free text.

    ``hash = sha256(previous hash ‖ canonical JSON)``; a PostgreSQL trigger refuses
    UPDATE and DELETE. Erasing personal data elsewhere does not break the chain.
    """

    cadena = models.CharField(max_length=60, help_text="Por ejemplo «venta:42».")
    n = models.PositiveIntegerField()
    tipo = models.CharField(max_length=60)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,  # evento_actor begins with it
    )
    instante = models.DateTimeField()
    datos = models.JSONField(default=dict)
    previo = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["cadena", "n"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cadena", "n"], name="evento_cadena_n")
        ]
        indexes: ClassVar = [
            models.Index(fields=["tipo", "instante"], name="evento_tipo"),
            models.Index(fields=["instante", "id"], name="evento_instante"),
            models.Index(COSA, "instante", "id", name="evento_cosa"),
            models.Index(fields=["actor", "instante", "id"], name="evento_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.cadena}#{self.n} {self.tipo}"


class Ancla(models.Model):
    """The hash of the tips that one day moved, and of the anchor before it.

    Proof that no chain was rewritten whole or cut at its end; a trigger keeps it as it is.
    """

    dia = models.DateField(unique=True)
    cadenas = models.PositiveIntegerField()
    hasta = models.BigIntegerField(
        default=0, help_text="El último evento que cubre; 0 en las anclas de antes, sin tramo."
    )
    hash = models.CharField(max_length=64)
    hecha_en = models.DateTimeField(
        db_default=Now(), help_text="Una revisión anterior no pudo verla."
    )

    def __str__(self) -> str:
        return f"{self.dia} {self.hash[:12]}"
