"""The QR of a paper, looked at with a phone by whoever it may be (11)."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from documentos.models import Documento
from solicitudes.canales.custodia.servicio import devolver
from solicitudes.canales.recepcion.marcas import marcar
from solicitudes.canales.recepcion.servicio import recibir_presentes
from solicitudes.finales import servicio as finales
from solicitudes.models import Marca
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en, venta_propuesta

pytestmark = [pytest.mark.paso("11"), pytest.mark.usefixtures("una_hora_despues")]


def _ruta(venta):
    return f"/p/{Documento.objects.get(carpeta=venta.carpeta, tipo='SOLICITUD').token}/"


@pytest.fixture
def fila(db):
    return venta_propuesta().entregas.get()


def test_it_leads_each_one_to_the_sale_or_to_its_review(como, mostrador):
    venta = venta_en(Estado.ENTREGADA)
    ruta = _ruta(venta)

    assert como(venta.asesor).get(ruta[:-1])["Location"] == f"/ventas/{venta.pk}/"
    assert mostrador.get(ruta)["Location"] == f"/revision/{venta.pk}/"
    assert como(UsuarioFactory(rol=Rol.ASESOR)).get(ruta).status_code == 404
    assert mostrador.get("/p/no-existe/").status_code == 404


def test_who_receives_marks_the_folder_present_by_looking(mostrador, canales, fila):
    respuesta = mostrador.get(_ruta(fila.venta))

    camara = f"/recepcion/camara/?acta={fila.entrega_id}&ultima={fila.pk}"
    assert respuesta["Location"] == camara
    fila.refresh_from_db()
    assert (fila.marca, fila.marcada_por) == (Marca.PRESENTE, canales)
    pagina = mostrador.get(camara).content.decode()
    assert "Deshacer" in pagina
    assert "<strong>1</strong> presente," in pagina


def test_nothing_is_marked_for_who_only_fetches_ahead(mostrador, fila):
    mostrador.head(_ruta(fila.venta))
    mostrador.get(_ruta(fila.venta), headers={"sec-purpose": "prefetch"})

    fila.refresh_from_db()
    assert fila.marca == ""


def test_its_asesor_marks_nothing_by_looking(como, fila):
    como(fila.venta.asesor).get(_ruta(fila.venta))

    fila.refresh_from_db()
    assert fila.marca == ""


def test_a_folder_that_nobody_proposed_can_be_received_as_extra(mostrador, db):
    venta = venta_en(Estado.IMPRESA)

    respuesta = mostrador.get(_ruta(venta), follow=True)

    assert respuesta.redirect_chain == [(f"/recepcion/camara/?extra={venta.pk}", 302)]
    assert "no está en ningún acta" in respuesta.content.decode()


def test_a_folder_that_went_back_to_its_asesor_asks_whether_it_is_here_again(mostrador, canales):
    venta = venta_en(Estado.OBSERVADA)
    devolver(venta.pk, acto=Acto(canales, AHORA))

    assert mostrador.get(_ruta(venta))["Location"] == f"/ventas/{venta.pk}/custodia/"


def test_what_one_sold_does_not_exist(mostrador, canales, fila):
    razon = motivo("REASIGNACION", "AUSENCIA")
    fila.venta.reasignaciones.create(
        de=canales, a=fila.venta.asesor, motivo=razon, por=canales, en=AHORA
    )

    assert mostrador.get(_ruta(fila.venta)).status_code == 404


def test_the_qr_of_an_acta_and_of_its_constancia_open_it(mostrador, como, canales, fila):
    ellos = Acto(canales, AHORA)
    marcar(fila.pk, acto=ellos, marca=Marca.PRESENTE)
    recepcion = recibir_presentes(fila.entrega_id, acto=ellos).recepcion
    de_ellos = f"/recepcion/actas/{fila.entrega_id}/"
    jefa = como(UsuarioFactory(rol=Rol.JEFE_SERVICIO))

    for papel, de_otros in (
        (fila.entrega.acta, f"/entregas/{fila.entrega_id}/acta/"),
        (recepcion.constancia, f"/recepcion/constancias/{recepcion.pk}/"),
    ):
        ruta = f"/p/{papel.token}/"
        assert mostrador.get(ruta)["Location"] == de_ellos
        assert como(fila.venta.asesor).get(ruta)["Location"] == "/entregas/"
        assert como(UsuarioFactory()).get(ruta).status_code == 404
        assert jefa.get(ruta)["Location"] == de_otros


def test_a_folder_annulled_is_told_in_words(mostrador, db):
    venta = venta_en(Estado.IMPRESA)
    ruta = _ruta(venta)

    finales.anular(
        venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo("ANULACION", "CLIENTE_DESISTE")
    )

    respuesta = mostrador.get(ruta)

    assert respuesta["Location"] == "/recepcion/camara/"
    assert "devuélvala a su asesor" in dicho(respuesta)
