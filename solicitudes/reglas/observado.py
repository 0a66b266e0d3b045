"""An observed folder (11.1): what its asesor may correct, and nothing else.

The fields that were observed; with them, where the correction reaches: the letter when it says
something else now, a file that has to be looked at again, a step whose data no longer hold, and
the gloss when it is another, to be typed anew in Smartflex.
"""

from collections.abc import Collection, Iterable, Iterator

from solicitudes.reglas import comprobaciones as c
from solicitudes.reglas.control import RECIBIDOS, REVISION
from solicitudes.reglas.flujo import escalera, frases_que_faltan
from solicitudes.reglas.listas import ARCHIVOS, CAMPOS_OBSERVADOS
from solicitudes.reglas.venta import Venta

Abierto = dict[int, frozenset[str]]
"""Step → those of ``CAMPOS_OBSERVADOS``; a step with none is there to be confirmed."""

TODO = "*"
"""Every field of the step: what it asks no longer holds, whatever was observed."""


def lo_abierto(venta: Venta) -> Abierto:
    """What is open to its asesor now, step by step."""
    abierto = _lo_observado(venta)
    dichos = {
        dicho
        for paso, campos in DE_LA_LLAMADA.items()
        for campo, dicho in campos.items()
        if campo in abierto.get(paso, ())
    }
    if dichos:
        abierto[5] = abierto.get(5, frozenset()) | dichos
    for paso, campos in _adonde_llega(venta, abierto.get(6, frozenset())):
        abierto[paso] = abierto.get(paso, frozenset()) | frozenset(campos)
    return abierto


def por_confirmar(venta: Venta) -> list[int]:
    """The steps that a correction reached and that do not hold yet, whatever was observed.

    In their order; last what only the client can send again.
    """
    llega = {paso for paso, _ in _adonde_llega(venta, _lo_observado(venta).get(6, frozenset()))}
    return sorted(llega, key=lambda paso: (paso == 6, paso))


def archivos_abiertos(abierto: Abierto) -> set[str]:
    """The files of the folder that may be replaced."""
    campos = abierto.get(6, frozenset())
    return {tipo for campo in campos for tipo in ARCHIVOS[_archivo_de(campo)]}


def _lo_observado(venta: Venta) -> Abierto:
    """The field of each reason; of one that names none, those of its item."""
    abierto: Abierto = {}
    for observacion in venta.observaciones_abiertas():
        paso = observacion.adonde
        campo = observacion.motivo.campo
        campos = (campo,) if campo else _los_de_su_item(venta, observacion.item, paso)
        if paso in CAMPOS_OBSERVADOS:
            abierto[paso] = abierto.get(paso, frozenset()) | frozenset(campos)
    return abierto


def _los_de_su_item(venta: Venta, codigo: str, paso: int) -> Iterable[str]:
    """Its fields; of one that left the list, or is observed at another step, all of the step's."""
    item = venta.lista(REVISION).items.get(codigo)
    if item is not None and item.paso == paso:
        campos: Iterable[str] = item.campos
        return campos
    return CAMPOS_OBSERVADOS.get(paso, ())


DE_LA_LLAMADA = {
    8: dict.fromkeys(("via", "numero", "zona", "observaciones"), "direccion_dictada"),
    9: {"adicional": "caracteristicas"},
}
"""What was written at a later step from what the client said (5): the slip may be there."""


def _adonde_llega(
    venta: Venta, de_la_carpeta: frozenset[str]
) -> Iterator[tuple[int, Iterable[str]]]:
    """``de_la_carpeta``: what was observed at step 6."""
    if c.diferencias_de_la_carta(venta):
        de_la_carpeta |= {"archivo_carta"}
        yield 6, ("archivo_carta",)
    if por_mirar := _por_mirar_de_nuevo(venta, de_la_carpeta):
        yield 6, por_mirar
    leida = venta.documentacion_actual
    if leida is not None and (c.ci_de_otro(venta) or leida.validez.problema(venta.dia)):
        yield 6, ("ci",)
    if c.problema_de_glosa(venta):
        yield 9, ()
    for transicion in escalera().values():
        paso = transicion.custom["paso"]
        if paso in ("5", "7", "8") and frases_que_faltan(venta, transicion):
            yield int(paso), (TODO,)


def _por_mirar_de_nuevo(venta: Venta, abiertos: Collection[str]) -> set[str]:
    """The files whose items of 6.3 are not in order now, and that no open one reaches."""
    documentacion = venta.documentacion_actual
    vistos = documentacion.items if documentacion else {}
    al_alcance = {tipo for campo in abiertos for tipo in ARCHIVOS[_archivo_de(campo)]}
    tipos = {
        tipo
        for codigo, item in venta.lista(RECIBIDOS).items.items()
        if not item.avisa and not vistos.get(codigo, {}).get("ok")
        if not al_alcance & set(item.mira)
        for tipo in item.mira
    }
    return {campo for campo, suyos in ARCHIVOS.items() if tipos & set(suyos)}


def _archivo_de(campo: str) -> str:
    """The file from which a field of step 6 is read: with another reading comes another photo."""
    return "archivo_carta" if campo in ("archivo_carta", "carta_fecha") else "archivo_ci"
