"""The same photo in the folders of two clients is found; the photos of two cards are not (6.3)."""

import io
from itertools import combinations

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from documentos.medidas import Vista, huella
from documentos.models import ArchivoRecibido, Parecido
from documentos.parecido import CERCA, bandas, bandas_cercanas, distancia
from documentos.servicios import abrir_carpeta, parecidos_de, senalar_parecidos
from tests.documentos import factories as f
from tests.documentos.factories import AHORA
from tests.documentos.muestrario.camara import como_jpeg, foto_de
from tests.documentos.muestrario.tarjetas import tarjeta

pytestmark = pytest.mark.paso("6.3")
HUELLAS = st.integers(0, 2**320 - 1).map(lambda n: f"{n:080x}")


def parece(foto: Image.Image) -> str:
    return huella(Vista.de(foto))


def chica(foto: Image.Image) -> Image.Image:
    copia = foto.copy()
    copia.thumbnail((700, 700))
    return copia


def apretada(foto: Image.Image) -> Image.Image:
    return Image.open(io.BytesIO(como_jpeg(foto, 50)))


def clara(foto: Image.Image) -> Image.Image:
    return foto.point(lambda tono: min(int(tono * 1.12 + 6), 255))


@pytest.mark.parametrize("otra_vez", [chica, apretada, clara])
@pytest.mark.parametrize("como", ["bien", "por WhatsApp"])
def test_the_same_photo_is_known_however_it_was_sent_again(como, otra_vez):
    foto = foto_de(tarjeta(1), como)

    assert distancia(parece(foto), parece(otra_vez(foto))) is not None


@pytest.mark.parametrize("como", ["bien", "escaneada", "con ruido"])
def test_the_photos_of_two_cards_are_two(como):
    huellas = [parece(foto_de(tarjeta(n), como, n)) for n in range(5)]

    assert all(distancia(una, otra) is None for una, otra in combinations(huellas, 2))


@given(HUELLAS, st.sets(st.integers(0, 63), max_size=CERCA))
def test_what_differs_in_a_few_bits_shares_a_band_that_the_index_is_asked_for(una, bits):
    otra = f"{int(una, 16) ^ sum(1 << (256 + bit) for bit in bits):080x}"

    assert set(bandas(otra)) & set(bandas_cercanas(una))


def test_without_a_number_there_is_nothing_to_compare():
    assert bandas("") == bandas_cercanas("") == []
    assert distancia("", "f" * 80) is None


def llega(foto: Image.Image, tipo: str = "CI_ANVERSO") -> ArchivoRecibido:
    """Received in a folder of its own."""
    return f.recibir(abrir_carpeta(ahora=AHORA), tipo, como_jpeg(foto))


@pytest.mark.django_db
def test_the_later_folder_and_the_earlier_one_both_say_it():
    foto = foto_de(tarjeta(2), "bien")
    primera, segunda = llega(foto), llega(chica(foto))

    (parecido,) = senalar_parecidos(segunda, salvo=[])

    assert (parecido.archivo, parecido.otro) == (segunda, primera)
    assert parecidos_de(primera.carpeta_id) == parecidos_de(segunda.carpeta_id) == [parecido]
    assert parecidos_de(llega(foto_de(tarjeta(3), "bien")).carpeta_id) == []


@pytest.mark.django_db
def test_the_folders_of_the_client_himself_and_letters_are_not_compared():
    foto = foto_de(tarjeta(2), "bien")
    primera, suya = llega(foto), llega(chica(foto))
    carta, otra = llega(foto, "CARTA"), llega(chica(foto), "CARTA")

    assert senalar_parecidos(suya, salvo=[primera.carpeta_id]) == []
    assert senalar_parecidos(otra, salvo=[]) == []
    assert carta.bandas == []
    assert not Parecido.objects.exists()


@pytest.mark.django_db
def test_among_many_the_index_answers():
    archivo = llega(foto_de(tarjeta(2), "bien"))
    otros = ArchivoRecibido.objects.filter(bandas__overlap=bandas_cercanas(archivo.huella))

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = otros.explain()

    assert "archivo_parecido" in plan
