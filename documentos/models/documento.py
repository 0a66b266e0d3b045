"""An issued paper: its data, its version and the hash of its file never change."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from documentos.datos import CLASES, DatosPapel, de_json
from documentos.tipos import Ficha, Situacion, TipoDocumento, ficha_de


class Documento(models.Model):
    """Step 10: one paper; ``datos`` is the snapshot, ``archivo`` its encrypted file."""

    carpeta = models.ForeignKey(
        "documentos.Carpeta",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documentos",
    )
    tipo = models.CharField(max_length=20, choices=TipoDocumento.choices)
    numero = models.BigIntegerField(unique=True)
    version = models.PositiveIntegerField(default=1)
    sustituye = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="sustituido_por"
    )
    situacion = models.CharField(
        max_length=12, choices=Situacion.choices, default=Situacion.VIGENTE
    )
    datos = models.JSONField()
    plantilla_version = models.CharField(max_length=20)
    huella = models.CharField(max_length=16)
    token = models.CharField(max_length=43, unique=True)
    archivo = models.CharField(max_length=64, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    sha256_cifrado = models.CharField(max_length=64, blank=True, default="")
    con_anexo = models.BooleanField(default=False)
    paginas = models.PositiveIntegerField(default=0)
    emitido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    emitido_en = models.DateTimeField()
    producido_en = models.DateTimeField(null=True, blank=True)
    sustituido_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "documento"
        verbose_name_plural = "documentos"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["carpeta", "tipo"],
                condition=models.Q(situacion=Situacion.VIGENTE),
                name="un_papel_vigente_por_tipo",
            ),
            models.UniqueConstraint(
                fields=["huella"],
                condition=models.Q(tipo=TipoDocumento.CONDICIONES),
                name="unas_condiciones_por_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tipo_display()} {self.codigo}"

    @property
    def codigo(self) -> str:
        """The number as printed, e.g. "N.º 0000123"."""
        return f"N.º {self.numero:07d}"

    @property
    def ficha(self) -> Ficha | None:
        """Its row of table III.1 as it was issued by; only the three forms have one."""
        return ficha_de(self.tipo, self.datos)

    @property
    def listo(self) -> bool:
        """Whether the file is there to be printed."""
        return bool(self.archivo)

    @property
    def contenido(self) -> DatosPapel:
        """The frozen data as the dataclass they came from."""
        clase: type[DatosPapel] = CLASES[self.tipo]
        papel: dict[str, Any] = self.datos["papel"]
        return de_json(clase, papel)


class Reimpresion(models.Model):
    """Why a paper was printed again; the file is always the same one."""

    documento = models.ForeignKey(Documento, on_delete=models.PROTECT, related_name="reimpresiones")
    usuario = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    motivo = models.CharField(max_length=200)
    cuando = models.DateTimeField()

    class Meta:
        verbose_name = "reimpresión"
        verbose_name_plural = "reimpresiones"

    def __str__(self) -> str:
        return f"Reimpresión de {self.documento_id}: {self.motivo}"
