"""The rows behind each figure: whoever doubts a number counts them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value

from bluecom.bitacora.models import Evento
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Usuario
from cartera.models import ResultadoLlamada
from indicadores.consultas import base, causas, cohortes, periodos, por_mover
from indicadores.consultas.base import Periodo
from indicadores.consultas.embudo import ESCALERA, desde_el_peldano, despues_del_peldano
from indicadores.consultas.lugares import en_el_lugar
from indicadores.efectiva import regla
from indicadores.models import Cierre, Figura
from solicitudes.models import Motivo, Producto
from solicitudes.reglas.estados import Estado


@dataclass(frozen=True)
class Lista:
    """What a figure is made of: sales or calls, and the field that puts them in the month.

    ``por_hacer``: somebody works it off, so that what waits longest comes first.
    """

    titulo: str
    clase: str
    campo: str
    consulta: Callable[[Periodo], QuerySet[Any]]
    por_hacer: bool = False


def _ventas(figura: Figura, campo: str, de: Callable[[Periodo], QuerySet[Any]]) -> Lista:
    return Lista(str(figura.label), "ventas", campo, de)


def _llamadas(figura: Figura, de: Callable[[Periodo], QuerySet[Any]]) -> Lista:
    return Lista(str(figura.label), "llamadas", "inicio", de)


LISTAS: dict[str, Lista] = {
    Figura.REGISTRADAS: _ventas(Figura.REGISTRADAS, "glosada_en", base.registradas),
    Figura.EFECTIVAS: _llamadas(Figura.EFECTIVAS, base.efectivas),
    Figura.HECHAS: _llamadas(Figura.HECHAS, base.de_oferta),
    Figura.ACEPTADAS: _llamadas(Figura.ACEPTADAS, base.aceptadas),
    Figura.SEGUIMIENTOS: _llamadas(Figura.SEGUIMIENTOS, base.seguimientos),
    Figura.INSTALADAS: _ventas(Figura.INSTALADAS, "instalacion__fecha", base.instaladas),
    Figura.VENTAS_ACEPTADAS: _ventas(Figura.VENTAS_ACEPTADAS, "aceptada_en", base.ventas_aceptadas),
    "costaron": Lista(
        "Conversaciones que no dieron una solicitud", "llamadas", "inicio", causas.costaron
    ),
    "sumaron": Lista(
        "Solicitudes que no son de una conversación del mes",
        "ventas",
        "glosada_en",
        causas.sumaron,
    ),
    "de-antes": Lista(
        "Registradas en el mes y aceptadas antes", "ventas", "glosada_en", cohortes.de_antes
    ),
    "sin-registrar": Lista(
        "Aceptadas en el mes y sin registrar", "ventas", "aceptada_en", cohortes.sin_registrar, True
    ),
    "por-registrar": Lista(
        "Aceptadas y sin registrar todavía", "ventas", "aceptada_en", por_mover.por_registrar, True
    ),
    "sin-numero": Lista(
        "Registradas sin número de Smartflex", "ventas", "glosada_en", por_mover.sin_numero, True
    ),
    "vencidas": Lista("Carpetas vencidas", "ventas", "aceptada_en", por_mover.vencidas, True),
    "embudo": Lista("Clientes tomados", "ventas", "tomada_en", base.tomadas),
    "perdidas": Lista("Ventas que se perdieron", "ventas", "tomada_en", base.tomadas),
    "hoy": Lista("Ventas que hay hoy", "ventas", "tomada_en", lambda p: base.ventas(), True),
}
"""By the name that the address carries."""


@dataclass(frozen=True)
class Filas:
    """The rows of one figure, and the words that say which ones; ``pedidos``: their codes."""

    periodo: Periodo
    cifra: str
    titulo: str
    clase: str
    filtros: list[str]
    pedidos: dict[str, str]
    consulta: QuerySet[Any]


def filas(
    mes: str, cifra: str, *, ahora: datetime, filtros: Mapping[str, str] | None = None
) -> Filas:
    """The rows of ``cifra`` in a month, or between two dates.

    ``filtros``: those of ``_FILTROS``. Raises ``DatoInvalido`` when the figure or a filter does
    not exist.
    """
    return filas_del_periodo(periodos.leer(mes, ahora=ahora), cifra, filtros=filtros)


def filas_del_periodo(p: Periodo, cifra: str, *, filtros: Mapping[str, str] | None = None) -> Filas:
    """Those of a month as it stands, or as it was signed: each with ``de_quien`` and ``de_que``,
    the keys of its asesor and of its product then.
    """
    lista = LISTAS.get(cifra)
    if lista is None:
        raise DatoInvalido(f"No hay ninguna cifra «{cifra}»: elija una en la página del mes.")
    pedidos = {k: v for k, v in (filtros or {}).items() if k in _FILTROS and v}
    orden, dichos = lista.campo, []
    if p.cierre and cifra in Figura.values:
        lista, consulta = _como_se_firmo(p.cierre, Figura(cifra), lista)
    else:
        consulta = lista.consulta(p).annotate(**_como_esta(lista))
    for nombre, valor in pedidos.items():
        if nombre == "causa" and cifra != "costaron":
            raise DatoInvalido("Eso se pide solo de las conversaciones que costaron.")
        if nombre in _DE_LAS_PERDIDAS and cifra != "perdidas":
            raise DatoInvalido("Eso se pide solo de las ventas que se perdieron.")
        condicion, dicho = _FILTROS[nombre](lista, valor)
        consulta = consulta.filter(condicion)
        dichos.append(dicho)
    if cifra == "perdidas":
        consulta = consulta.filter(_se_perdio(pedidos))
    en_orden = _en_orden(lista, orden, consulta)
    return Filas(p, cifra, lista.titulo, lista.clase, dichos, pedidos, en_orden)


def _como_esta(lista: Lista) -> dict[str, Any]:
    if lista.clase == "ventas":
        return {"de_quien": base.autor(lista.campo), "de_que": F("oferta__producto")}
    if lista.consulta is causas.costaron:
        return {"de_quien": F("agente_id")}
    return {"de_quien": F("agente_id"), "de_que": Value(None, CharField())}


def _como_se_firmo(cierre: Cierre, figura: Figura, lista: Lista) -> tuple[Lista, QuerySet[Any]]:
    """Sought by the day, the asesor and the product that its rows had when it was closed."""
    if not figura.de_ventas:
        return lista, base.congeladas(cierre, figura).annotate(**_como_esta(lista))
    suya = cierre.filas.filter(figura=figura, objeto_id=OuterRef("pk"))
    campos = {"de_quien": "agente", "de_que": "producto", "firmada_fecha": "dia"}
    anotada = base.congeladas(cierre, figura).annotate(
        **{nombre: Subquery(suya.values(campo)[:1]) for nombre, campo in campos.items()}
    )
    return replace(lista, campo="firmada_fecha"), anotada


def _en_orden(lista: Lista, campo: str, consulta: QuerySet[Any]) -> QuerySet[Any]:
    relaciones: tuple[str, ...]
    if lista.clase == "ventas":
        relaciones = ("contacto__cliente", "asesor", "oferta__producto", "instalacion")
    else:
        relaciones = ("contacto__cliente", "agente", "resultado")
        consulta = consulta.annotate(regla=regla())
    orden = (campo, "pk") if lista.por_hacer else (f"-{campo}", "-pk")
    return consulta.select_related(*relaciones).order_by(*orden)


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


def _se_perdio(pedidos: Mapping[str, str]) -> Q:
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


_DE_LAS_PERDIDAS = ("estado", "motivo", "resultado")
_FILTROS: dict[str, Callable[[Lista, str], tuple[Q, str]]] = {
    "agente": _por_agente,
    "producto": _por_producto,
    "semana": _por_semana,
    "dia": _por_dia,
    "hora": _por_hora,
    "paso": _por_paso,
    "siguen": _por_siguen,
    "esta": _por_esta,
    "estado": _por_estado,
    "motivo": _por_motivo,
    "resultado": _por_resultado,
    "causa": _por_causa,
    "zona": _por_zona,
    "tecnologia": _por_tecnologia,
}
