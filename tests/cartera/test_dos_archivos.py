"""Two files say the same: undoing one leaves what the other says, in whatever order (1.1, 2.1)."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.planillas.corridas import se_puede_deshacer
from bluecom.planillas.herencia import dejar_a_otros, mismo_archivo
from bluecom.planillas.models import Corrida
from cartera.models import (
    CapacidadZona,
    Cliente,
    ContactoCartera,
    ImpedimentoDicho,
    NoLlamar,
    RegistroCDR,
)
from cartera.servicios import tomar_siguiente
from tests.cartera.archivos import deshacer_archivo, importar_archivo
from tests.cartera.factories import ClienteFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.1", "2.1", "3.2", "4.1")]


class Clase(NamedTuple):
    """Both files have ``comun``; each its own row besides. ``quedan``: what holds, in words."""

    cabeza: str
    comun: str
    una: str
    otra: str
    quedan: Callable[[], set[str]]


def _limpios() -> set[str]:
    return {dicho.cliente.codigo for dicho in ImpedimentoDicho.objects.filter(limpio=True)}


def _tramo(n: int) -> str:
    return f"2026-11-16 09:30:0{n};176329800{n}.1;70712345;SIP/201-1;SIP/troncal-1;40;ANSWERED"


CLASES = {
    "impedimentos": Clase(
        "CODIGO;IMPEDIMENTO;FECHA",
        "A1;NO;20/11/2026",
        "A2;NO;20/11/2026",
        "A3;NO;20/11/2026",
        _limpios,
    ),
    "capacidad": Clase(
        "ZONA;TECNOLOGIA;CAPACIDAD;FECHA",
        "A1;HFC;SI;20/11/2026",
        "A2;HFC;SI;20/11/2026",
        "A3;HFC;SI;20/11/2026",
        lambda: set(CapacidadZona.objects.values_list("zona", flat=True)),
    ),
    "no_llamar": Clase(
        "CODIGO;TELEFONO;FECHA",
        "A1;4251231;20/11/2026",
        "A2;4251232;20/11/2026",
        "A3;4251233;20/11/2026",
        lambda: set(NoLlamar.objects.vigentes().values_list("cliente__codigo", flat=True)),
    ),
    "cartera": Clase(
        "TELEFONO FIJO;NOMBRES;CODIGO CLIENTE;C.I./NIT",
        "4251231;ROSA CRUZ;A1;5111221",
        "4251232;LUIS CRUZ;A2;5111222",
        "4251233;JUAN CRUZ;A3;5111223",
        lambda: set(ContactoCartera.objects.values_list("cliente__codigo", flat=True)),
    ),
    "cdr": Clase(
        "CALLDATE;UNIQUEID;DST;CHANNEL;DSTCHANNEL;BILLSEC;DISPOSITION",
        _tramo(1),
        _tramo(2),
        _tramo(3),
        lambda: {f"A{n[9]}" for n in RegistroCDR.objects.values_list("uniqueid", flat=True)},
    ),
}


@pytest.fixture
def acto(ahora):
    return Acto(UsuarioFactory(rol="SUPERVISOR"), ahora)


@pytest.fixture(params=CLASES)
def tipo(request) -> str:
    if request.param in ("impedimentos", "no_llamar"):
        for codigo in ("A1", "A2", "A3"):
            ClienteFactory(codigo=codigo)
    return str(request.param)


@pytest.fixture
def cargar(tipo, acto):
    def _cargar(*filas: str) -> Corrida:
        contenido = "\r\n".join([CLASES[tipo].cabeza, *filas]).encode()
        return importar_archivo(contenido, tipo=tipo, acto=acto, nombre="Noviembre")

    return _cargar


def _deshacer(corrida: Corrida, acto: Acto) -> dict[str, int]:
    assert se_puede_deshacer(corrida)
    return deshacer_archivo(corrida, acto)


def test_the_first_undone_what_the_second_says_too_holds_until_it_is_undone(cargar, tipo, acto):
    clase = CLASES[tipo]
    primera, segunda = cargar(clase.comun, clase.una), cargar(clase.comun, clase.otra)
    assert clase.quedan() == {"A1", "A2", "A3"}

    assert _deshacer(primera, acto)["deshechas"] == 1
    assert clase.quedan() == {"A1", "A3"}

    assert _deshacer(segunda, acto)["deshechas"] == 2
    assert clase.quedan() == set()


def test_the_second_undone_nothing_of_the_first_goes(cargar, tipo, acto):
    clase = CLASES[tipo]
    primera, segunda = cargar(clase.comun, clase.una), cargar(clase.comun, clase.otra)

    assert _deshacer(segunda, acto)["deshechas"] == 1
    assert clase.quedan() == {"A1", "A2"}

    assert _deshacer(primera, acto)["deshechas"] == 2
    assert clase.quedan() == set()


def test_a_file_that_only_repeats_another_can_be_undone_and_is_nobodys_heir_then(
    cargar, tipo, acto
):
    clase = CLASES[tipo]
    primera, segunda = cargar(clase.comun, clase.una), cargar(clase.comun)

    assert _deshacer(segunda, acto)["deshechas"] == 0
    assert clase.quedan() == {"A1", "A2"}
    _deshacer(primera, acto)
    assert clase.quedan() == set()


def test_of_three_files_the_last_one_keeps_what_all_of_them_say(cargar, tipo, acto):
    clase = CLASES[tipo]
    primera, segunda = cargar(clase.comun, clase.una), cargar(clase.comun, clase.otra)
    tercera = cargar(clase.comun)

    _deshacer(primera, acto)
    _deshacer(segunda, acto)
    assert clase.quedan() == {"A1"}
    _deshacer(tercera, acto)
    assert clase.quedan() == set()


def test_the_same_bytes_again_are_no_other_file(cargar, tipo, acto):
    clase = CLASES[tipo]
    primera, copia = cargar(clase.comun), cargar(clase.comun)

    assert mismo_archivo(copia) == primera
    assert not se_puede_deshacer(copia)
    _deshacer(primera, acto)
    assert clase.quedan() == set()


def test_what_another_file_says_is_told_in_the_row_that_stays(acto):
    clase = CLASES["cartera"]
    filas = (clase.cabeza, clase.comun)
    primera, segunda = (
        importar_archivo("\r\n".join([*filas, mas]).encode(), tipo="cartera", acto=acto, nombre="N")
        for mas in (clase.una, clase.otra)
    )

    assert dejar_a_otros(primera) == 1

    una, _ = primera.renglones.all()
    assert (una.objeto_id, una.motivo) == (None, "Lo dice también otro archivo: se queda.")
    assert segunda.renglones.get(linea=2).objeto_id == ContactoCartera.objects.get(orden=2).pk
    assert dejar_a_otros(primera) == 0


def test_who_was_called_meanwhile_stays_whichever_file_is_undone(acto, ahora):
    clase = CLASES["cartera"]
    primera, segunda = (
        importar_archivo(
            "\r\n".join([clase.cabeza, clase.comun, mas]).encode(),
            tipo="cartera",
            acto=acto,
            nombre="Noviembre",
        )
        for mas in (clase.una, clase.otra)
    )
    asesor = UsuarioFactory()
    ContactoCartera.objects.filter(orden=2).update(asignado_a=asesor)
    tomado = tomar_siguiente(acto=Acto(asesor, ahora))

    assert deshacer_archivo(primera, acto) == {"deshechas": 1, "quedan": 0, "de_otro": 1}
    assert deshacer_archivo(segunda, acto) == {"deshechas": 1, "quedan": 1}

    assert tomado is not None
    assert Cliente.objects.get().codigo == "A1"


def test_an_older_word_is_kept_for_the_day_the_newer_one_is_taken_back(acto):
    cliente = ClienteFactory(codigo="A1")
    cabeza = CLASES["impedimentos"].cabeza
    nueva, vieja = (
        importar_archivo(f"{cabeza}\r\n{fila}".encode(), tipo="impedimentos", acto=acto)
        for fila in ("A1;NO;20/11/2026", "A1;SI;19/11/2026")
    )
    assert vieja.conteos["anteriores"] == 1
    assert cliente.impedimentos.first().limpio

    deshacer_archivo(nueva, acto)

    assert not cliente.impedimentos.get().limpio
    assert se_puede_deshacer(vieja)
