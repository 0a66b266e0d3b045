"""Step 6 where two things meet: a correction, a link, a tray, two tabs, a step opened again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from bluecom.cuentas.acto import Acto
from solicitudes.models import EnlaceDeCliente, Venta
from solicitudes.pasos.corregir import corregir, reanudar
from solicitudes.pasos.p06_documentos.archivos import descartar_archivo, ordenar_archivo
from solicitudes.pasos.p06_documentos.enlace import (
    EnlaceSinEfecto,
    consentir,
    hacer_enlace,
    leer_enlace_de_cliente,
    retirar_enlace,
)
from solicitudes.pasos.p06_documentos.envio import recibir_por_enlace
from solicitudes.pasos.p06_documentos.recibidos import recibidos_de
from solicitudes.pasos.p06_documentos.servicio import recibir_archivo, validar_documentacion
from solicitudes.pasos.resumen import resumen_de
from solicitudes.puerta.lectura import leer_alrededor
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ITEMS_6_3
from tests.apoyo.esperar import alguien_espera, esperar_a
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import AHORA, cambiar_archivo, motivo, recibir_todo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2", "6.3")]


def yo(venta: Venta) -> Acto:
    return Acto(venta.asesor, AHORA)


def leida(venta: Venta) -> Venta:
    leida = Venta.objects.get(pk=venta.pk)
    leida.ahora = AHORA
    return leida


def abierto(venta: Venta) -> EnlaceDeCliente:
    """A link whose client agreed."""
    enlace = hacer_enlace(venta.pk, acto=yo(venta))
    consentir(enlace.llave, desde=None, ahora=AHORA)
    return enlace


def en_orden(venta: Venta) -> Venta:
    """Step 6 done."""
    recibir_todo(venta, acto=yo(venta))
    cliente = venta.contacto.cliente
    return validar_documentacion(
        venta.pk,
        acto=yo(venta),
        items={codigo: {"ok": True, "motivo": ""} for codigo in ITEMS_6_3},
        carta_fecha=AHORA.date(),
        ci_numero=cliente.ci_numero or "1234567",
        ci_complemento=cliente.ci_complemento,
        ci_indefinido=True,
    )


def abrir_otra_vez(venta: Venta) -> None:
    corregir(venta.pk, acto=yo(venta), paso=6, motivo=motivo("CORRECCION", "DATO_NUEVO"))


def test_a_corrected_sale_waits_for_whoever_looks_at_the_photo_that_took_a_place():
    venta = venta_en(Estado.DETALLADA)
    abrir_otra_vez(venta)

    cambiar_archivo(venta.pk, acto=yo(venta), tipo="CI_ANVERSO", contenido=foto_ci(variante=5))

    assert reanudar(venta.pk, acto=yo(venta)).estado == Estado.EXPLICADA
    vistos = leida(venta).documentacion.items
    assert "CI_LEGIBLE" not in vistos
    assert vistos["FIRMA"]["ok"]


def test_what_began_to_arrive_before_its_link_expired_is_taken_and_nothing_after():
    venta = venta_en(Estado.EXPLICADA)
    enlace = abierto(venta)
    justo = enlace.vence_en - timedelta(seconds=1)

    recibir_por_enlace(enlace.llave, tipo="CI_ANVERSO", contenido=foto_ci(), ahora=justo)
    with pytest.raises(EnlaceSinEfecto, match="lo que ya envió no se perdió"):
        recibir_por_enlace(
            enlace.llave, tipo="CI_REVERSO", contenido=foto_ci("reverso"), ahora=enlace.vence_en
        )

    assert [a.tipo for a in venta.carpeta.vigentes()] == ["CI_ANVERSO"]


@pytest.mark.django_db(transaction=True)
def test_a_link_that_is_taken_back_while_its_photo_is_on_its_way_takes_it_not():
    venta = venta_en(Estado.EXPLICADA)
    enlace = abierto(venta)

    def llega() -> None:
        try:
            recibir_por_enlace(enlace.llave, tipo="CI_ANVERSO", contenido=foto_ci(), ahora=AHORA)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            retirar_enlace(venta.pk, acto=yo(venta))
            enviada = hilos.submit(llega)
            esperar_a(lambda: enviada.done() or alguien_espera())
        with pytest.raises(EnlaceSinEfecto, match="reemplazado o retirado"):
            enviada.result(timeout=20)

    assert not venta.carpeta.archivos.exists()


def test_a_photo_of_the_tray_stays_there_while_its_step_is_done_and_is_sorted_when_it_opens():
    venta = venta_en(Estado.EXPLICADA)
    recibir_todo(venta, acto=yo(venta))
    otra = recibir_archivo(venta.pk, acto=yo(venta), contenido=foto_ci(variante=9))
    en_orden(venta)

    with pytest.raises(TransicionInvalida):
        ordenar_archivo(venta.pk, otra.pk, acto=yo(venta), tipo="CI_ANVERSO")
    assert [a.pk for a in venta.carpeta.vigentes().filter(tipo="SIN_ORDENAR")] == [otra.pk]
    hecha = leida(venta)
    dicho = dict(resumen_de(hecha, 6, leer_alrededor(hecha)))["Quedó por ordenar"]
    assert dicho == "1, fuera de la carpeta: se ordena al corregir este paso"

    abrir_otra_vez(venta)
    ordenar_archivo(venta.pk, otra.pk, acto=yo(venta), tipo="CI_ANVERSO")
    assert venta.carpeta.archivo("CI_ANVERSO") == otra
    assert len(recibidos_de(leida(venta))["por_ordenar"]) == 1


def test_two_tabs_that_sort_one_tray_lose_no_photo_of_it():
    venta = venta_en(Estado.EXPLICADA)
    recibir_todo(venta, acto=yo(venta))
    una, otra = (
        recibir_archivo(venta.pk, acto=yo(venta), contenido=foto_ci(variante=n)) for n in (8, 9)
    )
    habia = set(venta.carpeta.vigentes().values_list("pk", flat=True))

    ordenar_archivo(venta.pk, una.pk, acto=yo(venta), tipo="CI_ANVERSO")
    ordenar_archivo(venta.pk, otra.pk, acto=yo(venta), tipo="CI_ANVERSO")
    assert venta.carpeta.archivo("CI_ANVERSO") == otra
    assert set(venta.carpeta.vigentes().values_list("pk", flat=True)) == habia

    descartar_archivo(venta.pk, una.pk, acto=yo(venta))
    with pytest.raises(TransicionInvalida, match="ya no está entre los recibidos"):
        ordenar_archivo(venta.pk, una.pk, acto=yo(venta), tipo="CI_REVERSO")


def test_the_link_of_who_waits_rests_with_its_step_and_serves_again_when_it_is_opened():
    venta = venta_en(Estado.EXPLICADA)
    enlace = abierto(venta)
    en_orden(venta)
    dicho = leer_enlace_de_cliente(enlace.llave, ahora=AHORA)
    assert dicho is not None
    assert dicho.impide == "Por este enlace ya no hace falta enviar nada."

    abrir_otra_vez(venta)
    buena = venta.carpeta.archivo("CI_ANVERSO")
    llego = recibir_por_enlace(
        enlace.llave, tipo="CI_ANVERSO", contenido=foto_ci(variante=7), ahora=AHORA
    )

    assert llego.tipo == "SIN_ORDENAR"
    assert venta.carpeta.archivo("CI_ANVERSO") == buena
