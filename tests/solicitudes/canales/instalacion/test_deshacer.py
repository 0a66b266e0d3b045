"""What a file recorded is taken back where nothing followed; what is decided is decided once."""

import pytest

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import YaDecidido
from solicitudes.canales.instalacion.decidir import decidir_diferencia, por_que_no_se_rectifica
from solicitudes.canales.instalacion.planilla import deshacer_partes
from solicitudes.canales.remisiones.servicio import tomar
from solicitudes.canales.revision import servicio as revision
from solicitudes.canales.revision.marcas import marcar_items
from solicitudes.models import DiferenciaDeInstalacion, Remision, Venta
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.canales.instalacion.archivos import (
    DESPUES,
    archivo,
    clases,
    fallida,
    fila,
    motivos,
    traer,
)
from tests.solicitudes.factories import mirar, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
Decision = DiferenciaDeInstalacion.Decision


@pytest.fixture
def yo(canales):
    return Acto(canales, DESPUES)


def test_an_installation_and_a_visit_are_taken_back_while_nothing_hangs_from_them(canales, yo):
    venta, otra = venta_en(Estado.IMPRESA), venta_en(Estado.GLOSADA)
    corrida = traer(archivo(fila(venta), fallida(otra)), canales)
    acta = venta.carpeta.papel("ACTA_INSTALACION")

    assert deshacer_partes(corrida, yo) == {"deshechas": 2, "quedan": 0}

    venta = Venta.objects.get(pk=venta.pk)
    assert venta.instalacion_actual is None
    assert not venta.visitas.exists() and not otra.visitas.exists()
    acta.refresh_from_db()
    assert acta.situacion == "SUSTITUIDO"
    assert Evento.objects.filter(cadena=venta.cadena, tipo="deshacer_visita").count() == 1


def test_undone_and_brought_again_it_is_recorded_again_with_a_second_acta(canales, yo):
    venta = venta_en(Estado.IMPRESA)
    contenido = archivo(fila(venta))
    deshacer_partes(traer(contenido, canales), yo)

    assert clases(traer(contenido, canales)) == ["instalada"]
    assert venta.carpeta.papel("ACTA_INSTALACION").version == 2


def test_brought_twice_the_undoing_of_the_second_takes_nothing_of_the_first(canales, yo):
    venta = venta_en(Estado.IMPRESA)
    traer(archivo(fila(venta)), canales)

    assert deshacer_partes(traer(archivo(fila(venta)), canales), yo) == {
        "deshechas": 0, "quedan": 0,
    }  # fmt: skip
    assert venta.visitas.count() == 1


def test_what_two_files_bring_stays_until_both_are_undone(canales, yo):
    venta, otra = venta_en(Estado.IMPRESA), venta_en(Estado.GLOSADA)
    primera = traer(archivo(fila(venta)), canales)
    segunda = traer(archivo(fila(otra), fila(venta)), canales)

    assert deshacer_partes(primera, yo) == {"deshechas": 0, "quedan": 1}
    assert motivos(primera)[0].endswith("Lo dice también otro archivo: se queda.")
    assert venta.visitas.count() == 1

    assert deshacer_partes(segunda, yo) == {"deshechas": 2, "quedan": 0}
    assert not venta.visitas.exists()


def test_a_doubt_that_two_files_raise_stays_until_both_are_undone(canales, yo):
    venta = venta_en(Estado.IMPRESA)
    traer(archivo(fila(venta)), canales)
    primera = traer(archivo(fila(venta, SERIE="OTRA")), canales)
    segunda = traer(archivo(fila(venta, SERIE="OTRA"), fila(venta)), canales)
    assert clases(segunda) == ["por_decidir", "igual"]

    assert deshacer_partes(primera, yo) == {"deshechas": 0, "quedan": 1}
    assert venta.diferencias_de_instalacion.count() == 1
    assert deshacer_partes(segunda, yo) == {"deshechas": 1, "quedan": 0}
    assert not venta.diferencias_de_instalacion.exists()


def test_once_the_terms_are_owed_a_file_takes_nothing_back_and_says_why(canales, yo):
    venta, otra = venta_en(Estado.CONFORME), venta_en(Estado.GLOSADA)
    corrida = traer(archivo(fila(venta), fila(otra)), canales)

    assert deshacer_partes(corrida, yo) == {"deshechas": 1, "quedan": 1}

    assert "No se deshizo: la venta ya está instalada" in motivos(corrida)[0]
    assert motivos(corrida)[1].endswith("Deshecha.")
    assert Venta.objects.get(pk=venta.pk).estado == Estado.INSTALADA


def test_an_installation_that_facturacion_was_told_of_stays(canales, yo):
    venta, otra = venta_en(Estado.IMPRESA), venta_en(Estado.IMPRESA)
    corrida = traer(archivo(fila(venta)), canales)
    tomar(Remision.Destino.FACTURACION, acto=yo)
    nueva = traer(archivo(fila(otra)), canales)

    assert deshacer_partes(corrida, yo) == {"deshechas": 0, "quedan": 1}
    assert "ya fue en la lista Facturación N.º 1: se pidió" in motivos(corrida)[0]
    assert Venta.objects.get(pk=venta.pk).instalacion_actual is not None
    assert deshacer_partes(nueva, yo) == {"deshechas": 1, "quedan": 0}


def test_an_approval_after_the_file_keeps_its_installation(canales, yo):
    venta = venta_en(Estado.ENTREGADA, canales=canales)
    corrida = traer(archivo(fila(venta)), canales)
    venta = Venta.objects.get(pk=venta.pk)
    venta.ahora = DESPUES
    mirar(venta, yo)
    marcar_items(venta.pk, acto=yo, items=items_de_revision(venta))
    revision.aprobar(venta.pk, acto=yo)

    assert deshacer_partes(corrida, yo) == {"deshechas": 0, "quedan": 1}


def test_what_another_file_contradicts_is_decided_before_it_is_undone(canales, yo):
    venta = venta_en(Estado.GLOSADA)
    primera = traer(archivo(fila(venta)), canales)
    segunda = traer(archivo(fila(venta, SERIE="OTRA")), canales)

    assert deshacer_partes(primera, yo)["quedan"] == 1
    assert deshacer_partes(segunda, yo) == {"deshechas": 1, "quedan": 0}
    assert deshacer_partes(primera, yo)["deshechas"] == 1


def test_one_file_that_contradicts_itself_is_undone_whole(canales, yo):
    venta = venta_en(Estado.GLOSADA)
    corrida = traer(archivo(fila(venta), fila(venta, SERIE="OTRA")), canales)

    assert clases(corrida) == ["instalada", "por_decidir"]
    assert deshacer_partes(corrida, yo) == {"deshechas": 2, "quedan": 0}


def test_a_visit_with_a_later_one_stays(canales, yo):
    venta = venta_en(Estado.GLOSADA)
    primera = traer(archivo(fallida(venta)), canales)
    traer(archivo(fila(venta)), canales)

    assert deshacer_partes(primera, yo) == {"deshechas": 0, "quedan": 1}
    assert "después hubo otra visita" in motivos(primera)[0]


@pytest.fixture
def diferencia(canales):
    venta = venta_en(Estado.IMPRESA)
    traer(archivo(fila(venta)), canales)
    traer(archivo(fila(venta, SERIE="OTRA")), canales)
    return DiferenciaDeInstalacion.objects.get()


def test_what_is_recorded_stays_with_a_reason_and_is_not_asked_again(canales, yo, diferencia):
    decidir_diferencia(
        diferencia.pk, acto=yo, decision=Decision.QUEDA, razon="La serie se leyó en la foto"
    )

    diferencia.refresh_from_db()
    venta = diferencia.venta
    assert (diferencia.decidida_por, diferencia.razon) == (canales, "La serie se leyó en la foto")
    assert venta.instalacion.equipos[0]["serie"] == f"RED{venta.pk}"
    corrida = traer(archivo(fila(venta, SERIE="OTRA")), canales)
    assert clases(corrida) == ["igual"] and "queda lo registrado" in motivos(corrida)[0]
    with pytest.raises(YaDecidido):
        decidir_diferencia(diferencia.pk, acto=yo, decision=Decision.QUEDA, razon="otra vez")
    assert deshacer_partes(diferencia.corrida, yo)["quedan"] == 1


def test_a_person_puts_it_right_with_a_second_acta_and_the_file_then_says_the_same(
    canales, yo, diferencia
):
    decidir_diferencia(diferencia.pk, acto=yo, decision=Decision.RECTIFICADA, razon="Se anotó mal")

    venta = Venta.objects.get(pk=diferencia.venta_id)
    assert venta.instalacion.equipos[0]["serie"] == "OTRA"
    assert venta.carpeta.papel("ACTA_INSTALACION").version == 2
    assert clases(traer(archivo(fila(venta, SERIE="OTRA")), canales)) == ["igual"]
    evento = Evento.objects.get(cadena=venta.cadena, tipo="decidir_diferencia")
    assert evento.datos["decision"] == "RECTIFICADA"


def test_what_the_terms_already_say_is_put_right_with_their_second_version(canales, yo):
    venta = venta_en(Estado.CONFORME)
    traer(archivo(fila(venta)), canales)
    traer(archivo(fila(venta, SERIE="OTRA")), canales)
    diferencia = DiferenciaDeInstalacion.objects.get()

    decidir_diferencia(diferencia.pk, acto=yo, decision=Decision.RECTIFICADA, razon="Se anotó mal")

    assert venta.carpeta.papel("TERMINOS").version == 2
    hecha = venta.rectificaciones.get()
    assert (hecha.motivo.codigo, hecha.nota) == ("SEGUN_ARCHIVO", "Se anotó mal")


def test_only_canales_virtuales_decides(yo, diferencia):
    with pytest.raises(PermisoDenegado):
        decidir_diferencia(
            diferencia.pk,
            acto=Acto(diferencia.venta.asesor, DESPUES),
            decision=Decision.QUEDA,
            razon="Mía",
        )


NO_SE_RECTIFICA = {
    "nothing else": ({}, "No dice otra fecha ni otro equipo"),
    "a day to come": ({"fecha": "2026-12-31", "equipos": []}, "futura"),
    "a day before the request": ({"fecha": "2026-11-01", "equipos": []}, "anterior al registro"),
}


@pytest.mark.parametrize("que", NO_SE_RECTIFICA)
def test_the_file_s_value_takes_no_place_that_a_person_could_not_give_it(diferencia, que):
    diferencia.parte, frase = NO_SE_RECTIFICA[que]
    venta = diferencia.venta
    venta.ahora = DESPUES

    assert frase in por_que_no_se_rectifica(diferencia, venta)


def test_a_serial_of_another_sale_takes_no_place(canales, yo, diferencia):
    otra = venta_en(Estado.GLOSADA)
    traer(archivo(fila(otra, SERIE="OTRA")), canales)

    with pytest.raises(TransicionInvalida, match="OTRA ya está instalada"):
        decidir_diferencia(
            diferencia.pk, acto=yo, decision=Decision.RECTIFICADA, razon="Se anotó mal"
        )


def test_what_was_put_right_by_one_file_is_not_taken_back_by_another_of_before(
    canales, yo, diferencia
):
    venta = diferencia.venta
    traer(archivo(fila(venta, MAC="00-1a-2b-3c-4d-99")), canales)
    otra = DiferenciaDeInstalacion.objects.exclude(pk=diferencia.pk).get()
    decidir_diferencia(diferencia.pk, acto=yo, decision=Decision.RECTIFICADA, razon="Se anotó mal")

    with pytest.raises(TransicionInvalida, match="cambió después de que vino el archivo"):
        decidir_diferencia(otra.pk, acto=yo, decision=Decision.RECTIFICADA, razon="También")

    assert Venta.objects.get(pk=venta.pk).instalacion.equipos[0]["serie"] == "OTRA"
    decidir_diferencia(otra.pk, acto=yo, decision=Decision.QUEDA, razon="Vuelve con el archivo")
    assert clases(traer(archivo(fila(venta, SERIE="OTRA", MAC="00-1a-2b-3c-4d-99")), canales)) == [
        "por_decidir"
    ]
