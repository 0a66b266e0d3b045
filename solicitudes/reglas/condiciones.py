"""The conditions snapshot: taken at step 4, it alone feeds letter, papers, gloss and e-mail."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

DECIMALES = {
    "tarifa",
    "costo_instalacion",
    "costo_por_punto",
    "cable_excedente",
    "cargo_mes_faltante",
    "mega_adicional",
    "tarifa_hn",
    "tarifa_hr",
    "tarifa_hsr",
}

CIFRAS = (
    "tarifa",
    "costo_instalacion",
    "costo_por_punto",
    "cable_excedente",
    "permanencia",
    "cargo_mes_faltante",
    "mega_adicional",
    "tarifa_hn",
    "tarifa_hr",
    "tarifa_hsr",
    "aviso_retiro_dias",
    "plazo_instalacion",
)
"""What a price states, in the order in which people read it."""


class Campania(Protocol):
    @property
    def nombre(self) -> str: ...
    @property
    def es_promocion(self) -> bool: ...
    @property
    def guion(self) -> str: ...


class Plan(Protocol):
    @property
    def nombre(self) -> str: ...
    @property
    def producto(self) -> object: ...


class Precio(Protocol):
    """A ``CondicionComercial``, as far as the rules read it; its figures go by their names."""

    @property
    def pk(self) -> int: ...
    @property
    def campania(self) -> Campania: ...
    @property
    def plan(self) -> Plan: ...
    @property
    def numero(self) -> int: ...
    @property
    def tarifa(self) -> Decimal: ...
    @property
    def costo_instalacion(self) -> Decimal: ...
    @property
    def permanencia(self) -> int: ...
    @property
    def cargo_mes_faltante(self) -> Decimal: ...
    @property
    def plazo_instalacion(self) -> str: ...


@dataclass(frozen=True)
class Condiciones:
    """What the client accepted. Amounts in bolivianos, ``permanencia`` in months."""

    campania: str
    promocion: str
    plan: str
    tarifa: Decimal
    costo_instalacion: Decimal
    costo_por_punto: Decimal
    cable_excedente: Decimal
    permanencia: int
    cargo_mes_faltante: Decimal
    mega_adicional: Decimal | None
    tarifa_hn: Decimal | None
    tarifa_hr: Decimal | None
    tarifa_hsr: Decimal | None
    aviso_retiro_dias: int
    plazo_instalacion: str
    version: int
    tomadas_el: str
    demo: bool

    @classmethod
    def de(cls, condicion: Precio, *, dia: date) -> "Condiciones":
        """Freeze a ``CondicionComercial`` as it stands on ``dia``."""
        campania = condicion.campania
        propios = {
            campo.name: getattr(condicion, campo.name)
            for campo in fields(cls)
            if campo.name not in {"campania", "promocion", "plan", "version", "tomadas_el"}
        }
        return cls(
            campania=campania.nombre,
            promocion=campania.nombre if campania.es_promocion else "",
            plan=condicion.plan.nombre,
            version=condicion.numero,
            tomadas_el=dia.isoformat(),
            **propios,
        )

    def a_json(self) -> dict[str, Any]:
        return {
            clave: str(valor) if isinstance(valor, Decimal) else valor
            for clave, valor in asdict(self).items()
        }

    @classmethod
    def de_json(cls, datos: dict[str, Any]) -> "Condiciones":
        leidos: dict[str, Any] = {
            clave: Decimal(valor) if clave in DECIMALES and valor is not None else valor
            for clave, valor in datos.items()
        }
        return cls(**leidos)
