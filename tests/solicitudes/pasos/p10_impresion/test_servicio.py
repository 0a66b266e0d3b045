"""Step 10 for a whole day: what is asked together is confirmed one by one."""

from datetime import timedelta
from typing import Any

import pytest

from bluecom.cuentas.acto import Acto
from documentos.models import Tanda
from solicitudes.models import Venta
from solicitudes.pasos.p10_impresion.consulta import (
    avance_de,
    filas_de,
    imprimibles,
    por_imprimir,
    tandas_de,
)
from solicitudes.pasos.p10_impresion.tanda import confirmar_impresas, imprimir_varias
from solicitudes.pasos.p11_entrega.consulta import actas_de, impresas_de
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, papeles_listos, proponer, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("10.1")]
ANTES = AHORA - timedelta(hours=1)


@pytest.fixture
def ana():
    return UsuarioFactory()


def glosada(ana, **datos: Any) -> Venta:
    venta = venta_en(Estado.GLOSADA, asesor=ana, **datos)
    papeles_listos(venta)
    return venta


def pedir(*ventas: Venta, motivo: str = "", usuario=None) -> tuple[Tanda, bool]:
    quien = usuario or ventas[0].asesor
    return imprimir_varias([v.pk for v in ventas], acto=Acto(quien, AHORA), motivo=motivo)


def test_the_one_registered_first_is_printed_first_and_a_reprint_last(ana):
    impresa = venta_en(Estado.IMPRESA, asesor=ana)
    segunda, primera = glosada(ana), glosada(ana, ahora=ANTES)
    tercera = glosada(ana, ahora=AHORA + timedelta(hours=1))

    assert list(por_imprimir(ana)) == [primera, segunda, tercera]
    assert imprimibles(ana) == [primera, segunda, tercera, impresa]
    assert imprimibles(UsuarioFactory()) == []


def test_a_folder_in_an_acta_is_neither_printed_again_nor_handed_over_again(ana):
    impresa = venta_en(Estado.IMPRESA, asesor=ana)
    assert list(impresas_de(ana)) == [impresa]

    acta = proponer([impresa])

    assert not impresas_de(ana).exists()
    assert imprimibles(ana) == []
    (suya,) = actas_de(ana, desde=AHORA + timedelta(days=30))
    assert suya.entrega == acta


def test_an_acta_received_whole_is_listed_for_its_days_only():
    venta = venta_en(Estado.ENTREGADA)
    acta = venta.entregas.get().entrega

    assert [suya.entrega for suya in actas_de(venta.asesor, desde=AHORA)] == [acta]
    assert actas_de(venta.asesor, desde=AHORA + timedelta(minutes=1)) == []


def test_a_printing_holds_its_folders_in_the_order_that_was_asked(ana):
    una, otra = glosada(ana), glosada(ana)

    tanda, nueva = pedir(otra, una)

    assert nueva
    assert [fila.venta for fila in filas_de(tanda)] == [otra, una]
    assert not any(fila.por_confirmar for fila in filas_de(tanda))


def test_the_progress_counts_the_folders_that_ended(ana):
    tanda, _ = pedir(glosada(ana), glosada(ana))
    primera = tanda.partes.all()[0]
    primera.terminada_en = AHORA
    primera.save()

    avance = avance_de(Tanda.objects.get(pk=tanda.pk))

    assert (avance["hechas"], avance["total"], avance["version"]) == (1, 2, "1")


def test_each_person_sees_his_own_last_printings(ana):
    tanda, _ = pedir(glosada(ana))
    pedir(glosada(UsuarioFactory()))

    assert tandas_de(ana) == [tanda]


def test_a_printed_folder_is_printed_again_only_with_its_reason(ana):
    impresa = venta_en(Estado.IMPRESA, asesor=ana)
    with pytest.raises(TransicionInvalida, match="escriba el motivo"):
        pedir(glosada(ana), impresa, motivo="  ")
    assert not Tanda.objects.exists()

    tanda, _ = pedir(impresa, motivo=" atasco ")

    assert tanda.partes.get().motivo == "atasco"


def test_nobody_prints_nothing_nor_a_colleague_s(ana):
    with pytest.raises(TransicionInvalida, match="Marque al menos una"):
        imprimir_varias([], acto=Acto(ana, AHORA))
    with pytest.raises(PermisoDenegado):
        pedir(glosada(ana), usuario=UsuarioFactory())


def test_one_folder_that_is_refused_keeps_no_other_from_being_confirmed(ana):
    buena, ya_impresa = glosada(ana), venta_en(Estado.IMPRESA, asesor=ana)

    hechas, razones = confirmar_impresas([ya_impresa.pk, buena.pk], acto=Acto(ana, AHORA))

    assert hechas == [buena.pk]
    assert len(razones) == 1
    assert razones[0].startswith(f"Venta {ya_impresa.pk}: ")
