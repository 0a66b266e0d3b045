"""What a settlement says besides: whose each sale was, and if it counts one more or one less."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from string import ascii_uppercase
from typing import Any

from bluecom.cuentas.models import Usuario
from bluecom.planillas.salida import Celda, Columna, Formula, Hoja, Tipo
from solicitudes.canales.remisiones.columnas import ASESOR, CUENTA, PRODUCTO
from solicitudes.models import Remision, RenglonRemitido, Venta
from solicitudes.models.trato import de_quien_era

Clase = RenglonRemitido.Clase
Cuenta = tuple[str, str, int]


def vestir(ventas: Collection[tuple[Any, str]]) -> None:
    """Say it of each sale, beside the class of its row: two reads for all of them."""
    claves = [venta.pk for venta, _ in ventas]
    autores = dict(
        Venta.objects.filter(pk__in=claves).values_list("pk", de_quien_era("glosada_en"))
    )
    personas = Usuario.objects.in_bulk(set(autores.values()))
    contaban = _contaban(claves)
    for venta, clase in ventas:
        venta.de_quien = personas[autores[venta.pk]]
        fecha = venta.instalacion.fecha if venta.instalacion_actual else None
        venta.cuenta = _cuenta(clase, fecha) - contaban.get(venta.pk, 0)


def resumen(remision: Remision) -> list[Cuenta]:
    """Asesor, product and how many more they come to, as the list said it when it was taken."""
    titulos = [titulo for titulo, _ in remision.columnas]
    lugares = [titulos.index(titulo) for titulo in (ASESOR, PRODUCTO, CUENTA)]
    sumas: Counter[tuple[str, str]] = Counter()
    for celdas in remision.renglones.values_list("celdas", flat=True):
        asesor, producto, cuenta = (celdas[lugar] for lugar in lugares)
        sumas[asesor, producto] += cuenta
    return [(*de_quien, n) for de_quien, n in sorted(sumas.items())]


def hoja_de_cuentas(remision: Remision, datos: str, columnas: Sequence[Columna]) -> Hoja:
    """``resumen`` as formulas over the rows of the sheet ``datos``."""
    titulos = [columna.titulo for columna in columnas]
    hasta = remision.renglones.count() + 1

    def columna(titulo: str) -> str:
        letra = ascii_uppercase[titulos.index(titulo)]
        return f"{datos}!${letra}$2:${letra}${hasta}"

    rangos = columna(ASESOR), columna(PRODUCTO), columna(CUENTA)
    suyas = (Columna(ASESOR), Columna(PRODUCTO), Columna(CUENTA, Tipo.ENTERO))
    return Hoja("Cuentas", suyas, _cuentas(resumen(remision), *rangos))


def _cuentas(
    resumen: list[Cuenta], asesores: str, productos: str, cuentas: str
) -> Iterator[list[Celda | Formula]]:
    """Names are compared letter by letter: whoever sums by a condition reads ``*`` as any name."""
    for fila, (asesor, producto, n) in enumerate(resumen, start=2):
        suyas = f"EXACT({asesores},A{fila})*EXACT({productos},B{fila})"
        yield [asesor, producto, Formula(f"=SUMPRODUCT({suyas}*{cuentas})", n)]
    yield ["Total", None, Formula(f"=SUM({cuentas})", sum(n for *_, n in resumen))]


def _contaban(ventas: Collection[int]) -> dict[int, int]:
    """What each came to after the last list that spoke of it."""
    dichas = RenglonRemitido.objects.filter(destino=Remision.Destino.LIQUIDACION, venta__in=ventas)
    ultimas = dichas.order_by("venta", "-pk").distinct("venta")
    return {
        venta: _cuenta(clase, instalada)
        for venta, clase, instalada in ultimas.values_list("venta", "clase", "instalada")
    }


def _cuenta(clase: str, instalada: date | None) -> int:
    return int(clase != Clase.BAJA and instalada is not None)
