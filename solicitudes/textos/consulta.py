"""What the pages of Annex 2 show: the 21 texts and their versions, the corrections, a trial."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from bluecom.vigencias.modelos import Situacion
from solicitudes import glosas
from solicitudes.glosas import Redaccion, Tramo
from solicitudes.glosas.datos_literales import Fila
from solicitudes.models import AprobacionGlosa, PlantillaGlosa


@dataclass(frozen=True)
class FilaDelAnexo:
    """One of the 21 texts, with the version in force and the one that waits for its day."""

    producto: str
    facturacion: str
    version: str
    vigente: PlantillaGlosa | None
    programada: PlantillaGlosa | None
    por_aprobar: PlantillaGlosa | None
    correcciones: int
    sin_aprobar: int

    @property
    def nombre(self) -> str:
        return glosas.nombre_de((self.producto, self.facturacion))

    @property
    def aprobada(self) -> str:
        """What COMTECO approved: the version that somebody wrote, or the system's corrections."""
        if self.vigente is not None:
            return str(self.vigente.aprobacion or "versión no aprobada")
        if self.sin_aprobar:
            return f"no: sin aprobar {self.sin_aprobar} de sus {self.correcciones} correcciones"
        return "sí, todas sus correcciones" if self.correcciones else "sin correcciones"


@dataclass(frozen=True)
class FilaDeCorreccion:
    """A correction, how many texts in force carry it, and its approval if there is one."""

    correccion: glosas.Correccion
    cuantos: int
    aprobacion: AprobacionGlosa | None


@dataclass(frozen=True)
class Ensayo:
    """A text tried on an invented sale before it is kept."""

    objeciones: list[str]
    anterior: str
    glosa: str
    largo_mayor: int
    limite: int
    informa: tuple[str, ...]
    contra_anexo: list[Tramo]
    contra_vigente: list[Tramo]

    @property
    def cambia(self) -> bool:
        return any(tramo.clase != "igual" for tramo in self.contra_vigente)

    @property
    def sobra(self) -> int:
        return max(0, self.largo_mayor - self.limite)


def filas_del_anexo(dia: date) -> list[FilaDelAnexo]:
    """The 21 texts in the annex's order."""
    redaccion = PlantillaGlosa.objects.redaccion(dia)
    vigentes = {(p.producto, p.facturacion): p for p in con_aprobacion().vigentes(dia)}
    pendientes = PlantillaGlosa.objects.firmes().filter(vigente_desde__gt=dia)
    propuestas = PlantillaGlosa.objects.filter(situacion=Situacion.PROPUESTA)
    por_aprobar = {(p.producto, p.facturacion): p for p in propuestas}
    proximas = {(p.producto, p.facturacion): p for p in pendientes.order_by("-vigente_desde")}
    aprobadas = AprobacionGlosa.objects.de_correcciones()
    filas = []
    for linea in glosas.hoja_de_correcciones(redaccion):
        fila = (linea.producto, linea.facturacion)
        sin_aprobar = sum(c.codigo not in aprobadas for c in linea.correcciones)
        filas.append(
            FilaDelAnexo(
                *fila,
                linea.version,
                vigentes.get(fila),
                proximas.get(fila),
                por_aprobar.get(fila),
                correcciones=len(linea.correcciones),
                sin_aprobar=sin_aprobar,
            )
        )
    return filas


def filas_de_correcciones(redaccion: Redaccion) -> list[FilaDeCorreccion]:
    aprobaciones = AprobacionGlosa.objects.de_correcciones()
    return [
        FilaDeCorreccion(c, len(c.filas_en(redaccion.textos)), aprobaciones.get(c.codigo))
        for c in glosas.CORRECCIONES
    ]


def versiones_de(fila: Fila) -> Any:
    """Every version of one text, the latest first, with its days and its approvals."""
    return con_aprobacion().con_fin().de(*fila)


def con_aprobacion() -> Any:
    """Versions with what COMTECO approved, to be read by ``aprobacion``."""
    return PlantillaGlosa.objects.select_related(
        "propuesta_por", "aprobada_por", "retirada_por"
    ).prefetch_related("aprobaciones")


def ensayar(fila: Fila, texto: str, *, dia: date) -> Ensayo:
    """Errors, gloss, length and differences of a text that would hold beside those of ``dia``."""
    redaccion = PlantillaGlosa.objects.redaccion(dia)
    limite = settings.LIMITE_SMARTFLEX_OBSERVACIONES
    propia = redaccion.con_texto(fila, texto)
    glosa, largo = _compuesta(fila, propia)
    afirma = glosas.afirmaciones(*fila, redaccion=propia)
    return Ensayo(
        objeciones=glosas.objeciones(fila, texto, redaccion=redaccion, limite=limite),
        anterior=redaccion.versiones[fila],
        glosa=glosa,
        largo_mayor=largo,
        limite=limite,
        informa=tuple(afirmacion.etiqueta for afirmacion in afirma),
        contra_anexo=glosas.diferencia(glosas.LITERALES[fila], texto),
        contra_vigente=glosas.diferencia(redaccion.textos[fila], texto),
    )


def _compuesta(fila: Fila, redaccion: Redaccion) -> tuple[str, int]:
    """The invented sale's gloss and the longest one; nothing while it cannot be composed."""
    try:
        return glosas.glosa_de_muestra(fila, redaccion), glosas.largo_mayor(fila, redaccion)
    except glosas.GlosaInvalida:
        return "", 0
