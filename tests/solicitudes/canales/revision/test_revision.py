"""The review: checklist, observations, decision (11.1)."""

import re

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.canales.revision import servicio
from solicitudes.canales.revision.consulta import items_de
from solicitudes.models import Observacion, Venta
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import (
    AHORA,
    mirar,
    motivo,
    venta_en,
    venta_instalada_sin_revisar,
)


@pytest.fixture
def venta(db):
    return venta_en(Estado.ENTREGADA)


@pytest.fixture
def mirada(venta, canales):
    """The same, once its reviewer had every image in sight."""
    mirar(venta, Acto(canales, AHORA))
    return venta


def _marcas(venta):
    return {codigo for codigo, item in _items(venta).items() if item.marcado}


def _items(venta):
    return {item.codigo: item for item in items_de(Venta.objects.get(pk=venta.pk))}


def test_already_installed_comes_first_then_oldest_received(mostrador, venta):
    instalada = venta_instalada_sin_revisar()

    pagina = mostrador.get("/revision/")

    assert [v.pk for v in pagina.context["pagina"].object_list] == [instalada.pk, venta.pk]


def test_the_folder_shows_its_data_beside_its_images(mostrador, venta):
    pagina = mostrador.get(f"/revision/{venta.pk}/").content.decode()

    assert venta.glosa.texto in pagina
    assert venta.detalle.direccion_linea in pagina
    assert pagina.count("data-visor>") == 3
    assert len(re.findall(r'<img src="[^"]*/fotos/', pagina)) == 1


def _marcar(mostrador, venta, item, *, puesta=True):
    datos = {"marca": item, "item": [item] if puesta else []}
    ruta = f"/revision/{venta.pk}/marcar/"
    return mostrador.post(ruta, datos, headers={"HX-Request": "true"})


def test_each_tick_is_its_own_write_and_a_half_done_list_survives(mostrador, mirada):
    for item in ("CI", "GLOSA", "INVENTADO"):
        respuesta = _marcar(mostrador, mirada, item)
    _marcar(mostrador, mirada, "CI", puesta=False)

    assert _marcas(mirada) == {"GLOSA"}
    assert 'id="barra-revision"' in respuesta.content.decode()


def test_all_the_rest_in_order_marks_what_was_seen_and_nobody_observed(mostrador, mirada):
    _observar(mostrador, mirada)

    mostrador.post(f"/revision/{mirada.pk}/", {"accion": "todo"})

    assert _marcas(mirada) == set(items_de_revision(mirada)) - {"CARTA"}


def test_nothing_is_found_in_order_unseen(mostrador, venta):
    todo = mostrador.post(f"/revision/{venta.pk}/", {"accion": "todo"})
    mostrador.get(f"/ventas/{venta.pk}/fotos/{venta.carpeta.archivo('CARTA').pk}/")
    _marcar(mostrador, venta, "CARTA")
    sin_ver = _marcar(mostrador, venta, "CI")

    assert "Mire antes: anverso del C.I., reverso del C.I. y carta de solicitud." in dicho(todo)
    assert sin_ver.headers["HX-Refresh"] == "true"
    assert _marcas(venta) == {"CARTA"}


@pytest.mark.paso("11.1")
def test_a_complete_list_is_approved_and_it_says_which(mostrador, mirada):
    respuesta = mostrador.post(
        f"/revision/{mirada.pk}/", {"accion": "aprobar", "item": list(items_de_revision(mirada))}
    )

    mirada.refresh_from_db()
    assert respuesta["Location"] == "/revision/"
    assert mirada.estado == Estado.CONFORME
    assert f"{mirada.cliente} (venta {mirada.pk})" in dicho(respuesta)


def test_an_incomplete_list_is_not_approved(mostrador, mirada):
    _marcar(mostrador, mirada, "CI")

    respuesta = mostrador.post(f"/revision/{mirada.pk}/", {"accion": "aprobar", "item": ["CI"]})

    mirada.refresh_from_db()
    assert mirada.estado == Estado.ENTREGADA
    assert "Sin revisar" in dicho(respuesta)
    assert _marcas(mirada) == {"CI"}


def test_approving_twice_is_a_success(mostrador, mirada):
    datos = {"accion": "aprobar", "item": list(items_de_revision(mirada))}
    mostrador.post(f"/revision/{mirada.pk}/", datos)

    respuesta = mostrador.post(f"/revision/{mirada.pk}/", datos)

    assert respuesta["Location"] == "/revision/"
    assert "no admite" not in dicho(respuesta)


def _observar(mostrador, venta, *, item="CARTA", codigo="CARTA_SIN_FIRMA", nota=""):
    razon = motivo("OBSERVACION", codigo)
    return mostrador.post(
        f"/revision/{venta.pk}/observar/", {"item": item, "motivo": razon.pk, "nota": nota}
    )


@pytest.mark.paso("11.1")
def test_an_observation_turns_the_action_and_sends_the_folder_back(mostrador, venta):
    _observar(mostrador, venta, nota="Falta en la segunda hoja")

    pagina = mostrador.get(f"/revision/{venta.pk}/")
    assert pagina.context["verbo"] == "Devolver con observaciones"
    mostrador.post(f"/revision/{venta.pk}/", {"accion": "observar"})
    venta.refresh_from_db()
    assert (venta.estado, venta.rondas) == (Estado.OBSERVADA, 1)


def test_an_item_is_in_order_or_observed_never_both(mostrador, mirada):
    _marcar(mostrador, mirada, "CARTA")
    _observar(mostrador, mirada)
    assert _marcas(mirada) == set()

    _marcar(mostrador, mirada, "CARTA")

    assert _marcas(mirada) == set()
    observada = _items(mirada)["CARTA"]
    assert (observada.observado, len(observada.abiertas)) == (True, 1)


def test_another_reason_needs_its_words(mostrador, venta):
    sin_palabras = _observar(mostrador, venta, codigo="OTRO_6")
    assert "Escriba en la nota qué se observa" in dicho(sin_palabras)
    assert not Observacion.objects.exists()

    _observar(mostrador, venta, codigo="OTRO_6", nota="Falta la segunda hoja")

    assert Observacion.objects.get().nota == "Falta la segunda hoja"


def test_what_the_client_said_of_himself_is_observed_beside_his_data(mostrador, venta):
    _observar(mostrador, venta, item="TITULAR", codigo="SIN_CORREO")

    assert Observacion.objects.get().adonde == 5


def test_the_same_observation_twice_is_one(mostrador, venta):
    _observar(mostrador, venta)
    _observar(mostrador, venta)

    assert Observacion.objects.count() == 1


@pytest.mark.parametrize(
    ("item", "codigo", "frase"),
    [
        ("CARTA", "GLOSA_INCOMPLETA", "no corresponde"),
        ("INVENTADO", "CARTA_SIN_FIRMA", "no está en la carpeta"),
    ],
)
def test_a_reason_of_another_step_is_refused(mostrador, venta, item, codigo, frase):
    respuesta = _observar(mostrador, venta, item=item, codigo=codigo)

    assert frase in dicho(respuesta)
    assert not Observacion.objects.exists()


def test_an_unsent_observation_is_taken_back(mostrador, venta):
    _observar(mostrador, venta)
    observacion = Observacion.objects.get()

    mostrador.post(f"/revision/{venta.pk}/observaciones/{observacion.pk}/quitar/")

    assert not Observacion.objects.exists()


@pytest.mark.paso("11.1")
def test_the_answer_is_shown_and_resolved_in_the_next_round(mostrador, canales):
    venta = venta_en(Estado.OBSERVADA)
    observacion = Observacion.objects.get()
    yo = Acto(venta.asesor, AHORA)
    servicio.responder(observacion.pk, acto=yo, respuesta="Carta firmada de nuevo")
    servicio.subsanar(venta.pk, acto=yo)

    assert "Carta firmada de nuevo" in mostrador.get(f"/revision/{venta.pk}/").content.decode()
    mostrador.post(f"/revision/{venta.pk}/observaciones/{observacion.pk}/resolver/")

    observacion.refresh_from_db()
    assert observacion.resuelta_en is not None


def test_a_sent_observation_is_not_taken_back(mostrador):
    venta = venta_en(Estado.OBSERVADA)
    observacion = Observacion.objects.get()

    mostrador.post(f"/revision/{venta.pk}/observaciones/{observacion.pk}/quitar/")

    assert Observacion.objects.count() == 1


def test_a_note_changes_nothing_but_is_kept(mostrador, venta):
    mostrador.post(f"/revision/{venta.pk}/nota/", {"texto": "Buen trabajo"})

    assert venta.notas.get().texto == "Buen trabajo"
    assert not venta.observaciones.exists()


def test_an_empty_note_says_what_to_write(mostrador, venta):
    assert "Escriba la nota" in dicho(mostrador.post(f"/revision/{venta.pk}/nota/", {"texto": " "}))


def test_two_reviewers_decide_and_the_second_is_told(mostrador, venta, como):
    primera = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    otra = como(primera)
    _observar(otra, venta)
    otra.post(f"/revision/{venta.pk}/", {"accion": "observar"})

    respuesta = mostrador.post(f"/revision/{venta.pk}/", {"accion": "aprobar"})

    assert f"{primera} ya decidió a las" in dicho(respuesta)
