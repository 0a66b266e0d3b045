"""The conditions snapshot: what the client accepted, frozen on its day (4.2)."""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal

import pytest

from solicitudes.models import Campania, CondicionComercial, Plan
from solicitudes.reglas.condiciones import CIFRAS, DECIMALES, Condiciones

pytestmark = pytest.mark.paso("4.2")
MONTOS = {clave: Decimal(n) + Decimal("0.50") for n, clave in enumerate(sorted(DECIMALES))}


def tomadas(*, promocion=True, **otros):
    campania = Campania(nombre="Hogar", es_promocion=promocion)
    propios = {"permanencia": 18, "aviso_retiro_dias": 30, "plazo_instalacion": "5 días"}
    condicion = CondicionComercial(
        campania=campania, plan=Plan(nombre="30 Mbps"), numero=3, **(MONTOS | propios | otros)
    )
    return Condiciones.de(condicion, dia=date(2026, 11, 23))


def test_a_price_is_frozen_with_its_names_its_version_and_its_day():
    condiciones = asdict(tomadas())

    assert {clave: condiciones[clave] for clave in MONTOS} == MONTOS
    assert (condiciones["campania"], condiciones["promocion"]) == ("Hogar", "Hogar")
    assert (condiciones["plan"], condiciones["version"]) == ("30 Mbps", 3)
    assert (condiciones["permanencia"], condiciones["plazo_instalacion"]) == (18, "5 días")
    assert condiciones["tomadas_el"] == "2026-11-23"


def test_a_campaign_that_is_no_promotion_leaves_none():
    assert tomadas(promocion=False).promocion == ""


def test_what_is_kept_is_read_back_to_the_cent():
    condiciones = tomadas(mega_adicional=None, tarifa_hr=Decimal("0.375"))

    guardadas = json.loads(json.dumps(condiciones.a_json()))

    assert guardadas["tarifa_hr"] == "0.375"
    assert Condiciones.de_json(guardadas) == condiciones


def test_every_figure_of_a_price_is_one_of_the_snapshot():
    assert set(CIFRAS) <= set(asdict(tomadas()))
