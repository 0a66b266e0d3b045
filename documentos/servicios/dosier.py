"""Step 10.1: the whole carpeta as one PDF, ready to print and collated."""

from hashlib import sha256

from django.utils import timezone

from documentos.almacen import almacen
from documentos.errores import DocumentoPendiente
from documentos.models import ArchivoRecibido, Carpeta, Documento, Dosier
from documentos.papel.ensamble import Impreso, ensamblar
from documentos.servicios.archivos import leer_copia
from documentos.servicios.lectura import abrir, anexo_aparte, impreso_de
from documentos.tipos import FORMULARIOS, TABLA_III, TipoArchivo

FOTOS = (TipoArchivo.CI_ANVERSO, TipoArchivo.CI_REVERSO)


def dosier(carpeta_id: int) -> bytes:
    """One original and one copy of each form, the C.I. on one A4, and the letter once.

    Put together once and kept: with the same papers and photos it is the same file.
    Raises ``DocumentoPendiente`` naming the papers whose file is still owed.
    """
    carpeta = Carpeta.objects.get(pk=carpeta_id)
    faltan = carpeta.papeles_faltantes()
    if faltan:
        raise DocumentoPendiente("Todavía se prepara: " + ", ".join(faltan) + ".")
    papeles = [p for tipo in FORMULARIOS if (p := carpeta.papel(tipo)) is not None]
    fotos = [a for tipo in FOTOS if (a := carpeta.archivo(tipo)) is not None]
    carta = carpeta.archivo(TipoArchivo.CARTA)
    partes = _resumen(papeles, [*fotos, *([carta] if carta else [])])
    hecho = carpeta.dosieres.filter(partes=partes).first()
    return leer_dosier(hecho or _hacer(carpeta, partes, papeles, fotos, carta))


def leer_dosier(hecho: Dosier) -> bytes:
    """The stored file; raises ``ArchivoAlterado``."""
    return almacen().leer(hecho.archivo, sha256=hecho.sha256)


def _resumen(papeles: list[Documento], archivos: list[ArchivoRecibido]) -> str:
    """What the file is made of, by the hashes of its parts."""
    partes = [p.sha256 for p in papeles] + [a.sha256_copia for a in archivos]
    return sha256(" ".join(partes).encode()).hexdigest()


def _hacer(
    carpeta: Carpeta,
    partes: str,
    papeles: list[Documento],
    fotos: list[ArchivoRecibido],
    carta: ArchivoRecibido | None,
) -> Dosier:
    """Assemble and keep it; of two who do so at once, both read the first one's."""
    pdf = ensamblar(
        [_impreso(p) for p in papeles],
        ci=[leer_copia(f) for f in fotos],
        carta=leer_copia(carta) if carta else None,
    )
    guardado = almacen().guardar(pdf)
    hecho, _ = Dosier.objects.get_or_create(
        carpeta=carpeta,
        partes=partes,
        defaults={
            "archivo": guardado.nombre,
            "sha256": guardado.sha256,
            "sha256_cifrado": guardado.sha256_cifrado,
            "hecho_en": timezone.now(),
        },
    )
    return hecho


def _impreso(documento: Documento) -> Impreso:
    ficha = TABLA_III[documento.tipo]  # type: ignore[index]  # a str that is a choice
    ejemplares = ("ORIGINAL",) * ficha.originales + ("COPIA",) * ficha.copias
    return impreso_de(documento, abrir(documento), anexo_aparte(documento), ejemplares)
