import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.planillas.models import Corrida
from cartera import consultas
from cartera.models import Cartera, Cliente, ContactoCartera
from cartera.views.carteras import POR_PAGINA
from tests.cartera.factories import (
    CarteraFactory,
    ContactoCarteraFactory,
    filas_csv,
)
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db

BUENA = {"TELEFONO": "4251201", "NOMBRE": "Ana", "CODIGO": "C1", "CI": "5100001"}
MALA = BUENA | {"TELEFONO": "123", "CODIGO": "C2", "CI": "5100002"}


@pytest.fixture
def supervisor(client):
    persona = UsuarioFactory(rol=Rol.SUPERVISOR)
    client.force_login(persona, backend="django.contrib.auth.backends.ModelBackend")
    return persona


@pytest.fixture
def subir(client, supervisor):
    def _subir(contenido: bytes, nombre: str = "Noviembre", **mas: str):
        archivo = SimpleUploadedFile("noviembre.csv", contenido)
        return client.post(
            reverse("traer_archivo", args=["cartera"]), {"archivo": archivo, "nombre": nombre} | mas
        )

    return _subir


def test_a_file_is_read_confirmed_loaded_and_its_errors_downloaded(client, subir):
    respuesta = subir(filas_csv(BUENA, MALA))
    importacion = Corrida.objects.get()
    pagina = reverse("corrida", args=[importacion.pk])
    assert respuesta.url == pagina
    assert "Leyendo el archivo" in client.get(pagina).content.decode()

    procesar_pendientes()
    leida = client.get(pagina).content.decode()
    assert "Todavía no se cargó nada" in leida and "no es una línea fija" in leida
    assert not Cartera.objects.exists()

    client.post(reverse("corrida_confirmar", args=[importacion.pk]))
    procesar_pendientes()
    assert "1 cliente nuevo en la cola" in client.get(pagina).content.decode()
    corregir = client.get(reverse("corrida_rechazos", args=[importacion.pk]))
    assert corregir.content.decode("utf-8-sig").startswith("MOTIVO;TELEFONO;NOMBRE;CODIGO;CI")
    assert "attachment" in corregir["Content-Disposition"]


@pytest.mark.parametrize(
    ("contenido", "frase"),
    [(b"", "está vacío"), (b"PK\x03\x04x", "dañado"), (b"hola\n1\n", "le faltan columnas")],
)
def test_what_is_no_portfolio_is_said_beside_the_field_and_the_name_is_kept(
    subir, contenido, frase
):
    respuesta = subir(contenido, nombre="Cartera de diciembre")

    assert respuesta.status_code == 422
    assert frase in respuesta.content.decode()
    assert "Cartera de diciembre" in respuesta.content.decode()
    assert not Corrida.objects.exists()


def test_where_repetitions_are_looked_for_is_chosen_on_the_page_and_seen_on_the_files(
    client, subir
):
    viejo = ContactoCarteraFactory(
        cartera=CarteraFactory(nombre="Octubre"), linea="+59144251201", situacion="CERRADO"
    )
    Cliente.objects.filter(pk=viejo.cliente_id).update(codigo="C1", ci_numero="5100001")
    pagina = client.get(reverse("traer_archivo", args=["cartera"])).content.decode()
    assert pagina.count('name="alcance"') == 3
    assert re.search(r'value="POR_LLAMAR"[^>]*checked', pagina)

    subir(filas_csv(BUENA), alcance="TODO")
    procesar_pendientes()
    leida = client.get(reverse("corrida", args=[Corrida.objects.get().pk])).content.decode()
    assert "En todo el sistema, también a quien ya se terminó de llamar" in leida
    assert "Ya estuvo en la cartera «Octubre»" in leida
    assert subir(filas_csv(BUENA), alcance="LA LUNA").status_code == 422


def test_a_page_without_file_or_name_says_what_to_write(client, supervisor):
    texto = client.post(reverse("traer_archivo", args=["cartera"]), {}).content.decode()

    assert "Elija el archivo" in texto and "Escriba el nombre" in texto


def test_how_large_a_file_may_be_and_what_loads_a_larger_one_are_said_before_and_after(
    client, subir, settings
):
    antes = client.get(reverse("traer_archivo", args=["cartera"])).content.decode()
    settings.TAMANO_MAXIMO_ARCHIVO = 10
    despues = subir(filas_csv(BUENA)).content.decode()

    assert "de hasta 15 MB" in antes and "manage.py importar cartera" in antes
    assert "divídalo" in despues and "manage.py importar cartera" in despues


def test_progress_is_silent_until_something_changes_and_then_opens_the_page(client, subir):
    subir(filas_csv(BUENA))
    importacion = Corrida.objects.get()
    avance = reverse("corrida_avance", args=[importacion.pk])

    assert client.get(avance, {"v": "otra"}).status_code == 200
    assert client.get(avance, {"v": "LEYENDO-0"}).status_code == 204
    procesar_pendientes()
    quieta = client.get(avance, {"v": "LEYENDO-0"})
    assert quieta["HX-Redirect"] == reverse("corrida", args=[importacion.pk])


def test_a_file_left_aside_changes_nothing(client, subir):
    subir(filas_csv(BUENA))
    procesar_pendientes()
    importacion = Corrida.objects.get()

    client.post(reverse("corrida_desistir", args=[importacion.pk]))
    tarde = client.post(reverse("corrida_confirmar", args=[importacion.pk]), follow=True)

    assert "cárguelo de nuevo" in tarde.content.decode()
    assert not Cartera.objects.exists()


def test_the_same_file_under_another_name_is_said_before_it_is_loaded(client, subir):
    archivo = filas_csv(BUENA, MALA)
    subir(archivo)
    procesar_pendientes()
    primera = reverse("corrida", args=[Corrida.objects.get().pk])
    assert "ya se cargó" not in client.get(primera).content.decode()
    client.post(primera + "confirmar/")
    procesar_pendientes()

    subir(archivo, "Diciembre")
    procesar_pendientes()

    pagina = client.get(reverse("corrida", args=[Corrida.objects.first().pk]))
    assert "Este mismo archivo ya se cargó" in pagina.content.decode()
    assert primera in pagina.content.decode()


def test_a_row_to_look_at_says_whose_it_is(client, subir):
    subir(filas_csv(BUENA, MALA | {"NOMBRE": "Berta Ríos", "CI": "12.34"}))
    procesar_pendientes()

    pagina = client.get(reverse("corrida", args=[Corrida.objects.get().pk]))

    assert "Berta Ríos" in pagina.content.decode()
    assert "«12.34»: Escriba el C.I. sin puntos" in pagina.content.decode()


def test_rows_are_filtered_by_class_and_paged(client, subir):
    malas = [MALA | {"CI": str(5_200_000 + n), "CODIGO": f"M{n}"} for n in range(60)]
    subir(filas_csv(BUENA, BUENA, *malas))
    procesar_pendientes()
    pagina = reverse("corrida", args=[Corrida.objects.get().pk])

    assert "51–61 de 61" in client.get(pagina, {"page": 2}).content.decode()
    duplicadas = client.get(pagina, {"clase": "duplicada"}).content.decode()
    assert "Repite la línea 2." in duplicadas and "línea fija de" not in duplicadas


def test_columns_that_are_not_known_are_asked_on_the_page_and_not_again(client, subir):
    ajeno = "Abonado;Cédula del titular;Quién\r\n4251201;5100001;Ana\r\n".encode("cp1252")
    pagina = subir(ajeno).url
    texto = client.get(pagina).content.decode()
    assert "¿Qué es cada columna?" in texto and "5100001" in texto

    falta = client.post(pagina + "columnas/", {"columna_0": "linea"})
    assert falta.status_code == 422 and "NOMBRES / RAZÓN SOCIAL" in falta.content.decode()
    mal = client.post(pagina + "columnas/", {"columna_0": "nada"})
    assert "Elija un dato de la lista" in mal.content.decode()
    client.post(
        pagina + "columnas/",
        {"columna_0": "linea", "columna_1": "identidad", "columna_2": "nombres"},
    )
    procesar_pendientes()

    assert "Todavía no se cargó nada" in client.get(pagina).content.decode()
    assert "Leyendo el archivo" in client.get(subir(ajeno).url).content.decode()


def test_a_loaded_file_is_undone_from_its_page(client, subir):
    pagina = subir(filas_csv(BUENA, MALA)).url
    assert "Deshacer la carga" not in client.get(pagina).content.decode()
    procesar_pendientes()
    client.post(pagina + "confirmar/")
    procesar_pendientes()
    assert "Deshacer la carga" in client.get(pagina).content.decode()

    client.post(pagina + "deshacer/")
    assert "Deshaciendo" in client.get(pagina).content.decode()
    procesar_pendientes()

    assert "1 cliente fuera de la cartera" in client.get(pagina).content.decode()
    assert not ContactoCartera.objects.exists()
    tarde = client.post(pagina + "deshacer/", follow=True).content.decode()
    assert "Deshacer la carga" not in tarde


def test_each_client_is_in_exactly_one_count(client, supervisor):
    cartera = CarteraFactory(nombre="Norte")
    for situacion in ["DISPONIBLE", "RELLAMADA", "CERRADO", "VENDIDO", "NO_LLAMAR"]:
        ContactoCarteraFactory(cartera=cartera, situacion=situacion)
    ContactoCarteraFactory(cartera=cartera, es_elegible=False)
    ContactoCarteraFactory(cartera=cartera, intentos=1)

    una = consultas.con_avance(Cartera.objects.all())[0]

    assert [una.total, una.trabajados] == [7, 6]
    assert [una.sin_tocar, una.en_trabajo, una.agotados, una.vendidos] == [1, 2, 3, 1]
    assert "6 / 7" in client.get(reverse("carteras")).content.decode()


def test_the_list_takes_the_same_queries_for_one_and_for_three(
    client, supervisor, django_assert_num_queries
):
    ContactoCarteraFactory()
    client.get(reverse("carteras"))
    with django_assert_num_queries(7):  # one of them the session
        client.get(reverse("carteras"))
    ContactoCarteraFactory.create_batch(2)
    with django_assert_num_queries(7):
        client.get(reverse("carteras"))


def test_the_zones_of_a_portfolio_and_the_portfolios_are_paged(client, supervisor):
    cartera = CarteraFactory(nombre="Primera")
    for n in range(POR_PAGINA + 1):
        ContactoCarteraFactory(cartera=cartera, zona=f"Zona {n:02}")
    pagina = reverse("cartera", args=[cartera.pk])

    primera, segunda = (client.get(f"{pagina}?page={n}").content.decode() for n in (1, 2))
    assert [t.count('data-de="Sin asignar"') for t in (primera, segunda)] == [POR_PAGINA, 1]
    assert "page=2#por-zona" in primera
    assert primera.count('value="Zona 20"') == 3, "who shares out chooses among all of them"

    CarteraFactory.create_batch(POR_PAGINA)
    primera, segunda = (
        client.get(f"{reverse('carteras')}?page={n}").content.decode() for n in (1, 2)
    )
    assert [t.count('data-de="Vendidos"') for t in (primera, segunda)] == [POR_PAGINA, 1]
    assert "Primera" in segunda


def test_which_zone_comes_first_is_chosen_and_never_the_first_of_the_list(client, supervisor):
    contacto = ContactoCarteraFactory(zona="Sarco", prioridad=3)

    sin_elegir = client.post(
        reverse("cartera_priorizar", args=[contacto.cartera_id]), {"zona": "", "prioridad": ""}
    )

    assert sin_elegir.status_code == 422
    assert "Elija la zona." in sin_elegir.content.decode()
    assert "Elija cuándo se la llama." in sin_elegir.content.decode()
    contacto.refresh_from_db()
    assert contacto.prioridad == 3


def test_sharing_out_from_the_page(client, supervisor):
    asesora = UsuarioFactory(first_name="Ana", last_name="Flores")
    contacto = ContactoCarteraFactory(zona="Sarco")
    pk = contacto.cartera_id

    for nombre, datos, mensaje in [
        ("cartera_asignar", {"a": asesora.pk, "cantidad": "5", "zona": "Sarco"}, "1 cliente para"),
        ("cartera_priorizar", {"zona": "Sarco", "prioridad": "10"}, "nueva prioridad"),
        ("cartera_asesores", {"asesores": [asesora.pk]}, "Anotado"),
        ("cartera_mover", {"de": asesora.pk, "a": ""}, "vuelven a la cola"),
        ("cartera_activar", {"activa": "no"}, "en pausa"),
        ("cartera_activar", {"activa": "si"}, "vuelve a repartirse"),
    ]:
        texto = client.post(reverse(nombre, args=[pk]), datos, follow=True).content.decode()
        assert mensaje in texto

    contacto.refresh_from_db()
    assert (contacto.asignado_a, contacto.prioridad) == (None, 10)


def test_what_cannot_be_shared_out_is_said_on_the_same_page(client, supervisor):
    asesora = UsuarioFactory()
    cartera = ContactoCarteraFactory(asignado_a=asesora).cartera
    asignar = reverse("cartera_asignar", args=[cartera.pk])

    nadie = client.post(asignar, {"a": asesora.pk})
    mal = client.post(asignar, {"a": "x", "cantidad": "0"})

    assert (nadie.status_code, mal.status_code) == (422, 422)
    assert "No quedan clientes sin asignar" in nadie.content.decode()
    assert "Elija a una persona de la lista" in mal.content.decode()
    assert "Escriba al menos 1" in mal.content.decode()


def test_progress_by_person_is_of_who_had_the_client_last(supervisor):
    cartera = CarteraFactory()
    asesora = UsuarioFactory()
    ContactoCarteraFactory(cartera=cartera, situacion="VENDIDO", atendido_por=asesora)
    ContactoCarteraFactory(cartera=cartera)

    filas = consultas.por_agente(cartera)

    assert [(f["persona"], f["vendidos"], f["sin_tocar"]) for f in filas] == [
        (asesora, 1, 0),
        (None, 0, 1),
    ]


def test_who_reads_and_who_shares_out(client):
    contacto = ContactoCarteraFactory()
    pagina = reverse("cartera", args=[contacto.cartera_id])
    esperado = {Rol.SUPERVISOR: 200, Rol.JEFE_VENTAS: 200, Rol.JEFE_SERVICIO: 200}
    for rol in (*esperado, Rol.ASESOR, Rol.CANALES_VIRTUALES, Rol.ADMINISTRADOR):
        persona = UsuarioFactory(rol=rol)
        client.force_login(persona, backend="django.contrib.auth.backends.ModelBackend")
        respuesta = client.get(pagina)
        assert respuesta.status_code == esperado.get(rol, 403)
        if rol == Rol.JEFE_SERVICIO:
            assert "Repartir" not in respuesta.content.decode()
            asignar = client.post(reverse("cartera_asignar", args=[contacto.cartera_id]))
            assert asignar.status_code == 403
    assert ContactoCartera.objects.get().asignado_a is None


def test_test_portfolios_are_out_of_sight(client, supervisor):
    prueba = ContactoCarteraFactory(cartera__de_prueba=True).cartera

    assert client.get(reverse("cartera", args=[prueba.pk])).status_code == 404
    assert prueba.nombre not in client.get(reverse("carteras")).content.decode()
