"""Smartflex's file: who has impediments, why, and when that was asked (2.1)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection

from bluecom.bolivia.errores import DatoInvalido
from bluecom.planillas.encabezado import Campo, Campos, Exigencia
from bluecom.planillas.tipos import Entrada
from cartera.models import ImpedimentoDicho
from cartera.servicios.archivos.antesala import cerrar, llenar
from cartera.servicios.archivos.celdas import NO, SI, leer_momento, si_o_no
from cartera.servicios.archivos.clientes import (
    ALGUNO,
    CALCULADAS,
    PROPIAS,
    QUE_DICEN,
    hallar_clientes,
    leer_cliente,
    refusar_ajenas,
)
from cartera.servicios.archivos.fechas import FECHA, HORA, LA_FECHA
from cartera.servicios.archivos.novedad import asentar_dichos, separar_repetidas
from cartera.servicios.archivos.vueltas import deber_curas

TIPO = "impedimentos"
CAMPOS = Campos(
    todos=(
        *QUE_DICEN,
        Campo(
            "impedimento",
            "¿Tiene impedimento? (sí o no)",
            "IMPEDIMENTO IMPEDIMENTOS IMPEDIDO TIENEIMPEDIMENTO TIENEIMPEDIMENTOS "
            "CONIMPEDIMENTO CONIMPEDIMENTOS",
        ),
        Campo(
            "motivo",
            "Motivo del impedimento",
            "MOTIVO MOTIVOIMPEDIMENTO MOTIVODELIMPEDIMENTO RAZON CAUSA TIPOIMPEDIMENTO "
            "TIPODEIMPEDIMENTO",
        ),
        FECHA,
        HORA,
    ),
    exige=(
        ALGUNO,
        Exigencia("IMPEDIMENTO (sí o no)", frozenset({"impedimento"})),
        LA_FECHA,
    ),
)
_CON = SI | {
    "CON IMPEDIMENTO", "CON IMPEDIMENTOS", "IMPEDIDO", "IMPEDIDA", "TIENE", "TIENE IMPEDIMENTO",
    "TIENE IMPEDIMENTOS", "BLOQUEADO", "BLOQUEADA", "NO CUMPLE",
}  # fmt: skip
_SIN = NO | {
    "SIN IMPEDIMENTO", "SIN IMPEDIMENTOS", "NO TIENE", "NINGUNO", "LIMPIO", "LIMPIA",
    "HABILITADO", "HABILITADA", "CUMPLE",
}  # fmt: skip
_TABLA = "impedimentos_antesala"
_CLAVE = ("cliente_id", "dicho_en")
_LARGO = 200


def cargar_impedimentos(entrada: Entrada) -> None:
    """Keep what the file says of each client; who waits for a cure is looked at afterwards."""
    corrida = entrada.corrida
    llenar(
        _TABLA,
        entrada,
        lambda crudo: _leer(crudo, entrada.acto.ahora),
        propias=PROPIAS | {"limpio": "boolean", "dicho": "text"},
        calculadas=CALCULADAS | {"hecho_id": "bigint"},
        tal_cual="impedimento",
    )
    hallar_clientes(_TABLA, de_prueba=corrida.de_prueba)
    refusar_ajenas(_TABLA, "No es de ningún cliente de las carteras.")
    with connection.cursor() as cursor:
        cursor.execute(_JUNTAR_MOTIVOS)
    separar_repetidas(_TABLA, _CLAVE, "limpio", "de este cliente")
    valores = {"cliente_id": "f.cliente_id", "limpio": "f.limpio", "motivo": "f.dicho"}
    asentar_dichos(_TABLA, ImpedimentoDicho, valores, entrada)
    if not entrada.simular:
        deber_curas(corrida, entrada.acto)
    cerrar(_TABLA, corrida, "hecho_id")


def _leer(crudo: Mapping[str, str], ahora: datetime) -> dict[str, str | None]:
    cliente = leer_cliente(crudo)
    dice, motivo = crudo.get("impedimento", ""), crudo.get("motivo", "")
    if not dice:
        raise DatoInvalido("No dice si tiene impedimento: escriba SÍ o NO.")
    limpio = not si_o_no(dice, si=_CON, no=_SIN)
    if limpio and motivo:
        raise DatoInvalido(f"Dice que no tiene impedimento y da un motivo: «{motivo[:40]}».")
    if len(motivo) > _LARGO:
        raise DatoInvalido(f"El motivo pasa de {_LARGO} letras: acórtelo.")
    return cliente | {
        "limpio": "t" if limpio else "f",
        "dicho": motivo,
        "dicho_en": leer_momento(crudo, ahora).isoformat(),
        "aviso": "" if limpio or motivo else "No dice qué impedimento es.",
    }


_JUNTAR_MOTIVOS = f"""
UPDATE {_TABLA} f SET dicho = left(g.dichos, {_LARGO}), aviso = '' FROM (
    SELECT cliente_id, dicho_en, string_agg(DISTINCT dicho, '; ' ORDER BY dicho) AS dichos
    FROM {_TABLA} WHERE resultado = '' AND NOT limpio AND dicho <> ''
    GROUP BY cliente_id, dicho_en HAVING count(*) > 1
) g WHERE f.resultado = '' AND NOT f.limpio AND f.cliente_id = g.cliente_id
    AND f.dicho_en = g.dicho_en
"""  # noqa: S608  constants
"""A client may have several impediments, each in a row of its own: the first row has them all."""
