"""Step 11.1: a folder that comes back is told by what changed, line by line."""

import re

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.canales.revision import servicio
from solicitudes.canales.revision.consulta import (
    Cambio,
    Item,
    cambios,
    items_de,
    siguiente_por_mirar,
)
from solicitudes.canales.revision.marcas import marcar_items
from solicitudes.canales.revision.reapertura import pedir_reapertura, reabrir
from solicitudes.direcciones import analizar
from solicitudes.models import Observacion, Venta
from solicitudes.pasos.corregir import corregir_observado
from solicitudes.pasos.p08_detalle.servicio import guardar_detalle
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import (
    AHORA,
    mirar,
    motivo,
    observar_tambien,
    papeles_listos,
    venta_en,
)

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


def _items(venta: Venta) -> dict[str, Item]:
    fresca = Venta.objects.get(pk=venta.pk)
    fresca.ahora = AHORA
    return {item.codigo: item for item in items_de(fresca)}


@pytest.fixture
def ellos(canales) -> Acto:
    return Acto(canales, AHORA)


@pytest.fixture
def devuelta(ellos) -> Venta:
    """Everything in order but the address, which goes back to its asesor."""
    venta = venta_en(Estado.ENTREGADA)
    mirar(venta, ellos)
    marcar_items(venta.pk, acto=ellos, items=items_de_revision(venta))
    errada = motivo("OBSERVACION", "DIRECCION_ERRADA")
    servicio.anotar_observacion(venta.pk, acto=ellos, item="DIRECCION", motivo=errada)
    return servicio.observar(venta.pk, acto=ellos)


def _corregir(venta: Venta, direccion: str) -> None:
    detalle = venta.detalle
    corregir_observado(
        venta.pk,
        acto=Acto(venta.asesor, AHORA),
        paso=8,
        guardar=guardar_detalle,
        datos={
            "direccion": analizar(direccion),
            "direccion_campos": {},
            "direccion_rige": "MISMA",
            "subcategoria": detalle.subcategoria,
            "plan": detalle.plan,
            "componentes": detalle.componentes,
        },
    )
    papeles_listos(venta)


def _devolver(venta: Venta) -> None:
    suyo = Acto(venta.asesor, AHORA)
    servicio.responder(Observacion.objects.get(venta=venta).pk, acto=suyo, respuesta="Corregida")
    servicio.subsanar(venta.pk, acto=suyo)


@pytest.fixture
def corregida(devuelta) -> Venta:
    _corregir(devuelta, "LA PAZ - 2050 ENTRE LANZA Y ANTEZANA")
    _devolver(devuelta)
    return devuelta


def test_while_its_asesor_has_it_what_was_in_order_says_so_and_what_was_observed_does_not(devuelta):
    items = _items(devuelta)

    assert {codigo for codigo, item in items.items() if not item.marcado} == {"DIRECCION"}
    assert not any(item.de_antes for item in items.values())


def test_only_what_changed_is_looked_at_again_and_it_says_from_what_to_what(corregida):
    items = _items(corregida)

    linea = next(c for c in items["DIRECCION"].cambios if c.que == "Línea")
    assert (linea.antes, linea.ahora) == (
        "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA", "LA PAZ - 2050 ENTRE LANZA Y ANTEZANA",
    )  # fmt: skip
    siguen = {codigo for codigo, item in items.items() if item.de_antes}
    assert siguen == {"CI", "TITULAR", "COBRO", "SERVICIO", "GLOSA"}
    assert {codigo for codigo, item in items.items() if item.cambios} == {
        "CARTA", "DIRECCION", "SOLICITUD", "CONTRATO", "COMODATO",
    }  # fmt: skip


def test_one_answer_decided_leads_to_the_next_that_waits_and_then_to_what_has_no_tick(
    devuelta, ellos, mostrador
):
    observar_tambien(devuelta, "COBRO_ERRADO")
    una, otra = Observacion.objects.filter(venta=devuelta).order_by("pk")
    suyo = Acto(devuelta.asesor, AHORA)
    for observacion in (una, otra):
        servicio.responder(observacion.pk, acto=suyo, respuesta="Corregida")
    servicio.subsanar(devuelta.pk, acto=suyo)

    assert siguiente_por_mirar(Venta.objects.get(pk=devuelta.pk), una.item) == una.item

    for observacion, adonde in ((una, otra.item), (otra, otra.item)):
        respuesta = mostrador.post(
            f"/revision/{devuelta.pk}/observaciones/{observacion.pk}/resolver/"
        )
        assert respuesta["Location"] == f"/revision/{devuelta.pk}/#item-{adonde}"
    pagina = mostrador.get(f"/revision/{devuelta.pk}/").content.decode()
    assert re.search(rf'id="item-{otra.item}"\s+tabindex="-1"', pagina)


def test_one_answered_leads_its_asesor_to_the_next_without_an_answer(devuelta, como):
    observar_tambien(devuelta, "COBRO_ERRADO")
    una, otra = Observacion.objects.filter(venta=devuelta).order_by("pk")
    asesor, pagina = como(devuelta.asesor), f"/ventas/{devuelta.pk}/pasos/11/"
    assert f'id="respuesta-{una.pk}"' in asesor.get(pagina).content.decode()

    for observacion, adonde in ((otra, f"#respuesta-{una.pk}"), (una, "")):
        ruta = f"/ventas/{devuelta.pk}/observaciones/{observacion.pk}/"
        respuesta = asesor.post(ruta, {"respuesta": "Corregida"})
        assert respuesta["Location"] == f"{pagina}{adonde}"


def test_sent_back_its_asesor_reads_which_one_it_was(devuelta, como):
    suyo, observacion = Acto(devuelta.asesor, AHORA), Observacion.objects.get(venta=devuelta)
    servicio.responder(observacion.pk, acto=suyo, respuesta="Corregida")

    respuesta = como(devuelta.asesor).post(f"/ventas/{devuelta.pk}/subsanar/")

    assert f"carpeta de {devuelta.cliente} (venta {devuelta.pk})" in dicho(respuesta)


def test_reopened_the_item_that_was_asked_is_in_order_no_more(ellos):
    venta = venta_en(Estado.CONFORME)
    razon = motivo("REAPERTURA", "ERROR_DE_REVISION")
    pedir_reapertura(venta.pk, acto=ellos, item="COBRO", motivo=razon)
    reabrir(venta.pk, acto=Acto(UsuarioFactory(rol="JEFE_SERVICIO"), AHORA))

    items = _items(venta)

    assert {codigo for codigo, item in items.items() if not item.marcado} == {"COBRO"}


def test_a_tick_that_stays_is_still_of_who_gave_it(corregida, ellos):
    marca = _items(corregida)["CI"].marca

    assert marca is not None
    assert (marca.por, marca.en) == (ellos.usuario, AHORA)


def test_a_paper_issued_again_is_approved_once_its_new_version_was_received(corregida, ellos):
    assert {c for c, item in _items(corregida).items() if item.por_pedir} == {
        "SOLICITUD", "CONTRATO", "COMODATO",
    }  # fmt: skip
    marcar_items(corregida.pk, acto=ellos, items=["CARTA", "DIRECCION"])

    with pytest.raises(TransicionInvalida, match=r"Contrato de Suministro.*recibida la versión 2"):
        servicio.aprobar(corregida.pk, acto=ellos)

    marcar_items(corregida.pk, acto=ellos, items=["SOLICITUD", "CONTRATO", "COMODATO"])
    assert servicio.aprobar(corregida.pk, acto=ellos).estado == Estado.CONFORME


def test_an_item_found_in_order_resolves_what_was_answered_of_it(corregida, ellos):
    marcar_items(corregida.pk, acto=ellos, items=["DIRECCION"])

    assert Observacion.objects.get(venta=corregida).resuelta_en == AHORA


def test_what_was_observed_is_looked_at_anew_though_it_says_the_same(devuelta):
    _devolver(devuelta)

    items = _items(devuelta)
    assert not items["DIRECCION"].marcado
    assert {c for c, item in items.items() if not item.de_antes} == {"DIRECCION"}


def test_an_answer_that_is_not_enough_goes_back_as_an_observation_of_this_round(devuelta, ellos):
    _devolver(devuelta)
    primera = Observacion.objects.get(venta=devuelta)
    with pytest.raises(TransicionInvalida, match="al menos una observación"):
        servicio.observar(devuelta.pk, acto=ellos)

    otra = servicio.insistir(primera.pk, acto=ellos, nota="Sigue el 2040")
    assert (otra.ronda, otra.motivo, otra.respuesta) == (1, primera.motivo, "")
    primera.refresh_from_db()
    assert primera.resuelta_en == AHORA
    assert servicio.observar(devuelta.pk, acto=ellos).rondas == 2
    with pytest.raises(TransicionInvalida):
        servicio.subsanar(devuelta.pk, acto=Acto(devuelta.asesor, AHORA))


def test_what_nobody_sent_is_not_insisted_on(ellos):
    venta = venta_en(Estado.ENTREGADA)
    firma = motivo("OBSERVACION", "CARTA_SIN_FIRMA")
    una = servicio.anotar_observacion(venta.pk, acto=ellos, item="CARTA", motivo=firma)

    with pytest.raises(TransicionInvalida, match="no espera respuesta"):
        servicio.insistir(una.pk, acto=ellos)


def test_the_first_round_has_nothing_to_be_compared_with():
    assert all(not item.cambios for item in _items(venta_en(Estado.ENTREGADA)).values())


def test_a_line_that_leaves_and_a_line_that_comes_are_changes_too():
    antes = [("C.I.", "1234567 CB"), ("Antes se tenía", "7654321 CB")]
    ahora = [("C.I.", "1234567 CB"), ("Vence", "14/05/2031")]

    assert cambios(antes, ahora) == [
        Cambio("Antes se tenía", "7654321 CB", ""), Cambio("Vence", "", "14/05/2031"),
    ]  # fmt: skip


def test_another_reviewer_goes_on_where_the_first_left(corregida):
    otra = Acto(UsuarioFactory(rol="CANALES_VIRTUALES"), AHORA)
    mirar(corregida, otra)
    quedan = [c for c, item in _items(corregida).items() if not item.marcado]

    marcar_items(corregida.pk, acto=otra, items=quedan)

    assert servicio.aprobar(corregida.pk, acto=otra).estado == Estado.CONFORME
