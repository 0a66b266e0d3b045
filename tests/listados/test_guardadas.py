"""Filters kept by a name: for oneself or for a role, and for nobody who does not read the list."""

import pytest
from django.test import Client

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.listados.guardadas import borrar, guardar, roles_de, vistas_de
from bluecom.listados.listado import listado_llamado
from bluecom.listados.models import VistaGuardada
from bluecom.rechazo import Rechazo
from tests.factories_cuentas import UsuarioFactory
from tests.listados.inventado import GENTE, inscribir

pytestmark = pytest.mark.django_db
FILTROS = {"rol": "ASESOR"}


@pytest.fixture(autouse=True)
def listado(monkeypatch):
    return inscribir(monkeypatch)


@pytest.fixture
def jefa():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS)


@pytest.fixture
def supervisor():
    return UsuarioFactory(rol=Rol.SUPERVISOR)


def como(persona) -> Client:
    cliente = Client()
    cliente.force_login(persona, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


def test_ones_own_is_seen_by_oneself_and_a_shared_one_by_the_role(jefa, supervisor, ahora):
    mia = guardar(GENTE, "Mía", FILTROS, acto=Acto(jefa, ahora))
    suya = guardar(GENTE, "Piso", FILTROS, para_rol=Rol.SUPERVISOR, acto=Acto(jefa, ahora))

    assert vistas_de(GENTE, jefa).suyas == [mia, suya]
    assert vistas_de(GENTE, supervisor).suyas == [suya]
    assert vistas_de(GENTE, UsuarioFactory(rol=Rol.JEFE_VENTAS)).suyas == []


def test_who_does_not_read_the_list_any_more_sees_none_of_its_views(jefa, ahora):
    guardar(GENTE, "Mía", FILTROS, acto=Acto(jefa, ahora))
    jefa.rol = Rol.ASESOR
    jefa.save()

    assert vistas_de(GENTE, jefa).suyas == []


def test_test_people_and_real_people_share_nothing(jefa, ahora):
    guardar(GENTE, "Piso", FILTROS, para_rol=Rol.SUPERVISOR, acto=Acto(jefa, ahora))

    de_prueba = UsuarioFactory(rol=Rol.SUPERVISOR, de_prueba=True)
    assert vistas_de(GENTE, de_prueba).suyas == []


@pytest.mark.parametrize(
    ("nombre", "filtros", "rol"),
    [(" ", FILTROS, ""), ("Algo", {}, ""), ("Algo", {"quien": "nadie"}, ""),
     ("Algo", FILTROS, Rol.ASESOR), ("Algo", {"page": "3"}, "")],
)  # fmt: skip
def test_a_view_has_a_name_and_filters_and_a_role_that_reads_the_list(
    jefa, ahora, nombre, filtros, rol
):
    with pytest.raises(Rechazo):
        guardar(GENTE, nombre, filtros, para_rol=rol, acto=Acto(jefa, ahora))


def test_the_same_name_is_the_same_view_with_other_filters(jefa, ahora):
    una = guardar(GENTE, "Mía", FILTROS, acto=Acto(jefa, ahora))
    otra = guardar(GENTE, "Mía ", {"rol": "SUPERVISOR"}, acto=Acto(jefa, ahora))

    assert una == otra
    assert otra.filtros == {"rol": "SUPERVISOR"}


def test_only_who_kept_it_takes_it_away(jefa, supervisor, ahora):
    vista = guardar(GENTE, "Piso", FILTROS, para_rol=Rol.SUPERVISOR, acto=Acto(jefa, ahora))
    borrar(vista.pk, acto=Acto(supervisor, ahora))

    assert VistaGuardada.objects.count() == 1
    assert como(supervisor).post(f"/vistas/{vista.pk}/borrar/").status_code == 404
    assert como(jefa).post(f"/vistas/{vista.pk}/borrar/").status_code == 302
    assert not VistaGuardada.objects.exists()


def test_who_reads_the_list_no_more_finds_his_view_elsewhere_and_takes_it_away(jefa, ahora):
    vista = guardar(GENTE, "Piso", FILTROS, acto=Acto(jefa, ahora))
    assert vistas_de(GENTE, jefa).sin_listado == []
    jefa.rol = Rol.ASESOR
    jefa.save()

    assert vistas_de(GENTE, jefa) == ([], [vista])
    pagina = como(jefa).get("/ventas/").content.decode()
    assert "«Piso», de un listado que usted ya no lee" in pagina
    respuesta = como(jefa).post(f"/vistas/{vista.pk}/borrar/")
    assert (respuesta.status_code, respuesta.url) == (302, "/")
    assert not VistaGuardada.objects.exists()


def test_a_list_of_everybody_is_shared_with_any_role_and_another_with_who_reads_it():
    assert set(roles_de(GENTE)) == {Rol.SUPERVISOR, Rol.JEFE_VENTAS}
    assert Rol.ASESOR in roles_de(listado_llamado("avisos"))
    assert Rol.SISTEMA not in roles_de(listado_llamado("avisos"))


def test_it_is_kept_from_the_page_and_opened_from_the_page_of_another(jefa, supervisor):
    url = "/listados/ventas/vistas/?estado=GLOSADA&antes=7-7"
    datos = {"nombre": "Por imprimir", "para_rol": Rol.SUPERVISOR}
    respuesta = como(jefa).post(url, datos)

    assert respuesta.status_code == 302
    pagina = como(supervisor).get("/ventas/").content.decode()
    assert "Vistas guardadas (1)" in pagina
    assert 'href="/ventas/?estado=GLOSADA"' in pagina
    assert f"de {jefa}" in pagina
    abierta = como(supervisor).get("/ventas/?estado=GLOSADA").content.decode()
    assert '<a href="/ventas/?estado=GLOSADA" aria-current="true">Por imprimir</a>' in abierta
    assert (
        "Vistas guardadas"
        not in como(UsuarioFactory(rol=Rol.ASESOR)).get("/ventas/").content.decode()
    )


def test_who_does_not_read_the_list_keeps_no_view_of_it():
    respuesta = como(UsuarioFactory(rol=Rol.ASESOR)).post(
        "/listados/gente/vistas/?rol=ASESOR", {"nombre": "x"}
    )

    assert respuesta.status_code == 403
