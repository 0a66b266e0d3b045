"""A checklist that changes between a tick and what follows: it is said, and nothing is lost."""

from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.canales.revision import reapertura
from solicitudes.canales.revision import servicio as revision
from solicitudes.canales.revision.consulta import items_de
from solicitudes.canales.revision.marcas import marcar_items
from solicitudes.models import FichaLlamada, Observacion, Revision, Venta
from solicitudes.papeles.emision import emitir_formularios
from solicitudes.pasos.p05_explicacion.servicio import explicar
from solicitudes.pasos.p06_documentos.servicio import (
    pedir_de_nuevo,
    revisar_recibidos,
    validar_documentacion,
)
from solicitudes.pasos.resumen import resumen_de
from solicitudes.puerta.lectura import leer_alrededor
from solicitudes.reglas import comprobaciones as c
from solicitudes.reglas import glosa as glosa_de_venta
from solicitudes.reglas.control import EXPLICACION, RECIBIDOS, REVISION
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, mirar, motivo, papeles_listos, recibir_todo, venta_en
from tests.solicitudes.listas.versiones import aprobada, filas

pytestmark = pytest.mark.django_db
UN_DIA = timedelta(days=1)
MANANA = hoy(AHORA) + UN_DIA
DIA_DESPUES = AHORA + UN_DIA
FACTURA = {
    "codigo": "",
    "nombre": "Factura adjunta",
    "paso": 10,
    "campos": [],
    "solo_con_equipos": False,
}
CAMBIAN = {"ENVIO": "Envía la fotografía de su C.I. por los dos lados"}


@pytest.fixture
def al_dia_siguiente() -> Iterator[None]:
    with time_machine.travel(DIA_DESPUES, tick=False):
        yield


def explicacion_de_manana() -> None:
    """One sentence changes, one leaves and one is new."""
    items = [*filas(EXPLICACION, cambian=CAMBIAN, sin="TERMINOS"), {"codigo": "", "nombre": "Paga"}]
    aprobada(EXPLICACION, items, MANANA, ahora=AHORA)


def firma_de_manana() -> None:
    items = filas(RECIBIDOS, cambian={"FIRMA": "Firma y aclaración"})
    aprobada(RECIBIDOS, items, MANANA, ahora=AHORA)


def _explicado(venta: Venta) -> str:
    return dict(resumen_de(venta, 5, leer_alrededor(venta)))["Explicado"]


def ficha_de(venta: Venta, **otros):
    return {
        "lista": "1",
        "explicado": ["ENVIO", "REGISTRO", "INSTALACION", "TERMINOS"],
        "informado": list(glosa_de_venta.por_informar(venta)),
        "misma_direccion": "on",
        "caracteristicas": "Portón café",
        "puntos": "1",
        "sin_correo": "on",
    } | otros


@pytest.mark.paso("5.1")
def test_a_list_that_changed_overnight_is_said_and_nothing_typed_is_lost(como, al_dia_siguiente):
    venta = venta_en(Estado.ACEPTADA)
    explicacion_de_manana()
    asesora = como(venta.asesor)

    respuesta = asesora.post(f"/ventas/{venta.pk}/pasos/5/", ficha_de(venta))

    pagina = unescape(respuesta.content.decode())
    form = respuesta.context["form"]
    assert respuesta.status_code == 422
    assert "La lista cambió" in pagina
    assert f"Por mirar: {CAMBIAN['ENVIO']}; Paga." in pagina
    assert "Ya no se pide: Recibe por correo electrónico" in pagina
    assert "Portón café" in pagina
    assert form["explicado"].value() == ["REGISTRO", "INSTALACION"]
    assert form.errors["explicado"] == [f"Falta explicar: {CAMBIAN['ENVIO']}; Paga (5.1)."]
    assert not FichaLlamada.objects.filter(venta=venta).exists()

    todo = ["ENVIO", "REGISTRO", "INSTALACION", "PAGA"]
    asesora.post(f"/ventas/{venta.pk}/pasos/5/", ficha_de(venta, lista="2", explicado=todo))

    ficha = FichaLlamada.objects.get(venta=venta)
    assert (ficha.lista, sorted(ficha.pasos_explicados)) == (2, sorted(todo))
    assert _explicado(Venta.objects.get(pk=venta.pk)).startswith(CAMBIAN["ENVIO"])


@pytest.mark.paso("5.1")
def test_a_version_approved_before_midnight_counts_by_the_instant_of_the_step():
    items = filas(EXPLICACION, sin="TERMINOS", cambian=CAMBIAN)
    antes, despues = venta_en(Estado.ACEPTADA), venta_en(Estado.ACEPTADA)
    aprobada(EXPLICACION, items, MANANA, ahora=AHORA)
    medianoche = AHORA.replace(hour=0) + UN_DIA
    dicho = {"explicado": list(EXPLICACION.iniciales), "lista": 1, "misma_direccion": True}

    explicar(
        antes.pk,
        acto=Acto(antes.asesor, medianoche - timedelta(seconds=1)),
        informado=list(glosa_de_venta.por_informar(antes)),
        **dicho,
    )
    with pytest.raises(TransicionInvalida, match="Falta explicar: Envía la fotografía"):
        explicar(
            despues.pk,
            acto=Acto(despues.asesor, medianoche),
            informado=list(glosa_de_venta.por_informar(despues)),
            **dicho,
        )

    assert FichaLlamada.objects.get(venta=antes).lista == 1


@pytest.mark.paso("5.1", "6.3")
def test_a_done_step_keeps_its_list_and_its_words(como, al_dia_siguiente):
    venta = venta_en(Estado.DOCUMENTADA)
    explicacion_de_manana()
    aprobada(RECIBIDOS, filas(RECIBIDOS, cambian={"FIRMA": "Firma"}), MANANA, ahora=AHORA)

    venta = Venta.objects.get(pk=venta.pk)
    venta.ahora, venta.actor = DIA_DESPUES, venta.asesor

    assert (c.pasos_sin_explicar(venta), c.items_sin_ok(venta)) == ([], [])
    assert "Recibe por correo electrónico" in _explicado(venta)
    pagina = como(venta.asesor).get(f"/ventas/{venta.pk}/pasos/5/").content.decode()
    assert "Recibe por correo electrónico" in pagina


@pytest.mark.paso("5.1")
def test_a_draft_of_yesterday_is_read_with_the_list_of_today(como):
    venta = venta_en(Estado.ACEPTADA)
    explicacion_de_manana()
    with time_machine.travel(AHORA, tick=False):
        como(venta.asesor).post(f"/ventas/{venta.pk}/pasos/5/borrador/", ficha_de(venta))

    with time_machine.travel(DIA_DESPUES, tick=False):
        respuesta = como(venta.asesor).get(f"/ventas/{venta.pk}/pasos/5/")

    assert "La lista cambió" in respuesta.content.decode()
    assert respuesta.context["form"]["explicado"].value() == ["REGISTRO", "INSTALACION"]
    assert respuesta.context["form"]["caracteristicas"].value() == "Portón café"


@pytest.mark.paso("6.3")
def test_an_ok_on_other_words_does_not_count_and_what_was_observed_does():
    venta = venta_en(Estado.EXPLICADA)
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    firma_de_manana()
    todo = {codigo: {"ok": True, "motivo": ""} for codigo in RECIBIDOS.iniciales}
    leido = {"ci_numero": "1234567", "ci_indefinido": True, "ci_confirmado": True}
    comun = {"acto": Acto(venta.asesor, DIA_DESPUES), "lista": 1}

    with pytest.raises(TransicionInvalida, match=r"observado: Firma y aclaración \(6\.3\)"):
        validar_documentacion(venta.pk, items=todo, **leido, **comun)

    observado = todo | {"FIRMA": {"ok": False, "motivo": "falta"}}
    documentacion = revisar_recibidos(venta.pk, items=observado, **comun)
    assert documentacion.lista == 2
    assert documentacion.observados() == ["Firma y aclaración: falta"]


@pytest.mark.paso("6.3")
def test_a_letter_sent_back_is_looked_at_again_by_the_list_it_began_with(como, al_dia_siguiente):
    venta = venta_en(Estado.EXPLICADA)
    aprobada(RECIBIDOS, filas(RECIBIDOS, sin="TELEFONOS"), MANANA, ahora=AHORA)
    observado = {"TELEFONOS": {"ok": False, "motivo": "no se leen"}}
    pedir_de_nuevo(venta.pk, acto=Acto(venta.asesor, AHORA), items=observado)

    pagina = como(venta.asesor).get(f"/ventas/{venta.pk}/pasos/6/").content.decode()

    assert 'name="ok_TELEFONOS"' in pagina
    assert "Teléfono y celular de referencia: no se leen" in pagina
    assert 'name="lista" value="1"' in pagina


@pytest.mark.paso("6.3")
def test_what_was_written_of_an_item_stays_when_its_words_change_overnight(como, al_dia_siguiente):
    venta = venta_en(Estado.EXPLICADA)
    firma_de_manana()
    enviado = {"lista": "1", "ok_CI_LEGIBLE": "on", "ok_FIRMA": "on", "motivo_NOMBRE": "es otro"}

    respuesta = como(venta.asesor).post(f"/ventas/{venta.pk}/pasos/6/", enviado)

    form = respuesta.context["form"]
    assert respuesta.status_code == 422
    assert (form["ok_CI_LEGIBLE"].value(), form["ok_FIRMA"].value()) == (True, False)
    assert form["motivo_NOMBRE"].value() == "es otro"
    assert form.cambio_de_lista.por_mirar == ["Firma y aclaración"]


def _revisora():
    return UsuarioFactory(rol=Rol.CANALES_VIRTUALES)


def _marcados(revision_: Revision) -> set[str]:
    return {marca.item for marca in revision_.marcas.all()}


def _con_factura(ahora=AHORA, desde=MANANA) -> None:
    aprobada(REVISION, [*filas(REVISION), FACTURA], desde, ahora=ahora)


@pytest.mark.paso("11.1")
def test_a_review_open_at_midnight_is_said_to_have_another_list(como, al_dia_siguiente):
    venta = venta_en(Estado.ENTREGADA)
    items = [*filas(REVISION, cambian={"CI": "C.I. de quien firma"}), FACTURA]
    aprobada(REVISION, items, MANANA, ahora=AHORA)
    ellos = _revisora()
    mirar(venta, Acto(ellos, AHORA))
    mostrador = como(ellos)
    for cual in ("CI", "CARTA"):
        enviado = {"lista": "1", "marca": cual, "item": ["CI", "CARTA"]}
        viva = mostrador.post(
            f"/revision/{venta.pk}/marcar/", enviado, headers={"HX-Request": "true"}
        )
        assert viva["HX-Refresh"] == "true"
    pagina = mostrador.get(f"/revision/{venta.pk}/").content.decode()
    assert "La lista de revisión cambió" in pagina
    assert 'name="lista" value="2"' in pagina

    hecha = Revision.objects.get(venta=venta)
    assert (hecha.lista, _marcados(hecha)) == (2, {"CARTA"})
    mostrador.post(f"/revision/{venta.pk}/", {"lista": "1", "accion": "todo"})
    assert "CI" not in _marcados(Revision.objects.get(venta=venta))


@pytest.mark.paso("11.1")
def test_a_review_that_began_is_decided_by_its_own_list_the_day_after():
    venta, ellos = venta_en(Estado.ENTREGADA), _revisora()
    mirar(venta, Acto(ellos, AHORA))
    _con_factura()
    marcar_items(venta.pk, acto=Acto(ellos, AHORA), items=["CI"])

    items = list(REVISION.iniciales)
    marcar_items(venta.pk, acto=Acto(ellos, DIA_DESPUES), items=items, lista=1)
    aprobada_ = revision.aprobar(venta.pk, acto=Acto(ellos, DIA_DESPUES))

    assert aprobada_.estado == Estado.CONFORME
    otra = venta_en(Estado.ENTREGADA)
    mirar(otra, Acto(ellos, DIA_DESPUES))
    marcar_items(otra.pk, acto=Acto(ellos, DIA_DESPUES), items=items, lista=1)
    with pytest.raises(TransicionInvalida, match="Sin revisar: «Factura adjunta»"):
        revision.aprobar(otra.pk, acto=Acto(ellos, DIA_DESPUES))


@pytest.mark.paso("11.1")
def test_an_item_retired_while_observed_is_still_answered_and_resolved(como, al_dia_siguiente):
    venta, ellos = venta_en(Estado.ENTREGADA), _revisora()
    _con_factura()
    aprobada(REVISION, filas(REVISION, cambian={"CI": "C.I."}), MANANA + UN_DIA, ahora=DIA_DESPUES)
    falta = motivo("OBSERVACION", "FALTA_PAPEL")
    observacion = revision.anotar_observacion(
        venta.pk, acto=Acto(ellos, DIA_DESPUES), item="FACTURA_ADJUNTA", motivo=falta
    )
    revision.observar(venta.pk, acto=Acto(ellos, DIA_DESPUES))
    suya = como(venta.asesor).get(f"/ventas/{venta.pk}/pasos/11/").content.decode()
    assert "Factura adjunta" in suya

    luego = DIA_DESPUES + UN_DIA
    yo = Acto(venta.asesor, luego)
    revision.responder(observacion.pk, acto=yo, respuesta="Se adjuntó")
    emitir_formularios(Venta.objects.get(pk=venta.pk), acto=yo)
    papeles_listos(Venta.objects.get(pk=venta.pk))
    revision.subsanar(venta.pk, acto=yo)
    with time_machine.travel(luego, tick=False):
        pagina = como(ellos).get(f"/revision/{venta.pk}/").content.decode()
    assert "Factura adjunta" in pagina
    assert "queda por su observación" in pagina

    ellos_luego = Acto(ellos, luego)
    mirar(venta, ellos_luego)
    revision.resolver(observacion.pk, acto=ellos_luego)
    marcar_items(venta.pk, acto=ellos_luego, items=list(REVISION.iniciales))
    assert revision.aprobar(venta.pk, acto=ellos_luego).estado == Estado.CONFORME
    assert Observacion.objects.get().item_nombre == "Factura adjunta"


@pytest.mark.paso("11.1")
def test_the_items_after_the_tenth_are_there_without_a_key():
    venta = venta_en(Estado.ENTREGADA)
    _con_factura()
    venta = Venta.objects.get(pk=venta.pk)
    venta.ahora = DIA_DESPUES

    ultimo = items_de(venta)[-1]

    assert (ultimo.nombre, ultimo.tecla) == ("Factura adjunta", "")
    assert [str(m) for m in ultimo.motivos] == [
        "Falta un papel o su copia",
        "Papel mal impreso",
        "Papel sin la firma del cliente",
        "Otro: dígalo en la nota",
    ]


@pytest.mark.paso("11.1")
def test_a_reopening_keeps_the_words_and_the_step_of_its_item():
    venta, ellos = venta_en(Estado.CONFORME), _revisora()
    jefa = UsuarioFactory(rol=Rol.JEFE_SERVICIO)
    aprobada(REVISION, filas(REVISION, cambian={"GLOSA": "Glosa"}), MANANA, ahora=AHORA)
    razon = motivo("REAPERTURA", "ERROR_DE_REVISION")

    reapertura.pedir_reapertura(venta.pk, acto=Acto(ellos, DIA_DESPUES), motivo=razon, item="GLOSA")
    reapertura.reabrir(venta.pk, acto=Acto(jefa, DIA_DESPUES))

    observacion = Observacion.objects.get(venta=venta)
    assert (observacion.item_nombre, observacion.paso) == ("Observaciones según Anexo 2", 9)


@pytest.mark.paso("11.1")
def test_what_was_observed_before_versions_keeps_the_words_that_shipped():
    venta = venta_en(Estado.OBSERVADA)
    Observacion.objects.update(item_nombre="", paso=1)

    import_module("solicitudes.migrations.0015_lo_que_decian_los_items").escribir(apps, None)

    observacion = Observacion.objects.get(venta=venta)
    carta = REVISION.iniciales["CARTA"]
    assert (observacion.item_nombre, observacion.paso) == (carta.nombre, carta.paso)


def test_the_pages_cost_one_query_more_for_a_list_that_somebody_wrote(como, al_dia_siguiente):
    venta = venta_en(Estado.ACEPTADA)
    asesora = como(venta.asesor)
    asesora.get(f"/ventas/{venta.pk}/pasos/5/")
    with CaptureQueriesContext(connection) as de_fabrica:
        asesora.get(f"/ventas/{venta.pk}/pasos/5/")

    explicacion_de_manana()
    with CaptureQueriesContext(connection) as escrita:
        asesora.get(f"/ventas/{venta.pk}/pasos/5/")

    assert len(escrita) == len(de_fabrica)
    listas = [q for q in escrita.captured_queries if "solicitudes_listadecontrol" in q["sql"]]
    assert len(listas) == 1
