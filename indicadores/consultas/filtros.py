"""What the address of a list may ask of it: each filter gives its condition, and how it is said."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from bluecom.bitacora.models import Evento
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Usuario
from cartera.models import ResultadoLlamada
from indicadores.consultas import base, causas, tiempos
from indicadores.consultas.catalogo import Lista
from indicadores.consultas.embudo import ESCALERA, desde_el_peldano, despues_del_peldano
from indicadores.consultas.lugares import en_el_lugar
from solicitudes.models import Motivo, Producto
from solicitudes.reglas.estados import Estado


def _por_agente(lista: Lista, valor: str) -> tuple[Q, str]:
    persona = Usuario.objects.filter(pk=entero(valor)).first()
    if persona is None:
        raise DatoInvalido("No hay ningún asesor con ese número.")
    return Q(de_quien=persona.pk), str(persona)


def _por_producto(lista: Lista, valor: str) -> tuple[Q, str]:
    if lista.clase != "ventas" and lista.consulta is not causas.costaron:
        raise DatoInvalido("Una llamada no tiene producto: elija una cifra de ventas.")
    if valor == "-":
        return Q(de_que=None), "sin oferta"
    producto = Producto.objects.filter(pk=valor).first()
    if producto is None:
        raise DatoInvalido(f"No hay ningún producto «{valor}».")
    return Q(de_que=producto.pk), str(producto)


def _por_semana(lista: Lista, valor: str) -> tuple[Q, str]:
    lunes = _dia(valor, "Escriba la semana por su lunes, por ejemplo 2026-11-23.")
    dicho = f"semana del {lunes:%d/%m/%Y}"
    if lista.campo.endswith("fecha"):
        desde: Any = lunes
        return Q(**_entre(lista.campo, desde, lunes + timedelta(days=7))), dicho
    desde = datetime.combine(lunes, time(), LA_PAZ)
    return Q(**_entre(lista.campo, desde, desde + timedelta(days=7))), dicho


def _por_dia(lista: Lista, valor: str) -> tuple[Q, str]:
    dia = _dia(valor, "Escriba el día así: 2026-11-23.")
    dicho = f"el {dia:%d/%m/%Y}"
    if lista.campo.endswith("fecha"):
        return Q(**{lista.campo: dia}), dicho
    desde = datetime.combine(dia, time(), LA_PAZ)
    return Q(**_entre(lista.campo, desde, desde + timedelta(days=1))), dicho


def _dia(valor: str, si_no: str) -> date:
    """A day that others come after."""
    try:
        dia = date.fromisoformat(valor)
    except ValueError:
        raise DatoInvalido(si_no) from None
    if dia.year == date.max.year:
        raise DatoInvalido(si_no)
    return dia


def _por_hora(lista: Lista, valor: str) -> tuple[Q, str]:
    if lista.campo.endswith("fecha") or not (valor.isdecimal() and len(valor) <= 2):
        raise DatoInvalido("Escriba la hora de 0 a 23.")
    return Q(**{f"{lista.campo}__hour": int(valor)}), f"de {valor}:00 a {valor}:59"


def _por_paso(lista: Lista, valor: str) -> tuple[Q, str]:
    """Sales whose chain proves that they came this far."""
    nombres = {transicion: nombre for _, transicion, nombre, _ in ESCALERA}
    if lista.clase != "ventas" or valor not in nombres:
        raise DatoInvalido("No hay ningún peldaño con ese nombre.")
    prueba = _evento(tipo__in=desde_el_peldano(valor))
    return Q(prueba), f"que llegaron a {nombres[valor].lower()}"


def _por_siguen(lista: Lista, valor: str) -> tuple[Q, str]:
    """Of those that came this far, the ones that neither went on nor ended."""
    condicion, dicho = _por_paso(lista, valor)
    despues = despues_del_peldano(valor)
    if not despues:
        raise DatoInvalido("Después del último peldaño no sigue nadie.")
    fuera = _evento(tipo__in=despues) | _evento(base.fin_en_pie())
    return condicion & ~Q(fuera), f"{dicho}, y siguen ahí"


def _por_esta(lista: Lista, valor: str) -> tuple[Q, str]:
    """As it stands today, whatever the month."""
    if lista.clase != "ventas" or valor not in Estado.values:
        raise DatoInvalido("No hay ningún estado con ese nombre.")
    return Q(estado=valor), Estado(valor).label.lower()


def _por_deja(lista: Lista, valor: str) -> tuple[Q, str]:
    """A state that it left in the month, once or more."""
    if lista.consulta is not tiempos.salieron or valor not in Estado.values:
        raise DatoInvalido("No hay ningún estado con ese nombre.")
    return Q(dejaron__contains=[valor]), f"que salieron de {Estado(valor).label.lower()}"


def _por_estado(lista: Lista, valor: str) -> tuple[Q, str]:
    """The rung at which they stopped; applied with the reason."""
    if not {*valor.split(",")} <= {*Estado.values}:
        raise DatoInvalido("No hay ningún estado con ese nombre.")
    return Q(), f"después de {valor.lower()}"


def _por_motivo(lista: Lista, valor: str) -> tuple[Q, str]:
    motivo = Motivo.objects.filter(codigo=valor).first()
    if motivo is None:
        raise DatoInvalido(f"No hay ningún motivo «{valor}».")
    return Q(), str(motivo)


def _por_resultado(lista: Lista, valor: str) -> tuple[Q, str]:
    """Applied with the reason."""
    resultado = ResultadoLlamada.objects.filter(pk=valor).first()
    if resultado is None:
        raise DatoInvalido(f"No hay ningún resultado de llamada «{valor}».")
    return Q(), str(resultado)


def _por_causa(lista: Lista, valor: str) -> tuple[Q, str]:
    return Q(causa=valor), causas.nombres_de([valor])[valor]


def _por_zona(lista: Lista, valor: str) -> tuple[Q, str]:
    return en_el_lugar("zona", valor)


def _por_tecnologia(lista: Lista, valor: str) -> tuple[Q, str]:
    return en_el_lugar("tecnologia", valor)


def _por_ajuste(lista: Lista, valor: str) -> tuple[Q, str]:
    """What came late to a closed month; which rows these are, ``filas`` says."""
    if valor not in _AJUSTES:
        raise DatoInvalido("No hay ningún ajuste con ese nombre.")
    return Q(), _AJUSTES[valor]


def se_perdio(pedidos: Mapping[str, str]) -> Q:
    condiciones = base.fin_en_pie()
    if "estado" in pedidos:
        condiciones &= Q(datos__desde__in=pedidos["estado"].split(","))
    for por in ("motivo", "resultado"):
        if por in pedidos:
            condiciones &= Q(**{f"datos__{por}": pedidos[por]})
    return Q(_evento(condiciones))


def _evento(*condiciones: Q, **mas: Any) -> Exists:
    cadena = base.cadena_de(OuterRef("pk"))
    return Exists(Evento.objects.filter(*condiciones, cadena=cadena, **mas))


def _entre(campo: str, desde: Any, hasta: Any) -> dict[str, Any]:
    return {f"{campo}__gte": desde, f"{campo}__lt": hasta}


def entero(valor: str) -> int:
    """The number of a row, as an address says it; 0 when it is none."""
    return int(valor) if valor.isdecimal() and len(valor) < 18 else 0


ENTRARIAN, SALDRIAN = "entrarian", "saldrian"
_AJUSTES = {ENTRARIAN: "que hoy contarían", SALDRIAN: "que ya no contarían"}
DE_LAS_PERDIDAS = ("estado", "motivo", "resultado")
FILTROS: dict[str, Callable[[Lista, str], tuple[Q, str]]] = {
    "agente": _por_agente,
    "producto": _por_producto,
    "semana": _por_semana,
    "dia": _por_dia,
    "hora": _por_hora,
    "paso": _por_paso,
    "siguen": _por_siguen,
    "esta": _por_esta,
    "deja": _por_deja,
    "estado": _por_estado,
    "motivo": _por_motivo,
    "resultado": _por_resultado,
    "causa": _por_causa,
    "zona": _por_zona,
    "tecnologia": _por_tecnologia,
    "ajuste": _por_ajuste,
}
