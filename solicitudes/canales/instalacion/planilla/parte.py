"""What one row says of one visit: when, what came of it, who went, what was left there (11.2)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import enumerar, sin_acentos_mayusculas
from bluecom.planillas.celdas import fecha_de, o_vacia
from bluecom.planillas.filas import Fila
from solicitudes.canales.instalacion.planilla.columnas import CAMPOS
from solicitudes.models import Motivo

_NEGADA = re.compile(r"\bNO\b")
_NO_HECHA = re.compile(
    r"FALLID|PENDIENTE|REPROGRAM|AUSENTE|RECHAZ|CANCEL|SUSPEND|INCONCLUS|DEVUELT"
)
_HECHA = re.compile(r"INSTALAD|EJECUTAD|REALIZAD|\bHECH[AO]\b|CONCLUID|COMPLETAD|ATENDID|^SI$|^OK$")
_SEPARAN = re.compile(r"\s*[;,|/]\s*|\s+Y\s+")
_LARGO_DE_UN_NOMBRE = 80
Motivos = Mapping[str, Motivo]
"""Each coded reason of a failed visit, by its code and by its name."""


@dataclass(frozen=True)
class Parte:
    """A visit done has no ``motivo``; one that failed has no equipment."""

    linea: int
    fecha: date
    hecha: bool
    motivo: Motivo | None
    nueva_fecha: date | None
    tecnico: str
    series: tuple[str, ...]
    macs: tuple[str, ...]


def motivos_de_visita() -> Motivos:
    activos = Motivo.objects.filter(ambito=Motivo.Ambito.VISITA, activo=True)
    return {_llano(dicho): m for m in activos for dicho in (m.nombre, m.codigo)}


def leer_parte(fila: Fila, motivos: Motivos) -> Parte:
    """Raises ``DatoInvalido`` with everything that is wrong."""
    razones: list[str] = []
    fecha = _fecha(fila, "fecha", razones)
    nueva = _fecha(fila, "nueva_fecha", razones) if _dice(fila, "nueva_fecha") else None
    hecha = _hecha(fila, motivos, razones)
    motivo = None if hecha in (None, True) else _motivo(fila, motivos, razones)
    if razones or fecha is None or hecha is None:
        raise DatoInvalido(razones)
    return Parte(
        linea=fila.linea,
        fecha=fecha,
        hecha=hecha,
        motivo=motivo,
        nueva_fecha=None if hecha else nueva,
        tecnico=_dice(fila, "tecnico")[:_LARGO_DE_UN_NOMBRE],
        series=_varias(_dice(fila, "serie")) if hecha else (),
        macs=_varias(_dice(fila, "mac")) if hecha else (),
    )


def orden_de(fila: Fila, motivos: Motivos) -> tuple[date, bool, int]:
    """Visits are told as they were made: of one day, first those that failed."""
    fecha = fecha_de(_dice(fila, "fecha")) or date.max
    return fecha, _hecha(fila, motivos, []) is True, fila.linea


def _dice(fila: Fila, campo: str) -> str:
    return o_vacia(fila.dice(campo))


def _fecha(fila: Fila, campo: str, razones: list[str]) -> date | None:
    fecha = fecha_de(_dice(fila, campo))
    if fecha is None:
        nombre = next(c.nombre for c in CAMPOS.todos if c.clave == campo)
        razones.append(
            f"{nombre}: «{_dice(fila, campo)}» no es un día. Escríbalo así: 23/11/2026."
            if _dice(fila, campo)
            else f"{nombre}: falta. Escríbala así: 23/11/2026."
        )
    return fecha


def _hecha(fila: Fila, motivos: Motivos, razones: list[str]) -> bool | None:
    """A result may also be given by the reason itself; what cannot be told apart is not guessed."""
    dicho = _llano(_dice(fila, "resultado"))
    if dicho in motivos or _NEGADA.search(dicho):
        return False
    hecha, no_hecha = bool(_HECHA.search(dicho)), bool(_NO_HECHA.search(dicho))
    if hecha != no_hecha:
        return hecha
    razones.append(
        f"Resultado: «{_dice(fila, 'resultado')}» no se entiende. Escriba INSTALADA o NO INSTALADA."
        if dicho
        else "Resultado: falta. Escriba INSTALADA o NO INSTALADA."
    )
    return None


def _motivo(fila: Fila, motivos: Motivos, razones: list[str]) -> Motivo | None:
    for dicho in (_dice(fila, "motivo"), _dice(fila, "resultado")):
        if motivo := motivos.get(_llano(dicho)):
            return motivo
    codigos = enumerar(sorted({motivo.codigo for motivo in motivos.values()}))
    dicho = (
        f"«{_dice(fila, 'motivo')}» no está entre los motivos" if _dice(fila, "motivo") else "falta"
    )
    razones.append(f"Por qué no se instaló: {dicho}. Use {codigos}.")
    return None


def _varias(texto: str) -> tuple[str, ...]:
    return tuple(parte for parte in _SEPARAN.split(texto.upper()) if parte)


def _llano(texto: str) -> str:
    return " ".join(sin_acentos_mayusculas(texto).replace("_", " ").split())
