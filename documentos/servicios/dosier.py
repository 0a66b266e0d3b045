"""Step 10.1: the whole carpeta as one PDF, ready to print and collated."""

from typing import TYPE_CHECKING

from documentos.errores import DocumentoPendiente
from documentos.models import ArchivoRecibido, Carpeta, Documento
from documentos.servicios.archivos import leer_copia
from documentos.servicios.lectura import impreso_de
from documentos.tipos import FORMULARIOS, TABLA_III, TipoArchivo

if TYPE_CHECKING:
    from documentos.papel.ensamble import Impreso


def dosier(carpeta_id: int) -> bytes:
    """One original and one copy of each form, the C.I. on one A4, and the letter once.

    Raises ``DocumentoPendiente`` naming the papers whose file is still owed.
    """
    from documentos.papel.ensamble import ensamblar

    carpeta = Carpeta.objects.get(pk=carpeta_id)
    faltan = carpeta.papeles_faltantes()
    if faltan:
        raise DocumentoPendiente("Todavía se prepara: " + ", ".join(faltan) + ".")
    impresos = [
        _impreso(documento)
        for tipo in FORMULARIOS
        if (documento := carpeta.papel(tipo)) is not None
    ]
    return ensamblar(impresos, ci=_fotos_ci(carpeta), carta=_carta(carpeta))


def _impreso(documento: Documento) -> "Impreso":
    ficha = TABLA_III[documento.tipo]  # type: ignore[index]  # a str that is a choice
    ejemplares = ["ORIGINAL"] * ficha.originales + ["COPIA"] * ficha.copias
    return impreso_de(documento, *ejemplares)


def _fotos_ci(carpeta: Carpeta) -> list[bytes]:
    lados = (carpeta.archivo(t) for t in (TipoArchivo.CI_ANVERSO, TipoArchivo.CI_REVERSO))
    return [leer_copia(a) for a in lados if a is not None]


def _carta(carpeta: Carpeta) -> bytes | None:
    archivo: ArchivoRecibido | None = carpeta.archivo(TipoArchivo.CARTA)
    return leer_copia(archivo) if archivo else None
