"""Step 11.1: how often what is observed, to whom, of which product and in which round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, Count, F, IntegerField, Value, When
from django.urls import reverse

from bluecom.cuentas.models import Usuario
from solicitudes.canales.revision.listados import RONDAS, ULTIMA, ObservacionesForm, observaciones


@dataclass(frozen=True)
class Cuenta:
    """One figure, with the address of the rows that it counts."""

    nombre: str
    cuantas: int
    url: str


@dataclass(frozen=True)
class Tabla:
    titulo: str
    filas: Sequence[Cuenta]


def tablas(usuario: Usuario, form: ObservacionesForm) -> list[Tabla]:
    """Four counts of the same rows: each of them adds up to the same."""
    filtros = form.pedidos()
    suyas = observaciones(usuario).filter(form.condicion())
    ronda = Case(
        When(ronda__gte=ULTIMA, then=Value(ULTIMA)),
        default=F("ronda"),
        output_field=IntegerField(),
    )
    rondas = suyas.annotate(clave=ronda)
    return [
        _contar("Por motivo", "motivo", suyas, "motivo", ("motivo__nombre",), filtros),
        _contar("Por asesor", "asesor", suyas, "venta__asesor", _NOMBRE, filtros),
        _contar(
            "Por producto", "producto", suyas, "venta__oferta__producto",
            ("venta__oferta__producto__nombre",), filtros,
        ),
        _contar("Por ronda", "ronda", rondas, "clave", (), filtros),
    ]  # fmt: skip


_NOMBRE = ("venta__asesor__first_name", "venta__asesor__last_name", "venta__asesor__username")


def _contar(
    titulo: str, filtro: str, filas: Any, clave: str, nombre: tuple[str, ...],
    filtros: Mapping[str, str],
) -> Tabla:  # fmt: skip
    contadas = filas.order_by().values(clave, *nombre).annotate(cuantas=Count("pk"))
    cuentas = [
        Cuenta(
            _nombre(fila, clave, nombre),
            fila["cuantas"],
            f"{reverse('observaciones_filas')}?{urlencode({**filtros, filtro: fila[clave]})}",
        )
        for fila in contadas
    ]
    por_ronda = filtro == "ronda"
    return Tabla(titulo, sorted(cuentas, key=lambda c: (0 if por_ronda else -c.cuantas, c.nombre)))


def _nombre(fila: Mapping[str, Any], clave: str, nombre: tuple[str, ...]) -> str:
    """As people call it; of a person, as everywhere."""
    if not nombre:
        return RONDAS[str(fila[clave])]
    if nombre != _NOMBRE:
        return str(fila[nombre[0]])
    nombres, apellidos, usuario = (fila[campo] for campo in nombre)
    return f"{nombres} {apellidos}".strip() or str(usuario)
