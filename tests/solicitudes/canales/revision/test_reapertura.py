"""Step 11.1: an approved folder is opened again by two people, and holds its end meanwhile."""

from datetime import timedelta

import pytest

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import YaDecidido
from solicitudes.canales.instalacion.servicio import confirmar_instalacion, registrar_instalacion
from solicitudes.canales.remisiones import consulta as remisiones
from solicitudes.canales.remisiones.servicio import tomar
from solicitudes.canales.revision.reapertura import (
    pedir_reapertura,
    por_que_se_pide,
    reabrir,
    rechazar_reapertura,
    ya_pedida,
)
from solicitudes.canales.revision.servicio import avisar_devuelta, item_de
from solicitudes.finales.servicio import anular
from solicitudes.models import Observacion, Remision, Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]
EQUIPOS = [{"codigo": "ONT", "serie": "DEMO000001", "mac": "00:11:22:33:44:55"}]
CENTRO, FACTURACION = Remision.Destino.CENTRO, Remision.Destino.FACTURACION


@pytest.fixture
def ellos(canales):
    return Acto(canales, AHORA)


@pytest.fixture
def jefe():
    return Acto(UsuarioFactory(rol=Rol.JEFE_SERVICIO), AHORA + timedelta(minutes=5))


def pedir(venta: Venta, ellos, item: str = "CARTA") -> Venta:
    razon = motivo("REAPERTURA", "ERROR_DE_REVISION")
    return pedir_reapertura(venta.pk, acto=ellos, motivo=razon, item=item, nota="sin fecha")


def instalar(venta: Venta, ellos) -> Venta:
    return registrar_instalacion(venta.pk, acto=ellos, fecha=hoy(AHORA), equipos=EQUIPOS)


def negar(venta: Venta, jefe) -> Venta:
    razon = motivo("NEGATIVA", "ESTA_BIEN")
    return rechazar_reapertura(venta.pk, acto=jefe, motivo=razon, nota="la carta tiene fecha")


def avisos_de(acto) -> list[str]:
    return list(Aviso.objects.filter(usuario=acto.usuario).values_list("texto", flat=True))


@pytest.fixture
def reabierta(ellos, jefe) -> Venta:
    venta = venta_en(Estado.CONFORME)
    pedir(venta, ellos)
    return reabrir(venta.pk, acto=jefe)


def test_a_reopening_s_observation_is_of_the_round_that_was_approved(reabierta, ellos):
    observacion = Observacion.objects.get(venta=reabierta)

    assert (reabierta.rondas, observacion.ronda) == (1, 0)
    assert (observacion.creada_por, observacion.nota) == (ellos.usuario, "sin fecha")


def test_a_reopened_folder_is_approved_no_more_and_who_asked_hears_it(reabierta, ellos, jefe):
    assert (reabierta.estado, reabierta.aprobada_en) == (Estado.OBSERVADA, None)
    assert any(f"{jefe.usuario} aceptó reabrir" in texto for texto in avisos_de(ellos))


def test_once_confirmed_a_reopening_is_asked_by_nobody(reabierta, jefe):
    assert reabierta.reapertura_pedida_por is None
    with pytest.raises(TransicionInvalida):
        reabrir(reabierta.pk, acto=jefe)


def test_nobody_reopens_what_nobody_asked(jefe):
    with pytest.raises(TransicionInvalida):
        reabrir(venta_en(Estado.CONFORME).pk, acto=jefe)


def test_a_reopening_is_of_an_item_of_the_folder_and_of_an_approved_one(ellos):
    with pytest.raises(TransicionInvalida, match="no está en esta carpeta"):
        pedir(venta_en(Estado.CONFORME), ellos, item="INVENTADO")
    with pytest.raises(TransicionInvalida, match="entregada"):
        pedir(venta_en(Estado.ENTREGADA), ellos)
    assert item_de(venta_en(Estado.CONFORME), "CARTA").paso == 6


def test_its_asesor_hears_that_the_folder_is_back():
    venta = venta_en(Estado.CONFORME)

    avisar_devuelta(venta, AHORA)

    assert "volvió con observaciones" in Aviso.objects.get(clave__startswith="observada").texto


def test_it_is_asked_once_and_the_second_hears_who_did(ellos):
    venta = pedir(venta_en(Estado.CONFORME), ellos)
    otra = Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA)

    with pytest.raises(YaDecidido, match="ya pidió reabrir"):
        pedir(venta, otra)

    assert str(ellos.usuario) in ya_pedida(venta)
    assert por_que_se_pide(Venta.objects.get(pk=venta.pk)).por == ellos.usuario
    assert venta.razones.count() == 1


def test_who_asked_is_told_why_it_was_refused_and_cannot_refuse_it_alone(ellos, jefe):
    venta = pedir(venta_en(Estado.CONFORME), ellos)
    with pytest.raises(PermisoDenegado):
        negar(venta, ellos)

    negar(venta, jefe)

    (texto,) = [t for t in avisos_de(ellos) if "no aceptó reabrir" in t]
    assert "Lo registrado está bien. la carta tiene fecha" in texto
    with pytest.raises(TransicionInvalida, match="Nadie pide"):
        negar(venta, jefe)


@pytest.mark.paso("11.2")
def test_installed_while_it_waits_is_a_fact_that_concludes_nothing_and_both_hear(ellos, jefe):
    venta = pedir(venta_en(Estado.CONFORME), ellos)

    venta = instalar(venta, ellos)

    assert (venta.estado, venta.instalacion.fecha) == (Estado.CONFORME, hoy(AHORA))
    assert venta.reapertura_pedida_por == ellos.usuario
    assert not venta.envios.exists()
    for persona in (ellos, jefe):
        assert any("los términos esperan" in texto for texto in avisos_de(persona))
    with pytest.raises(TransicionInvalida, match="reapertura pedida"):
        confirmar_instalacion(venta.pk, acto=ellos)


@pytest.mark.paso("11.2")
def test_refused_it_goes_on_to_its_terms(ellos, jefe):
    venta = instalar(pedir(venta_en(Estado.CONFORME), ellos), ellos)

    venta = negar(venta, jefe)

    assert venta.estado == Estado.INSTALADA
    assert venta.envios.count() == 1


@pytest.mark.paso("11.2")
def test_confirmed_it_goes_back_installed_and_is_not_annulled_on_its_way(ellos, jefe):
    venta = instalar(pedir(venta_en(Estado.CONFORME), ellos), ellos)

    venta = reabrir(venta.pk, acto=jefe)

    assert (venta.estado, venta.instalacion.fecha) == (Estado.OBSERVADA, hoy(AHORA))
    with pytest.raises(TransicionInvalida, match="ya está instalado"):
        anular(
            venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo("ANULACION", "CLIENTE_DESISTE")
        )


@pytest.mark.paso("11.2")
def test_each_unit_is_told_of_a_reopened_sale_once_whatever_comes_of_it(ellos, jefe):
    instalada, anulada = venta_en(Estado.CONFORME), venta_en(Estado.CONFORME)
    assert tomar(CENTRO, acto=ellos).renglones.count() == 2
    for venta in (instalada, anulada):
        pedir(venta, ellos)
        reabrir(venta.pk, acto=jefe)
    assert not remisiones.altas(CENTRO, de_prueba=False).exists()

    instalar(instalada, ellos)
    desiste = motivo("ANULACION", "CLIENTE_DESISTE")
    anular(anulada.pk, acto=Acto(anulada.asesor, AHORA), motivo=desiste)

    assert list(tomar(FACTURACION, acto=ellos).renglones.values_list("venta", "clase")) == [
        (instalada.pk, "ALTA")
    ]
    assert list(tomar(CENTRO, acto=ellos).renglones.values_list("venta", "clase")) == [
        (anulada.pk, "BAJA")
    ]


def pedido_en_pantalla(mostrador, venta, **otro):
    razon = motivo("REAPERTURA", "ERROR_DE_REVISION")
    datos = {"motivo": razon.pk, "item": "DIRECCION", "nota": "es el 0521", **otro}
    return mostrador.post(f"/revision/{venta.pk}/reapertura/", datos)


def test_on_screen_it_takes_two_people(mostrador, como):
    venta = venta_en(Estado.CONFORME)
    jefe = como(UsuarioFactory(rol=Rol.JEFE_SERVICIO))
    pedido_en_pantalla(mostrador, venta)
    assert [p["venta"] for p in jefe.get("/reaperturas/").context["pedidas"]] == [venta]

    jefe.post(f"/reaperturas/{venta.pk}/confirmar/")

    venta.refresh_from_db()
    assert venta.estado == Estado.OBSERVADA
    observacion = Observacion.objects.get(venta=venta)
    assert (observacion.item, observacion.nota) == ("DIRECCION", "es el 0521")
    paso = como(venta.asesor).get(f"/ventas/{venta.pk}/pasos/8/").content.decode()
    assert "Canales Virtuales observó" in paso
    assert "es el 0521" in paso


def test_asked_it_is_said_of_whom(ellos, como):
    venta = venta_en(Estado.CONFORME)
    razon = motivo("REAPERTURA", "ERROR_DE_REVISION")

    respuesta = como(ellos.usuario).post(
        f"/revision/{venta.pk}/reapertura/", {"item": "CARTA", "motivo": razon.pk}
    )

    assert f"Pedida la reapertura de {venta.cliente} (venta {venta.pk})" in dicho(respuesta)


def test_the_page_of_the_sale_says_what_it_waits_for(ellos, como):
    venta = venta_en(Estado.CONFORME)
    pedir(venta, ellos)

    pagina = como(venta.asesor).get(f"/ventas/{venta.pk}/").content.decode()

    assert f"{ellos.usuario} pidió reabrirla: falta que lo decida" in pagina


def test_on_screen_it_says_of_what(mostrador):
    respuesta = pedido_en_pantalla(mostrador, venta_en(Estado.CONFORME), item="")

    assert respuesta.status_code == 422
    assert "Elija qué hay que corregir." in respuesta.content.decode()


def test_the_form_does_not_open_twice(mostrador):
    venta = venta_en(Estado.CONFORME)
    pedido_en_pantalla(mostrador, venta)

    respuesta = mostrador.get(f"/revision/{venta.pk}/reapertura/")

    assert respuesta.status_code == 302
    assert "ya pidió reabrir esta carpeta" in dicho(respuesta)


def test_on_screen_a_refusal_needs_its_reason(mostrador, como):
    venta = venta_en(Estado.CONFORME)
    jefe = como(UsuarioFactory(rol=Rol.JEFE_SERVICIO))
    pedido_en_pantalla(mostrador, venta)
    url, razon = f"/reaperturas/{venta.pk}/rechazar/", motivo("NEGATIVA", "ESTA_BIEN")
    assert jefe.get(url).status_code == 200

    sin_motivo = jefe.post(url, {"nota": "no"})
    assert sin_motivo.status_code == 422
    assert "Elija el motivo." in sin_motivo.content.decode()

    jefe.post(url, {"motivo": razon.pk})
    venta.refresh_from_db()
    assert (venta.estado, venta.reapertura_pedida_por) == (Estado.CONFORME, None)
    assert "Nadie pide ya" in dicho(jefe.get(url))


def test_the_page_asks_the_same_of_one_and_of_three(mostrador, como, django_assert_max_num_queries):
    jefe = como(UsuarioFactory(rol=Rol.JEFE_SERVICIO))
    for _ in range(3):
        pedido_en_pantalla(mostrador, venta_en(Estado.CONFORME))

    with django_assert_max_num_queries(10):
        pagina = jefe.get("/reaperturas/")

    assert len(pagina.context["pedidas"]) == 3
