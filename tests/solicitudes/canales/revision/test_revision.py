"""The review: checklist, observations, decision (11.1)."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.canales.revision import servicio
from solicitudes.canales.revision.consulta import items_de
from solicitudes.direcciones import analizar
from solicitudes.models import Observacion, Revision, Venta
from solicitudes.pasos.corregir import corregir_observado
from solicitudes.pasos.p08_detalle.servicio import guardar_detalle
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import (
    AHORA,
    motivo,
    papeles_listos,
    venta_en,
    venta_instalada_sin_revisar,
)


@pytest.fixture
def venta(db):
    return venta_en(Estado.ENTREGADA)


def _marcas(venta):
    return Revision.objects.get(venta=venta, ronda=venta.rondas).items


def test_already_installed_comes_first_then_oldest_received(mostrador, venta):
    instalada = venta_instalada_sin_revisar()

    pagina = mostrador.get("/revision/")

    assert [v.pk for v in pagina.context["por_revisar"]] == [instalada.pk, venta.pk]


def test_the_folder_shows_its_data_beside_its_images(mostrador, venta):
    pagina = mostrador.get(f"/revision/{venta.pk}/").content.decode()

    assert venta.glosa.texto in pagina
    assert venta.detalle.direccion_linea in pagina
    assert pagina.count("data-visor>") == 3


def test_a_half_done_list_survives(mostrador, venta):
    mostrador.post(f"/revision/{venta.pk}/marcar/", {"item": ["CI", "GLOSA", "INVENTADO"]})

    assert _marcas(venta) == {"CI": True, "GLOSA": True}
    marcados = {i.codigo for i in items_de(venta) if i.marcado}
    assert marcados == {"CI", "GLOSA"}


def test_a_tick_by_htmx_answers_with_the_action_bar(mostrador, venta):
    respuesta = mostrador.post(
        f"/revision/{venta.pk}/marcar/", {"item": ["CI"]}, headers={"HX-Request": "true"}
    )

    assert respuesta.status_code == 200
    assert 'id="barra-revision"' in respuesta.content.decode()


def test_all_ok_marks_the_whole_list(mostrador, venta):
    mostrador.post(f"/revision/{venta.pk}/", {"accion": "todo"})

    assert set(_marcas(venta)) == set(items_de_revision(venta))


@pytest.mark.paso("11.1")
def test_a_complete_list_is_approved(mostrador, venta):
    respuesta = mostrador.post(
        f"/revision/{venta.pk}/", {"accion": "aprobar", "item": list(items_de_revision(venta))}
    )

    venta.refresh_from_db()
    assert respuesta["Location"] == "/revision/"
    assert venta.estado == Estado.CONFORME


def test_an_incomplete_list_is_not_approved_and_keeps_its_ticks(mostrador, venta):
    respuesta = mostrador.post(f"/revision/{venta.pk}/", {"accion": "aprobar", "item": ["CI"]})

    venta.refresh_from_db()
    assert venta.estado == Estado.ENTREGADA
    assert "Sin revisar" in dicho(respuesta)
    assert _marcas(venta) == {"CI": True}


def test_approving_twice_is_a_success(mostrador, venta):
    datos = {"accion": "aprobar", "item": list(items_de_revision(venta))}
    mostrador.post(f"/revision/{venta.pk}/", datos)

    respuesta = mostrador.post(f"/revision/{venta.pk}/", datos)

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


@pytest.mark.paso("11.1")
def test_a_paper_issued_again_is_approved_once_its_new_version_was_received(canales):
    venta = venta_en(Estado.OBSERVADA)
    yo, ellos = (Acto(u, AHORA) for u in (venta.asesor, canales))
    detalle = venta.detalle
    corregir_observado(
        venta.pk,
        acto=yo,
        paso=8,
        guardar=guardar_detalle,
        datos={
            "direccion": analizar("LA PAZ - 2050 ENTRE LANZA Y ANTEZANA"),
            "direccion_campos": {},
            "direccion_rige": "MISMA",
            "subcategoria": detalle.subcategoria,
            "plan": detalle.plan,
            "componentes": detalle.componentes,
        },
    )
    papeles_listos(venta)
    servicio.responder(Observacion.objects.get().pk, acto=yo, respuesta="Corregida")
    servicio.subsanar(venta.pk, acto=yo)
    servicio.resolver(Observacion.objects.get().pk, acto=ellos)
    devuelta = Venta.objects.get(pk=venta.pk)
    devuelta.ahora = AHORA
    cambiados = {item.codigo for item in items_de(devuelta) if item.corregido}
    assert cambiados == {"DIRECCION", "SERVICIO"}
    assert {item.codigo for item in items_de(devuelta) if item.por_pedir} == {
        "SOLICITUD", "CONTRATO", "COMODATO",
    }  # fmt: skip
    servicio.marcar_items(venta.pk, acto=ellos, items=["CI", "CARTA", "TITULAR", "COBRO", "GLOSA"])

    with pytest.raises(TransicionInvalida, match=r"Contrato de Suministro.*recibida la versión 2"):
        servicio.aprobar(venta.pk, acto=ellos)

    servicio.marcar_items(venta.pk, acto=ellos, items=list(items_de_revision(venta)))
    assert servicio.aprobar(venta.pk, acto=ellos).estado == Estado.CONFORME


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
