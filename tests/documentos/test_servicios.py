"""What a caller may count on: copies, annexes, previews, and a batch that always ends."""

from datetime import date

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from documentos import manejadores
from documentos.models import Documento, PlantillaDocumento, Tanda
from documentos.servicios import (
    apartado_de,
    compartir_archivo,
    emitir,
    leer_copia,
    leer_original,
)
from documentos.servicios.lectura import abrir, anexo_aparte, anexo_de, impreso_de
from documentos.servicios.tandas import PorImprimir, abandonar, dejar_fuera, pedir_tanda, unir
from documentos.servicios.vista import vista_previa
from tests.apoyo.pdf import texto_de
from tests.documentos import factories as f

pytestmark = pytest.mark.django_db


def emitido(datos=None) -> Documento:
    """Owed, in a carpeta of its own."""
    datos, quien = datos or f.datos_contrato(), f.crear_usuario()
    return emitir(f.crear_carpeta().pk, datos, acto=Acto(quien, f.AHORA), url=f.URL)


def tanda_de_una() -> Tanda:
    pedidas = [PorImprimir(f.crear_carpeta().pk)]
    return pedir_tanda(pedidas, acto=Acto(f.crear_usuario(), f.AHORA))[0]


@pytest.mark.paso("6.2")
def test_people_see_a_copy_and_the_original_stays_as_it_came():
    archivo = f.crear_carpeta().archivo("CI_ANVERSO")

    copia = leer_copia(archivo)

    assert copia.startswith(b"\xff\xd8")
    assert copia != leer_original(archivo)


@pytest.mark.paso("10")
def test_of_several_papers_the_one_set_aside_is_named_though_it_be_the_annex():
    solicitud, contrato = emitido(f.datos_solicitud()), emitido()
    assert apartado_de([solicitud, contrato]) is None
    anexo = Pendiente.objects.filter(objeto_id=contrato.datos["anexo"]["id"])

    anexo.update(situacion=Situacion.APARTADO)

    assert apartado_de([solicitud, contrato]) == anexo.get()
    assert apartado_de([solicitud]) is None


@pytest.mark.paso("10")
def test_only_a_contract_names_an_annex_and_a_made_one_holds_it():
    assert anexo_de(emitido(f.datos_solicitud())) is None
    contrato = emitido()
    assert anexo_aparte(contrato) == anexo_de(contrato)

    procesar_pendientes()

    contrato.refresh_from_db()
    assert anexo_de(contrato).tipo == "CONDICIONES"
    assert anexo_aparte(contrato) is None


def test_what_is_put_together_says_which_paper_it_is_and_how_many_specimens():
    contrato = emitido()
    f.sin_dibujar(contrato.carpeta)
    contrato.refresh_from_db()

    impreso = impreso_de(contrato, abrir(contrato), None, ("ORIGINAL", "COPIA"))

    assert (impreso.titulo, impreso.numero) == (str(contrato), contrato.numero)
    assert (impreso.ejemplares, impreso.anexo) == (("ORIGINAL", "COPIA"), None)
    assert contrato.token in impreso.url


def test_a_preview_is_of_an_invented_sale_and_keeps_nothing():
    plantilla = PlantillaDocumento(
        tipo="SOLICITUD", version="v1", titulo="SOLICITUD DE PRUEBA", vigente_desde=date(2026, 1, 1)
    )

    pdf = vista_previa(plantilla)

    assert "SOLICITUD DE PRUEBA" in texto_de(pdf)
    assert not Documento.objects.exists()


@pytest.mark.paso("10.1")
def test_the_last_carpeta_left_out_ends_its_tanda_without_a_file():
    tanda = tanda_de_una()

    dejar_fuera(tanda.partes.get().pk, "No se pudo preparar esta carpeta.")
    procesar_pendientes()

    tanda.refresh_from_db()
    assert (tanda.problema, tanda.imprimible) == ("Ninguna carpeta se pudo preparar.", False)


def test_a_carpeta_that_ended_is_not_left_out_later():
    parte = tanda_de_una().partes.get()
    dejar_fuera(parte.pk, "La primera razón.")

    dejar_fuera(parte.pk, "Otra.")

    parte.refresh_from_db()
    assert parte.problema == "La primera razón."


def test_a_joined_tanda_is_not_joined_again_nor_abandoned():
    tanda = tanda_de_una()
    carpeta = tanda.partes.get().carpeta
    for datos in (f.datos_solicitud(), f.datos_contrato()):
        emitir(carpeta.pk, datos, acto=Acto(f.crear_usuario(), f.AHORA), url=f.URL)
    f.sin_dibujar(carpeta)
    procesar_pendientes()
    tanda.refresh_from_db()

    unir(tanda.pk)
    abandonar(tanda.pk, "Tarde.")

    igual = Tanda.objects.get(pk=tanda.pk)
    assert igual.imprimible
    assert (igual.archivo, igual.terminada_en, igual.problema) == (
        tanda.archivo,
        tanda.terminada_en,
        "",
    )


def test_an_abandoned_tanda_lets_its_person_ask_for_another():
    tanda = tanda_de_una()

    abandonar(tanda.pk, "No se pudo preparar el archivo.")

    otra = tanda_de_una()
    assert otra != tanda
    assert otra.terminada_en is None


@pytest.mark.parametrize("situacion", [Situacion.DEBIDO, Situacion.APARTADO])
def test_what_will_be_tried_again_is_not_given_up(situacion):
    tanda = tanda_de_una()
    pendiente = Pendiente(objeto_id=tanda.pk, situacion=situacion)
    de_la_parte = Pendiente(objeto_id=tanda.partes.get().pk, situacion=situacion)

    manejadores.dejar_fuera(de_la_parte)
    manejadores.abandonar(pendiente)

    tanda.refresh_from_db()
    dado_por_perdido = situacion == Situacion.APARTADO
    assert bool(tanda.partes.get().problema) == dado_por_perdido
    assert (tanda.problema == "No se pudo preparar el archivo.") == dado_por_perdido


@pytest.mark.paso("6.2")
def test_a_file_shared_with_another_carpeta_is_the_same_bytes_hour_and_author_and_takes_its_place():
    archivo, otra = f.crear_carpeta().archivo("CI_ANVERSO"), f.crear_carpeta()
    antes = otra.archivo("CI_ANVERSO")

    compartido = compartir_archivo(archivo, otra.pk)

    assert otra.archivo("CI_ANVERSO") == compartido != archivo
    assert leer_original(compartido) == leer_original(archivo)
    for dato in ("sha256", "recibido_en", "recibido_por", "tipo"):
        assert getattr(compartido, dato) == getattr(archivo, dato)
    antes.refresh_from_db()
    assert antes.sustituido_en == archivo.recibido_en
    assert archivo.carpeta.archivo("CI_ANVERSO") == archivo
