"""Each call says of which sale it is, whoever else spoke with the same client meanwhile (4.1)."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import ContactoCartera, Llamada
from cartera.servicios import unir
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import atender
from solicitudes.mesa.ficha_cliente import ficha_de
from solicitudes.models import LlamadaDeVenta, Motivo, Venta
from solicitudes.pasos.p04_llamada.formulario_llamada import llamadas_de
from solicitudes.pasos.p04_llamada.servicio import registrar_aceptacion, registrar_llamada
from solicitudes.pasos.seguimiento.servicio import registrar_seguimiento
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import AHORA, venta_en
from tests.solicitudes.segundo_producto import tambien

MINUTO = timedelta(minutes=1)
pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]


def llamar(venta, resultado, ahora=AHORA, detalle="") -> Llamada:
    acto = Acto(venta.asesor, ahora)
    return registrar_llamada(venta.pk, acto=acto, resultado=resultado, detalle=detalle)


def aceptar(venta, ahora):
    return registrar_aceptacion(
        venta.pk, acto=Acto(venta.asesor, ahora), condicion=en_vigor(), tecnologia="FIBRA",
        facturacion="PROPIA", es_titular=True,
    )  # fmt: skip


@pytest.fixture
def dos_tomas():
    """Of one person under two names, in one portfolio: each is in somebody's hands."""
    una, otra = venta_en(Estado.FACTIBLE), venta_en(Estado.FACTIBLE)
    ContactoCartera.objects.filter(pk=otra.contacto_id).update(cartera=una.contacto.cartera)
    return [una, otra]


def juntar(ventas):
    claves = sorted(venta.cliente.pk for venta in ventas)
    elegidos = dict.fromkeys(("nombre", "ci", "codigo", "nit", "correo"), "uno")
    acto = Acto(UsuarioFactory(rol=Rol.SUPERVISOR), AHORA + 3 * MINUTO)
    unir(*claves, elegidos=elegidos, razon="Es la misma", acto=acto)
    return [Venta.objects.get(pk=venta.pk) for venta in ventas]


def test_what_was_said_to_a_colleague_is_neither_a_yes_nor_a_no_of_this_taking(dos_tomas):
    una, otra = dos_tomas
    llamar(una, "ACEPTA", AHORA + MINUTO)
    llamar(otra, "NO_ACEPTA", AHORA + 2 * MINUTO, detalle="PRECIO")
    una, otra = juntar(dos_tomas)

    assert una.contacto == otra.contacto
    assert [llamada.resultado_id for llamada in llamadas_de(una)] == ["ACEPTA"]
    assert aceptar(una, AHORA + 4 * MINUTO).estado == Estado.ACEPTADA


def test_the_yes_of_another_taking_accepts_nothing_here(dos_tomas):
    una, otra = dos_tomas
    llamar(otra, "ACEPTA", AHORA + MINUTO)
    motivo = Motivo.objects.get(ambito="DESCARTE", codigo="YA_TIENE")
    descartar(otra.pk, acto=Acto(otra.asesor, AHORA + 2 * MINUTO), motivo=motivo)
    una, _ = juntar(dos_tomas)

    assert una.ultimo_dicho() is None
    with pytest.raises(TransicionInvalida):
        aceptar(una, AHORA + 4 * MINUTO)


def test_every_kind_of_call_names_its_sale_and_the_page_of_the_client_shows_it():
    venta = venta_en(Estado.ACEPTADA)
    otra = tambien(venta)
    acto = Acto(venta.asesor, AHORA + MINUTO)
    registrar_seguimiento(otra.pk, acto=acto, resultado="ATENDIO")
    entra = atender(ContactoCarteraFactory().cliente_id, acto=acto)
    motivo = Motivo.objects.filter(ambito="IMPEDIMENTO").first()
    descartar(entra.pk, acto=acto, motivo=motivo)

    de = dict(LlamadaDeVenta.objects.values_list("llamada__proposito", "venta").order_by("-pk"))
    assert set(Llamada.objects.filter(de_venta=None)) == set()
    assert LlamadaDeVenta.objects.get(venta=entra).llamada.entrante
    assert de["SEGUIMIENTO"] == otra.pk
    assert len(llamadas_de(otra)) == 2
    historia = ficha_de(venta.cliente, venta.asesor)["historia"]
    assert {h["venta"].pk for h in historia if h["icono"] == "telephone"} == {venta.pk, otra.pk}


def test_the_calls_of_before_are_of_the_taking_in_which_they_were_made(antes_de):
    ventas = [venta_en(Estado.DESCARTADA), venta_en(Estado.ACEPTADA)]
    suyas = {venta.llamada_id: venta.pk for venta in ventas}
    sola = llamar(en_mano := venta_en(Estado.FACTIBLE), "CORTADA")
    suyas[sola.pk] = en_mano.pk

    with antes_de("solicitudes", "_las_llamadas_de_antes") as antigua:
        assert not antigua.get_model("solicitudes", "LlamadaDeVenta").objects.exists()

    hay = dict(LlamadaDeVenta.objects.values_list("llamada", "venta"))
    assert {pk: venta for pk, venta in suyas.items() if pk is not None} == hay
