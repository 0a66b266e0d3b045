"""The data of the papers is frozen and survives JSON."""

import dataclasses
import json

import pytest

from documentos.datos import Persona, Tercero, a_json, de_json
from tests.documentos import factories as f


@pytest.mark.parametrize("datos", f.todos_los_papeles(), ids=lambda d: d.TIPO)
def test_every_paper_survives_json(datos):
    assert de_json(type(datos), json.loads(json.dumps(a_json(datos)))) == datos


def test_data_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        f.datos_contrato().glosa = "otra"


def test_without_equipment_there_is_no_comodato():
    sin_equipos = dataclasses.replace(f.SERVICIO, equipos=())

    with pytest.raises(ValueError, match="no corresponde un comodato"):
        f.datos_comodato(servicio=sin_equipos)


def test_the_third_party_signs_for_the_titular():
    hija = Persona(nombre="Lucía Rojas", ci="7654321 CB")
    solicitante = dataclasses.replace(f.SOLICITANTE, tercero=Tercero(persona=hija, relacion="hija"))

    assert solicitante.firmante == hija
