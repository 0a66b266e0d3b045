"""Step 4.2: what is read aloud beside the offers, and what is answered."""

from collections.abc import Collection, Iterable
from typing import Any

from solicitudes.conversacion.ramas import ramas_de
from solicitudes.models import CondicionComercial, Venta
from solicitudes.pasos.p04_llamada.comparar import comparar
from solicitudes.pasos.p04_llamada.formulario_llamada import LlamadaForm
from solicitudes.pasos.p04_llamada.ofertas import ofertas_para
from solicitudes.reglas.guion import guion_de


def guion_para(
    venta: Venta,
    condicion: str = "",
    ofertas: Iterable[CondicionComercial] | None = None,
    *,
    contra: str = "",
    ocupadas: Collection[str] = (),
) -> dict[str, Any]:
    """The script for the offer that is marked, or for the first one that can be offered.

    ``contra``: the one marked before, with which it is compared; ``ocupadas``: the keys that
    the page already has.
    """
    ofertas = list(ofertas_para(venta) if ofertas is None else ofertas)
    por_clave = {str(oferta.pk): oferta for oferta in ofertas}
    marcada, anterior = por_clave.get(condicion), por_clave.get(contra)
    oferta = marcada or next(iter(ofertas), None)
    nombres = [servicio.nombre for servicio in venta.servicios]
    comparada = None
    if marcada is not None and anterior is not None and marcada != anterior:
        comparada = comparar(venta, anterior, marcada)
    return {
        "oferta_marcada": oferta,
        "marcada": marcada is not None,
        "comparada": comparada,
        "guion": guion_de(venta, oferta, nombres) if oferta else [],
        "ramas": ramas_de(venta, 4, oferta, ocupadas=ocupadas),
    }


def teclas_ocupadas(venta: Venta) -> set[str]:
    """Those of the outcomes of this client's portfolio."""
    return {resultado.tecla for resultado in LlamadaForm(venta).resultados}
