"""Where each folder is, on its sale's page, on its own and in the list (11)."""

import pytest

from solicitudes.models.custodia import Paso
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.paso("11")


def test_a_folder_is_put_away_given_back_and_received_again_by_its_page(mostrador, como, db):
    venta = venta_en(Estado.OBSERVADA)
    ruta = f"/ventas/{venta.pk}/custodia/"

    mostrador.post(f"{ruta}guardar/", {"caja": "12", "estante": "B"})
    assert "caja 12, estante B" in mostrador.get(ruta).content.decode()
    assert "caja 12, estante B" in como(venta.asesor).get(venta.get_absolute_url()).content.decode()
    assert f"devuelta a {venta.asesor}" in dicho(mostrador.post(f"{ruta}devolver/"))
    respuesta = mostrador.post("/recepcion/escanear/", {"codigo": f"V-{venta.pk}"})
    assert "De nuevo aquí" in dicho(respuesta)

    assert venta.tenencia_actual().como == Paso.DE_NUEVO


def test_here_again_can_be_said_by_hand(mostrador, db):
    venta = venta_en(Estado.OBSERVADA)
    ruta = f"/ventas/{venta.pk}/custodia/"
    mostrador.post(f"{ruta}devolver/")

    assert "Está aquí de nuevo" in mostrador.get(ruta).content.decode()
    mostrador.post(f"{ruta}devolver/", {"de_nuevo": "1"})

    assert venta.tenencia_actual().como == Paso.DE_NUEVO


@pytest.mark.parametrize("cuerpo", [{}, {"caja": "  "}, {"caja": "x" * 21}, {"caja": "a\x00"}])
def test_nowhere_is_no_place(mostrador, db, cuerpo):
    venta = venta_en(Estado.ENTREGADA)

    assert dicho(mostrador.post(f"/ventas/{venta.pk}/custodia/guardar/", cuerpo))
    assert venta.tenencia_actual().como == Paso.RECIBIDA


def test_what_one_received_is_put_away_from_its_acta(mostrador, canales):
    venta = venta_en(Estado.ENTREGADA, canales=canales)
    acta = venta.entregas.get().entrega_id
    assert (
        "Guardar la que recibió en" in mostrador.get(f"/recepcion/actas/{acta}/").content.decode()
    )

    respuesta = mostrador.post(f"/recepcion/actas/{acta}/guardar/", {"estante": "C"})

    assert "Carpeta guardada." in dicho(respuesta)
    assert venta.tenencia_actual().donde == "estante C"


def test_the_list_says_who_has_what_longest_first_and_finds_a_box(mostrador, como, db):
    con_ellos, con_ella = venta_en(Estado.ENTREGADA), venta_en(Estado.IMPRESA)
    mostrador.post(f"/ventas/{con_ellos.pk}/custodia/guardar/", {"caja": "12"})

    todas = mostrador.get("/custodia/").content.decode()
    assert todas.index(f"Venta {con_ella.pk}") < todas.index(f"Venta {con_ellos.pk}")
    en_la_caja = mostrador.get("/custodia/?caja=12").content.decode()
    assert f"Venta {con_ellos.pk}" in en_la_caja
    assert f"Venta {con_ella.pk}" not in en_la_caja
    jefe = como(UsuarioFactory(rol="JEFE_SERVICIO"))
    assert f"Venta {con_ellos.pk}" not in jefe.get("/custodia/?donde=asesor").content.decode()
