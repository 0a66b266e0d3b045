"""A deadline in the words of a desk: "faltan 3 h 12 min", "vencido hace 40 min"."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bluecom.plazos.computo import vencido

PRONTO = timedelta(hours=2)


@dataclass(frozen=True)
class Plazo:
    """Words, icon and tone of a deadline seen at one instant."""

    texto: str
    tono: str
    icono: str


def duracion(lapso: timedelta) -> str:
    """Hours and minutes under two days, days and hours from there on; never a negative."""
    minutos = max(0, int(lapso.total_seconds() // 60))
    dias, horas = divmod(minutos // 60, 24)
    if dias >= 2:
        return f"{dias} días {horas} h" if horas else f"{dias} días"
    horas += 24 * dias
    if not horas:
        return f"{minutos} min" if minutos else "menos de 1 min"
    return f"{horas} h {minutos % 60} min" if minutos % 60 else f"{horas} h"


def plazo(vence: datetime, *, ahora: datetime, cumplido: datetime | None = None) -> Plazo:
    """What to say of ``vence`` now, or of the instant that met it."""
    if cumplido is not None:
        if not vencido(vence, cumplido):
            return Plazo("cumplido a tiempo", "ok", "check-circle")
        return Plazo(
            f"cumplido con {duracion(cumplido - vence)} de atraso", "aviso", "exclamation-circle"
        )
    if vencido(vence, ahora):
        return Plazo(f"vencido hace {duracion(ahora - vence)}", "error", "exclamation-triangle")
    resto = vence - ahora
    verbo = "falta" if duracion(resto) in {"1 h", "1 min", "menos de 1 min"} else "faltan"
    texto = f"{verbo} {duracion(resto)}"
    return (
        Plazo(texto, "aviso", "hourglass-split")
        if resto < PRONTO
        else Plazo(texto, "neutro", "clock")
    )
