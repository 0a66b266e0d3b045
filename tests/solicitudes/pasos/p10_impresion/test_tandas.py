"""Printing the day: chosen, watched, opened, and confirmed folder by folder."""

import pytest

from bluecom.pendientes.servicios import atender_ahora, procesar_pendientes
from documentos.models import Reimpresion, Tanda, VistaArchivo
from documentos.servicios.tandas import PARTE
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.solicitudes.factories import papeles_listos, venta_en

pytestmark = pytest.mark.usefixtures("una_hora_despues")


@pytest.fixture
def ventas(db):
    """Two to print and one already printed, all with their papers made."""
    impresa = venta_en(Estado.IMPRESA)
    filas = [venta_en(Estado.GLOSADA, asesor=impresa.asesor) for _ in range(2)]
    for venta in filas:
        papeles_listos(venta)
    return [*filas, impresa]


@pytest.fixture
def asesor(ventas):
    return ventas[0].asesor


def pedir(cliente, *ventas, **otros):
    datos = {"venta": [v.pk for v in ventas], **otros}
    return cliente.post("/impresion/", datos)


def estado(venta):
    venta.refresh_from_db()
    return venta.estado


@pytest.mark.paso("10")
def test_what_is_to_print_comes_first_and_ticked(asesor, como, ventas):
    venta_en(Estado.GLOSADA)

    pagina = como(asesor).get("/impresion/")

    assert [v.pk for v in pagina.context["ventas"]] == [v.pk for v in ventas]
    dicho_html = pagina.content.decode()
    marcada = [f'Se imprime: venta {v.pk}" checked' in dicho_html for v in ventas]
    assert marcada == [True, True, False]


@pytest.mark.paso("10.1")
def test_printing_confirms_nothing_and_confirming_starts_each_clock(asesor, como, ventas):
    cliente = como(asesor)
    pedir(cliente, *ventas[:2])
    procesar_pendientes()
    tanda = Tanda.objects.get()

    assert cliente.get(f"/impresion/{tanda.pk}/pdf/").content.startswith(b"%PDF")
    assert [estado(v) for v in ventas[:2]] == [Estado.GLOSADA] * 2
    assert VistaArchivo.objects.filter(que="DOSIER").count() == 2

    respuesta = cliente.post(f"/impresion/{tanda.pk}/confirmar/", {"venta": [ventas[0].pk]})

    assert "1 carpeta impresa" in dicho(respuesta)
    assert [estado(v) for v in ventas[:2]] == [Estado.IMPRESA, Estado.GLOSADA]


def test_what_nobody_opened_cannot_be_confirmed(asesor, como, ventas):
    cliente = como(asesor)
    pedir(cliente, ventas[0])
    procesar_pendientes()

    cliente.post(f"/impresion/{Tanda.objects.get().pk}/confirmar/", {"venta": [ventas[0].pk]})

    assert estado(ventas[0]) == Estado.GLOSADA


def test_the_page_says_how_far_it_is_and_only_when_that_changes(asesor, como, ventas):
    cliente = como(asesor)
    ruta = pedir(cliente, *ventas[:2])["Location"]

    assert "0 / 2" in cliente.get(ruta).content.decode()
    assert cliente.get(f"{ruta}avance/?v=0").status_code == 204
    atender_ahora(f"{PARTE}:{Tanda.objects.get().partes.all()[0].pk}")
    assert "1 / 2" in cliente.get(f"{ruta}avance/?v=0").content.decode()
    procesar_pendientes()

    assert cliente.get(f"{ruta}avance/?v=1")["HX-Redirect"] == ruta
    assert "Abrir el archivo" in cliente.get(ruta).content.decode()


def test_a_printed_folder_needs_a_reason_and_what_was_ticked_stays(asesor, como, ventas):
    cliente = como(asesor)

    assert "escriba el motivo" in dicho(pedir(cliente, ventas[2]))

    assert cliente.get("/impresion/").context["marcadas"] == [ventas[2].pk]
    assert not Tanda.objects.exists()


@pytest.mark.paso("10.1")
def test_a_reprint_has_its_reason_and_keeps_the_clock(asesor, como, ventas):
    cliente, vence = como(asesor), ventas[2].vence_en
    pedir(cliente, ventas[2], motivo="atasco")
    procesar_pendientes()

    cliente.get(f"/impresion/{Tanda.objects.get().pk}/pdf/")

    assert {r.motivo for r in Reimpresion.objects.all()} == {"atasco"}
    ventas[2].refresh_from_db()
    assert ventas[2].vence_en == vence


def test_nothing_ticked_and_a_colleagues_folder_print_nothing(asesor, como):
    ajena = venta_en(Estado.GLOSADA)

    assert "Marque al menos una carpeta" in dicho(pedir(como(asesor)))
    assert "Marque al menos una carpeta" in dicho(pedir(como(asesor), ajena))
    assert not Tanda.objects.exists()


def test_a_second_press_finds_the_first_one(asesor, como, ventas):
    cliente = como(asesor)
    primera = pedir(cliente, ventas[0])

    segunda = pedir(cliente, ventas[0])

    assert segunda["Location"] == primera["Location"]
    assert "todavía se prepara" in dicho(segunda)


def test_a_file_that_is_not_there_yet_says_so(asesor, como, ventas):
    cliente = como(asesor)
    ruta = pedir(cliente, ventas[0])["Location"]

    assert "Ese archivo no está" in dicho(cliente.get(f"{ruta}pdf/"))
