"""A new state, role, paper or step fails here until it is in each of its places."""

from pathlib import Path

import pytest

from bluecom.cuentas.models import Rol
from bluecom.interfaz.estados import ASPECTOS
from bluecom.interfaz.navegacion import POR_ROL
from documentos.muestra import instantanea_de_muestra
from documentos.tipos import TipoDocumento
from indicadores.consultas.embudo import ESCALERA
from indicadores.consultas.tiempos import _QUIEN
from solicitudes.management.paginas import POR_PREDICADO, ROLES
from solicitudes.pasos.tabla import TALLERES
from solicitudes.reglas import estados as e
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import PASO_INICIAL, escalera, transiciones
from solicitudes.reglas.frases import FRASES
from solicitudes.reglas.procedimiento import PASOS
from tests.acceso import matriz

RAIZ = Path(__file__).parents[1]
SIN_TALLER = {1, 11}
"""Step 1 is *Siguiente cliente*; step 11 is done at the counter of Canales Virtuales."""


def test_the_lists_of_states_are_complete_and_disjoint():
    partes = (e.EN_MANO, e.EN_CURSO, (Estado.INSTALADA,), e.TERMINADAS)

    assert sorted(estado for parte in partes for estado in parte) == sorted(Estado)


def test_every_state_has_its_look():
    assert set(Estado.values) <= set(ASPECTOS)


def test_every_state_is_somebodys_to_move_or_an_end():
    assert set(_QUIEN) | set(e.TERMINADAS) == set(Estado)


def test_every_state_but_the_lost_ones_stands_on_one_rung_of_the_funnel():
    peldanos = [estado for _, _, _, estados in ESCALERA for estado in estados]

    assert sorted(peldanos) == sorted(set(Estado) - {Estado.DESCARTADA, Estado.ANULADA})


def test_every_rung_of_the_funnel_is_a_transition_of_the_machine():
    de_la_maquina = {t.name for t in transiciones()} | {"tomar"}

    assert {transicion for _, transicion, _, _ in ESCALERA} <= de_la_maquina


def test_every_step_is_a_transition_of_the_machine_and_is_taken_somewhere():
    de_la_maquina = {int(t.custom["paso"]): t.name for t in escalera().values()}
    del_procedimiento = {paso.numero: paso.transicion for paso in PASOS if paso.transicion}

    assert del_procedimiento == {n: nombre for n, nombre in de_la_maquina.items() if n != 11}
    assert int(PASO_INICIAL["paso"]) == 1
    assert set(TALLERES) == {paso.numero for paso in PASOS} - SIN_TALLER


def test_every_step_that_is_taken_has_its_room_and_its_tests():
    salas = {ruta.name for ruta in (RAIZ / "solicitudes" / "pasos").glob("p??_*")}

    for numero in set(TALLERES) | {11}:
        assert any(f"p{numero:02d}_" in sala for sala in salas), numero


def test_every_act_of_the_machine_has_its_sentence():
    assert {t.name for t in transiciones()} <= set(FRASES)


def test_every_permission_of_the_machine_says_which_roles_it_lets_in():
    assert {t.permission for t in transiciones()} == set(POR_PREDICADO)


def test_every_role_but_the_systems_own_has_its_menu_and_its_column():
    personas = set(Rol) - {Rol.SISTEMA}

    assert set(POR_ROL) == personas
    assert set(ROLES) == personas
    assert personas == set(matriz.TODOS)


@pytest.mark.parametrize("tipo", TipoDocumento.values)
def test_every_paper_has_its_template_its_sample_and_its_picture(tipo):
    assert (RAIZ / "templates" / "papeles" / "v1" / f"{tipo.lower()}.html").is_file()
    assert instantanea_de_muestra(tipo)["titulo"] == TipoDocumento(tipo).label
    assert (RAIZ / "tests" / "documentos" / "patrones" / f"{tipo.lower()}-1.png").is_file()
