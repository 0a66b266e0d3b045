"""Steps 2 and 3 as the files loaded for the whole portfolio answer them (2.1, 3.2).

A file answers where the system gives no answer by itself, while what it says holds, and unless
a person looked after it: what was seen last is what is known.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from bluecom.bolivia.fechas import hoy
from bluecom.integraciones.contact_center.puerto import Capacidad
from bluecom.integraciones.preguntar import Respuesta
from bluecom.integraciones.smartflex.puerto import Impedimentos
from bluecom.parametros.consultas import valor
from cartera.dichos import (
    CapacidadDicha,
    Hecho,
    capacidad_dicha,
    dichos_de_zonas,
    impedimento_dicho_de,
)
from cartera.models import CapacidadZona
from cartera.zonas import clave_de_zona
from solicitudes.models import EstructuraProducto, Tecnologia, Venta
from solicitudes.pasos.p02_p03_consultas.reuso import ultima_mirada
from solicitudes.puerta.archivo import Origen
from solicitudes.reglas.parametros import DIAS_DE_CAPACIDAD, DIAS_SIN_IMPEDIMENTOS

T = TypeVar("T")
DE_TODO = ""
"""Of step 2, which has no technologies."""


@dataclass(frozen=True)
class SegunArchivo(Respuesta[T]):
    """An answer, with the rows behind each technology and how long one holds by itself."""

    por: Mapping[str, tuple[Hecho, ...]] = field(default_factory=dict)
    dias: int = 0

    def origen(self, cuales: Collection[str] = ()) -> Origen:
        """What the answer stands on; ``cuales``: for these technologies alone."""
        hechos = [h for que in cuales or self.por for h in self.por.get(que, ())]
        return Origen(
            tuple(dict.fromkeys(hechos)), min(vence_el(hecho, self.dias) for hecho in hechos)
        )


def vence_el(hecho: Hecho, dias: int) -> date:
    """As the file says, or so many days after its own."""
    dicho = hecho.vigente_hasta if isinstance(hecho, CapacidadZona) else None
    return dicho or hoy(hecho.dicho_en) + timedelta(days=dias)


def impedimentos_segun_archivo(
    venta: Venta, sistema: Respuesta[T]
) -> Respuesta[Impedimentos] | None:
    """What Smartflex's last file says of this client (2.1)."""
    hecho = impedimento_dicho_de(venta.contacto.cliente_id)
    if hecho is None:
        return None
    dias = valor(DIAS_SIN_IMPEDIMENTOS, venta.ahora)
    if not _sirven([hecho], dias, venta, 2):
        return None
    dicho = Impedimentos(hecho.limpio, hecho.corrida.archivo, hecho.motivo)
    return SegunArchivo(sistema.sistema, dicho, sistema.callado, por={DE_TODO: (hecho,)}, dias=dias)


def capacidad_segun_archivo(venta: Venta, sistema: Respuesta[T]) -> Respuesta[Capacidad] | None:
    """What Contact Center's files say of this place, for the services required (3.2).

    That there is none is an answer only when it is known of every technology that could serve.
    """
    contacto = venta.contacto
    clave = clave_de_zona(contacto.zona)
    hechos = dichos_de_zonas([clave], de_prueba=contacto.cartera.de_prueba) if clave else []
    if not hechos:
        return None
    dias = valor(DIAS_DE_CAPACIDAD, venta.ahora)
    dichas = _por_tecnologia(venta, hechos, dias)
    hay = {t: d.hechos for t, d in dichas.items() if d is not None and d.disponible}
    if not hay and None in dichas.values():
        return None
    por = hay or {t: d.hechos for t, d in dichas.items() if d is not None}
    if not por:
        return None
    respuesta: SegunArchivo[Capacidad]
    respuesta = SegunArchivo(sistema.sistema, None, sistema.callado, por=por, dias=dias)
    origen = respuesta.origen()
    if not _sirven(origen.hechos, dias, venta, 3):
        return None
    archivos = ", ".join(dict.fromkeys(hecho.corrida.archivo for hecho in origen.hechos))
    dicho = Capacidad(tuple(hay), archivos, origen.vence_el if hay else None)
    return replace(respuesta, dicho=dicho)


def _por_tecnologia(
    venta: Venta, hechos: Collection[CapacidadZona], dias: int
) -> dict[str, CapacidadDicha | None]:
    gabinete = clave_de_zona(venta.contacto.gabinete)
    dichas: dict[str, CapacidadDicha | None] = {}
    for tecnologia, productos in productos_por_tecnologia(venta.servicios_requeridos, venta.dia):
        dicha = capacidad_dicha(
            hechos, tecnologia=tecnologia, gabinete=gabinete, productos=productos
        )
        vale = dicha and all(vence_el(hecho, dias) >= venta.dia for hecho in dicha.hechos)
        dichas[tecnologia] = dicha if vale else None
    return dichas


def productos_por_tecnologia(requeridos: Collection[str], dia: date) -> list[tuple[str, set[str]]]:
    """Which of these services each technology can carry, in the order of the technologies."""
    pares = (
        EstructuraProducto.objects.vigentes(dia)
        .filter(producto__in=requeridos)
        .values_list("tecnologia", "producto")
        .distinct()
    )
    de_cada_una: dict[str, set[str]] = {}
    for tecnologia, producto in pares:
        de_cada_una.setdefault(tecnologia, set()).add(producto)
    return [(t, de_cada_una[t]) for t in Tecnologia.values if t in de_cada_una]


def _sirven(hechos: Collection[Hecho], dias: int, venta: Venta, paso: int) -> bool:
    """Still in force, and not overtaken by what a person saw afterwards."""
    if any(vence_el(hecho, dias) < venta.dia for hecho in hechos):
        return False
    mirada = ultima_mirada(venta, paso)
    return mirada is None or all(mirada.consultado_en <= hecho.dicho_en for hecho in hechos)
