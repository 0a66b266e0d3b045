"""Step 11.1: the pieces of a review, each by itself."""

import pytest

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from solicitudes.canales.revision import rondas
from solicitudes.canales.revision.consulta import leido_en, ronda_anterior, sin_mirar
from solicitudes.canales.revision.datos import archivos_de, lineas_de, papeles_de
from solicitudes.canales.revision.marcas import olvidar_marca
from solicitudes.canales.revision.servicio import avisar_devuelta, exigir_nota, item_de
from solicitudes.canales.revision.toma import en_revision, la_tiene, tener
from solicitudes.models import MarcaDeRevision, Venta
from solicitudes.pasos.corregir import no_se_observo
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.permisos import releva_revisiones
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, mirar, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


@pytest.fixture
def venta() -> Venta:
    return venta_en(Estado.ENTREGADA)


@pytest.fixture
def ellos(canales) -> Acto:
    return Acto(canales, AHORA)


def test_the_letter_is_beside_all_that_it_has_to_say(venta):
    dice = dict(lineas_de(venta)["CARTA"])

    assert dice["Solicita"].startswith(venta.cliente.nombre_completo)
    assert dice["Dirección dictada"] == venta.direccion_dicha
    assert dice["Dirección registrada"] == venta.detalle.direccion
    assert "70712345" in dice["Teléfonos"]
    assert "18 meses" in dice["Debe declarar"]
    assert dice["Servicio"] == venta.oferta.plan.nombre
    assert any(que.startswith("Carta") for que in dice)
    titular = dict(lineas_de(venta)["TITULAR"])
    assert titular["Correo"] == venta.ficha.correo


def test_what_is_compared_is_the_paper_and_the_file_in_force(venta):
    assert set(archivos_de(venta)) == {"CI_ANVERSO", "CI_REVERSO", "CARTA"}
    assert papeles_de(venta)["CONTRATO"] == venta.carpeta.papel("CONTRATO")
    venta.carpeta.archivos.filter(tipo="CARTA").update(sustituido_en=AHORA)

    assert "CARTA" not in archivos_de(Venta.objects.get(pk=venta.pk))


def test_what_this_person_has_not_had_in_sight_is_named(venta, ellos):
    faltan = sin_mirar(venta, ["CI", "COBRO"], ellos.usuario)
    assert faltan == ["anverso del C.I.", "reverso del C.I."]
    mirar(venta, ellos)

    assert sin_mirar(venta, ["CI", "CARTA"], ellos.usuario) == []


def test_a_round_keeps_what_it_read_and_the_next_one_takes_over_what_says_the_same(venta, ellos):
    primera = rondas.comenzar(venta, acto=ellos)
    MarcaDeRevision.objects.create(revision=primera, item="COBRO", por=ellos.usuario, en=AHORA)
    assert ronda_anterior(venta) is None
    rondas.cerrar(venta, 0, acto=ellos)
    venta.rondas = 1

    anterior = ronda_anterior(venta)
    assert anterior == primera
    assert leido_en(anterior, "COBRO") == lineas_de(venta)["COBRO"]
    assert leido_en(anterior, "INVENTADO") is None
    rondas.seguir_en_la_siguiente(venta, acto=Acto(venta.asesor, AHORA))
    assert venta.revisado_en_la_ronda() == {"COBRO"}
    olvidar_marca(venta, "COBRO")
    assert venta.revisado_en_la_ronda() == set()


def test_who_acts_has_it_and_the_others_read_who(venta, ellos):
    suya = tener(en_revision(venta.pk, acto=ellos), acto=ellos)

    assert la_tiene(suya).startswith(f"La revisa {ellos.usuario} desde las 10:00")
    otra = Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA)
    with pytest.raises(TransicionInvalida, match="La revisa"):
        en_revision(venta.pk, acto=otra)
    assert releva_revisiones(venta, UsuarioFactory(rol=Rol.JEFE_SERVICIO))
    assert not releva_revisiones(venta, otra.usuario)


def test_a_reason_that_says_nothing_alone_has_its_words(venta):
    exigir_nota(motivo("OBSERVACION", "CI_VENCIDO"), "")
    with pytest.raises(DatoInvalido, match="Escriba en la nota"):
        exigir_nota(motivo("OBSERVACION", "OTRO_9"), "")
    assert item_de(venta, "CI").paso == 6


def test_its_asesor_hears_that_it_is_back_and_what_he_may_do_about_the_rest(venta):
    avisar_devuelta(venta, AHORA)

    assert Aviso.objects.get(usuario=venta.asesor, clave__startswith="observada:")
    assert "propóngalo a Canales Virtuales" in no_se_observo(8)
