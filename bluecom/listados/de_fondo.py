"""The long lists: made by a worker, kept for a day, given to who asked and to nobody else."""

from datetime import datetime
from io import BytesIO
from tempfile import TemporaryFile

from django.core.cache import cache
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.listados.exportar import anotar_exportacion, escribir_en, hallar
from bluecom.listados.listado import Listado, listado_llamado
from bluecom.listados.models import SE_GUARDA, Exportacion
from bluecom.pendientes.avisos import avisar, cerrar
from bluecom.pendientes.models import Aviso, Pendiente, Situacion, Tema
from bluecom.planillas.salida import Formato
from bluecom.rechazo import Rechazo

YA_NO = "Usted ya no puede ver este listado: el archivo no se hizo."
NO_SE_PUDO = "No se pudo hacer el archivo. Pídalo de nuevo; si se repite, avise al administrador."


def hacer(exportacion_id: int) -> None:
    """Make the file as its person may read it now; twice does nothing.

    What the filters mean (today, this month) is what they meant when it was asked for.
    """
    exportacion = Exportacion.objects.select_for_update().get(pk=exportacion_id)
    if exportacion.terminada_en is None:
        try:
            _escribir(exportacion)
        except Rechazo as rechazo:
            _terminar(exportacion, problema=" ".join(rechazo.razones))
        else:
            _terminar(exportacion)


def _escribir(exportacion: Exportacion) -> None:
    listado, quien = listado_llamado(exportacion.listado), exportacion.pedida_por
    if listado is None or not _sigue_pudiendo(exportacion, listado, quien):
        raise Rechazo(YA_NO)
    acto, formato = Acto(quien, exportacion.pedida_en), Formato(exportacion.formato)
    hallado = hallar(listado, exportacion.filtros, acto=acto)
    with TemporaryFile() as archivo:
        exportacion.filas = escribir_en(
            archivo,
            listado,
            hallado,
            formato,
            acto=acto,
            al_avanzar=lambda filas: cache.set(_clave(exportacion), filas, 3600),
        )
        archivo.seek(0)
        exportacion.archivo = default_storage.save("exportacion", File(archivo))
    al_terminar = Acto(quien, timezone.now())
    anotar_exportacion(listado, hallado.filtros, formato, exportacion.filas, acto=al_terminar)


def abandonar(pendiente: Pendiente) -> None:
    """Set aside: its page does not go on promising."""
    if pendiente.situacion == Situacion.APARTADO:
        exportacion = Exportacion.objects.select_for_update().get(pk=pendiente.objeto_id or 0)
        if exportacion.terminada_en is None:
            _terminar(exportacion, problema=NO_SE_PUDO)


def filas_alcanzadas(exportacion: Exportacion) -> int:
    """How far the worker is; kept in the cache, because the work is one transaction."""
    if exportacion.terminada_en is not None:
        return exportacion.filas
    return min(int(cache.get(_clave(exportacion)) or 0), exportacion.total)


def de_quien_la_pidio(exportacion: Exportacion, usuario: Usuario) -> bool:
    """Whether this person is who asked, in the same chair, and may still read the list."""
    listado = listado_llamado(exportacion.listado)
    suya = exportacion.pedida_por_id == usuario.pk
    return suya and listado is not None and _sigue_pudiendo(exportacion, listado, usuario)


def abrir(exportacion: Exportacion, *, acto: Acto) -> BytesIO:
    """The file; the log keeps that it was fetched. Raises ``Rechazo`` once it is gone."""
    if not (exportacion.guardada(acto.ahora) and default_storage.exists(exportacion.archivo)):
        raise Rechazo("Ese archivo ya no está: se guarda solo un día. Expórtelo de nuevo.")
    with transaction.atomic():
        anotar(
            f"usuario:{acto.usuario.pk}",
            "bajar_exportacion",
            acto=acto,
            datos={"listado": exportacion.listado, "filas": exportacion.filas},
        )
    return BytesIO(default_storage.open(exportacion.archivo).read())


def olvidar(*, ahora: datetime) -> int:
    """Erase the files of a day ago with what was asked of them; return how many."""
    viejas = Exportacion.objects.filter(
        terminada_en__isnull=False, borrada_en=None, pedida_en__lte=ahora - SE_GUARDA
    )
    olvidadas = list(viejas)
    for vieja in olvidadas:
        if vieja.archivo:
            default_storage.delete(vieja.archivo)
        vieja.archivo, vieja.filtros, vieja.borrada_en = "", {}, ahora
        vieja.save()
    suyos = Aviso.objects.filter(clave__in=[_clave(vieja) for vieja in olvidadas])
    cerrar(suyos, ahora=ahora, cierre="el archivo se borró")
    return len(olvidadas)


def _sigue_pudiendo(exportacion: Exportacion, listado: Listado, usuario: Usuario) -> bool:
    return usuario.rol == exportacion.rol and listado.lo_saca(usuario)


def _terminar(exportacion: Exportacion, *, problema: str = "") -> None:
    exportacion.problema, exportacion.terminada_en = problema[:200], timezone.now()
    exportacion.save()
    listado = listado_llamado(exportacion.listado)
    nombre = listado.nombre if listado else exportacion.listado
    avisar(
        [exportacion.pedida_por_id],
        f"{nombre}: {problema or f'su archivo está listo, {exportacion.filas} filas.'}",
        clave=_clave(exportacion),
        ahora=exportacion.terminada_en,
        url=reverse("exportacion", args=[exportacion.pk]),
        tema=Tema.ARCHIVO,
    )


def _clave(exportacion: Exportacion) -> str:
    return f"exportacion:{exportacion.pk}"
