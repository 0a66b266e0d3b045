"""Gestión de Red's file by page, and the list of what it says otherwise (11.2)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.planillas.models import Corrida
from solicitudes.canales.consulta import diferencias
from solicitudes.canales.instalacion.dicho import lo_que_difiere
from solicitudes.canales.instalacion.vistas_diferencias import POR_PAGINA
from solicitudes.models import DiferenciaDeInstalacion, Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.solicitudes.canales.instalacion.archivos import (
    archivo,
    diferencia_de,
    fallida,
    fila,
    traer,
)
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
LISTA = "/instalaciones/por-decidir/"


def enviar(mostrador, contenido: bytes) -> Corrida:
    mostrador.post(
        "/archivos/traer/instalaciones/", {"archivo": SimpleUploadedFile("red.csv", contenido)}
    )
    procesar_pendientes()
    return Corrida.objects.latest("pk")


def test_a_file_is_read_first_then_confirmed_and_undone_by_page(mostrador):
    venta, otra = venta_en(Estado.CONFORME), venta_en(Estado.GLOSADA)
    corrida = enviar(
        mostrador, archivo(fila(venta), fila(otra), fila() | {"N° SOLICITUD": "555555"})
    )
    pagina = f"/archivos/{corrida.pk}/"
    leida = mostrador.get(pagina).content.decode()
    assert "Registrar las visitas" in leida and "No hay ninguna venta" in leida
    assert not venta.visitas.exists()

    mostrador.post(f"{pagina}confirmar/")
    procesar_pendientes()
    assert (
        "2 instalaciones registradas y 0 visitas fallidas."
        in mostrador.get(pagina).content.decode()
    )
    assert Venta.objects.get(pk=venta.pk).estado == Estado.CONCLUIDA  # its terms went out
    hoja = mostrador.get(f"/instalaciones/{otra.pk}/").content.decode()
    assert "Instalada el 23/11/2026" in hoja

    mostrador.post(f"{pagina}deshacer/")
    procesar_pendientes()
    deshecha = mostrador.get(pagina).content.decode()
    assert "1 fila deshecha. 1 se queda: su fila dice por qué." in deshecha
    assert "No se deshizo: la venta ya está concluida" in deshecha


def test_only_what_was_refused_is_given_back_to_be_put_right(mostrador):
    buena, mala = fila(venta_en(Estado.GLOSADA)), fila() | {"N° SOLICITUD": "555555"}
    con_mala = enviar(mostrador, archivo(buena, mala))
    sin_mala = enviar(mostrador, archivo(buena))

    devuelta = mostrador.get(f"/archivos/{con_mala.pk}/por-corregir.csv").content.decode()
    assert len(devuelta.splitlines()) == 2 and "555555" in devuelta
    assert "Descargar para corregir" in mostrador.get(f"/archivos/{con_mala.pk}/").content.decode()
    leida = mostrador.get(f"/archivos/{sin_mala.pk}/").content.decode()
    assert "Descargar para corregir" not in leida and "instalada el 23/11/2026" in leida


def test_where_a_visit_comes_from_is_read_beside_it(mostrador, canales):
    venta = venta_en(Estado.GLOSADA)
    traer(archivo(fallida(venta)), canales)

    hoja = mostrador.get(f"/instalaciones/{venta.pk}/").content.decode()

    assert "de «red.csv», línea 2, técnico Luis Vargas" in " ".join(hoja.split())


def test_what_waits_is_one_click_from_the_installations_and_from_its_file(mostrador, canales):
    venta = venta_en(Estado.GLOSADA)
    traer(archivo(fila(venta)), canales)
    assert "Por decidir" not in mostrador.get("/instalaciones/").content.decode()

    corrida = enviar(mostrador, archivo(fila(venta, SERIE="OTRA")))
    mostrador.post(f"/archivos/{corrida.pk}/confirmar/")
    procesar_pendientes()

    assert "Por decidir: 1" in mostrador.get("/instalaciones/").content.decode()
    pagina = mostrador.get(f"/archivos/{corrida.pk}/").content.decode()
    assert "1 espera una decisión" in pagina and f'href="{LISTA}"' in pagina


def test_both_values_are_side_by_side_and_a_decision_asks_why(mostrador, canales):
    venta = venta_en(Estado.GLOSADA)
    traer(archivo(fila(venta)), canales)
    traer(archivo(fila(venta, SERIE="OTRA")), canales)
    una = DiferenciaDeInstalacion.objects.get()
    html = mostrador.get(LISTA).content.decode()
    assert f"RED{venta.pk}" in html and "OTRA" in html and "Rectificar con lo del archivo" in html

    sin_razon = mostrador.post(f"{LISTA}{una.pk}/", {"decision": "QUEDA", "razon": " "})
    assert "Escriba por qué" in dicho(sin_razon)
    hecho = mostrador.post(f"{LISTA}{una.pk}/", {"decision": "RECTIFICADA", "razon": "La foto"})

    assert "se rectificó con lo del archivo" in dicho(hecho)
    html = mostrador.get(LISTA).content.decode()
    assert "Nada por decidir" in html and "La foto" in html
    venta.refresh_from_db()
    assert venta.instalacion.equipos[0]["serie"] == "OTRA"


def test_what_differs_is_said_day_first_and_what_was_decided_is_not_said_to_agree(
    mostrador, canales
):
    venta = venta_en(Estado.GLOSADA)
    traer(archivo(fila(venta)), canales)
    traer(archivo(fila(venta, FECHA="22/11/2026", SERIE="OTRA", MAC="00-1a-2b-3c-4d-5f")), canales)
    una = DiferenciaDeInstalacion.objects.get()

    html = mostrador.get(LISTA).content.decode()
    assert html.index(">Fecha<") < html.index(">Series<") < html.index(">MAC<")
    assert f'href="/archivos/{una.corrida_id}/"' in html

    mostrador.post(f"{LISTA}{una.pk}/", {"decision": "QUEDA", "razon": "La foto"})
    html = mostrador.get(LISTA).content.decode()
    assert "Nada por decidir" in html and "es lo que está registrado" not in html


def test_what_differs_is_in_the_order_in_which_people_say_it():
    registrado = {"MAC": "A", "Fecha": "23/11/2026", "Series": "S1"}
    dicho = {"MAC": "B", "Fecha": "22/11/2026", "Series": "S1"}

    assert lo_que_difiere(registrado, dicho) == [
        ("Fecha", "23/11/2026", "22/11/2026"),
        ("MAC", "A", "B"),
    ]


def test_many_differences_are_paged(mostrador):
    for _ in range(POR_PAGINA + 1):
        diferencia_de(venta_en(Estado.GLOSADA))

    primera, segunda = (mostrador.get(f"{LISTA}?page={n}").content.decode() for n in (1, 2))

    assert (primera.count("<article"), segunda.count("<article")) == (POR_PAGINA, 1)


def test_who_once_had_the_sale_sees_no_difference_of_it(canales):
    venta = venta_en(Estado.GLOSADA)
    una = diferencia_de(venta)
    assert list(diferencias(canales)) == [una]

    Venta.objects.filter(pk=venta.pk).update(asesor=canales)

    assert not diferencias(canales).exists()


def test_one_difference_and_three_take_the_same_queries(mostrador, django_assert_max_num_queries):
    diferencia_de(venta_en(Estado.GLOSADA))
    with django_assert_max_num_queries(100) as una:
        mostrador.get(LISTA)
    for _ in range(2):
        diferencia_de(venta_en(Estado.GLOSADA))

    with django_assert_max_num_queries(len(una.captured_queries)):
        mostrador.get(LISTA)
