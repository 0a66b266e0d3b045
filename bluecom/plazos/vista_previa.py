"""What a version changes, field by field, and what it would make of some well-known hours."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.plazos.calendario import feriados
from bluecom.plazos.horario import DIAS
from bluecom.plazos.models import Plazo, Politica
from bluecom.vigencias.comparacion import Campo
from bluecom.vigencias.consultas import anterior_a

_HORAS = (("lunes", 10), ("viernes", 17), ("sábado", 11))


@dataclass(frozen=True)
class Ejemplo:
    """``cuando``: "el viernes"; ``ultimo_util`` is None where it says nothing more."""

    cuando: str
    inicio: datetime
    antes: datetime | None
    vence: datetime
    ultimo_util: datetime | None


def campos(politica: Politica) -> list[Campo]:
    anterior = anterior_a(politica)
    antes = dict(_dichos(anterior)) if anterior else {}
    return [Campo(nombre, antes.get(nombre), valor) for nombre, valor in _dichos(politica)]


def aviso(politica: Politica) -> str:
    horas = politica.horas_de_aviso
    return f"Se avisa {horas} {'hora' if horas == 1 else 'horas'} antes"


def ejemplos(politica: Politica) -> list[Ejemplo]:
    """From its first day on: a Monday, a Friday late, a Saturday, the eve of a holiday."""
    dia = politica.vigente_desde
    inicios = [(f"el {nombre}", _proximo(DIAS.index(nombre), dia), h) for nombre, h in _HORAS]
    vispera, feriado = _vispera(dia)
    inicios.append((f"la víspera de {feriado}", vispera, 16))
    return [_ejemplo(politica, *inicio) for inicio in inicios]


def en_curso(politica: Politica) -> int:
    """How many run now, and keep the version that they started with."""
    return Plazo.objects.abiertos().filter(tipo=politica.tipo).count()


def _ejemplo(politica: Politica, cuando: str, dia: date, hora: int) -> Ejemplo:
    inicio = datetime.combine(dia, time(hora), LA_PAZ)
    vence = politica.limite(inicio)
    ultimo = politica.ultimo_util(inicio, vence)
    anterior = anterior_a(politica)
    return Ejemplo(
        cuando=cuando,
        inicio=inicio,
        antes=anterior.limite(inicio) if anterior else None,
        vence=vence,
        ultimo_util=ultimo if ultimo != vence else None,
    )


def _proximo(semana: int, dia: date) -> date:
    return dia + timedelta(days=(semana - dia.weekday()) % 7)


def _vispera(dia: date) -> tuple[date, str]:
    """The day before the next holiday that starts after ``dia``, and its name."""
    por_venir = {**feriados(dia.year), **feriados(dia.year + 1)}
    proximo = min(feriado for feriado in por_venir if feriado > dia)
    return proximo - timedelta(days=1), por_venir[proximo]


def _dichos(p: Politica) -> list[tuple[str, str]]:
    """Each thing with its words."""
    semana = p.semana or [""] * len(DIAS)
    return [
        ("Cómo se cuenta", p.get_modo_display()),
        ("Horas de plazo", str(p.horas)),
        ("Horas antes en que se avisa", str(p.horas_de_aviso)),
        *((f"Atención del {nombre}", dia) for nombre, dia in zip(DIAS, semana, strict=True)),
        ("Días sin atención", _dias(p.dias_cerrados)),
        ("Feriados en que se atiende", _dias(p.dias_atendidos)),
    ]


def _dias(dias: list[date]) -> str:
    return ", ".join(f"{dia:%d/%m/%Y}" for dia in dias)
