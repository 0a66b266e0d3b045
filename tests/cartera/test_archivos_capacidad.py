"""Contact Center's file: a state for each technology of each zone, dated (3.2)."""

from datetime import date, datetime

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from bluecom.planillas.models import Corrida
from cartera.dichos import capacidad_dicha, dichos_de_zonas, impedimento_dicho_de
from cartera.models import CapacidadZona, ContactoCartera
from cartera.servicios import importar_cartera
from cartera.zonas import clave_de_zona
from tests.cartera.archivos import deshacer_archivo, importar_archivo
from tests.cartera.factories import ClienteFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = [pytest.mark.django_db, pytest.mark.paso("3.2")]

CABEZA = "Zona;Gabinete;Tecnología;Producto;Puertos libres;Vale hasta;Fecha"


@pytest.fixture
def acto(ahora):
    return Acto(UsuarioFactory(rol="SUPERVISOR"), ahora)


@pytest.fixture
def cargar(acto):
    def _cargar(*filas: str, **como) -> Corrida:
        contenido = "\r\n".join([CABEZA, *filas]).encode("cp1252")
        return importar_archivo(contenido, tipo="capacidad", acto=acto, **como)

    return _cargar


def dice(tecnologia: str = "FIBRA", gabinete: str = "", productos=("FTTH_GPON",), **como):
    hechos = dichos_de_zonas(["CENTRAL"], de_prueba=False)
    dicha = capacidad_dicha(
        hechos, tecnologia=tecnologia, gabinete=gabinete, productos=productos, **como
    )
    return dicha and dicha.disponible


def resultados(corrida: Corrida) -> dict[int, str]:
    return dict(corrida.renglones.values_list("linea", "resultado"))


def test_each_row_says_a_zone_by_a_technology_and_until_when(cargar):
    corrida = cargar(
        "Zona Central;;Fibra óptica;;12;30/11/2026;20/11/2026",
        "CENTRAL;;Cobre;;0;;20/11/2026",
        "Central;;HFC;;Saturado;;20/11/2026",
    )

    assert corrida.conteos["nuevas"] == 3
    fibra = CapacidadZona.objects.get(tecnologia="FIBRA")
    assert (fibra.zona, fibra.clave_zona, fibra.vigente_hasta) == (
        "Zona Central", "CENTRAL", date(2026, 11, 30),
    )  # fmt: skip
    assert (dice("FIBRA"), dice("COBRE"), dice("HFC"), dice("SATELITE")) == (
        True, False, False, None,
    )  # fmt: skip


def test_every_record_of_a_dirty_file_is_in_one_class_with_its_reason(cargar):
    corrida = cargar(
        "Central;;Fibra;;SI;;20/11/2026",
        "central;;FTTH;;SI;;20/11/2026",
        "Central;;Fibra;;SI;;19/11/2026",
        "Norte;;Fibra;;SI;;20/11/2026",
        "Norte;;Fibra;;NO;;20/11/2026",
        ";;Fibra;;SI;;20/11/2026",
        "Sur;;Paloma;;SI;;20/11/2026",
        "Sur;;;;SI;;20/11/2026",
        "Sur;;Fibra;;tal vez;;20/11/2026",
        "Sur;;Fibra;;;;20/11/2026",
        "Sur;;Fibra;;-3;;20/11/2026",
        "Sur;;Fibra;;SI;19/11/2026;20/11/2026",
        "Sur;;Fibra;Internet y TV;SI;;20/11/2026",
        "Sur;;Fibra;;SI;;mañana",
        "TOTAL;14;;;;;",
    )

    assert resultados(corrida) == {
        2: "nuevas", 3: "repetidas", 4: "anteriores", 5: "conflictos", 6: "conflictos",
        **dict.fromkeys(range(7, 16), "rechazadas"), 16: "omitidas",
    }  # fmt: skip
    assert not corrida.renglones.exclude(resultado="nuevas").filter(motivo="").exists()
    assert sum(corrida.conteos.values()) == 2 * corrida.conteos["leidas"] == 30


def test_a_newer_file_holds_an_older_one_does_not_and_the_same_writes_nothing(cargar):
    cargar("Central;;Fibra;;NO;;20/11/2026")
    nueva = cargar("Central;;Fibra;;SI;;21/11/2026")
    vieja = cargar("Central;;Fibra;;NO;;19/11/2026")
    misma = cargar("Central;;Fibra;;SI;;21/11/2026")

    assert dice() is True
    assert dice(hasta=datetime(2026, 11, 20, 12, tzinfo=LA_PAZ)) is False
    assert [c.conteos["nuevas"] for c in (nueva, vieja, misma)] == [1, 0, 0]
    assert (vieja.conteos["anteriores"], misma.conteos["sin_cambios"]) == (1, 1)


def test_undoing_a_file_leaves_what_the_one_before_said(cargar, acto):
    cargar("Central;;Fibra;;NO;;20/11/2026")
    nueva = cargar("Central;;Fibra;;SI;;21/11/2026", "Norte;;Fibra;;SI;;21/11/2026")

    assert deshacer_archivo(nueva, acto) == {"deshechas": 2, "quedan": 0}
    assert dice() is False


def test_what_is_said_of_one_service_rules_it_alone_until_something_newer_is_said_of_all(cargar):
    cargar("Central;;Fibra;;SI;;20/11/2026", "Central;;Fibra;TV;NO;;20/11/2026")
    assert dice(productos=["FTTH_GPON"]) is True
    assert dice(productos=["FTTH_GPON", "TV_HFC"]) is False

    cargar("Central;;Fibra;;SI;;21/11/2026")
    assert dice(productos=["FTTH_GPON", "TV_HFC"]) is True


def test_what_is_said_of_one_service_says_nothing_of_another(cargar):
    cargar("Central;;Fibra;TV;SI;;20/11/2026")

    assert dice(productos=["FTTH_GPON"]) is None


def test_a_cabinet_rules_its_clients_and_a_newer_word_on_the_zone_rules_all(cargar):
    cargar("Central;;Fibra;;NO;;20/11/2026", "Central;A1;Fibra;;SI;;20/11/2026")
    assert [dice(gabinete=g) for g in ("A1", "A2", "")] == [True, False, False]

    cargar("Central;;Fibra;;NO;;21/11/2026")
    assert dice(gabinete="A1") is False


def test_the_practice_world_is_kept_apart(cargar):
    cargar("Central;;Fibra;;SI;;20/11/2026", de_prueba=True)
    real = cargar("Central;;Fibra;;NO;;19/11/2026")

    assert real.conteos["nuevas"] == 1
    assert dice() is False


@pytest.mark.parametrize(
    ("texto", "clave"),
    [
        ("Zona  Nor-Oeste", "NOR OESTE"),
        ("barrio peñas", "PEÑAS"),
        ("Gabinete A-12", "A 12"),
        ("ZONA", "ZONA"),
        (" - ", ""),
    ],
)
def test_a_zone_is_one_however_it_is_written(texto, clave):
    assert clave_de_zona(texto) == clave


@pytest.mark.paso("1.1")
def test_the_portfolio_says_the_cabinet_of_its_clients(acto):
    contenido = b"CODIGO;NOMBRE;TELEFONO;ZONA;GABINETE\r\nC1;Ana;4251201;Central;A1\r\n"

    importar_cartera(contenido, nombre="N", acto=acto)

    assert ContactoCartera.objects.get().gabinete == "A1"


def test_of_a_client_of_whom_no_file_spoke_nothing_is_known(db):
    assert impedimento_dicho_de(ClienteFactory().pk) is None
