"""What a version changes, field by field, and what it would make of some well-known hours."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Max, Q

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol
from bluecom.plazos.calendario import feriados
from bluecom.plazos.horario import DIAS
from bluecom.plazos.models import Plazo, Politica
from bluecom.vigencias.comparacion import Campo
from bluecom.vigencias.consultas import anterior_a

_HORAS = (("lunes", 10), ("viernes", 17), ("sábado", 11))
_SILLAS: dict[str, str] = {
    Rol.SUPERVISOR: "al supervisor",
    Rol.JEFE_VENTAS: "al Jefe de Ventas",
    Rol.JEFE_SERVICIO: "al Jefe de Servicio",
}


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
    """Who hears, and when."""
    partes = [f"Se avisa {_horas(politica.horas_de_aviso)} antes y al vencer"]
    partes += [
        f"{_SILLAS[rol]} {_momento(hora)}"
        for rol, hora in politica.de_los_otros.items()
        if hora is not None
    ]
    cada = politica.horas_de_repetir
    return "; ".join(partes) + (f"; se repite cada {_horas(cada)}" if cada else "")


def ejemplos(politica: Politica) -> list[Ejemplo]:
    """From its first day on: a Monday, a Friday late, a Saturday, the eve of a holiday."""
    dia = politica.vigente_desde
    inicios = [(f"el {nombre}", _proximo(DIAS.index(nombre), dia), h) for nombre, h in _HORAS]
    vispera, feriado = _vispera(dia)
    inicios.append((f"la víspera de {feriado}", vispera, 16))
    return [_ejemplo(politica, *inicio) for inicio in inicios]


@dataclass(frozen=True)
class EnCurso:
    """Those that run now by one version and keep it; ``ultimo``: when the last of them is due."""

    version: int
    cuantos: int
    en_pausa: int
    ultimo: datetime | None


def en_curso(politica: Politica) -> list[EnCurso]:
    """Whom a switch leaves as they are."""
    suyos = Plazo.objects.abiertos().filter(tipo=politica.tipo).values("politica__numero")
    sumas = suyos.annotate(
        n=Count("pk"), quietos=Count("pk", filter=Q(vence_en=None)), ultimo=Max("vence_en")
    )
    return [
        EnCurso(fila["politica__numero"], fila["n"], fila["quietos"], fila["ultimo"])
        for fila in sumas.order_by("politica__numero")
    ]


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
        *(
            (f"Se entera {_SILLAS[rol].replace('al', 'el', 1)}", _momento(hora))
            for rol, hora in p.de_los_otros.items()
        ),
        ("Se repite cada", _horas(p.horas_de_repetir) if p.horas_de_repetir else "no se repite"),
        *((f"Atención del {nombre}", dia) for nombre, dia in zip(DIAS, semana, strict=True)),
        ("Días sin atención", _dias(p.dias_cerrados)),
        ("Feriados en que se atiende", _dias(p.dias_atendidos)),
    ]


def _momento(hora: int | None) -> str:
    if hora is None:
        return "nunca"
    if hora == 0:
        return "al vencer"
    return f"{_horas(abs(hora))} {'después' if hora > 0 else 'antes'}"


def _horas(horas: int) -> str:
    return f"{horas} hora{'' if horas == 1 else 's'}"


def _dias(dias: list[date]) -> str:
    return ", ".join(f"{dia:%d/%m/%Y}" for dia in dias)
