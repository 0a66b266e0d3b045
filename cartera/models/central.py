"""What the telephone exchange wrote: its legs as rows, and the calls that they make (4.1)."""

from typing import ClassVar

from django.db import models

from cartera.models.llamada import Llamada


class RegistroCDR(models.Model):
    """One leg of a call as Elastix wrote it (``asteriskcdrdb.cdr``); never changed.

    ``grupo``: the call it is of, its ``linkedid`` or, in versions that have none, its
    ``uniqueid``. ``huella`` is that of all it says.
    """

    huella = models.CharField(max_length=32, unique=True)
    grupo = models.CharField(max_length=150, db_index=True)
    uniqueid = models.CharField(max_length=150, db_index=True)
    linkedid = models.CharField(max_length=150, blank=True)
    sequence = models.BigIntegerField(default=0)
    calldate = models.DateTimeField(db_index=True)
    src = models.CharField(max_length=80, blank=True)
    dst = models.CharField(max_length=80, blank=True)
    channel = models.CharField(max_length=150, blank=True)
    dstchannel = models.CharField(max_length=150, blank=True)
    lastapp = models.CharField(max_length=80, blank=True)
    duration = models.PositiveIntegerField(default=0)
    billsec = models.PositiveIntegerField(default=0)
    disposition = models.CharField(max_length=45, blank=True)
    accountcode = models.CharField(max_length=80, blank=True)
    recordingfile = models.CharField(max_length=255, blank=True)

    class Meta:
        verbose_name = "registro CDR"
        verbose_name_plural = "registros CDR"

    def __str__(self) -> str:
        return f"{self.calldate:%d/%m/%Y %H:%M:%S} {self.disposition}"


class LlamadaDeCentral(models.Model):
    """One call with one client as the exchange knows it: all the legs of a ``grupo`` together.

    It follows from them, and is written again whenever one arrives (``telefonia.reagrupar``).
    ``llamada``: the agent's record of it, if one is; who joins them lives above.
    """

    grupo = models.CharField(max_length=150, unique=True)
    uniqueid = models.CharField(max_length=150)
    inicio = models.DateTimeField(db_index=True)
    fin = models.DateTimeField()
    numero = models.CharField(max_length=16, db_index=True)
    extension = models.CharField(max_length=10, blank=True)
    accountcode = models.CharField(max_length=80, blank=True)
    segundos = models.PositiveIntegerField(default=0)
    grabacion = models.CharField(max_length=255, blank=True)
    entrante = models.BooleanField(default=False)
    llamada = models.OneToOneField(
        Llamada, null=True, on_delete=models.PROTECT, related_name="central"
    )

    class Meta:
        ordering: ClassVar = ["-inicio", "-pk"]
        verbose_name = "llamada de la central"
        verbose_name_plural = "llamadas de la central"
        indexes: ClassVar = [models.Index(fields=["accountcode"], name="central_accountcode")]

    def __str__(self) -> str:
        return f"{self.numero} · {self.inicio:%d/%m/%Y %H:%M:%S}"

    @property
    def dicha(self) -> str:
        """``75 s contestados · 1763298000.12 · salida-201.wav``"""
        partes = (f"{self.segundos} s contestados", self.uniqueid, self.grabacion)
        return " · ".join(filter(None, partes))
