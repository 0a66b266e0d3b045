"""Import a portfolio of clients who have only a fixed line (1.1)."""

import io
from typing import BinaryIO

from django.db import connection

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.planillas.antesala import SEPARA_CELDAS, asentar, conteos
from bluecom.planillas.antesala import leer as leer_antesala
from bluecom.planillas.de_una_vez import importar
from bluecom.planillas.encabezado import Columnas
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.informe import Informe
from bluecom.planillas.models import Corrida
from bluecom.planillas.renglones import Dicho, escribir_renglones
from bluecom.planillas.tipos import Entrada
from cartera.consultas import TIPO
from cartera.models import Cartera
from cartera.servicios.importar.alcance import Alcance
from cartera.servicios.importar.antesala import (
    TABLA,
    llenar,
    marcar_las_que_tocan,
    soltar,
)
from cartera.servicios.importar.conciliar import Decision, Vistos, decidir
from cartera.servicios.importar.conocidas import actualizar_las_conocidas, apartar_las_conocidas
from cartera.servicios.importar.escribir import Escritor
from cartera.servicios.importar.existentes import Existentes
from cartera.servicios.importar.fila import leer_fila
from cartera.servicios.importar.informe import CONTEOS, Clase
from cartera.servicios.importar.sueltas import escribir_sueltas

_LOTE = 2000
_CANDADO = 2019_01

__all__ = ["Alcance", "Clase", "cargar", "importar_cartera"]


def importar_cartera(
    archivo: bytes | BinaryIO,
    *,
    nombre: str,
    acto: Acto,
    simular: bool = False,
    de_prueba: bool = False,
    nombre_del_archivo: str = "cartera.csv",
    alcance: str = "",
) -> Informe:
    """Load a file into the portfolio ``nombre`` (1.1), or say what loading it would do.

    All or nothing; ``simular`` leaves the rows of its run alone, and gives the same report.
    ``alcance``: one of ``Alcance``. Raises ``PlanillaRechazada``.
    """
    return importar(
        io.BytesIO(archivo) if isinstance(archivo, bytes) else archivo,
        tipo=TIPO,
        nombre=nombre,
        acto=acto,
        simular=simular,
        de_prueba=de_prueba,
        nombre_del_archivo=nombre_del_archivo,
        alcance=alcance,
    )


def cargar(entrada: Entrada) -> int | None:
    """Go through one file; the id of its portfolio, when there is one already or from now on."""
    corrida, simular = entrada.corrida, entrada.simular
    nombre = _nombre_valido(corrida.nombre)
    _uno_a_la_vez()
    cartera = _cartera(nombre, entrada.acto, de_prueba=corrida.de_prueba, crear=not simular)
    llenar(entrada.columnas, entrada.avance, numerar=not simular)
    marcar_las_que_tocan(de_prueba=corrida.de_prueba)
    conocidas = apartar_las_conocidas(cartera) if cartera is not None else 0
    escritor = Escritor(cartera) if cartera is not None and not simular else None
    if escritor is not None:
        escribir_sueltas(escritor.cartera)
        if conocidas:
            actualizar_las_conocidas()
    _decidir_las_que_tocan(corrida, entrada.columnas, cartera, escritor)
    _asentar_las_nuevas(corrida)
    corrida.conteos = _contar(corrida)
    if escritor is not None:
        _anotar(escritor.cartera, corrida, entrada.acto)
    return cartera.pk if cartera is not None else None


def _asentar_las_nuevas(corrida: Corrida) -> None:
    asentar(
        TABLA,
        corrida,
        "toca = 0",
        resultado="coalesce(nullif(resultado, ''), 'nuevas')",
        objeto_id="CASE WHEN resultado = '' THEN contacto_id END",
        previo_id="CASE WHEN resultado = '' THEN cliente_id "
        "WHEN resultado IN ('sin_cambios', 'actualizadas') THEN contacto_id END",
    )


def _decidir_las_que_tocan(
    corrida: Corrida, columnas: Columnas, cartera: Cartera | None, escritor: Escritor | None
) -> None:
    vistos = Vistos()
    for lote in leer_antesala(TABLA, ["linea", "celdas", "cliente_id"], "toca > 0", _LOTE):
        filas = [
            leer_fila(linea, celdas.split(SEPARA_CELDAS), columnas) for linea, celdas, _ in lote
        ]
        existentes = Existentes(
            filas,
            cartera=cartera,
            de_prueba=corrida.de_prueba,
            alcance=corrida.alcance or Alcance.POR_LLAMAR,
        )
        decisiones = [decidir(fila, vistos, existentes) for fila in filas]
        if escritor is not None:
            escritor.escribir(decisiones, {linea: cliente for linea, _, cliente in lote})
        soltar([d.fila.linea for d in decisiones if d.es_nueva])
        escribir_renglones(corrida, [_dicho(d) for d in decisiones if not d.es_nueva])


def _dicho(decision: Decision) -> Dicho:
    estaba = decision.contacto if decision.conteo else None
    return Dicho(
        decision.fila.linea,
        decision.fila.celdas,
        decision.resultado,
        decision.como.value,
        decision.motivo,
        decision.creado.pk if decision.creado else None,
        estaba.pk if estaba else None,
    )


def _contar(corrida: Corrida) -> dict[str, int]:
    contados = conteos(corrida)
    leidas = sum(contados.values())
    if leidas == contados.get("omitidas", 0):
        raise PlanillaRechazada("El archivo no tiene ningún cliente: solo el encabezado.")
    return {"leidas": leidas} | dict.fromkeys(CONTEOS, 0) | contados


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


def _anotar(cartera: Cartera, corrida: Corrida, acto: Acto) -> None:
    anotar(
        f"cartera:{cartera.pk}",
        "importar",
        acto=acto,
        datos={"sha256": corrida.sha256, **Informe(corrida).conteos},
    )
