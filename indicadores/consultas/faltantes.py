"""What keeps a month PROVISIONAL, and where each thing is cured (III.2)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from bluecom.bolivia.fechas import fecha_en_letras, hoy
from indicadores.consultas.base import Periodo
from indicadores.consultas.contraste import cubierto_hasta, reportes_de
from indicadores.consultas.diferencias import sin_decidir
from indicadores.consultas.listas import Lista, Listas
from indicadores.consultas.por_mover import sin_numero
from indicadores.models import Cierre

_POR_DECIDIR = {
    Lista.MARCA_SIN_CDR: "Llamadas por decidir, con marca y sin CDR",
    Lista.CDR_SIN_MARCA: "Llamadas por decidir, con CDR y sin marca",
}


@dataclass(frozen=True)
class Falta:
    """One sentence; ``url`` leads to what cures it, and ``cura`` says what is done there."""

    dicho: str
    url: str = ""
    cura: str = ""


def faltantes(p: Periodo) -> list[Falta]:
    """The month's end and its close, the calls' CDR, Smartflex's numbers and its report."""
    return [_del_calendario(p), *_del_cdr(p), *_sin_numero(p), *_del_reporte(p)]


def pagina_por_decidir(mes: str, lista: Lista) -> str:
    """The calls of one list that nobody decided yet."""
    pedido = urlencode({"lista": lista, "situacion": "por-decidir"})
    return f"{reverse('mes_conversaciones', args=[mes])}?{pedido}"


def _del_calendario(p: Periodo) -> Falta:
    if p.futuro:
        return Falta(f"El mes empieza el {fecha_en_letras(hoy(p.desde))}.")
    if p.en_curso:
        return Falta(f"El mes está en curso: se lee al {fecha_en_letras(hoy(p.corte))}.")
    reabierto = Cierre.objects.filter(mes=p.mes).first()
    que = "El mes terminó y nadie lo cerró todavía"
    if reabierto and reabierto.reabierto_en:
        que = f"El mes se reabrió el {fecha_en_letras(hoy(reabierto.reabierto_en))}"
    url = reverse("mes_cierre", args=[p.mes])
    return Falta(f"{que}: sus cifras cambian hasta que se cierre.", url, "Cerrarlo")


def _del_cdr(p: Periodo) -> list[Falta]:
    listas, url = Listas(p), reverse("mes_conversaciones", args=[p.mes])
    cdr = listas.cdr
    if cdr.hasta is None:
        sin = "Ningún CDR de Elastix del mes: las llamadas son las que marcaron los asesores."
        return [Falta(sin, url, "Ver las llamadas")]
    hasta = f"CDR de Elastix importado hasta el {fecha_en_letras(hoy(cdr.hasta))}."
    faltas = [Falta(hasta, url, "Ver las llamadas")]
    if cdr.faltan:
        faltas.append(Falta(f"Falta el CDR de estos días: {cdr.faltan_en_letras}."))
    for lista, nombre in _POR_DECIDIR.items():
        if n := listas.por_decidir(lista):
            faltas.append(Falta(f"{nombre}: {n}.", pagina_por_decidir(p.mes, lista), "Decidirlas"))
    return faltas


def _sin_numero(p: Periodo) -> list[Falta]:
    n = sin_numero(p).count()
    url = reverse("mes_filas", args=[p.mes, "sin-numero"])
    dicho = f"Sin número de Smartflex, y por eso sin contar: {n}."
    return [Falta(dicho, url, "Ver cuáles")] if n else []


def _del_reporte(p: Periodo) -> list[Falta]:
    """Without any report there is no difference to decide of."""
    hasta = cubierto_hasta(p, reportes_de(p))
    cual = f"cargado hasta el {fecha_en_letras(hasta)}" if hasta else "todavía no hay ninguno"
    url = reverse("mes_smartflex", args=[p.mes])
    dicho = f"Contrastar las solicitudes con el reporte de Smartflex del mes: {cual}."
    faltas = [Falta(dicho, url, "Contrastarlas")]
    if hasta and (n := sin_decidir(p.mes, ahora=p.corte)):
        dicho = f"Diferencias con Smartflex por decidir: {n}."
        faltas.insert(0, Falta(dicho, f"{url}?situacion=por-decidir", "Decidirlas"))
    return faltas
