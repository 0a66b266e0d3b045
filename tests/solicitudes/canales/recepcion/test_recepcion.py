"""The counter's pages: scanned, marked, received, whoever looks (11)."""

from datetime import timedelta

import pytest

from bluecom.pendientes.servicios import atender_ahora
from solicitudes.models import CarpetaEntregada, Entrega, Marca
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, proponer, venta_en, venta_propuesta

pytestmark = pytest.mark.paso("11")


def _fila(venta):
    return CarpetaEntregada.objects.get(venta=venta)


def _marcas(acta):
    return [fila.marca for fila in acta.carpetas.order_by("orden")]


@pytest.fixture
def acta(asesor):
    return proponer([venta_en(Estado.IMPRESA, asesor=asesor) for _ in range(2)])


def _ruta(acta, que=""):
    return f"/recepcion/actas/{acta.pk}/{que}"


def test_a_scan_opens_the_acta_and_marks_its_folder(mostrador, acta):
    fila = acta.carpetas.first()

    respuesta = mostrador.post("/recepcion/escanear/", {"codigo": f"V-{fila.venta_id}"})

    assert respuesta["Location"] == f"{_ruta(acta)}?ultima={fila.pk}"
    assert _marcas(acta) == [Marca.PRESENTE, ""]


def test_what_one_marks_another_sees_in_any_browser(mostrador, como, acta):
    fila = acta.carpetas.first()
    mostrador.post(_ruta(acta, "marcar/"), {"falta": fila.pk})

    pagina = como(UsuarioFactory(rol="CANALES_VIRTUALES")).get(_ruta(acta))

    assert "Carla" in pagina.content.decode()
    assert pagina.context["acta"].cuenta.faltan == 1


def test_a_folder_of_another_acta_is_marked_there_and_said(mostrador, acta):
    otra = venta_propuesta()

    respuesta = mostrador.post(
        "/recepcion/escanear/", {"codigo": f"V-{otra.pk}", "acta": acta.pk}, follow=True
    )

    assert respuesta.redirect_chain[0][0].startswith(_ruta(acta))
    assert f"es del acta {_fila(otra).entrega.acta.codigo} de {otra.asesor}" in dicho(respuesta)
    assert _fila(otra).presente


def test_a_folder_that_nobody_proposed_is_shown_and_received_as_extra(mostrador, acta):
    suelta = venta_en(Estado.IMPRESA)

    pagina = mostrador.post(
        "/recepcion/escanear/", {"codigo": f"V-{suelta.pk}", "acta": acta.pk}, follow=True
    ).content.decode()
    assert "no está en ningún acta" in pagina
    assert str(suelta.asesor) in pagina

    razon = motivo("EXTRA", "OTRA_PERSONA")
    mostrador.post(f"/recepcion/extra/{suelta.pk}/", {"acta": acta.pk, "motivo": razon.pk})
    assert (_fila(suelta).entrega, _fila(suelta).extra) == (acta, razon)


@pytest.mark.parametrize("enviado", ["", "x", "0", "9" * 30])
def test_an_extra_folder_needs_its_reason(mostrador, acta, enviado):
    suelta = venta_en(Estado.IMPRESA)

    respuesta = mostrador.post(f"/recepcion/extra/{suelta.pk}/", {"motivo": enviado})

    assert respuesta["Location"] == f"/recepcion/?extra={suelta.pk}"
    assert not CarpetaEntregada.objects.filter(venta=suelta).exists()


def test_the_last_extra_folder_taken_back_leaves_no_acta_to_look_at(mostrador, db):
    suelta = venta_en(Estado.IMPRESA)
    razon = motivo("EXTRA", "URGENTE")
    mostrador.post(f"/recepcion/extra/{suelta.pk}/", {"motivo": razon.pk})
    fila = _fila(suelta)

    respuesta = mostrador.post(_ruta(fila.entrega, "marcar/"), {"quitar": fila.pk})

    assert respuesta["Location"] == "/recepcion/"
    assert not Entrega.objects.exists()


@pytest.mark.parametrize("codigo", ["", "hola", "\x00"])
@pytest.mark.parametrize("en_el_acta", [True, False])
def test_scanning_something_else_says_so_where_one_was(mostrador, acta, codigo, en_el_acta):
    datos = {"codigo": codigo, "acta": acta.pk if en_el_acta else ""}

    respuesta = mostrador.post("/recepcion/escanear/", datos)

    assert dicho(respuesta)
    assert respuesta["Location"] == (_ruta(acta) if en_el_acta else "/recepcion/")
    assert _marcas(acta) == ["", ""]


def test_all_the_others_present_asks_to_count_and_missing_does_not(mostrador, acta):
    respuesta = mostrador.post(_ruta(acta, "las-demas/"), {"marca": "presente"})
    assert "Cuente las carpetas" in dicho(respuesta)
    respuesta = mostrador.post(_ruta(acta, "las-demas/"), {"marca": "presente", "contadas": "x"})
    assert "con cifras" in dicho(respuesta)
    assert _marcas(acta) == ["", ""]

    mostrador.post(_ruta(acta, "las-demas/"), {"marca": "presente", "contadas": "2"})
    assert _marcas(acta) == [Marca.PRESENTE] * 2

    otra = venta_propuesta().entregas.get().entrega
    mostrador.post(_ruta(otra, "las-demas/"), {"marca": "falta"})
    assert _marcas(otra) == [Marca.FALTA]


def test_receiving_stops_the_clock_and_gives_the_constancia(mostrador, canales, acta):
    fila = acta.carpetas.first()
    mostrador.post(_ruta(acta, "marcar/"), {"presente": fila.pk})

    respuesta = mostrador.post(_ruta(acta, "recibir/"), follow=True)

    assert "Carpeta recibida. Imprima y firmen la constancia." in dicho(respuesta)
    fila.refresh_from_db()
    assert (fila.venta.estado, fila.recibida_por) == (Estado.ENTREGADA, canales)
    atender_ahora(f"documentos:producir:{fila.recepcion.constancia_id}")
    papel = mostrador.get(f"/recepcion/constancias/{fila.recepcion_id}/")
    assert papel.content.startswith(b"%PDF")


@pytest.mark.paso("10.1")
def test_a_late_folder_is_received_and_said_to_be_late(canales, como, una_hora_despues):
    acta = venta_propuesta().entregas.get().entrega
    una_hora_despues.move_to(AHORA + timedelta(hours=30))
    tarde = como(canales)
    tarde.post(_ruta(acta, "las-demas/"), {"marca": "presente", "contadas": "1"})

    assert "1 fuera de plazo" in dicho(tarde.post(_ruta(acta, "recibir/")))


def test_receiving_none_says_what_to_do(mostrador, acta):
    assert "Escanee o marque" in dicho(mostrador.post(_ruta(acta, "recibir/")))


@pytest.mark.parametrize("cuerpo", [{}, {"presente": "x"}, {"falta": "9" * 30}, {"quitar": "0"}])
def test_a_mark_of_nothing_is_said(mostrador, acta, cuerpo):
    assert "ya no está en el acta" in dicho(mostrador.post(_ruta(acta, "marcar/"), cuerpo))


def test_the_constancia_is_for_its_asesor_and_not_for_a_colleague(mostrador, como, acta):
    mostrador.post(_ruta(acta, "las-demas/"), {"marca": "presente", "contadas": "2"})
    mostrador.post(_ruta(acta, "recibir/"))
    ruta = f"/recepcion/constancias/{acta.recepciones.get().pk}/"

    assert como(acta.asesor).get(ruta).status_code == 202
    assert como(UsuarioFactory()).get(ruta).status_code == 404


def test_what_is_printed_is_shown_before_anybody_proposes_it(mostrador, db):
    assert "No hay carpetas por recibir" in mostrador.get("/recepcion/").content.decode()
    venta = venta_en(Estado.IMPRESA)

    pagina = mostrador.get("/recepcion/").content.decode()

    assert "No hay carpetas por recibir" not in pagina
    assert str(venta.cliente) in pagina
    assert str(venta.cliente) in mostrador.get("/recepcion/por-venir/").content.decode()


def test_both_pages_ask_the_same_with_one_folder_and_with_many(
    mostrador, django_assert_max_num_queries, acta
):
    for _ in range(3):
        venta_propuesta()
        venta_en(Estado.IMPRESA)

    with django_assert_max_num_queries(10):
        mostrador.get("/recepcion/")
    with django_assert_max_num_queries(10):
        mostrador.get(_ruta(acta))
