"""Import a portfolio of clients who have only a fixed line (1.1)."""

import hashlib
import io
from collections.abc import Callable
from itertools import islice

from django.db import connection, transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.planillas.encabezado import Columnas, encontrar, exigir_completas
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.fuente import tablas_de
from bluecom.planillas.registro import Registro, rechazo_de, sobra_o_falta
from cartera.models import Cartera
from cartera.servicios.importar.columnas import CAMPOS
from cartera.servicios.importar.conciliar import Decision, Vistos, decidir
from cartera.servicios.importar.escribir import Escritor
from cartera.servicios.importar.existentes import Existentes
from cartera.servicios.importar.fila import Fila, leer_fila, motivo_para_omitir
from cartera.servicios.importar.informe import Clase, FilaInforme, InformeImportacion

_LOTE = 2000
_CANDADO = 2019_01
Avance = Callable[[int], None]

__all__ = ["Clase", "FilaInforme", "InformeImportacion", "importar_cartera"]


def importar_cartera(
    contenido: bytes,
    *,
    nombre: str,
    acto: Acto,
    simular: bool = False,
    de_prueba: bool = False,
    avance: Avance | None = None,
) -> InformeImportacion:
    """Load a CSV into the portfolio ``nombre`` (1.1), or say what loading it would do.

    All or nothing; ``simular`` writes nothing and gives the same report. ``avance`` is
    told the line reached. Raises ``PlanillaRechazada``.
    """
    nombre = _nombre_valido(nombre)
    columnas = encontrar(tablas_de(io.BytesIO(contenido)), CAMPOS)
    exigir_completas(columnas)
    with transaction.atomic():
        _uno_a_la_vez()
        cartera = _cartera(nombre, acto, de_prueba=de_prueba, crear=not simular)
        informe = InformeImportacion(columnas.titulos)
        escritor = Escritor(cartera) if cartera is not None and not simular else None
        _importar(columnas, informe, cartera, escritor, de_prueba, avance)
        if informe.leidas == informe.conteos["omitidas"]:
            raise PlanillaRechazada("El archivo no tiene ningún cliente: solo el encabezado.")
        if escritor is not None:
            informe.cartera_id = escritor.cartera.pk
            _anotar(escritor.cartera, contenido, informe, acto)
    return informe


def _importar(
    columnas: Columnas,
    informe: InformeImportacion,
    cartera: Cartera | None,
    escritor: Escritor | None,
    de_prueba: bool,
    avance: Avance | None,
) -> None:
    vistos = Vistos()
    todos = columnas.tabla.registros(len(columnas))
    siguientes = (registro for registro in todos if registro.linea > columnas.linea)
    while lote := [_leer(registro, columnas) for registro in islice(siguientes, _LOTE)]:
        filas = [fila for fila in lote if isinstance(fila, Fila)]
        existentes = Existentes(filas, cartera=cartera, de_prueba=de_prueba)
        decisiones: list[Decision] = []
        for fila in lote:
            if isinstance(fila, FilaInforme):
                informe.contar(fila)
                continue
            decision = decidir(fila, vistos, existentes)
            decisiones.append(decision)
            informe.contar(decision.informe, decision.conteo)
        if escritor is not None:
            escritor.escribir(decisiones)
        if avance is not None:
            avance(lote[-1].linea)


def _leer(registro: Registro, columnas: Columnas) -> Fila | FilaInforme:
    motivo = motivo_para_omitir(registro.celdas, columnas)
    if motivo:
        return FilaInforme(registro.linea, Clase.OMITIDA, motivo, registro.celdas)
    rechazo = rechazo_de(registro) or sobra_o_falta(registro, len(columnas), columnas.necesarias)
    if rechazo:
        return Fila(registro.linea, registro.celdas, rechazos=[rechazo])
    return leer_fila(registro.linea, registro.celdas, columnas)


def _nombre_valido(nombre: str) -> str:
    limpio = limpiar(nombre)
    if not 1 <= len(limpio) <= 80:
        raise PlanillaRechazada("Escriba un nombre para la cartera, de hasta 80 letras.")
    return limpio


def _cartera(nombre: str, acto: Acto, *, de_prueba: bool, crear: bool) -> Cartera | None:
    cartera = Cartera.objects.filter(nombre=nombre).first()
    if cartera is not None and cartera.de_prueba != de_prueba:
        otra = "de prueba" if cartera.de_prueba else "real"
        raise PlanillaRechazada(f"«{nombre}» es una cartera {otra}: elija otro nombre.")
    if cartera is None and crear:
        cartera = Cartera.objects.create(
            nombre=nombre, cargada_por=acto.usuario, cargada_en=acto.ahora, de_prueba=de_prueba
        )
    return cartera


def _uno_a_la_vez() -> None:
    """Two imports at once would not see each other's clients."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])


def _anotar(cartera: Cartera, contenido: bytes, informe: InformeImportacion, acto: Acto) -> None:
    anotar(
        f"cartera:{cartera.pk}",
        "importar",
        acto=acto,
        datos={"sha256": hashlib.sha256(contenido).hexdigest(), **informe.conteos},
    )
