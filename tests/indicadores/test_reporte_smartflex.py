"""Smartflex's report is kept as it was read; the newest says what is true of its days (III.2)."""

from datetime import date

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bolivia.errores import DatoInvalido
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.filas import Fila
from bluecom.planillas.rechazos import MOTIVO, por_corregir
from indicadores.models import ReporteSmartflex, SolicitudReportada
from indicadores.smartflex.carga import deshacer
from indicadores.smartflex.fila import leer_solicitud
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores.reportes import TITULOS, fila, reporte, traer
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]


@pytest.fixture
def jefe():
    return UsuarioFactory(rol="JEFE_VENTAS")


def una(numero: str, fecha: str = "23/11/2026", **dicho: str) -> dict[str, str]:
    return fila() | {"N° SOLICITUD": numero, "FECHA": fecha} | dicho


def vigentes() -> set[str]:
    return set(SolicitudReportada.objects.vigentes().values_list("numero", flat=True))


def clases(corrida):
    return list(corrida.renglones.values_list("clase", "resultado"))


def test_each_line_is_in_one_class_and_a_bad_one_stops_none(jefe):
    corrida = traer(
        reporte(
            una("800001"), una("800002", PRODUCTO="COSA NUEVA"), una("12"), una("800003", "ayer"),
            una("800001"), una("800002", ESTADO="ANULADA"), una("800004", "01/12/2026"),
            {"N° SOLICITUD": "TOTAL: 7"},
        ),
        jefe,
    )  # fmt: skip

    assert clases(corrida) == [
        ("solicitud", "nuevas"), ("aviso", "nuevas"), ("rechazada", "rechazadas"),
        ("rechazada", "rechazadas"), ("repetida", "repetidas"), ("rechazada", "rechazadas"),
        ("rechazada", "rechazadas"), ("omitida", "omitidas"),
    ]  # fmt: skip
    assert corrida.conteos["leidas"] == 8 and vigentes() == {"800001", "800002"}
    hecho = ReporteSmartflex.objects.get()
    assert (corrida.objeto_id, hecho.corrida) == (hecho.pk, corrida)
    assert (hecho.desde, hecho.hasta) == (date(2026, 11, 23), date(2026, 11, 23))


def test_it_changes_no_sale_and_says_nothing_in_the_log(jefe):
    venta = venta_en(Estado.CONFORME)
    antes = Venta.objects.values().get(pk=venta.pk), Evento.objects.count()

    traer(reporte(fila(venta, ESTADO="ANULADA")), jefe)

    assert (Venta.objects.values().get(pk=venta.pk), Evento.objects.count()) == antes


def test_the_same_file_twice_writes_nothing_and_a_dry_run_neither(jefe):
    contenido = reporte(una("800001"), una("800002"))
    simulada = traer(contenido, jefe, simular=True)
    assert not ReporteSmartflex.objects.exists()

    hecha, otra = traer(contenido, jefe), traer(contenido, jefe)

    assert (simulada.conteos, clases(simulada)) == (hecha.conteos, clases(hecha))
    assert (otra.conteos["sin_cambios"], otra.objeto_id) == (2, None)
    assert ReporteSmartflex.objects.count() == 1
    assert not otra.renglones.filter(objeto_id__isnull=False).exists()


def test_a_newer_report_takes_the_place_of_the_older_in_its_days_and_both_stay(jefe):
    primera = traer(reporte(una("800001", "01/11/2026"), una("800002"), una("800003")), jefe)

    segunda = traer(reporte(una("800002", "02/11/2026", ESTADO="ANULADA"), una("800004")), jefe)

    assert vigentes() == {"800001", "800002", "800004"}  # the first one's day is not in the second
    assert segunda.conteos["retiradas"] == 1 and segunda.conteos["actualizadas"] == 1
    dicha = SolicitudReportada.objects.vigentes().get(numero="800002")
    assert (dicha.reporte_id, dicha.anulada) == (segunda.objeto_id, True)
    assert ReporteSmartflex.objects.get(pk=primera.objeto_id).solicitudes.count() == 3


def test_two_reports_that_overlap_two_months_say_each_day_once(jefe):
    traer(reporte(una("700001", "25/10/2026"), una("700002", "05/11/2026")), jefe)
    traer(reporte(una("700003", "01/11/2026"), una("700004", "20/11/2026")), jefe)

    assert vigentes() == {"700001", "700003", "700004"}


def test_one_request_with_another_day_is_one_request(jefe):
    traer(reporte(una("800001", "01/11/2026")), jefe)
    traer(reporte(una("800001", "05/11/2026"), una("800002", "06/11/2026")), jefe)

    assert SolicitudReportada.objects.vigentes().get(numero="800001").fecha.day == 5


def test_what_was_refused_and_put_right_completes_its_report_and_takes_no_place(jefe):
    primera = traer(reporte(una("800001"), una("800002"), una("", SERVICIO="x")), jefe)
    malas = por_corregir(primera, ["rechazada"]).decode("utf-8-sig")

    titulos, renglon = malas.splitlines()
    assert titulos.split(";") == [MOTIVO, *TITULOS]
    segunda = traer(f"{titulos}\r\n{renglon.replace(';;', ';800003;', 1)}".encode(), jefe)

    assert (segunda.conteos["nuevas"], segunda.conteos["retiradas"]) == (1, 0)
    assert vigentes() == {"800001", "800002", "800003"}
    assert ReporteSmartflex.objects.get(pk=segunda.objeto_id).desde is None


def test_undone_the_older_report_holds_again(jefe):
    traer(reporte(una("800001"), una("800002")), jefe)
    segunda = traer(reporte(una("800001", ESTADO="ANULADA")), jefe)
    assert vigentes() == {"800001"}

    assert deshacer(segunda, None) == {"deshechas": 1, "quedan": 0}

    assert vigentes() == {"800001", "800002"}
    assert not SolicitudReportada.objects.vigentes().get(numero="800001").anulada


def test_brought_again_after_it_was_undone_it_says_the_same(jefe):
    contenido = reporte(una("800001"))
    deshacer(traer(contenido, jefe), None)

    assert traer(contenido, jefe).conteos["nuevas"] == 1


def test_the_practice_world_has_reports_of_its_own(jefe):
    de_prueba = UsuarioFactory(rol="JEFE_VENTAS", de_prueba=True)
    traer(reporte(una("800001")), jefe)

    traer(reporte(una("800001", ESTADO="ANULADA"), una("800009")), de_prueba)

    assert vigentes() == {"800001"}
    assert SolicitudReportada.objects.vigentes(de_prueba=True).count() == 2


def test_a_file_without_requests_is_refused(jefe):
    with pytest.raises(PlanillaRechazada, match="ninguna fila"):
        traer(reporte({"N° SOLICITUD": "TOTAL: 0"}), jefe)


def leida(**dicho: str) -> Fila:
    return Fila(5, [], {"numero": "900123", "fecha": "23/11/2026"} | dicho)


@pytest.mark.parametrize(
    ("escrita", "identidad"),
    [({"identidad": "1234567 CB"}, "1234567"), ({"identidad": "1234567-1a"}, "1234567-1A"),
     ({"identidad": "1234567", "complemento": "1A"}, "1234567-1A"),
     ({"identidad": "123456789012.0"}, "123456789012"), ({"identidad": "S/N"}, "")],
)  # fmt: skip
def test_who_asks_is_a_ci_with_its_complement_or_a_nit(escrita, identidad):
    assert leer_solicitud(leida(**escrita), hoy=date(2026, 11, 23))[0].identidad == identidad


def test_what_is_not_understood_is_said_and_compared_with_nothing():
    dicho = leida(producto="COSA", identidad="doce", estado="Anulada por el cliente")

    solicitud, aviso = leer_solicitud(dicho, hoy=date(2026, 11, 23))

    assert (solicitud.productos, solicitud.identidad, solicitud.anulada) == ([], "", True)
    assert "No se conoce el producto «COSA»" in aviso and "No se entiende el C.I. «doce»" in aviso


def test_a_line_without_number_nor_day_says_both():
    with pytest.raises(DatoInvalido) as rechazo:
        leer_solicitud(leida(numero="x", fecha="x"), hoy=date(2026, 11, 23))

    assert [r.split(":")[0] for r in rechazo.value.razones] == ["N° de solicitud", "Fecha"]
