"""The pieces of an import, each by itself: header, record, words of COMTECO, decision."""

from datetime import date

import pytest

from bluecom.pendientes.models import Pendiente
from bluecom.planillas.celdas import fecha_de
from bluecom.planillas.corridas import atender
from bluecom.planillas.models import Corrida
from cartera.servicios.importar.conciliar import Vistos, decidir
from cartera.servicios.importar.existentes import Existentes, persona_de
from cartera.servicios.importar.fila import leer_fila, motivo_para_omitir
from cartera.servicios.importar.quien import parece_empresa
from cartera.servicios.importar.vocabulario import (
    leer_actuales,
    leer_requeridos,
    leer_tecnologia,
)
from tests.cartera.columnas import columnas_de
from tests.cartera.factories import ClienteFactory, EmpresaFactory
from tests.factories_cuentas import UsuarioFactory

COLUMNAS = columnas_de("TELEFONO;NOMBRE;CODIGO;CI")


@pytest.mark.parametrize(
    ("palabras", "codigo"),
    [
        ("Fibra óptica", "FIBRA"), ("GPON", "FIBRA"), ("F.O.", "FIBRA"), ("Par de cobre", "COBRE"),
        ("VDSL", "COBRE"), ("Coaxial HFC", "HFC"), ("satelital", "SATELITE"), ("4G", "INALAMBRICO"),
        ("Inalámbrico", "INALAMBRICO"), ("paloma", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_technology_has_one_code_whatever_its_name(palabras, codigo):
    assert leer_tecnologia(palabras) == codigo


@pytest.mark.paso("1.1")
@pytest.mark.parametrize(
    ("texto", "servicios", "solo_fija", "entendido"),
    [
        ("", (), True, True),
        ("Línea básica", ("Línea básica",), True, True),
        ("TELEFONIA FIJA + TV", ("TELEFONIA FIJA", "TV"), False, True),
        ("TELEFONIA FIJA SIN INTERNET", ("TELEFONIA FIJA SIN INTERNET",), True, True),
        ("GAS", ("GAS",), True, False),
    ],
)
def test_the_services_held_say_whether_the_fixed_line_is_all(
    texto, servicios, solo_fija, entendido
):
    assert leer_actuales(texto) == (servicios, solo_fija, entendido)


@pytest.mark.parametrize(
    ("texto", "tecnologia", "codigos", "entendido"),
    [
        ("", "COBRE", ("ADSL",), True),
        ("", "", (), True),
        ("FTTH_GPON", "COBRE", ("FTTH_GPON",), True),
        ("Dúo y dúo", "", ("DUO",), True),
        ("Full Hogar / gas", "", ("FULL_HOGAR_INAL",), False),
    ],
)
def test_what_to_offer_is_what_was_asked_or_what_the_line_can_carry(
    texto, tecnologia, codigos, entendido
):
    assert leer_requeridos(texto, tecnologia) == (codigos, entendido)


@pytest.mark.parametrize(
    ("celdas", "motivo"),
    [
        (["", " ", ""], "Línea en blanco."),
        (["TELEFONO", "NOMBRE", "CODIGO", "CI"], "Encabezado repetido."),
        (["", "TOTAL GENERAL", "", "12"], "Línea de totales."),
        (["Subtotal: 12"], "Línea de totales."),
        (["4251201", "Total Look S.R.L.", "C1", "1020304"], ""),
        (["4251201", "Ana", "C1", ""], ""),
    ],
)
def test_blank_lines_headers_and_totals_are_no_clients(celdas, motivo):
    assert motivo_para_omitir(celdas, COLUMNAS) == motivo


def test_a_company_is_told_by_its_words_alone():
    assert all(map(parece_empresa, ["El Sol S.R.L.", "Colegio Santa Ana", "ferretería sol ltda"]))
    assert not any(map(parece_empresa, ["Ana Rosa Cruz", "Sara Salinas", ""]))


@pytest.mark.django_db
def test_a_person_is_known_by_ci_and_a_company_by_nit():
    assert persona_de(ClienteFactory(ci_numero="1", ci_complemento="1A")) == ("CI", "1", "1A")
    assert persona_de(EmpresaFactory(nit="1020304050")) == ("NIT", "1020304050", "")
    assert persona_de(ClienteFactory(ci_numero="")) is None
    assert persona_de(EmpresaFactory(nit="")) is None


@pytest.mark.django_db
def test_each_row_is_decided_against_the_rows_before_it():
    vistos = Vistos()
    filas = [
        leer_fila(n, celdas, COLUMNAS)
        for n, celdas in enumerate(
            [
                ["4251201", "Ana", "C1", "1234567"],
                ["4251201", "Ana", "C1", "1234567"],
                ["4251201", "Eva", "C2", "7654321"],
                ["4251202", "Ana", "C1", "1234567"],
                ["4251203", "Luz", "C1", "7654321"],
                ["4251204", "", "", ""],
            ],
            start=2,
        )
    ]
    existentes = Existentes(filas, cartera=None, de_prueba=False)

    clases = [decidir(fila, vistos, existentes).clase for fila in filas]

    assert clases == [
        "nueva", "duplicada", "conflicto_linea", "misma_persona", "conflicto_codigo", "rechazada",
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_file_that_was_already_done_is_not_done_again(ahora):
    hecha = Corrida.objects.create(
        tipo="cartera", archivo="n.csv", nombre="N", sha256="a" * 64, situacion="HECHA",
        pedida_por=UsuarioFactory(), pedida_en=ahora,
    )  # fmt: skip

    atender(Pendiente(tipo="planillas:correr", objeto_id=hecha.pk))

    hecha.refresh_from_db()
    assert (hecha.situacion, hecha.terminada_en) == ("HECHA", None)


@pytest.mark.parametrize(
    ("escrita", "leida"),
    [
        ("27/03/2010", date(2010, 3, 27)),
        ("1-2-08", date(2008, 2, 1)),
        ("5.6.51", date(1951, 6, 5)),
        ("2010-03-27 00:00:00", date(2010, 3, 27)),
        ("31/02/2010", None),
        ("ayer", None),
    ],
)
def test_a_date_has_its_day_before_its_month_and_what_is_none_is_nothing(escrita, leida):
    assert fecha_de(escrita) == leida
