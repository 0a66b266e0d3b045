"""A short list leaves at once: what its filters show, for whom, and what the log keeps of it."""

import pytest
from django.test import Client

from bluecom.bitacora.models import Evento
from bluecom.cuentas.models import Rol
from bluecom.listados import exportar
from bluecom.listados.listado import listados_de
from tests.factories_cuentas import UsuarioFactory
from tests.listados.inventado import GENTE, gente, inscribir

pytestmark = pytest.mark.django_db
URL = "/listados/gente/exportar/"


@pytest.fixture(autouse=True)
def listado(monkeypatch):
    return inscribir(monkeypatch)


def como(rol: str) -> Client:
    cliente = Client()
    cliente.persona = UsuarioFactory(rol=rol)
    cliente.force_login(cliente.persona, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


def lineas(respuesta) -> list[str]:
    return b"".join(respuesta).decode("utf-8-sig").splitlines()


def test_the_file_has_every_row_that_the_filters_show_and_a_name_with_its_day(monkeypatch):
    monkeypatch.setattr(exportar, "_DE_UNA_VEZ", 2)
    personas = gente(5)
    respuesta = como(Rol.JEFE_VENTAS).post(URL, {"formato": "csv"})

    assert lineas(respuesta) == [
        "N.º;Nombre;Debe",
        *(f'{persona.pk};"Zutana";1,50' for persona in personas),
    ]
    assert respuesta["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="gente-20' in respuesta["Content-Disposition"]


def test_who_may_read_the_list_but_not_whose_row_it_is_gets_the_other_columns():
    (persona,) = gente(1)

    assert lineas(como(Rol.SUPERVISOR).post(URL, {"formato": "csv"})) == [
        "N.º;Debe",
        f"{persona.pk};1,50",
    ]


def test_without_a_format_it_is_a_workbook():
    gente(1)
    respuesta = como(Rol.JEFE_VENTAS).post(URL)

    assert b"".join(respuesta).startswith(b"PK")
    assert ".xlsx" in respuesta["Content-Disposition"]


def test_who_does_not_read_the_list_takes_nothing_and_it_is_offered_to_nobody_else():
    gente(1)

    assert como(Rol.ASESOR).post(URL).status_code == 403
    assert not Evento.objects.filter(tipo="exportar").exists()
    assert GENTE in listados_de(UsuarioFactory(rol=Rol.SUPERVISOR))
    assert GENTE not in listados_de(UsuarioFactory(rol=Rol.ASESOR))
    assert GENTE not in listados_de(UsuarioFactory(rol=Rol.SUPERVISOR, is_active=False))


def test_the_log_keeps_which_list_with_which_filters_and_how_many_rows_and_no_word_typed():
    primera, _ = gente(2)
    jefe = como(Rol.JEFE_VENTAS)
    jefe.post(f"{URL}?rol=ASESOR&quien={primera.username}&page=7", {"formato": "csv"})

    evento = Evento.objects.get(tipo="exportar")
    assert (evento.cadena, evento.actor) == (f"usuario:{jefe.persona.pk}", jefe.persona)
    assert evento.datos == {
        "listado": "gente",
        "filtros": {"rol": "ASESOR", "quien": "…"},
        "formato": "csv",
        "filas": 1,
    }


def test_a_filter_that_is_none_is_told_and_nothing_leaves():
    respuesta = como(Rol.JEFE_VENTAS).post(f"{URL}?quien=nadie", follow=True)

    assert "No hay nadie así." in respuesta.content.decode()
    assert not Evento.objects.filter(tipo="exportar").exists()


def test_more_than_a_file_should_hold_is_asked_for_in_parts(monkeypatch):
    monkeypatch.setattr(exportar, "EN_EL_ACTO", 1)
    monkeypatch.setattr(exportar, "TOPE", 2)
    gente(3)
    respuesta = como(Rol.JEFE_VENTAS).post(URL, follow=True)

    assert "exporte por partes" in respuesta.content.decode()


def test_to_export_is_asked_for_and_never_followed():
    assert como(Rol.JEFE_VENTAS).get(URL).status_code == 405
