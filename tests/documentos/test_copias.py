"""Copies that show the same original otherwise: each kept, the last one seen, none lost (6.3)."""

import io

import pytest
from PIL import Image

from bluecom.cuentas.acto import Acto
from documentos.arreglos import ENTERA
from documentos.errores import ArchivoRechazado
from documentos.revision import revisar_archivos
from documentos.servicios import (
    arreglar_archivo,
    clasificar_archivo,
    compartir_archivo,
    leer_copia,
    mostrar_entera,
    postura_de,
    preparar_arreglo,
)
from tests.documentos import factories as f
from tests.documentos.factories import AHORA
from tests.documentos.imagenes import foto_ci

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.3")]


@pytest.fixture
def archivo():
    return f.crear_carpeta().archivo("CI_ANVERSO")


def girar(archivo, cuartos: int = 1) -> None:
    postura = postura_de(archivo).girada(cuartos)
    hecha = preparar_arreglo(archivo, postura)
    arreglar_archivo(archivo, postura, hecha, acto=Acto(archivo.recibido_por, AHORA))


def test_a_turned_copy_is_seen_and_the_whole_comes_back_as_the_same_bytes(archivo):
    antes = leer_copia(archivo)

    girar(archivo)
    assert Image.open(io.BytesIO(leer_copia(archivo))).size == (540, 856)
    assert postura_de(archivo) == ENTERA.girada(1)

    mostrar_entera(archivo, acto=Acto(archivo.recibido_por, AHORA))
    assert leer_copia(archivo) == antes
    assert postura_de(archivo) == ENTERA
    assert list(revisar_archivos()) == []


def test_a_copy_without_anything_left_is_not_made(archivo):
    with pytest.raises(ArchivoRechazado, match="casi nada"):
        preparar_arreglo(archivo, ENTERA.recortada((0, 0, 10, 10)))


def test_what_another_folder_is_given_can_be_undone_there_too(archivo):
    antes = leer_copia(archivo)
    girar(archivo)
    otro = compartir_archivo(archivo, f.crear_carpeta(sin=("CI_ANVERSO",)).pk)

    mostrar_entera(otro, acto=Acto(archivo.recibido_por, AHORA))

    assert leer_copia(otro) == antes != leer_copia(archivo)


def test_saying_what_a_file_is_swaps_it_with_the_one_that_was_there(archivo):
    reverso = archivo.carpeta.archivo("CI_REVERSO")

    clasificar_archivo(archivo, "CI_REVERSO")

    reverso.refresh_from_db()
    assert (archivo.tipo, reverso.tipo) == ("CI_REVERSO", "CI_ANVERSO")


def test_only_the_photos_of_a_card_are_found_by_what_they_look_like(archivo):
    assert archivo.bandas
    clasificar_archivo(archivo, "CARTA")
    assert archivo.bandas == []
    assert foto_ci() != leer_copia(archivo)
