"""Step 10.1: the whole carpeta as one PDF, ready to print and collated."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import deber
from documentos.almacen import almacen
from documentos.errores import DocumentoPendiente
from documentos.models import ArchivoRecibido, Carpeta, Documento, Dosier
from documentos.papel.ensamble import Impreso, ensamblar
from documentos.servicios.archivos import leer_copia
from documentos.servicios.lectura import abrir, anexo_aparte, impreso_de
from documentos.tipos import CARTAS, DEL_CI, FORMULARIOS, HOJAS_DE_CI

DOSIER = "documentos:dosier"
FOTOS = DEL_CI
"""On one A4, two in each row: the holder's C.I. or the digital one, and the signer's."""


@dataclass(frozen=True)
class Juego:
    """What the file is made of, now."""

    carpeta: Carpeta
    papeles: list[Documento]
    fotos: list[ArchivoRecibido]
    cartas: list[ArchivoRecibido]

    @property
    def partes(self) -> str:
        """The set by the hashes of its parts."""
        archivos = [*self.fotos, *self.cartas]
        partes = [p.sha256 for p in self.papeles] + [a.sha256_copia for a in archivos]
        return sha256(" ".join(partes).encode()).hexdigest()

    @property
    def clave(self) -> str:
        """Of the row that owes it."""
        return f"{DOSIER}:{self.carpeta.pk}:{self.partes}"

    def hecho(self) -> Dosier | None:
        return self.carpeta.dosieres.filter(partes=self.partes).first()


def dosier(carpeta_id: int) -> bytes:
    """Each form as often as table III.1 says, the C.I. on one A4, and the letter once.

    Put together once and kept: with the same papers and photos it is the same file. A worker
    does it, never a page. Raises ``DocumentoPendiente`` naming the papers that are still owed.
    """
    juego = _juego(carpeta_id)
    return leer_dosier(juego.hecho() or _hacer(juego))


def dosier_hecho(carpeta_id: int, *, ahora: datetime) -> bytes:
    """The file that was put together; while there is none it is owed.

    Raises ``DocumentoPendiente`` then, with the ``clave`` of what is owed.
    """
    juego = _juego(carpeta_id)
    if hecho := juego.hecho():
        return leer_dosier(hecho)
    with transaction.atomic():
        # A row that was done for this set when it was not there any more would never do it.
        Pendiente.objects.filter(clave=juego.clave, situacion=Situacion.HECHO).delete()
        deber(DOSIER, juego.clave, objeto_id=carpeta_id, ahora=ahora)
    raise DocumentoPendiente("Todavía se arma la carpeta.", clave=juego.clave)


def leer_dosier(hecho: Dosier) -> bytes:
    """The stored file; raises ``ArchivoAlterado``."""
    return almacen().leer(hecho.archivo, sha256=hecho.sha256)


def _juego(carpeta_id: int) -> Juego:
    carpeta = Carpeta.objects.get(pk=carpeta_id)
    faltan = carpeta.papeles_faltantes()
    if faltan:
        raise DocumentoPendiente("Todavía se prepara: " + ", ".join(faltan) + ".")
    return Juego(
        carpeta,
        papeles=[p for tipo in FORMULARIOS if (p := carpeta.papel(tipo)) is not None],
        fotos=[a for tipo in FOTOS if (a := carpeta.archivo(tipo)) is not None],
        cartas=[a for tipo in CARTAS if (a := carpeta.archivo(tipo)) is not None],
    )


def _hacer(juego: Juego) -> Dosier:
    """Assemble and keep it; of two who do so at once, both read the first one's."""
    pdf = ensamblar(
        [_impreso(p) for p in juego.papeles],
        ci=_por_hojas(juego.fotos),
        cartas={_titulo(a): leer_copia(a) for a in juego.cartas},
    )
    guardado = almacen().guardar(pdf)
    hecho, _ = Dosier.objects.get_or_create(
        carpeta=juego.carpeta,
        partes=juego.partes,
        defaults={
            "archivo": guardado.nombre,
            "sha256": guardado.sha256,
            "sha256_cifrado": guardado.sha256_cifrado,
            "hecho_en": timezone.now(),
        },
    )
    return hecho


def _por_hojas(fotos: list[ArchivoRecibido]) -> dict[str, list[bytes]]:
    hojas = {
        titulo: [leer_copia(foto) for foto in fotos if foto.tipo in tipos]
        for titulo, tipos in HOJAS_DE_CI.items()
    }
    return {titulo: copias for titulo, copias in hojas.items() if copias}


def _titulo(archivo: ArchivoRecibido) -> str:
    return str(archivo.get_tipo_display()).capitalize()


def _impreso(documento: Documento) -> Impreso:
    ficha = documento.ficha
    assert ficha is not None  # a form
    ejemplares = ("ORIGINAL",) * ficha.originales + ("COPIA",) * ficha.copias
    return impreso_de(documento, abrir(documento), anexo_aparte(documento), ejemplares)
