"""A file on its way in: its bytes while they are needed, what became of each record."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Situacion(models.TextChoices):
    POR_RECONOCER = "POR_RECONOCER", "Columnas por reconocer"
    LEYENDO = "LEYENDO", "Leyendo el archivo"
    POR_CONFIRMAR = "POR_CONFIRMAR", "Por confirmar"
    CARGANDO = "CARGANDO", "Cargando"
    HECHA = "HECHA", "Cargada"
    RECHAZADA = "RECHAZADA", "Rechazada"
    DESISTIDA = "DESISTIDA", "Dejada sin cargar"
    DESHACIENDO = "DESHACIENDO", "Deshaciendo"
    DESHECHA = "DESHECHA", "Deshecha"


EN_MARCHA = (Situacion.LEYENDO, Situacion.CARGANDO, Situacion.DESHACIENDO)
ABIERTAS = (*EN_MARCHA, Situacion.POR_RECONOCER, Situacion.POR_CONFIRMAR)
"""Somebody or something has still to do with it."""


class Corrida(models.Model):
    """One file of one kind: dry run, confirmation, counts. ``objeto_id``: what it filled."""

    tipo = models.CharField(max_length=30)
    archivo = models.CharField("nombre del archivo", max_length=200)
    nombre = models.CharField("nombre de lo que llena", max_length=80)
    sha256 = models.CharField(max_length=64)
    de_prueba = models.BooleanField(default=False)
    alcance = models.CharField(max_length=12, blank=True, help_text="Uno de los de su tipo.")
    situacion = models.CharField(
        max_length=13, choices=Situacion.choices, default=Situacion.LEYENDO
    )
    total = models.PositiveIntegerField(default=0, help_text="Líneas del archivo.")
    conteos = models.JSONField(default=dict)
    encabezado = ArrayField(models.TextField(), default=list)
    motivo = models.CharField(max_length=400, blank=True, help_text="Por qué se rechazó.")
    objeto_id = models.BigIntegerField(null=True)
    pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pedida_en = models.DateTimeField()
    terminada_en = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "corrida"
        verbose_name_plural = "corridas"
        indexes: ClassVar = [
            models.Index(fields=["tipo", "objeto_id"], name="corrida_de_que"),
            models.Index(fields=["tipo", "sha256"], name="corrida_mismo_archivo"),
        ]

    def __str__(self) -> str:
        return f"{self.archivo} → {self.nombre}"

    @property
    def quieta(self) -> bool:
        """Nothing happens to it until a person acts."""
        return self.situacion not in EN_MARCHA


class Contenido(models.Model):
    """The bytes of the file, kept until the work is done and no longer."""

    corrida = models.OneToOneField(Corrida, on_delete=models.CASCADE, related_name="contenido")
    datos = models.BinaryField()

    class Meta:
        verbose_name = "contenido"

    def __str__(self) -> str:
        return str(self.corrida)


class Renglon(models.Model):
    """What became of one record. ``resultado`` is where it counts, ``clase`` how it was read.

    ``objeto_id``: what the record made; ``previo_id``: what had to be made first for it, or alone,
    what was there already as it says (``herencia``); both may be undone. Kept for
    ``DIAS_DE_RENGLONES``.
    """

    corrida = models.ForeignKey(Corrida, on_delete=models.CASCADE, related_name="renglones")
    linea = models.PositiveIntegerField()
    resultado = models.CharField(max_length=12)
    clase = models.CharField(max_length=20)
    motivo = models.TextField(blank=True)
    celdas = ArrayField(models.TextField(), default=list)
    objeto_id = models.BigIntegerField(null=True)
    previo_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["corrida", "linea"]
        verbose_name = "renglón"
        verbose_name_plural = "renglones"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["corrida", "linea"], name="renglon_una_vez")
        ]

    def __str__(self) -> str:
        return f"{self.linea}: {self.clase}"


class Formato(models.Model):
    """Which column is which in files with these titles, as a person said once."""

    tipo = models.CharField(max_length=30)
    huella = models.CharField(max_length=64)
    titulos = ArrayField(models.TextField(), default=list)
    campos = models.JSONField(help_text="{clave del título: campo}")
    dicho_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    dicho_en = models.DateTimeField()

    class Meta:
        verbose_name = "formato"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tipo", "huella"], name="formato_una_vez")
        ]

    def __str__(self) -> str:
        return f"{self.tipo}: {'; '.join(self.titulos)[:60]}"
