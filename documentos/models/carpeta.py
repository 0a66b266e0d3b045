"""The carpeta of one sale (10.1)."""

from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from documentos.models.archivo import ArchivoRecibido
from documentos.models.documento import Documento
from documentos.tipos import FORMULARIOS, Situacion, TipoArchivo, TipoDocumento

REQUERIDOS = (TipoArchivo.CI_ANVERSO, TipoArchivo.CI_REVERSO, TipoArchivo.CARTA)


class Carpeta(models.Model):
    """Step 10.1: the folder that is handed over; it knows nothing of its sale."""

    creada_en = models.DateTimeField()
    de_prueba = models.BooleanField(default=False)
    solicitud_de_smartflex = models.BooleanField(default=False)
    """Smartflex prints its Solicitud: none of ours is in it (III.1)."""

    class Meta:
        verbose_name = "carpeta"
        verbose_name_plural = "carpetas"
        indexes: ClassVar = [
            models.Index(fields=["id"], name="carpeta_de_prueba", condition=Q(de_prueba=True))
        ]

    def __str__(self) -> str:
        return f"Carpeta {self.pk}"

    def faltantes(self) -> list[str]:
        """Name what the client has not sent yet (6.2), e.g. ["anverso del C.I."]."""
        return que_falta(a.tipo for a in self.archivos.all() if a.sustituido_en is None)

    def papeles_faltantes(self) -> list[str]:
        """Name the forms that are owed or not issued; the comodato only when issued."""
        return que_papeles_faltan(self.papeles(), self.papeles_propios)

    @property
    def papeles_propios(self) -> set[TipoDocumento]:
        """The forms that this house prints for every sale."""
        solicitud = set() if self.solicitud_de_smartflex else {TipoDocumento.SOLICITUD}
        return {*solicitud, TipoDocumento.CONTRATO}

    def vigentes(self) -> models.QuerySet[ArchivoRecibido]:
        """Received files that no newer one has replaced."""
        return self.archivos.filter(sustituido_en=None)

    def archivo(self, tipo: str) -> ArchivoRecibido | None:
        """The file in force of one kind, if any."""
        return self.vigentes().filter(tipo=tipo).first()

    def papeles(self) -> models.QuerySet[Documento]:
        """Papers in force, oldest first."""
        return self.documentos.filter(situacion=Situacion.VIGENTE).order_by("numero")

    def papel(self, tipo: str) -> Documento | None:
        """The paper in force of one kind, if any."""
        return self.papeles().filter(tipo=tipo).first()


def que_falta(recibidos: Iterable[str], *, ademas: Iterable[str] = ()) -> list[str]:
    """What the client has not sent yet, of a folder in which these kinds of file are."""
    return [str(TipoArchivo(t).label) for t in tipos_que_faltan(recibidos, ademas=ademas)]


def tipos_que_faltan(recibidos: Iterable[str], *, ademas: Iterable[str] = ()) -> list[str]:
    """The same as kinds, in their order; a digital C.I. stands for both sides of the card.

    ``ademas``: what is asked besides, of whoever signs for somebody else.
    """
    hay = set(recibidos)
    if TipoArchivo.CI_DIGITAL in hay:
        hay |= {TipoArchivo.CI_ANVERSO, TipoArchivo.CI_REVERSO}
    return [tipo for tipo in (*requeridos(), *ademas) if tipo not in hay]


def que_papeles_faltan(papeles: Iterable[Documento], propios: Iterable[str]) -> list[str]:
    """The forms that are owed or have no file, of a folder with these papers in force."""
    listos = {papel.tipo: papel.listo for papel in papeles}
    debidos = {*propios, *listos}
    return [str(t.label) for t in FORMULARIOS if t in debidos and not listos.get(t)]


def requeridos() -> tuple[str, ...]:
    """Kinds of file a complete carpeta needs; setting ``CARPETA_REQUIERE``."""
    return tuple(getattr(settings, "CARPETA_REQUIERE", REQUERIDOS))
