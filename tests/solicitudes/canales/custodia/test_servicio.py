"""A folder in a box, back with its asesor, and here again (11, 11.1)."""

from datetime import timedelta

import pytest

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Aviso
from solicitudes.canales.custodia.consulta import manos_de, por_guardar
from solicitudes.canales.custodia.servicio import devolver, guardar, recibir_de_nuevo
from solicitudes.canales.recepcion.escaneo import escanear
from solicitudes.models.custodia import Paso
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11")]
LUEGO = AHORA + timedelta(hours=3)


@pytest.fixture
def ellos(canales):
    return Acto(canales, LUEGO)


def test_folders_go_into_a_box_and_say_where(ellos):
    ventas = [venta_en(Estado.ENTREGADA) for _ in range(2)]
    ids = [v.pk for v in ventas]

    assert guardar(ids, acto=ellos, caja=" 12 ", estante="B") == 2
    assert guardar(ids, acto=ellos, caja="12", estante="B") == 0
    assert [v.tenencia_actual().donde for v in ventas] == ["caja 12, estante B"] * 2


def test_a_box_or_a_shelf_is_needed_and_a_folder_that_is_here(ellos):
    with pytest.raises(DatoInvalido, match="Escriba la caja"):
        guardar([venta_en(Estado.ENTREGADA).pk], acto=ellos)
    impresa = venta_en(Estado.IMPRESA)
    with pytest.raises(TransicionInvalida, match=f"no está aquí: la tiene {impresa.asesor}"):
        guardar([impresa.pk], acto=ellos, caja="1")
    with pytest.raises(TransicionInvalida, match="nadie la imprimió"):
        guardar([venta_en(Estado.GLOSADA).pk], acto=ellos, caja="1")


@pytest.mark.paso("11.1")
def test_an_observed_folder_goes_back_and_comes_again(ellos, canales):
    venta = venta_en(Estado.OBSERVADA)

    devolver(venta.pk, acto=ellos)
    assert (venta.tenencia_actual().como, venta.tenencia_actual().quien) == (
        Paso.DEVUELTA,
        venta.asesor,
    )
    assert Aviso.objects.filter(usuario=venta.asesor, clave__startswith="devuelta:").count() == 1
    assert escanear(f"V-{venta.pk}", canales).devuelta == venta

    recibir_de_nuevo(venta.pk, acto=ellos)
    with pytest.raises(TransicionInvalida, match="no estaba devuelta"):
        recibir_de_nuevo(venta.pk, acto=ellos)
    assert [m.tenencia.como for m in manos_de(venta, ahora=LUEGO)] == [
        Paso.DE_NUEVO,
        Paso.DEVUELTA,
        Paso.RECIBIDA,
        Paso.IMPRESA,
    ]
    assert manos_de(venta, ahora=LUEGO + timedelta(minutes=5))[0].dicho == "5 min"


def test_what_is_under_review_is_not_given_back(ellos):
    with pytest.raises(TransicionInvalida, match="su carpeta se queda aquí"):
        devolver(venta_en(Estado.ENTREGADA).pk, acto=ellos)


def test_only_canales_virtuales_keeps_folders():
    venta = venta_en(Estado.OBSERVADA)
    suyo = Acto(venta.asesor, LUEGO)
    for hacer in (
        lambda: guardar([venta.pk], acto=suyo, caja="1"),
        lambda: devolver(venta.pk, acto=suyo),
        lambda: recibir_de_nuevo(venta.pk, acto=suyo),
    ):
        with pytest.raises(PermisoDenegado):
            hacer()


def test_what_one_received_of_an_acta_waits_to_be_put_away(ellos, canales):
    venta = venta_en(Estado.ENTREGADA, canales=canales)
    entrega = venta.entregas.get().entrega
    assert por_guardar(entrega, canales) == [venta.pk]
    assert por_guardar(entrega, UsuarioFactory()) == []

    guardar([venta.pk], acto=ellos, caja="7")
    assert por_guardar(entrega, canales) == []
