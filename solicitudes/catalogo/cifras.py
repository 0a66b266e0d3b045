"""Whether the figures of a price say all that the papers and the gloss will say of them."""

from collections.abc import Iterable

from bluecom.campos import rotulo
from solicitudes.glosas import PRODUCTOS, leer_plantilla
from solicitudes.glosas.datos_literales import Fila
from solicitudes.glosas.datos_productos import FILA_DE_PROMOCION
from solicitudes.models import CondicionComercial, PlantillaGlosa

OPCIONALES = ("mega_adicional", "tarifa_hn", "tarifa_hr", "tarifa_hsr")
"""The figures that a price may leave blank; only some products speak of them."""


def objeciones_de_cifras(condicion: CondicionComercial) -> list[str]:
    """One sentence for each thing that could not be told to a client as it stands."""
    razones = []
    if faltan := [c for c in OPCIONALES if getattr(condicion, c) is None and c in _dice(condicion)]:
        nombres = _enumeradas(f"«{_nombre(cifra)}»" for cifra in faltan)
        razones.append(
            f"La glosa de {condicion.plan.producto} dice {nombres} (9.1): escriba cuánto."
        )
    if any((getattr(condicion, cifra) or 0) < 0 for cifra in OPCIONALES):
        razones.append("Un monto en bolivianos no es negativo.")
    if condicion.cargo_mes_faltante and not condicion.permanencia:
        razones.append(
            "Sin permanencia no falta ningún mes: escriba cuántos meses, o 0 de cargo por mes "
            "faltante."
        )
    return razones


def _dice(condicion: CondicionComercial) -> set[str]:
    """The slots of the product's texts, as they will read on the day the price starts."""
    textos = PlantillaGlosa.objects.redaccion(condicion.vigente_desde).textos
    return {hueco for fila in _filas(condicion) for hueco in leer_plantilla(textos[fila]).huecos}


def _filas(condicion: CondicionComercial) -> list[Fila]:
    ficha = PRODUCTOS.get(condicion.plan.producto_id)
    propias = [(ficha.codigo, facturacion) for facturacion in ficha.facturaciones] if ficha else []
    return [*propias, FILA_DE_PROMOCION] if condicion.campania.es_promocion else propias


def _nombre(cifra: str) -> str:
    return rotulo(CondicionComercial, cifra)


def _enumeradas(nombres: Iterable[str]) -> str:
    *primeros, ultimo = nombres
    return f"{', '.join(primeros)} y {ultimo}" if primeros else ultimo
