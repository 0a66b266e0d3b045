"""What the client sent, as evidence and as something people can look at."""

from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from documentos import reparos
from documentos.carnet import Letras
from documentos.tipos import Origen, TipoArchivo, TipoDocumento


class ArchivoRecibido(models.Model):
    """Step 6.2: one photo or letter; original bytes and a clean copy, both encrypted.

    ``copia`` is the one that people see now: when it was turned or cut (``Arreglo``), the whole one
    is kept beside it. ``remitente``, ``mensaje_id``, ``enviado_en`` and ``nombre``: as the way told
    them by which it came; ``recibido_por`` is the system where nobody brought it. ``medidas``: what
    the coach measured of it, each with its limit. ``leido``: what a C.I. says by its codes and,
    where they are read, its letters (``documentos.carnet``): nobody answers for it.
    """

    carpeta = models.ForeignKey(
        "documentos.Carpeta", on_delete=models.PROTECT, related_name="archivos"
    )
    tipo = models.CharField(max_length=20, choices=TipoArchivo.choices)
    mime = models.CharField(max_length=40)
    tamano = models.PositiveIntegerField()
    original = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, db_index=True)
    sha256_cifrado = models.CharField(max_length=64)
    copia = models.CharField(max_length=64)
    sha256_copia = models.CharField(max_length=64)
    ancho = models.PositiveIntegerField()
    alto = models.PositiveIntegerField()
    canal = models.CharField(max_length=20, choices=Origen.choices)
    remitente = models.CharField(max_length=140, blank=True, default="")
    mensaje_id = models.CharField(max_length=200, blank=True, default="")
    enviado_en = models.DateTimeField(null=True, blank=True)
    nombre = models.CharField(max_length=200, blank=True, default="")
    recibido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recibido_en = models.DateTimeField()
    sustituido_en = models.DateTimeField(null=True, blank=True)
    medidas = models.JSONField(default=dict, blank=True)
    huella = models.CharField(max_length=80, blank=True, default="")
    leido = models.JSONField(default=dict, blank=True)
    bandas = ArrayField(models.IntegerField(), default=list, blank=True)
    aceptado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    aceptado_en = models.DateTimeField(null=True, blank=True)
    aceptado_porque = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "archivo recibido"
        verbose_name_plural = "archivos recibidos"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["carpeta", "tipo"],
                condition=Q(sustituido_en=None) & ~Q(tipo=TipoArchivo.SIN_ORDENAR),
                name="un_archivo_vigente_por_tipo",
            ),
            models.UniqueConstraint(
                fields=["carpeta", "canal", "mensaje_id"],
                condition=~Q(mensaje_id=""),
                name="un_archivo_por_mensaje",
            ),
            models.CheckConstraint(
                condition=Q(aceptado_en=None, aceptado_por=None, aceptado_porque="")
                | Q(aceptado_en__isnull=False, aceptado_por__isnull=False) & ~Q(aceptado_porque=""),
                name="foto_aceptada_por_alguien_y_por_algo",
            ),
        ]
        indexes: ClassVar = [GinIndex(fields=["bandas"], name="archivo_parecido")]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()} de la carpeta {self.carpeta_id}"

    def usado_en_otra_carpeta(self, *, salvo: Iterable[int] = ()) -> bool:
        """Warn when the very same bytes already serve another carpeta than these."""
        otros = type(self).objects.exclude(carpeta__in=[self.carpeta_id, *salvo])
        return otros.filter(sha256=self.sha256).exists()

    @property
    def codigos(self) -> list[str]:
        """What each QR in it says, as it is."""
        dichos: list[str] = self.leido.get("codigos", [])
        return dichos

    @property
    def letras(self) -> Letras:
        """What its letters say; nothing where nobody reads them."""
        return Letras(**self.leido.get("letras", {}))

    @property
    def lecturas(self) -> list[reparos.Lectura]:
        """Each thing that the coach measured of it, beside its limit."""
        return reparos.lecturas(self.medidas, self.tipo)

    @property
    def reparos(self) -> list[reparos.Lectura]:
        """What the coach has against it, also when somebody accepted it."""
        return reparos.reparos(self.medidas, self.tipo)

    @property
    def por_aceptar(self) -> str:
        """The same as a sentence, while nobody accepted it; empty when it is as it should be."""
        if self.aceptado_en is not None or not self.reparos:
            return ""
        return f"{str(self.get_tipo_display()).capitalize()}: {reparos.en_contra(self.reparos)}"


class Arreglo(models.Model):
    """A copy made of an original by turning and cutting it: who, when, and from where to where.

    ``giro``: degrees to the right. ``recorte``: left, top, right and bottom of what is seen, in
    thousandths of the turned whole. The first one of a file is the whole as it was received.
    """

    archivo = models.ForeignKey(ArchivoRecibido, on_delete=models.PROTECT, related_name="arreglos")
    giro = models.PositiveSmallIntegerField(default=0)
    recorte = ArrayField(models.PositiveSmallIntegerField(), size=4)
    copia = models.CharField(max_length=64)
    sha256_copia = models.CharField(max_length=64)
    medidas = models.JSONField(default=dict, blank=True)
    por = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    en = models.DateTimeField()

    class Meta:
        verbose_name = "copia arreglada"
        verbose_name_plural = "copias arregladas"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """For example "girada 90°, recortada"."""
        partes = [f"girada {self.giro}°" if self.giro else "", "" if self.entera else "recortada"]
        return ", ".join(parte for parte in partes if parte) or "entera"

    @property
    def entera(self) -> bool:
        return list(self.recorte) == [0, 0, 1000, 1000]


class Parecido(models.Model):
    """The same photo of a C.I. came of two clients; the later one was compared with the earlier."""

    archivo = models.ForeignKey(ArchivoRecibido, on_delete=models.CASCADE, related_name="parecidos")
    otro = models.ForeignKey(ArchivoRecibido, on_delete=models.CASCADE, related_name="+")
    distancia = models.PositiveSmallIntegerField(help_text="0 son los mismos bytes")

    class Meta:
        verbose_name = "foto parecida"
        verbose_name_plural = "fotos parecidas"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["archivo", "otro"], name="parecido_una_vez")
        ]

    def __str__(self) -> str:
        return f"{self.archivo} y {self.otro}"


NOMBRES_DE_LO_MIRADO = {
    **dict(TipoArchivo.choices),
    **dict(TipoDocumento.choices),
    "DOSIER": "carpeta completa",
    "ADJUNTO": "archivo de un mensaje",
}


class VistaArchivo(models.Model):
    """Who looked at which photo, letter, paper or dossier, and when."""

    carpeta = models.ForeignKey(
        "documentos.Carpeta", on_delete=models.PROTECT, related_name="vistas"
    )
    archivo = models.ForeignKey(
        ArchivoRecibido, on_delete=models.PROTECT, null=True, blank=True, related_name="vistas"
    )
    que = models.CharField(max_length=20)
    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    visto_en = models.DateTimeField()

    class Meta:
        verbose_name = "vista de archivo"
        verbose_name_plural = "vistas de archivos"

    def __str__(self) -> str:
        return f"{self.mirado()} visto el {self.visto_en:%d/%m/%Y %H:%M}"

    def mirado(self) -> str:
        """What was looked at, as people call it: "anverso del C.I."."""
        return NOMBRES_DE_LO_MIRADO.get(self.que, self.que)
