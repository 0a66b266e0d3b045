"""What is seen at the counter before anything is received (11)."""

from datetime import timedelta

import pytest

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import YaDecidido
from solicitudes.canales.recepcion.consulta import carpetas_por_recibir
from solicitudes.canales.recepcion.marcas import (
    exigir_mostrador,
    marcar,
    marcar_extra,
    marcar_las_demas,
    quitar_marca,
)
from solicitudes.canales.recepcion.servicio import recibir
from solicitudes.models import CarpetaEntregada, Entrega, Marca, Venta
from solicitudes.pasos.p11_entrega.servicio import retirar_acta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, proponer, venta_en, venta_propuesta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11")]
LUEGO = AHORA + timedelta(minutes=5)


@pytest.fixture
def ellos(canales):
    return Acto(canales, AHORA)


@pytest.fixture
def fila():
    return venta_propuesta().entregas.get()


def _leida(fila):
    return CarpetaEntregada.objects.get(pk=fila.pk)


@pytest.mark.parametrize("marca", Marca)
def test_a_mark_says_who_and_when_and_keeps_the_clock(fila, ellos, marca):
    antes = fila.venta.vence_en

    marcar(fila.pk, acto=ellos, marca=marca)

    leida = _leida(fila)
    assert (leida.marca, leida.marcada_por, leida.marcada_en) == (marca, ellos.usuario, AHORA)
    venta = Venta.objects.get(pk=fila.venta_id)
    assert (venta.estado, venta.vence_en) == (Estado.IMPRESA, antes)


def test_the_same_mark_twice_is_the_first_ones_and_another_is_who_gave_it(fila, ellos):
    otra = UsuarioFactory(rol="CANALES_VIRTUALES")
    marcar(fila.pk, acto=ellos, marca=Marca.PRESENTE)
    marcar(fila.pk, acto=Acto(otra, LUEGO), marca=Marca.PRESENTE)
    assert _leida(fila).marcada_por == ellos.usuario

    marcar(fila.pk, acto=Acto(otra, LUEGO), marca=Marca.FALTA)
    assert (_leida(fila).marca, _leida(fila).marcada_por) == (Marca.FALTA, otra)


def test_each_mark_can_be_taken_back(fila, ellos):
    marcar(fila.pk, acto=ellos, marca=Marca.FALTA)
    quitar_marca(fila.pk, acto=ellos)

    assert (_leida(fila).marca, _leida(fila).marcada_por, _leida(fila).abierta) == ("", None, True)


def test_nobody_marks_what_was_received_or_is_out_of_the_acta(fila, ellos):
    recibir(fila.venta_id, acto=ellos)
    with pytest.raises(YaDecidido, match="ya fue recibida"):
        marcar(fila.pk, acto=ellos, marca=Marca.FALTA)

    otra = venta_propuesta()
    retirar_acta(otra.entregas.get().entrega_id, acto=Acto(otra.asesor, AHORA))
    with pytest.raises(YaDecidido, match="ya no está en esa acta"):
        quitar_marca(otra.entregas.get().pk, acto=ellos)


def test_only_canales_virtuales_marks(fila):
    suyo = Acto(fila.venta.asesor, AHORA)
    for hacer in (
        lambda: exigir_mostrador(suyo),
        lambda: marcar(fila.pk, acto=suyo, marca=Marca.PRESENTE),
        lambda: quitar_marca(fila.pk, acto=suyo),
        lambda: marcar_las_demas(fila.entrega_id, acto=suyo, marca=Marca.FALTA),
        lambda: marcar_extra(fila.venta_id, acto=suyo, motivo=motivo("EXTRA", "URGENTE")),
    ):
        with pytest.raises(PermisoDenegado):
            hacer()


@pytest.fixture
def tres():
    ana = UsuarioFactory()
    return proponer([venta_en(Estado.IMPRESA, asesor=ana) for _ in range(3)])


@pytest.mark.parametrize("contadas", [None, 1, 3])
def test_all_the_others_are_present_only_for_who_counted_them(tres, ellos, contadas):
    marcar(tres.carpetas.first().pk, acto=ellos, marca=Marca.FALTA)

    with pytest.raises(DatoInvalido, match="quedan 2 carpetas sin marca"):
        marcar_las_demas(tres.pk, acto=ellos, marca=Marca.PRESENTE, contadas=contadas)

    assert marcar_las_demas(tres.pk, acto=ellos, marca=Marca.PRESENTE, contadas=2) == 2
    assert [f.marca for f in tres.carpetas.all()] == [Marca.FALTA, Marca.PRESENTE, Marca.PRESENTE]


def test_all_the_others_are_missing_without_counting_what_is_not_there(tres, ellos):
    marcar(tres.carpetas.first().pk, acto=ellos, marca=Marca.PRESENTE)

    assert marcar_las_demas(tres.pk, acto=ellos, marca=Marca.FALTA) == 2
    with pytest.raises(TransicionInvalida, match="ya tienen su marca"):
        marcar_las_demas(tres.pk, acto=ellos, marca=Marca.FALTA)


def test_an_extra_folder_comes_with_the_acta_at_the_counter_and_can_leave_it(tres, ellos):
    venta = venta_en(Estado.IMPRESA)

    fila = marcar_extra(
        venta.pk, acto=ellos, motivo=motivo("EXTRA", "OTRA_PERSONA"), entrega_id=tres.pk
    )

    assert (fila.entrega, fila.orden, fila.marca) == (tres, 4, Marca.PRESENTE)
    assert carpetas_por_recibir(ellos.usuario).filter(pk=fila.pk).exists()
    quitar_marca(fila.pk, acto=ellos)
    assert venta.acta_abierta() is None
    assert tres.carpetas.count() == 3


def test_extra_folders_without_any_acta_wait_together_by_their_asesor(ellos):
    ana = UsuarioFactory()
    una, otra = (venta_en(Estado.IMPRESA, asesor=ana) for _ in range(2))
    ajena = venta_en(Estado.IMPRESA)

    filas = [
        marcar_extra(v.pk, acto=ellos, motivo=motivo("EXTRA", "SIN_PROPONER"))
        for v in (una, otra, ajena)
    ]

    assert filas[0].entrega == filas[1].entrega != filas[2].entrega
    assert filas[0].entrega.acta is None
    for fila in filas[:2]:
        quitar_marca(fila.pk, acto=ellos)
    assert not Entrega.objects.filter(pk=filas[0].entrega_id).exists()


def test_a_folder_that_left_an_acta_and_comes_with_it_all_the_same_is_extra(ellos):
    venta = venta_propuesta()
    acta = venta.entregas.get().entrega
    retirar_acta(acta.pk, acto=Acto(venta.asesor, AHORA))

    fila = marcar_extra(venta.pk, acto=ellos, motivo=motivo("EXTRA", "URGENTE"), entrega_id=acta.pk)

    assert fila.entrega != acta
    assert recibir(venta.pk, acto=ellos).estado == Estado.ENTREGADA


def test_what_cannot_be_extra_says_why(fila, ellos):
    razon = motivo("EXTRA", "URGENTE")
    with pytest.raises(YaDecidido, match="ya está en un acta"):
        marcar_extra(fila.venta_id, acto=ellos, motivo=razon)
    with pytest.raises(TransicionInvalida, match="está glosada"):
        marcar_extra(venta_en(Estado.GLOSADA).pk, acto=ellos, motivo=razon)
    with pytest.raises(DatoInvalido, match="Elija por qué"):
        marcar_extra(venta_en(Estado.IMPRESA).pk, acto=ellos, motivo=motivo("CANAL", "REBOTE"))
