"""What the sales of one call share, row by row (4.2)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from bluecom.cuentas.acto import Acto
from solicitudes.models import Venta
from solicitudes.pasos.hermanas import (
    bloquear_a_todas,
    compartir_archivos,
    ficha_compartida,
    repartir,
    ya_informado,
)
from solicitudes.pasos.p04_llamada.ofertas import productos_de_hermanas
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, recibir_todo, venta_en
from tests.solicitudes.segundo_producto import tambien

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.2")]


def leida(venta: Venta) -> Venta:
    otra = Venta.objects.get(pk=venta.pk)
    otra.ahora = AHORA
    return otra


def archivos(venta: Venta) -> dict[str, str]:
    return dict(leida(venta).carpeta.vigentes().values_list("tipo", "sha256"))


def test_each_says_of_what_product_the_others_are():
    venta = venta_en(Estado.EXPLICADA)
    assert productos_de_hermanas(venta) == set()

    hermana = tambien(venta)

    assert productos_de_hermanas(leida(venta)) == {"TV_HFC"}
    assert productos_de_hermanas(leida(hermana)) == {venta.oferta.producto_id}


def test_only_what_both_offers_say_alike_was_informed_of_the_second():
    venta = venta_en(Estado.EXPLICADA)
    hermana = tambien(venta)

    dicho = ya_informado(leida(venta).ficha, hermana)

    assert set(dicho) < set(venta.ficha.informado)
    assert "TARIFA" not in dicho
    assert ficha_compartida(hermana).informado == dicho
    assert ya_informado(leida(venta).ficha, venta_en(Estado.FACTIBLE)) == {}


def test_the_files_of_one_stand_in_the_other_as_they_came():
    venta = venta_en(Estado.EXPLICADA)
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    otra = venta_en(Estado.EXPLICADA, asesor=venta.asesor)

    compartir_archivos(leida(venta), leida(otra))

    assert archivos(otra) == archivos(venta)
    assert len(archivos(otra)) == 3


def test_a_file_that_arrives_reaches_who_waits_for_it_and_replaces_only_the_same_photo():
    venta = venta_en(Estado.EXPLICADA)
    hermana = tambien(venta)
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    anverso = leida(venta).carpeta.archivo("CI_ANVERSO")
    assert archivos(hermana) == archivos(venta)

    assert repartir(anverso, leida(venta), en_lugar_de="") == []
    recibir = leida(hermana).carpeta.archivos.filter(tipo="CI_ANVERSO")
    recibir.update(sha256="f" * 64)
    assert repartir(anverso, leida(venta), en_lugar_de="0" * 64) == []
    assert repartir(anverso, leida(venta), en_lugar_de="f" * 64) == [hermana]
    assert archivos(hermana) == archivos(venta)


@pytest.mark.django_db(transaction=True)
def test_whoever_writes_in_one_holds_them_all():
    venta = venta_en(Estado.EXPLICADA)
    hermana = tambien(venta)

    def libres() -> list[int]:
        try:
            with transaction.atomic():
                ventas = Venta.objects.filter(pk__in=[venta.pk, hermana.pk])
                return list(ventas.select_for_update(skip_locked=True).values_list("pk", flat=True))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            bloquear_a_todas(hermana.pk)
            assert hilos.submit(libres).result(timeout=20) == []
        assert sorted(hilos.submit(libres).result(timeout=20)) == sorted([venta.pk, hermana.pk])
