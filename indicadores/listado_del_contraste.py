"""The month's requests set against Smartflex's report, taken away as their page filters them."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from bluecom.bolivia.errores import DatoInvalido
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, YaLeidas, registrar
from bluecom.planillas.salida import Celda, Tipo
from indicadores import consultas
from indicadores.consultas.contraste import Distinto, Linea
from indicadores.consultas.diferencias import Trabajo, trabajos
from indicadores.views.roles import LEEN_EL_MES
from indicadores.views.smartflex import CLASES, POR_DECIDIR, filtrar


def _hallar(pedido: Pedido) -> Hallado:
    mes, clase, situacion = (pedido.filtros.get(de, "") for de in ("mes", "clase", "situacion"))
    if clase not in ("", *CLASES) or situacion not in ("", POR_DECIDIR):
        raise DatoInvalido("No hay ninguna lista así: elija una en la página del contraste.")
    todos = trabajos(consultas.contraste(mes, ahora=pedido.ahora))
    filtros = {"mes": mes, "clase": clase, "situacion": situacion}
    return Hallado(
        YaLeidas(filtrar(todos, clase, situacion)), {c: v for c, v in filtros.items() if v}
    )


def _pagina(filtros: Mapping[str, str]) -> str:
    demas = dict(filtros)
    try:
        return f"{reverse('mes_smartflex', args=[demas.pop('mes', '')])}?{urlencode(demas)}"
    except NoReverseMatch:
        return reverse("mes")


def _nuestro(linea: Linea) -> str:
    v = linea.venta
    if linea.distintos:
        return _dicho(linea, lambda d: d.nuestro)
    return str(v.oferta_actual.producto) if v and v.oferta_actual else ""


def _reportado(linea: Linea) -> str:
    s = linea.solicitud
    if linea.distintos:
        return _dicho(linea, lambda d: d.reportado)
    return ", ".join(filter(None, [s.producto, s.estado])) if s else ""


def _dicho(linea: Linea, cual: Callable[[Distinto], str]) -> str:
    return "; ".join(f"{d.campo}: {cual(d) or 'nada'}" for d in linea.distintos)


def _de_la_venta(cual: Callable[..., Celda]) -> Callable[[Trabajo], Celda]:
    return lambda uno: cual(uno.linea.venta) if uno.linea.venta else None


def _del_reporte(cual: Callable[..., Celda]) -> Callable[[Trabajo], Celda]:
    return lambda uno: cual(uno.linea.solicitud) if uno.linea.solicitud else None


def _de_la_decision(cual: Callable[..., Celda]) -> Callable[[Trabajo], Celda]:
    return lambda uno: cual(uno.diferencia) if uno.decidida else None


def _a_cargo(uno: Trabajo) -> Celda:
    suya = uno.diferencia
    return str(suya.a_cargo) if suya and suya.a_cargo and uno.por_decidir else None


registrar(
    Listado(
        codigo="contraste",
        nombre="Contraste con Smartflex",
        roles=LEEN_EL_MES,
        ven_personales=LEEN_EL_MES,
        hallar=_hallar,
        columnas=(
            Columna("Solicitud", lambda uno: uno.linea.clave),
            Columna("Qué pasa", lambda uno: CLASES[uno.linea.clase][0]),
            Columna("Venta", _de_la_venta(lambda v: v.pk), Tipo.ENTERO),
            Columna("Cliente", _de_la_venta(lambda v: str(v.cliente)), personal=True),
            Columna("Asesor", _de_la_venta(lambda v: str(v.asesor))),
            Columna("Estado", _de_la_venta(lambda v: v.get_estado_display())),
            Columna("Glosada", _de_la_venta(lambda v: v.glosada_en), Tipo.INSTANTE),
            Columna("Aquí dice", lambda uno: _nuestro(uno.linea), personal=True),
            Columna("El reporte dice", lambda uno: _reportado(uno.linea), personal=True),
            Columna("Fecha en el reporte", _del_reporte(lambda s: s.fecha), Tipo.FECHA),
            Columna("C.I./NIT en el reporte", _del_reporte(lambda s: s.identidad), personal=True),
            Columna("Archivo", _del_reporte(lambda s: s.reporte.corrida.archivo)),
            Columna("Línea", _del_reporte(lambda s: s.linea), Tipo.ENTERO),
            Columna("Por decidir", lambda uno: "Sí" if uno.por_decidir else "No"),
            Columna("La mira", _a_cargo),
            Columna("Decisión", _de_la_decision(lambda d: d.razon)),
            Columna("Decidió", _de_la_decision(lambda d: str(d.decidida_por))),
            Columna("Decidida", _de_la_decision(lambda d: d.decidida_en), Tipo.INSTANTE),
        ),
        pagina=_pagina,
    )
)
