"""What the sales of one call share: whatever the client said or sent for one is not asked again."""

from typing import Any

from django.db.models import Q

from documentos.models import ArchivoRecibido
from documentos.servicios import compartir_archivo
from documentos.tipos import DEL_CI, TipoArchivo
from solicitudes.glosas import siguen_dichas
from solicitudes.models import FichaLlamada, Venta
from solicitudes.reglas.estados import Estado

COMUNES = (*DEL_CI, TipoArchivo.CARTA, TipoArchivo.PODER)
DEL_CARNET = (TipoArchivo.CI_ANVERSO, TipoArchivo.CI_REVERSO)
RECIBE = (Estado.ACEPTADA, Estado.EXPLICADA)
"""While step 6 is not over, what one sale receives also reaches the other."""


def de_una_hermana(venta: Venta, que: str) -> Any:
    """That step's row of another sale of the call (``"registro"``), or ``None``."""
    if not venta.tiene_hermanas:
        return None
    otra = (
        venta.hermanas()
        .filter(**{f"{que}__isnull": False})
        .select_related(que)
        .order_by("-pk")
        .first()
    )
    return getattr(otra, que) if otra is not None else None


def mismo_carnet(venta: Venta, otra_id: int) -> bool:
    """Whether both sales have the very same photos of the card."""
    suyas = ArchivoRecibido.objects.filter(carpeta__venta=otra_id, sustituido_en=None)
    de_otra = set(suyas.filter(tipo__in=DEL_CARNET).values_list("tipo", "sha256"))
    archivos = venta.carpeta.archivos.all()
    vigentes = (a for a in archivos if a.sustituido_en is None and a.tipo in DEL_CARNET)
    return {(a.tipo, a.sha256) for a in vigentes} == de_otra


def ficha_compartida(venta: Venta) -> FichaLlamada | None:
    """The other sale's call sheet as it holds for this one, not saved.

    What was informed counts where both offers say the same; points and supplementary services
    are of each product.
    """
    ficha = de_una_hermana(venta, "ficha")
    if ficha is None:
        return None
    comunes = {
        campo.name: getattr(ficha, campo.name)
        for campo in ficha._meta.concrete_fields
        if campo.name not in ("id", "venta", "puntos", "suplementarios")
    }
    copia = FichaLlamada(venta=venta, **comunes)
    copia.informado = ya_informado(ficha, venta)
    return copia


def ya_informado(ficha: FichaLlamada, venta: Venta) -> dict[str, str]:
    """What that sheet holds as informed and this sale's offer says alike; nothing without one."""
    oferta, otra = venta.oferta_actual, ficha.venta.oferta_actual
    if oferta is None or otra is None:
        return {}
    return siguen_dichas(ficha.informado, otra.cifras, oferta.cifras)


def compartir_archivos(de: Venta, a: Venta) -> None:
    """The photos of the C.I. and the letter that one sale has stand in the other too."""
    for archivo in de.carpeta.vigentes().filter(tipo__in=COMUNES):
        compartir_archivo(archivo, a.carpeta_id)


def bloquear_a_todas(venta_id: int) -> None:
    """Lock the sales of one call in one order, before each writes to the others."""
    primera = Venta.objects.values_list("hermana_de", flat=True).get(pk=venta_id) or venta_id
    familia = Venta.objects.filter(Q(pk=primera) | Q(hermana_de=primera)).order_by("pk")
    list(familia.select_for_update().values_list("pk", flat=True))


def repartir(archivo: Any, venta: Venta, *, en_lugar_de: str) -> list[Venta]:
    """Give a file that arrived to the other sales that wait for it; those that received it.

    ``en_lugar_de``: the SHA-256 of what it replaces here: a C.I. replaced in one is replaced
    where the same photo stood. A letter names its service: only who has none takes it.
    """
    llegaron = []
    for hermana in venta.hermanas().filter(estado__in=RECIBE).select_related("carpeta"):
        tiene = hermana.carpeta.archivo(archivo.tipo)
        if tiene is not None and tiene.sha256 == archivo.sha256:
            continue
        misma = tiene and archivo.tipo in DEL_CI and tiene.sha256 == en_lugar_de
        cabe = tiene is None or misma
        if archivo.tipo in COMUNES and cabe and not _apartado(archivo, hermana):
            compartir_archivo(archivo, hermana.carpeta_id)
            llegaron.append(hermana)
    return llegaron


def _apartado(archivo: Any, hermana: Venta) -> bool:
    """Its message brought it there once, and somebody put it aside: it does not come again."""
    suyos = hermana.carpeta.archivos.filter(canal=archivo.canal).exclude(mensaje_id="")
    return bool(suyos.filter(mensaje_id=archivo.mensaje_id, sustituido_en__isnull=False).exists())
