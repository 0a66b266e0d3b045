"""The installation is a fact, recorded whatever the folder's state (11.2)."""

import pytest

from bluecom.interfaz.templatetags.interfaz import telefono
from solicitudes.reglas.estados import CON_INSTALACION, Estado
from tests.apoyo.mensajes import dicho
from tests.solicitudes.factories import motivo, venta_en

DATOS = {"resultado": "hecha", "fecha": "2026-11-23", "serie_0": "ab 123", "mac_0": "001a2b3c4d5e"}


def test_approved_folders_come_first_and_the_rest_from_glosada_on(mostrador):
    conforme, glosada = venta_en(Estado.CONFORME), venta_en(Estado.GLOSADA)
    venta_en(Estado.DETALLADA)

    def pks(de: str) -> list[int]:
        return [v.pk for v in mostrador.get(f"/instalaciones/{de}").context["ventas"]]

    assert pks("") == pks("?de=conformes") == pks("?de=inventada") == [conforme.pk]
    assert pks("?de=camino") == [glosada.pk]
    assert pks("?de=pasada") == pks("?de=instaladas") == []


def test_the_installer_s_list_has_the_telephones_and_leads_to_each_sale_one_may_open(mostrador):
    conforme, glosada = venta_en(Estado.CONFORME), venta_en(Estado.GLOSADA)

    lista = mostrador.get("/instalaciones/").content.decode()
    lista += mostrador.get("/instalaciones/?de=camino").content.decode()
    pagina = mostrador.get(f"/instalaciones/{glosada.pk}/").content.decode()

    assert f'href="{conforme.get_absolute_url()}"' in lista
    assert f'href="{glosada.get_absolute_url()}"' not in lista  # nobody handed it over yet
    for html in (lista, pagina):
        assert f"{telefono(glosada.contacto.linea)} · 707 12345" in html


@pytest.mark.paso("11.2")
@pytest.mark.parametrize("estado", CON_INSTALACION)
def test_an_installation_is_recorded_in(mostrador, estado):
    venta = venta_en(estado)

    mostrador.post(f"/instalaciones/{venta.pk}/", DATOS)

    venta.refresh_from_db()
    assert venta.instalacion.equipos == [
        {"codigo": "ONT", "serie": "AB123", "mac": "00:1A:2B:3C:4D:5E"}
    ]
    assert venta.estado == (Estado.INSTALADA if estado == Estado.CONFORME else estado)


MALOS = {
    "no date": ({"fecha": ""}, "Escriba la fecha de la visita"),
    "a date that is none": ({"fecha": "31/31/2026"}, "Escriba la fecha como día, mes y año"),
    "a date to come": ({"fecha": "2026-12-31"}, "no puede ser futura"),
    "a date before the request": ({"fecha": "2026-11-01"}, "anterior al registro"),
    "no serial": ({"serie_0": ""}, "Escriba la serie de ONT"),
    "a wrong MAC": ({"mac_0": "00:11"}, "12 cifras"),
    "a control character": ({"serie_0": "A\x00B"}, "serie"),
}


@pytest.mark.parametrize("que", MALOS)
def test_a_wrong_installation_keeps_what_was_typed(mostrador, que):
    venta = venta_en(Estado.CONFORME)
    cambio, frase = MALOS[que]

    respuesta = mostrador.post(f"/instalaciones/{venta.pk}/", DATOS | cambio)

    assert respuesta.status_code == 422
    assert frase in respuesta.content.decode()
    assert (DATOS | cambio)["mac_0"] in respuesta.content.decode()
    assert mostrador.get(f"/instalaciones/{venta.pk}/").status_code == 200


def test_a_serial_belongs_to_one_sale(mostrador):
    primera, segunda = venta_en(Estado.CONFORME), venta_en(Estado.CONFORME)
    mostrador.post(f"/instalaciones/{primera.pk}/", DATOS)

    respuesta = mostrador.post(f"/instalaciones/{segunda.pk}/", DATOS)

    assert "ya está instalada en otra venta" in respuesta.content.decode()


def test_recording_twice_is_a_success(mostrador):
    venta = venta_en(Estado.CONFORME)
    mostrador.post(f"/instalaciones/{venta.pk}/", DATOS)

    respuesta = mostrador.post(f"/instalaciones/{venta.pk}/", DATOS)

    assert "ya está registrada" in dicho(respuesta)
    assert venta.visitas.count() == 1


@pytest.mark.paso("11.2")
def test_a_failed_visit_has_its_reason_and_new_date(mostrador):
    venta = venta_en(Estado.GLOSADA)
    razon = motivo("VISITA", "AUSENTE")

    mostrador.post(
        f"/instalaciones/{venta.pk}/",
        {
            "resultado": "fallida",
            "visita-fecha": "2026-11-23",
            "visita-motivo": razon.pk,
            "visita-nueva_fecha": "2026-11-25",
        },
    )

    visita = venta.visitas.get()
    assert (visita.hecha, visita.motivo, str(visita.nueva_fecha)) == (False, razon, "2026-11-25")


def test_a_failed_visit_without_a_reason_is_refused(mostrador):
    venta = venta_en(Estado.GLOSADA)

    respuesta = mostrador.post(
        f"/instalaciones/{venta.pk}/", {"resultado": "fallida", "visita-fecha": "2026-11-23"}
    )

    assert "Elija por qué no se instaló" in respuesta.content.decode()
    assert not venta.visitas.exists()


def test_each_unit_of_equipment_has_its_serial(mostrador):
    venta = venta_en(
        Estado.GLOSADA,
        plan="HFC-BASICO",
        tecnologia="HFC",
        componentes={"ACC_COAXIAL": 1, "DECODIFICADOR": 2},
    )

    pagina = mostrador.get(f"/instalaciones/{venta.pk}/")

    assert [nombre for nombre, *_ in pagina.context["hecha"].filas()] == [
        "Decodificador 1",
        "Decodificador 2",
    ]


def test_the_serial_of_one_unit_is_not_that_of_another(mostrador):
    venta = venta_en(
        Estado.GLOSADA,
        plan="HFC-BASICO",
        tecnologia="HFC",
        componentes={"ACC_COAXIAL": 1, "DECODIFICADOR": 2},
    )

    respuesta = mostrador.post(f"/instalaciones/{venta.pk}/", DATOS | {"serie_1": "A b123"})

    assert respuesta.status_code == 422
    assert "Esa serie está dos veces" in respuesta.content.decode()
    assert venta.instalacion_actual is None
