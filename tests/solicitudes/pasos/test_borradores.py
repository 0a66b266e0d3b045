"""Drafts: what is typed survives, is shown as a draft, and goes when the step is taken."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.parametros import RESERVA
from solicitudes.finales import servicio as terminar
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Borrador, Motivo, Venta
from solicitudes.pasos.borrador import OtroEscribio, guardar_borrador, lo_escrito
from solicitudes.pasos.corregir import correcciones_de, corregir
from solicitudes.pasos.p05_explicacion.formulario import FichaForm
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.glosa import por_informar
from solicitudes.reglas.listas import PASOS_A_SEGUIR
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = pytest.mark.django_db


def entrar(usuario) -> Client:
    cliente = Client()
    cliente.force_login(usuario)
    return cliente


def escribir(venta: Venta, paso: int, **campos):
    cliente = entrar(venta.asesor)
    return cliente.post(f"/ventas/{venta.pk}/pasos/{paso}/borrador/", campos)


def test_what_was_typed_is_there_in_another_computer():
    venta = venta_en(Estado.ACEPTADA)

    respuesta = escribir(venta, 5, caracteristicas="portón verde", explicado=["VISITA"])

    pagina = entrar(venta.asesor).get(f"/ventas/{venta.pk}/").content.decode()
    assert respuesta.status_code == 200
    assert 'value="portón verde"' in pagina
    assert "Borrador de las" in pagina


@pytest.mark.paso("5.1")
def test_the_draft_of_the_call_is_answered_with_what_it_still_lacks():
    venta = venta_en(Estado.ACEPTADA)

    dicho = escribir(
        venta,
        5,
        explicado=list(PASOS_A_SEGUIR),
        informado=list(por_informar(venta))[1:],
        vivienda="CASA",
        pisos="2",
        pasar_en="la mañana",
        celular_whatsapp="70712345",
        sin_correo="on",
    ).content.decode()

    assert "Falta decir 1 cosa (5.1)." in dicho
    assert "Falta preguntar: Características." in dicho


def test_the_draft_of_a_step_that_says_nothing_more_is_answered_with_nothing():
    venta = venta_en(Estado.DOCUMENTADA)

    assert escribir(venta, 7, modalidad="ALQUILER").status_code == 204


def test_an_unticked_box_stays_unticked():
    venta = venta_en(Estado.ACEPTADA)
    escribir(venta, 5, caracteristicas="x")

    form = entrar(venta.asesor).get(f"/ventas/{venta.pk}/").context["form"]

    assert form["misma_direccion"].value() is False


def test_the_draft_outlives_the_session():
    venta = venta_en(Estado.ACEPTADA)
    escribir(venta, 5, caracteristicas="portón verde")

    sin_sesion = Client().post(f"/ventas/{venta.pk}/pasos/5/", {"caracteristicas": "otra"})

    assert sin_sesion.status_code == 401
    assert 'name="caracteristicas" value="otra"' in sin_sesion.content.decode()
    vuelve = entrar(venta.asesor).get(f"/ventas/{venta.pk}/").content.decode()
    assert 'value="portón verde"' in vuelve


def test_a_refused_step_is_a_draft():
    venta = venta_en(Estado.DOCUMENTADA)

    entrar(venta.asesor).post(f"/ventas/{venta.pk}/pasos/7/", {"direccion_cobro": "SUCRE 12"})

    assert Borrador.objects.get().datos["direccion_cobro"] == ["SUCRE 12"]


def test_taking_the_step_erases_its_draft():
    venta = venta_en(Estado.DOCUMENTADA)
    escribir(venta, 7, direccion_cobro="SUCRE 12")

    enviado = {"tipo": "SOCIO", "modalidad": "UNICA", "direccion_cobro": "SUCRE 12", "ciclo": "C01"}
    entrar(venta.asesor).post(f"/ventas/{venta.pk}/pasos/7/", enviado)

    venta.refresh_from_db()
    assert venta.estado == Estado.REGISTRADA
    assert not Borrador.objects.exists()


def test_a_draft_can_be_thrown_away():
    venta = venta_en(Estado.ACEPTADA)
    escribir(venta, 5, caracteristicas="portón verde")

    entrar(venta.asesor).post(f"/ventas/{venta.pk}/pasos/5/borrador/descartar/")

    assert not Borrador.objects.exists()


def test_a_step_that_is_not_open_keeps_no_draft():
    venta = venta_en(Estado.ACEPTADA)

    assert escribir(venta, 7, direccion_cobro="SUCRE 12").status_code == 409
    assert not Borrador.objects.exists()


def test_nobody_else_writes_in_the_draft():
    venta = venta_en(Estado.ACEPTADA)
    ajena = UsuarioFactory(rol=Rol.ASESOR)

    respuesta = entrar(ajena).post(f"/ventas/{venta.pk}/pasos/5/borrador/", {"pisos": "2"})

    assert respuesta.status_code == 404


def test_any_text_is_kept_and_none_breaks():
    venta = venta_en(Estado.ACEPTADA)

    assert escribir(venta, 5, pisos="dos\0", caracteristicas="ñ" * 5_000).status_code == 200

    assert Borrador.objects.get().datos["pisos"] == ["dos"]
    assert entrar(venta.asesor).get(f"/ventas/{venta.pk}/").status_code == 200


def test_no_word_of_a_draft_reaches_the_eventos():
    venta = venta_en(Estado.DOCUMENTADA)
    antes = Evento.objects.count()

    escribir(venta, 7, direccion_cobro="SUCRE 12")

    assert Evento.objects.count() == antes


def test_the_draft_goes_along_with_the_sale():
    venta = venta_en(Estado.ACEPTADA)
    escribir(venta, 5, caracteristicas="portón verde")
    nueva = UsuarioFactory(rol=Rol.ASESOR, first_name="Nueva")
    jefe = UsuarioFactory(rol=Rol.SUPERVISOR)
    razon = Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0]

    reasignar(venta.pk, acto=Acto(jefe, AHORA), a=nueva, motivo=razon)

    pagina = entrar(nueva).get(f"/ventas/{venta.pk}/").content.decode()
    assert 'value="portón verde"' in pagina
    assert f"Borrador de {venta.asesor}" in pagina


def test_a_fresh_draft_keeps_the_reservation():
    venta = venta_en(Estado.VERIFICADA)
    luego = AHORA + timedelta(minutes=RESERVA.inicial + 5)
    un_minuto_antes = Acto(venta.asesor, luego - timedelta(minutes=1))
    guardar_borrador(venta.pk, paso=3, enviado=QueryDict("tecnologias=FIBRA"), acto=un_minuto_antes)

    assert liberar_reservas(ahora=luego) == 0
    assert liberar_reservas(ahora=luego + timedelta(days=1)) == 1
    assert not Borrador.objects.exists()


def test_a_sale_that_ends_leaves_no_draft():
    venta = venta_en(Estado.ACEPTADA)
    escribir(venta, 5, caracteristicas="portón verde")

    razon = motivo("ANULACION", "CLIENTE_DESISTE")
    terminar.anular(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=razon)

    assert not Borrador.objects.exists()


def test_a_window_that_does_not_know_the_draft_does_not_write_over_it():
    venta = venta_en(Estado.ACEPTADA)
    cliente, ruta = entrar(venta.asesor), f"/ventas/{venta.pk}/pasos/5/borrador/"
    una = cliente.post(ruta, {"caracteristicas": "de una"}, headers={"X-Borrador": ""})

    otra = cliente.post(ruta, {"caracteristicas": "de otra"}, headers={"X-Borrador": ""})
    sigue = cliente.post(
        ruta, {"caracteristicas": "sigue una"}, headers={"X-Borrador": una["X-Borrador"]}
    )

    assert (una.status_code, otra.status_code, sigue.status_code) == (200, 409, 200)
    assert otra.json()["datos"]["caracteristicas"] == ["de una"]
    assert (otra.json()["visto"], otra.json()["por"]) == (una["X-Borrador"], "")
    assert Borrador.objects.get().datos["caracteristicas"] == ["sigue una"]


def test_a_window_asks_for_what_was_written_since_it_was_drawn():
    venta = venta_en(Estado.ACEPTADA)
    cliente, ruta = entrar(venta.asesor), f"/ventas/{venta.pk}/pasos/5/borrador/ultimo/"
    assert cliente.get(ruta).status_code == 204
    version = escribir(venta, 5, caracteristicas="portón verde")["X-Borrador"]

    assert cliente.get(ruta, {"v": version}).status_code == 204
    escrito = cliente.get(ruta, {"v": ""}).json()

    assert (escrito["visto"], escrito["datos"]["caracteristicas"]) == (version, ["portón verde"])
    assert entrar(UsuarioFactory(rol=Rol.ASESOR)).get(ruta).status_code == 404
    jefa = entrar(UsuarioFactory(rol=Rol.SUPERVISOR))
    assert jefa.get(ruta).status_code == 403


def test_a_draft_has_the_time_of_its_typing_and_never_goes_back():
    venta = venta_en(Estado.ACEPTADA)
    acto = Acto(venta.asesor, AHORA)

    def guardar(hace: timedelta) -> Borrador:
        dicho = QueryDict("caracteristicas=x")
        return guardar_borrador(venta.pk, paso=5, enviado=dicho, acto=acto, hace=hace)

    primero = guardar(timedelta(minutes=5))
    assert primero.escrito_en == AHORA - timedelta(minutes=5)
    assert guardar(timedelta(days=9)).version > primero.version
    with pytest.raises(OtroEscribio) as otro:
        guardar_borrador(venta.pk, paso=5, enviado=QueryDict(), acto=acto, visto=primero.version)
    assert otro.value.borrador.datos == {"caracteristicas": ["x"]}


def test_a_step_sent_by_a_page_that_stayed_open_says_that_nothing_changed():
    venta = venta_en(Estado.EXPLICADA)

    respuesta = entrar(venta.asesor).post(
        f"/ventas/{venta.pk}/pasos/5/", {"caracteristicas": "otra"}, follow=True
    )

    assert "El paso 5 ya estaba hecho" in respuesta.content.decode()


def test_what_that_page_had_written_is_shown_and_not_lost():
    venta = venta_en(Estado.EXPLICADA)

    respuesta = entrar(venta.asesor).post(
        f"/ventas/{venta.pk}/pasos/5/",
        {"caracteristicas": "portón azul", "vivienda": "CASA", "sin_correo": "on"},
    )

    assert respuesta.status_code == 409
    escrito = dict(respuesta.context["no_guardado"])
    assert escrito["Características"] == "portón azul"
    assert (escrito["Vivienda"], escrito["No tiene correo"]) == ("Casa", "Sí")
    assert "portón azul" in respuesta.content.decode()


def test_a_page_older_than_a_correction_is_not_taken_unsaid_and_keeps_what_it_has():
    venta = venta_en(Estado.EXPLICADA)
    cliente, ruta = entrar(venta.asesor), f"/ventas/{venta.pk}/pasos/5/"
    yo = Acto(venta.asesor, AHORA)
    corregir(venta.pk, acto=yo, paso=5, motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"))
    escrito = {"caracteristicas": "de la página vieja", "correcciones": "0"}

    respuesta = cliente.post(ruta, escrito)

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 409 and correcciones_de(venta) == 1
    assert "se abrió antes de una corrección" in pagina and "de la página vieja" in pagina
    assert 'name="correcciones" value="1"' in pagina
    assert Venta.objects.get(pk=venta.pk).estado == Estado.ACEPTADA


def test_a_later_step_sent_after_one_was_opened_again_is_shown_and_not_lost():
    venta = venta_en(Estado.DOCUMENTADA)
    yo = Acto(venta.asesor, AHORA)
    corregir(venta.pk, acto=yo, paso=5, motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"))

    respuesta = entrar(venta.asesor).post(
        f"/ventas/{venta.pk}/pasos/7/", {"direccion_cobro": "Los Molles 118"}
    )

    assert respuesta.status_code == 409
    assert "Antes del paso 7 falta el 5" in respuesta.content.decode()
    assert "Los Molles 118" in respuesta.content.decode()


def test_what_was_written_is_named_as_the_page_names_it():
    venta = venta_en(Estado.ACEPTADA)
    enviado = QueryDict("vivienda=DEPARTAMENTO&pisos=&correcciones=0")

    assert lo_escrito(FichaForm(venta), enviado) == [("Vivienda", "Departamento")]
