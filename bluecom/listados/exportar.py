"""A list becomes a file: at once when it is short, owed to a worker when it is long."""

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.listados.listado import Hallado, Listado, Pedido
from bluecom.listados.models import Exportacion
from bluecom.pendientes.servicios import deber
from bluecom.planillas.salida import Columna, Formato, escribir

HACER = "listados:exportar"
EN_EL_ACTO = 2_000
"""Rows that are not worth a wait elsewhere."""
TOPE = 200_000
_DE_UNA_VEZ = 500


def exportar(
    listado: Listado, hallado: Hallado, formato: Formato, *, acto: Acto, razon: str = ""
) -> BytesIO | Exportacion:
    """The file of what the filters show; past ``EN_EL_ACTO`` rows, what a worker will make.

    So is, however short, what is taken away with a reason: the reason stays with it. Raises
    ``DatoInvalido`` without one, or when it is more than one file should hold.
    """
    cuantas = hallado.filas[: EN_EL_ACTO + 1].count()
    if listado.pide_razon or cuantas > EN_EL_ACTO:
        return _deber(listado, hallado, formato, _razon(listado, razon), acto)
    archivo = BytesIO()
    filas = escribir_en(archivo, listado, hallado, formato, acto=acto)
    anotar_exportacion(listado, hallado.filtros, formato, filas, acto=acto)
    archivo.seek(0)
    return archivo


def escribir_en(
    destino: BinaryIO,
    listado: Listado,
    hallado: Hallado,
    formato: Formato,
    *,
    acto: Acto,
    al_avanzar: Callable[[int], None] = lambda filas: None,
) -> int:
    """The file, with the columns that this person may see; return how many rows it has."""
    columnas = listado.columnas_para(acto.usuario)
    celdas = (
        [columna.valor(fila) for columna in columnas]
        for fila in _filas(listado, hallado, al_avanzar)
    )
    titulos = [Columna(columna.titulo, columna.tipo) for columna in columnas]
    return escribir(formato, titulos, celdas, destino, hecho_en=acto.ahora)


def hallar(listado: Listado, filtros: dict[str, str], *, acto: Acto) -> Hallado:
    """What this person may read of it now. Raises ``Rechazo`` of a filter that is none."""
    return listado.hallar(Pedido(acto.usuario, acto.ahora, filtros))


def nombre_del_archivo(listado: Listado, formato: Formato, *, acto: Acto) -> str:
    """For example ``ventas-2026-11-23.xlsx``."""
    return f"{listado.codigo}-{hoy(acto.ahora)}.{formato}"


def anotar_exportacion(
    listado: Listado, filtros: dict[str, str], formato: Formato, filas: int, *, acto: Acto
) -> None:
    """Who took which list away: its filters and how many rows, and no name."""
    datos = {
        "listado": listado.codigo,
        "filtros": listado.para_la_bitacora(filtros),
        "formato": str(formato),
        "filas": filas,
    }
    with transaction.atomic():
        anotar(f"usuario:{acto.usuario.pk}", "exportar", acto=acto, datos=datos)


def _razon(listado: Listado, razon: str) -> str:
    dicha = limpiar(razon)
    if listado.pide_razon and not dicha:
        raise DatoInvalido("Escriba por qué se lo lleva: queda anotado con su nombre.")
    return dicha[:200] if listado.pide_razon else ""


def _deber(
    listado: Listado, hallado: Hallado, formato: Formato, razon: str, acto: Acto
) -> Exportacion:
    total = hallado.filas[: TOPE + 1].count()
    if total > TOPE:
        raise DatoInvalido("Son más de 200.000 filas: acote con los filtros y exporte por partes.")
    with transaction.atomic():
        Usuario.objects.select_for_update(no_key=True).get(pk=acto.usuario.pk)
        exportacion, nueva = Exportacion.objects.get_or_create(
            pedida_por=acto.usuario,
            listado=listado.codigo,
            formato=formato,
            filtros=hallado.filtros,
            terminada_en=None,
            defaults={
                "rol": acto.usuario.rol,
                "razon": razon,
                "total": total,
                "pedida_en": acto.ahora,
            },
        )
        if nueva:
            clave = f"{HACER}:{exportacion.pk}"
            deber(HACER, clave, objeto_id=exportacion.pk, ahora=acto.ahora)
    return exportacion


def _filas(listado: Listado, hallado: Hallado, al_avanzar: Callable[[int], None]) -> Iterator[Any]:
    """As they stand at one instant, some at a time, each dressed for its columns."""
    leidas = hallado.filas.iterator(chunk_size=_DE_UNA_VEZ)
    hechas = 0
    while tanda := list(islice(leidas, _DE_UNA_VEZ)):
        yield from listado.vestir(tanda)
        hechas += len(tanda)
        al_avanzar(hechas)
