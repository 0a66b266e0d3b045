"""The month's requests against Smartflex's report: same, missing, different, not ours (III.2)."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluecom.bolivia.fechas import LA_PAZ
from indicadores.consultas import contraste, mes
from indicadores.consultas.base import periodo
from indicadores.consultas.contraste import Clase, cubierto_hasta, distintos, reportes_de
from indicadores.models import SolicitudReportada
from indicadores.smartflex import deshacer
from solicitudes.models import Venta
from solicitudes.pasos.smartflex import anotar_numero
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores.reportes import fila, reporte, traer
from tests.solicitudes.canales.instalacion.archivos import DESPUES
from tests.solicitudes.factories import AHORA, venta_en
from tests.solicitudes.ventas_sueltas import por_la_puerta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]


@pytest.fixture
def jefe():
    return UsuarioFactory(rol="JEFE_VENTAS")


def noviembre():
    return contraste("2026-11", ahora=DESPUES)


def clases() -> dict[str, str]:
    return {linea.clave: linea.clase.value for linea in noviembre().lineas}


def campos(venta) -> list[str]:
    (linea,) = [una for una in noviembre().lineas if una.clave == venta.numero_smartflex]
    return [d.campo for d in linea.distintos]


def test_each_number_is_in_one_class_those_to_look_at_first(jefe):
    igual, falta, otra = (venta_en(Estado.GLOSADA) for _ in range(3))
    traer(reporte(fila(igual), fila(otra, PRODUCTO="ADSL"), fila()), jefe)

    hallado = noviembre()

    assert [(una.clave, una.clase) for una in hallado.lineas] == [
        (falta.numero_smartflex, Clase.FALTA), (otra.numero_smartflex, Clase.DISTINTA),
        ("800001", Clase.AJENA), (igual.numero_smartflex, Clase.COINCIDE),
    ]  # fmt: skip
    assert hallado.cuentas == dict.fromkeys(Clase, 1) | {Clase.SIN_REPORTE: 0}
    assert [una.clave for una in hallado.de("falta")] == [falta.numero_smartflex]
    assert len(hallado.de("otra cosa")) == 4
    assert str(hallado.hasta) == "2026-11-23"
    assert hallado.lineas[1].solicitud.linea == 3


DISTINTAS = {
    "C.I./NIT": {"C.I.": "9999999"},
    "Producto": {"PRODUCTO": "TV HFC"},
    "Fecha": {"FECHA": "20/11/2026"},
    "Estado": {"ESTADO": "Anulada"},
}


@pytest.mark.parametrize("campo", DISTINTAS)
def test_what_the_report_says_otherwise_is_named(jefe, campo):
    venta = venta_en(Estado.GLOSADA)
    traer(reporte(fila(venta) | DISTINTAS[campo]), jefe)

    assert campos(venta) == [campo]


def test_what_the_report_leaves_out_is_no_difference(jefe):
    venta = venta_en(Estado.GLOSADA, cliente={"ci_numero": "7654321", "ci_complemento": "1A"})
    calla = {"C.I.": "", "PRODUCTO": "", "ESTADO": ""}
    traer(reporte(fila(venta) | calla), jefe)
    assert campos(venta) == []

    traer(reporte(fila(venta) | {"C.I.": "7654321"}), jefe)
    assert campos(venta) == []
    solicitud = SolicitudReportada.objects.vigentes().get()
    solicitud.identidad = "7654321-2B"
    assert [d.campo for d in distintos(venta, solicitud)] == ["C.I./NIT"]


def test_a_request_entered_the_day_before_its_gloss_is_the_same_unless_of_another_month(jefe):
    venta = venta_en(Estado.GLOSADA)
    ayer = AHORA - timedelta(days=1)
    por_la_puerta(venta, Estado.GLOSADA, aceptada_en=ayer)
    traer(reporte(fila(venta, FECHA="22/11/2026")), jefe)
    assert campos(venta) == []

    por_la_puerta(
        venta,
        Estado.GLOSADA,
        aceptada_en=datetime(2026, 10, 31, 18, tzinfo=LA_PAZ),
        glosada_en=datetime(2026, 11, 1, 9, tzinfo=LA_PAZ),
    )
    traer(reporte(fila(venta, FECHA="31/10/2026")), jefe)
    assert campos(venta) == ["Fecha"]


def test_an_annulled_sale_that_smartflex_has_standing_is_different_until_it_is_annulled_there(jefe):
    venta = venta_en(Estado.GLOSADA)
    traer(reporte(fila(venta)), jefe)
    por_la_puerta(venta, Estado.ANULADA, cerrada_en=AHORA)
    assert campos(venta) == ["Estado"]

    traer(reporte(fila(venta, ESTADO="ANULADA")), jefe)

    assert clases() == {venta.numero_smartflex: "coincide"}


def test_what_no_report_reaches_yet_is_not_missing_from_it(jefe):
    numero = venta_en(Estado.GLOSADA).numero_smartflex
    traer(reporte(fila(FECHA="20/11/2026")), jefe)
    assert clases()[numero] == "sin_reporte"

    traer(reporte(fila(**{"N° SOLICITUD": "800002"})), jefe)

    assert clases()[numero] == "falta"


def test_a_number_put_right_moves_the_contrast_at_once(jefe):
    venta = venta_en(Estado.GLOSADA)
    viejo = venta.numero_smartflex
    traer(reporte(fila(venta), fila()), jefe)
    assert clases() == {viejo: "coincide", "800001": "ajena"}
    antes = {una.clave: una.huella for una in noviembre().lineas}

    anotar_numero(Venta.objects.get(pk=venta.pk), "800001")

    assert clases() == {viejo: "ajena", "800001": "coincide"}
    assert {una.clave: una.huella for una in noviembre().lineas} != antes


def test_a_report_undone_and_brought_again_says_what_it_said(jefe):
    venta = venta_en(Estado.GLOSADA)
    corrida = traer(reporte(fila(venta)), jefe)
    huellas = [una.huella for una in noviembre().lineas]
    deshacer(corrida, None)
    assert clases() == {venta.numero_smartflex: "sin_reporte"}

    traer(reporte(fila(venta)), jefe)

    assert [una.huella for una in noviembre().lineas] == huellas


def test_a_sale_of_another_month_is_ours_with_another_date_in_both(jefe):
    venta = venta_en(Estado.GLOSADA)
    por_la_puerta(
        venta,
        Estado.GLOSADA,
        aceptada_en=datetime(2026, 10, 30, 9, tzinfo=LA_PAZ),
        glosada_en=datetime(2026, 10, 30, 10, tzinfo=LA_PAZ),
    )
    traer(reporte(fila(venta, FECHA="02/11/2026")), jefe)

    assert campos(venta) == ["Fecha"]
    octubre = contraste("2026-10", ahora=DESPUES)
    assert [(una.clave, una.clase) for una in octubre.lineas] == [
        (venta.numero_smartflex, Clase.DISTINTA)
    ]


def test_a_request_without_its_gloss_yet_is_ours_and_not_registered(jefe):
    venta = venta_en(Estado.DETALLADA)
    por_la_puerta(venta, Estado.DETALLADA, numero_smartflex="800007")
    traer(reporte(fila() | {"N° SOLICITUD": "800007"}), jefe)

    (linea,) = noviembre().lineas
    assert (linea.venta, linea.distintos[0].nuestro) == (venta, "sin glosar (paso 9)")


def test_what_is_of_practice_is_nobody_s(jefe):
    inventada = venta_en(Estado.GLOSADA, asesor=UsuarioFactory(rol="ASESOR", de_prueba=True))
    traer(reporte(fila(inventada)), jefe)
    de_prueba = UsuarioFactory(rol="JEFE_VENTAS", de_prueba=True)
    traer(reporte(fila() | {"N° SOLICITUD": "800008"}), de_prueba)

    assert clases() == {inventada.numero_smartflex: "ajena"}


def test_no_report_moves_the_figure_and_the_month_says_until_when_there_is_one(jefe):
    venta = venta_en(Estado.GLOSADA)
    antes = mes("2026-11", ahora=DESPUES)
    assert antes.faltantes[-1].endswith("del mes: todavía no hay ninguno.")

    traer(reporte(fila(venta, ESTADO="ANULADA"), fila()), jefe)

    despues = mes("2026-11", ahora=DESPUES)
    assert (despues.oficial.n, despues.oficial.d) == (antes.oficial.n, antes.oficial.d)
    assert despues.faltantes[-1].endswith("cargado hasta el 23 de noviembre de 2026.")
    p = periodo("2026-11", ahora=DESPUES)
    assert [r.hasta for r in reportes_de(p)] == [cubierto_hasta(p, reportes_de(p))]


def test_a_report_of_two_months_covers_this_one_to_its_end(jefe):
    traer(
        reporte(fila(FECHA="30/10/2026"), fila(FECHA="03/11/2026") | {"N° SOLICITUD": "8000"}), jefe
    )

    assert str(contraste("2026-10", ahora=DESPUES).hasta) == "2026-10-31"
    assert contraste("2026-09", ahora=DESPUES).hasta is None


def test_one_line_and_three_take_the_same_queries(jefe):
    def cuantas() -> int:
        with CaptureQueriesContext(
            connection,
        ) as consultas:
            for linea in noviembre().lineas:
                _ = (str(linea.venta), linea.solicitud and linea.solicitud.reporte.corrida.archivo)
        return len(consultas)

    ventas = [venta_en(Estado.GLOSADA)]
    traer(reporte(fila(ventas[0], ESTADO="ANULADA"), fila()), jefe)
    con_una = cuantas()
    ventas += [venta_en(Estado.GLOSADA) for _ in range(2)]
    traer(reporte(*(fila(v, ESTADO="ANULADA") for v in ventas), fila()), jefe)

    assert cuantas() == con_una
