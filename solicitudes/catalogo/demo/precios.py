"""DEMO campaigns and prices. Nobody signed them: they are INICIAL until a person proposes."""

from decimal import Decimal
from typing import Any

from bluecom.vigencias.modelos import Situacion
from solicitudes.catalogo.demo.productos import DESDE, PLANES
from solicitudes.models import Campania, CondicionComercial, Plan

CAMPANIAS = [
    # código, nombre, es promoción
    ("CARTA", "Campaña vigente (DEMO)", False),
    ("COSTO_CERO", "Instalación costo cero", True),
]
REBAJAS = {"FTTH-50": "129", "FTTH-100": "179"}
"""What the promotion is: these plans, for less. Any other would be the same offer twice."""
GUION = """{saludo}, le habla {asesor}, de Bluecom, por encargo de COMTECO. ¿Hablo con {cliente}?
{apertura} en su domicilio ya puede tener {servicio}. ¿Le cuento en un minuto?
Le confirmo: {plan}, {tarifa} por mes; instalación, {instalacion}; permanencia de \
{permanencia} meses, y si lo deja antes, {cargo} por cada mes que falte.
¿Cuándo instalan? El plazo es {plazo}, después de revisar sus papeles."""


def cargar_precios() -> None:
    """The shipped campaign is the letter's: 0 / 18 / 30. Its promotion costs less."""
    for codigo, nombre, promocion in CAMPANIAS:
        Campania.objects.get_or_create(
            codigo=codigo,
            defaults={
                "nombre": nombre,
                "es_promocion": promocion,
                "vigente_desde": DESDE,
                "guion": GUION,
            },
        )
        for producto, plan, *_, tarifa in PLANES:
            if promocion and plan not in REBAJAS:
                continue
            CondicionComercial.objects.get_or_create(
                campania_id=codigo,
                plan=Plan.objects.get(codigo=plan),
                numero=1,
                defaults=_cifras(producto, REBAJAS[plan] if promocion else tarifa),
            )


def _cifras(producto: str, tarifa: str) -> dict[str, Any]:
    cifras: dict[str, Any] = {
        "tarifa": Decimal(tarifa),
        "costo_instalacion": Decimal(0),
        "costo_por_punto": Decimal(50) if producto in ("TV_HFC", "TV_DTH") else Decimal(0),
        "cable_excedente": Decimal(5) if producto == "TEL_FIJA" else Decimal(0),
        "vigente_desde": DESDE,
        "situacion": Situacion.INICIAL,
    }
    if producto == "INET_INAL":
        cifras["mega_adicional"] = Decimal("0.20")
    if producto in ("TEL_HSPA", "FULL_HOGAR_INAL"):
        cifras |= {
            "tarifa_hn": Decimal("0.50"),
            "tarifa_hr": Decimal("0.375"),
            "tarifa_hsr": Decimal("0.25"),
        }
    return cifras
