import pytest

from bluecom.archivos import consulta
from bluecom.archivos.caras import cara_de, cara_llamada, caras_para
from bluecom.cuentas.models import Rol
from bluecom.planillas.herencia import mismo_archivo
from bluecom.planillas.models import Corrida
from bluecom.planillas.tipos import tipo_llamado, tipos
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def archivo(ahora, **cambios) -> Corrida:
    fijos = {"tipo": "cartera", "archivo": "n.csv", "nombre": "N", "sha256": "a" * 64}
    datos = fijos | {"pedida_en": ahora} | cambios
    return Corrida.objects.create(pedida_por=UsuarioFactory(), **datos)


@pytest.mark.parametrize("tipo", tipos())
def test_every_kind_has_pages_that_name_each_of_its_counts(tipo):
    cara = cara_llamada(tipo)

    assert cara is not None and cara.roles
    suyo = tipo_llamado(tipo)
    assert [conteo.clave for conteo in cara.conteos] == [*suyo.conteos, *suyo.ademas]
    assert len(cara.que_es) <= 80  # the name of a run whose kind asks for none


@pytest.mark.parametrize("de_prueba", [True, False])
def test_real_people_see_real_files_and_test_people_theirs(ahora, de_prueba):
    quien = UsuarioFactory(rol=Rol.SUPERVISOR, de_prueba=de_prueba)
    archivos = {si: archivo(ahora, de_prueba=si) for si in (True, False)}

    assert list(consulta.corridas_de(quien)) == [archivos[de_prueba]]
    assert consulta.sin_cerrar(quien) == [archivos[de_prueba]]
    assert consulta.sin_cerrar(quien, "cartera") == [archivos[de_prueba]]
    assert consulta.sin_cerrar(quien, "otra") == []


def test_a_file_is_seen_by_whoever_may_bring_its_kind_and_by_nobody_else(ahora):
    assert cara_de(archivo(ahora)).titulo == "Importar cartera"
    assert "cartera" in [cara.tipo for cara in caras_para(UsuarioFactory(rol=Rol.JEFE_VENTAS))]
    for rol in (Rol.ASESOR, Rol.CANALES_VIRTUALES, Rol.JEFE_SERVICIO, Rol.ADMINISTRADOR):
        assert not consulta.corridas_de(UsuarioFactory(rol=rol)).filter(tipo="cartera").exists()


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

    assert bool(consulta.sin_cerrar(UsuarioFactory(rol=Rol.SUPERVISOR))) is abierta


def test_the_counts_are_said_once_the_file_was_read(ahora):
    assert consulta.resumen_de(archivo(ahora)) == []

    resumen = consulta.resumen_de(archivo(ahora, conteos={"leidas": 3, "nuevas": 2}))

    assert {fila["etiqueta"]: fila["n"] for fila in resumen if fila["n"]} == {"Nuevas": 2}


def test_the_classes_to_look_at_are_those_that_the_file_has(ahora):
    una = archivo(ahora)
    for n, clase in enumerate(["rechazada", "advertencia", "rechazada", "nueva", "omitida"]):
        una.renglones.create(linea=n, resultado="x", clase=clase)

    clases = consulta.clases_de(una)

    assert [(c["clase"], c["n"]) for c in clases] == [("rechazada", 2), ("advertencia", 1)]
    assert [r.linea for r in consulta.por_mirar(una)] == [0, 1, 2]
    assert [r.linea for r in consulta.por_mirar(una, "advertencia")] == [1]


def test_the_same_bytes_are_recognised_only_where_they_were_loaded(ahora):
    esta = archivo(ahora)
    archivo(ahora, situacion="RECHAZADA")
    archivo(ahora, situacion="HECHA", sha256="b" * 64)
    assert mismo_archivo(esta) is None

    cargada = archivo(ahora, situacion="HECHA", nombre="Otro")

    assert mismo_archivo(esta) == cargada
    assert mismo_archivo(cargada) is None
