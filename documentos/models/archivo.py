"""What the client sent, as evidence and as something people can look at."""

from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.db import models

from documentos.tipos import TipoArchivo, TipoDocumento


class ArchivoRecibido(models.Model):
    """Step 6.2: one photo or letter; original bytes and a clean copy, both encrypted."""

    carpeta = models.ForeignKey(
        "documentos.Carpeta", on_delete=models.PROTECT, related_name="archivos"
    )
    tipo = models.CharField(max_length=12, choices=TipoArchivo.choices)
    mime = models.CharField(max_length=40)
    tamano = models.PositiveIntegerField()
    original = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, db_index=True)
    sha256_cifrado = models.CharField(max_length=64)
    copia = models.CharField(max_length=64)
    sha256_copia = models.CharField(max_length=64)
    ancho = models.PositiveIntegerField()
    alto = models.PositiveIntegerField()
    canal = models.CharField(max_length=20)
    mensaje_id = models.CharField(max_length=200, blank=True, default="")
    recibido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recibido_en = models.DateTimeField()
    sustituido_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "archivo recibido"
        verbose_name_plural = "archivos recibidos"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["carpeta", "tipo"],
                condition=models.Q(sustituido_en=None),
                name="un_archivo_vigente_por_tipo",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()} de la carpeta {self.carpeta_id}"

    def usado_en_otra_carpeta(self, *, salvo: Iterable[int] = ()) -> bool:
        """Warn when the very same bytes already serve another carpeta than these."""
        otros = type(self).objects.exclude(carpeta__in=[self.carpeta_id, *salvo])
        return otros.filter(sha256=self.sha256).exists()


NOMBRES_DE_LO_MIRADO = {
    **dict(TipoArchivo.choices),
    **dict(TipoDocumento.choices),
    "DOSIER": "carpeta completa",
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
