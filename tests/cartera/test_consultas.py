"""What the pages of *Carteras* read, each for its person and its portfolio."""

import pytest

from bluecom.cuentas.models import Rol
from bluecom.planillas.models import Corrida
from cartera import consultas
from cartera.models import Desenlace
from cartera.servicios import cerrar
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def archivo(ahora, **cambios) -> Corrida:
    fijos = {"tipo": "cartera", "archivo": "n.csv", "nombre": "N", "sha256": "a" * 64}
    datos = fijos | {"pedida_en": ahora} | cambios
    return Corrida.objects.create(pedida_por=UsuarioFactory(), **datos)


@pytest.mark.parametrize("de_prueba", [True, False])
def test_real_people_see_real_portfolios_and_files_and_test_people_theirs(ahora, de_prueba):
    quien = UsuarioFactory(rol=Rol.SUPERVISOR, de_prueba=de_prueba)
    carteras = {si: CarteraFactory(de_prueba=si) for si in (True, False)}
    archivos = {si: archivo(ahora, de_prueba=si) for si in (True, False)}

    assert list(consultas.carteras_de(quien)) == [carteras[de_prueba]]
    assert list(consultas.importaciones_de(quien)) == [archivos[de_prueba]]
    assert consultas.sin_cerrar(quien) == [archivos[de_prueba]]


@pytest.mark.parametrize(
    ("situacion", "abierta"),
    [
        ("LEYENDO", True), ("POR_CONFIRMAR", True), ("CARGANDO", True),
        ("POR_RECONOCER", True), ("DESHACIENDO", True), ("DESHECHA", False),
        ("HECHA", False), ("RECHAZADA", False), ("DESISTIDA", False),
    ],
)  # fmt: skip
def test_a_file_is_open_until_it_is_loaded_refused_or_left(ahora, situacion, abierta):
    archivo(ahora, situacion=situacion)

    assert bool(consultas.sin_cerrar(UsuarioFactory(rol=Rol.SUPERVISOR))) is abierta


def test_the_counts_are_said_once_the_file_was_read(ahora):
    assert consultas.resumen_de(archivo(ahora)) == []

    resumen = consultas.resumen_de(archivo(ahora, conteos={"leidas": 3, "nuevas": 2}))

    assert {fila["etiqueta"]: fila["n"] for fila in resumen if fila["n"]} == {"Nuevas": 2}


def test_the_classes_to_look_at_are_those_that_the_file_has(ahora):
    una = archivo(ahora)
    for n, clase in enumerate(["rechazada", "advertencia", "rechazada", "nueva", "omitida"]):
        una.renglones.create(linea=n, resultado="x", clase=clase)

    clases = consultas.clases_de(una)

    assert [(c["clase"], c["n"]) for c in clases] == [("rechazada", 2), ("advertencia", 1)]
    assert [r.linea for r in consultas.por_mirar(una)] == [0, 1, 2]
    assert [r.linea for r in consultas.por_mirar(una, "advertencia")] == [1]


def test_the_same_bytes_are_recognised_only_where_they_were_loaded(ahora):
    esta = archivo(ahora)
    archivo(ahora, situacion="RECHAZADA")
    archivo(ahora, situacion="HECHA", objeto_id=CarteraFactory().pk, sha256="b" * 64)
    assert consultas.mismo_archivo(esta) is None

    cargada = archivo(ahora, situacion="HECHA", objeto_id=CarteraFactory().pk, nombre="Otro")

    assert consultas.mismo_archivo(esta) == cargada
    assert consultas.mismo_archivo(cargada) is None


def test_a_zone_counts_what_is_still_nobodys():
    cartera = CarteraFactory()
    for cambios in (
        {}, {"asignado_a": UsuarioFactory()}, {"situacion": "CERRADO"}, {"situacion": "VENDIDO"},
        {"es_elegible": False},
    ):  # fmt: skip
        ContactoCarteraFactory(cartera=cartera, zona="Sarco", **cambios)
    ContactoCarteraFactory(cartera=cartera, zona="")

    assert consultas.por_zona(cartera) == [{"zona": "Sarco", "total": 5, "libres": 1}]


def test_clients_go_to_active_asesores_of_the_same_kind():
    cartera = CarteraFactory()
    asesora = UsuarioFactory(first_name="Ana")
    UsuarioFactory(is_active=False)
    UsuarioFactory(de_prueba=True)
    UsuarioFactory(rol=Rol.SUPERVISOR)

    assert list(consultas.asesores_para(cartera)) == [asesora]


def test_whoever_has_clients_to_call_is_listed_though_absent():
    ausente, otro = UsuarioFactory(is_active=False), UsuarioFactory()
    contacto = ContactoCarteraFactory(asignado_a=ausente, situacion="REINTENTO")
    ContactoCarteraFactory(cartera=contacto.cartera, asignado_a=otro, situacion="VENDIDO")

    assert list(consultas.con_clientes_en(contacto.cartera)) == [ausente]


@pytest.mark.paso("2.1", "3.2")
def test_who_was_turned_down_without_a_call_is_of_who_had_him(ahora):
    asesora = UsuarioFactory()
    contacto = ContactoCarteraFactory(en_mano_de=asesora)
    cerrar(contacto.pk, Desenlace.CERRADO, ahora=ahora)

    assert [fila["persona"] for fila in consultas.por_agente(contacto.cartera)] == [asesora]
