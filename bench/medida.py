"""One line of the table, how it is taken, and how the table is printed and kept."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

RESULTADOS = Path(__file__).parent / "resultados.json"


@dataclass(frozen=True)
class Medida:
    """Two figures of one run, the ratio to reach, and what else has to hold."""

    nombre: str
    nuestro: float
    referencia: float
    objetivo: float
    unidad: str = "ms"
    notas: dict[str, str] = field(default_factory=dict)
    condiciones: bool = True

    @property
    def razon(self) -> float:
        """How many times less than the reference."""
        return self.referencia / self.nuestro

    @property
    def cumple(self) -> bool:
        """Whether ratio and conditions are met."""
        return self.condiciones and self.razon >= self.objetivo


Reloj = Callable[[], float]


def alternados(
    veces: int,
    nuestro: Callable[[], object],
    referencia: Callable[[], object],
    reloj: Reloj = time.perf_counter,
) -> tuple[float, float]:
    """Best time of each in milliseconds, by turns: what other work disturbed least."""
    turnos = [
        (_tiempo(nuestro, reloj), _tiempo(nuestro, reloj), _tiempo(referencia, reloj))
        for _ in range(veces)
    ]
    return min(min(t[:2]) for t in turnos) * 1000, min(t[2] for t in turnos) * 1000


def _tiempo(acto: Callable[[], object], reloj: Reloj) -> float:
    inicio = reloj()
    acto()
    return reloj() - inicio


def tabla(medidas: list[Medida]) -> str:
    """The results for people."""
    filas = [f"{'medida':<34}{'nuestro':>12}{'referencia':>13}{'razón':>9}{'meta':>7}  cumple"]
    for m in medidas:
        filas.append(
            f"{m.nombre:<34}{m.nuestro:>9.1f} {m.unidad}{m.referencia:>10.1f} {m.unidad}"
            f"{m.razon:>9.2f}{m.objetivo:>7.1f}  {'sí' if m.cumple else 'NO'}"
        )
        filas += [f"    {que}: {valor}" for que, valor in m.notas.items()]
    return "\n".join(filas)


def guardar(medidas: list[Medida]) -> None:
    """Write ``bench/resultados.json``."""
    filas = [asdict(m) | {"razon": round(m.razon, 2), "cumple": m.cumple} for m in medidas]
    RESULTADOS.write_text(json.dumps(filas, ensure_ascii=False, indent=2) + "\n")
