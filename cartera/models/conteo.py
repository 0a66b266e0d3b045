"""How many clients of a portfolio are how far, kept by the database itself."""

from django.conf import settings
from django.db import models

from cartera.models.cartera import Cartera


class Conteo(models.Model):
    """An entry that triggers write in the transaction of the contact: they add up (``apuntes``).

    Who is in hand counts as before he was taken, so that a claim writes nothing; the function
    ``cartera_avance`` puts him where he is, and ``cartera_recuento`` counts all anew. ``quien``:
    whose client it is, or who had him last. Nothing refers to another row: who counts locks none.
    """

    cartera = models.ForeignKey(
        Cartera, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    zona = models.CharField(max_length=80, blank=True)
    quien = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    asignado = models.BooleanField()
    abierto = models.BooleanField()
    avance = models.CharField(max_length=10)
    n = models.IntegerField()

    class Meta:
        verbose_name = "conteo"
        verbose_name_plural = "conteos"

    def __str__(self) -> str:
        return f"{self.cartera_id} · {self.avance}: {self.n}"
