"""The settlement with Bluecom: each installed sale once, and what changes as an adjustment."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.planillas.salida import Formato
from bluecom.rechazo import Rechazo
from solicitudes.canales.remisiones import consulta
from solicitudes.canales.remisiones.consulta import destinos_de, mes_de_la_lista
from solicitudes.canales.remisiones.liquidacion import hoja_de_cuentas, resumen, vestir
from solicitudes.canales.remisiones.servicio import ORIGINAL, archivo, columnas_de, filas_de, tomar
from solicitudes.models import Instalacion, Motivo, Reasignacion, Rectificacion, Remision, Venta
from solicitudes.models.trato import de_quien_era
from solicitudes.reglas.estados import Estado
from tests.apoyo.libreoffice import convertir, formulas_de, hojas_de, sin_valores
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.solicitudes.factories import AHORA
from tests.solicitudes.ventas_sueltas import por_la_puerta

pytestmark = pytest.mark.django_db
LIQUIDACION = Remision.Destino.LIQUIDACION
UN_MES = timedelta(days=31)


@pytest.fixture
def jefe():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS)


@pytest.fixture
def acto(jefe):
    """The month of ``AHORA`` is over."""
    return Acto(jefe, AHORA + UN_MES)


def efectiva(en=AHORA, **datos) -> Venta:
    venta = f.venta(en, plan="DUO-50", estado=Estado.INSTALADA, **datos)
    f.instalar(venta, en)
    return venta


def dicho(remision: Remision) -> list[tuple[int, str, int]]:
    """The sale, what it says of it and how many more it comes to."""
    return [(fila[3], fila[1], fila[-1]) for fila in filas_de(remision)]


def anular(venta: Venta) -> None:
    por_la_puerta(Venta.objects.get(pk=venta.pk), Estado.ANULADA, cerrada_en=AHORA)


def rectificar(venta: Venta, fecha: date | None) -> None:
    """As a rectification leaves it, or, without a day, as a visit that was taken back does."""
    Instalacion.objects.filter(venta=venta).delete()
    if fecha:
        Instalacion.objects.create(
            venta=venta, fecha=fecha, registrada_por=venta.asesor, registrada_en=AHORA
        )
    Rectificacion.objects.create(
        venta=venta, antes={}, despues={}, por=venta.asesor, en=AHORA,
        motivo=Motivo.objects.all()[0],
    )  # fmt: skip


def test_a_settlement_has_each_installed_sale_once_by_asesor_and_product(acto):
    ana = UsuarioFactory(rol=Rol.ASESOR, first_name="Ana", last_name="Arce")
    ventas = [efectiva(asesor=ana), efectiva(asesor=ana), efectiva()]
    f.venta(AHORA, plan="DUO-50", estado=Estado.CONFORME)
    primera = tomar(LIQUIDACION, acto=acto)

    assert dicho(primera) == [(venta.pk, "Venta efectiva", 1) for venta in ventas]
    assert (primera.numero, primera.mes) == (1, AHORA.strftime("%Y-%m"))
    assert (str(ana), ventas[0].oferta.producto.nombre, 2) in resumen(primera)
    assert sum(n for *_, n in resumen(primera)) == 3
    with pytest.raises(Rechazo, match="No hay ninguna venta nueva"):
        tomar(LIQUIDACION, acto=acto)


def test_what_is_installed_after_the_month_is_of_the_next_list(acto, jefe):
    efectiva()
    tomar(LIQUIDACION, acto=acto)
    tarde, del_mes = efectiva(), efectiva(AHORA + UN_MES)

    assert [pk for pk, *_ in dicho(tomar(LIQUIDACION, acto=acto))] == [tarde.pk]
    siguiente = tomar(LIQUIDACION, acto=Acto(jefe, acto.ahora + UN_MES))
    assert dicho(siguiente) == [(del_mes.pk, "Venta efectiva", 1)]


def test_what_is_annulled_afterwards_is_an_adjustment_told_once(acto):
    venta = efectiva()
    tomar(LIQUIDACION, acto=acto)
    anular(venta)

    assert dicho(tomar(LIQUIDACION, acto=acto)) == [(venta.pk, "Ajuste: anulada", -1)]
    with pytest.raises(Rechazo):
        tomar(LIQUIDACION, acto=acto)


def test_another_day_of_installation_changes_no_count(acto):
    venta = efectiva()
    tomar(LIQUIDACION, acto=acto)
    rectificar(venta, AHORA.date() - timedelta(days=1))

    assert [n for *_, n in dicho(tomar(LIQUIDACION, acto=acto))] == [0]


def test_taken_back_then_annulled_is_discounted_once_and_installed_again_counts_again(acto, jefe):
    una, otra = efectiva(), efectiva()
    tomar(LIQUIDACION, acto=acto)
    for venta in (una, otra):
        rectificar(venta, None)
    quitadas = tomar(LIQUIDACION, acto=acto)
    anular(una)
    rectificar(otra, AHORA.date())
    despues = tomar(LIQUIDACION, acto=acto)

    assert sorted(dicho(quitadas)) == [
        (pk, "Ajuste: no está instalada", -1) for pk in (una.pk, otra.pk)
    ]
    assert {pk: n for pk, _, n in dicho(despues)} == {una.pk: 0, otra.pk: 1}
    de_todas = [n for r in Remision.objects.all() for *_, n in dicho(r)]
    assert sum(de_todas) == Venta.objects.exclude(estado=Estado.ANULADA).count() == 1


def test_installed_again_in_another_month_it_waits_for_that_ones_list(acto, jefe):
    venta = efectiva()
    tomar(LIQUIDACION, acto=acto)
    rectificar(venta, None)
    tomar(LIQUIDACION, acto=acto)
    rectificar(venta, (AHORA + UN_MES).date())

    with pytest.raises(Rechazo):
        tomar(LIQUIDACION, acto=acto)
    assert [n for *_, n in dicho(tomar(LIQUIDACION, acto=Acto(jefe, acto.ahora + UN_MES)))] == [1]


def test_it_is_of_who_had_the_sale_when_it_was_registered(acto):
    ana, eva = UsuarioFactory(rol=Rol.ASESOR), UsuarioFactory(rol=Rol.ASESOR)
    venta = efectiva(asesor=eva)
    Reasignacion.objects.create(
        venta=venta, de=ana, a=eva, por=acto.usuario, en=AHORA + timedelta(days=1),
        motivo=Motivo.objects.filter(ambito="REASIGNACION")[0],
    )  # fmt: skip

    assert [de for de, *_ in resumen(tomar(LIQUIDACION, acto=acto))] == [str(ana)]
    assert Venta.objects.values_list(de_quien_era("glosada_en"), flat=True)[0] == ana.pk
    vestir([(venta, "ALTA")])
    assert (venta.de_quien, venta.cuenta) == (ana, 0)


def test_each_takes_the_lists_of_his_own(acto, jefe):
    efectiva()
    canales = Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), acto.ahora)

    assert destinos_de(jefe) == [LIQUIDACION]
    assert LIQUIDACION not in destinos_de(canales.usuario)
    for destino, otro in ((LIQUIDACION, canales), (Remision.Destino.FACTURACION, acto)):
        with pytest.raises(Rechazo, match="la toma otra persona"):
            tomar(destino, acto=otro)
    assert list(consulta.remisiones(canales.usuario)) == []
    assert mes_de_la_lista(Remision.Destino.CENTRO, AHORA) == ""


def test_the_page_says_the_sums_and_the_file_is_the_list(acto, jefe, time_machine):
    venta = efectiva()
    time_machine.move_to(acto.ahora, tick=False)
    cliente = Client()
    cliente.force_login(jefe)
    assert "hasta fin de" in cliente.get(reverse("remisiones")).content.decode()
    respuesta = cliente.post(reverse("remision_tomar"), {"destino": "LIQUIDACION"}, follow=True)

    assert respuesta.context["resumen"] == [(str(venta.asesor), venta.oferta.producto.nombre, 1)]
    assert respuesta.context["total"] == 1
    assert f'<a href="{venta.get_absolute_url()}">{venta.pk}</a>' in respuesta.content.decode()
    csv = archivo(Remision.objects.get(), Formato.CSV, ORIGINAL).read().decode()
    assert "Venta efectiva" in csv
    assert str(venta.cliente) not in csv


def test_its_sums_are_read_from_the_columns_of_its_own_list(acto):
    venta = efectiva()
    remision = tomar(LIQUIDACION, acto=acto)

    hoja = hoja_de_cuentas(remision, "Filas", columnas_de(remision))

    una, total = hoja.filas
    assert una[:2] == [str(venta.asesor), venta.oferta.producto.nombre]
    assert una[2].texto.startswith("=SUMPRODUCT(EXACT(Filas!$C$2:$C$2,A2)")
    assert (total[2].texto, total[2].valor) == ("=SUM(Filas!$H$2:$H$2)", 1)


@pytest.fixture
def libro(acto):
    """A settlement of two people, one of whose names a spreadsheet reads as any name."""
    for nombre in ("=Ana*", "=Ana*", "=Anabel"):
        asesor = UsuarioFactory(rol=Rol.ASESOR, first_name=nombre, last_name="Arce")
        efectiva(asesor=asesor)
    return archivo(tomar(LIQUIDACION, acto=acto), Formato.XLSX, ORIGINAL).read()


def test_the_workbook_adds_it_up_by_formulas_over_its_rows(libro):
    producto = Venta.objects.all()[0].oferta.producto.nombre

    assert hojas_de(libro)["Cuentas"] == [
        ["=Ana* Arce", producto, 2], ["=Anabel Arce", producto, 1], ["Total", "", 3],
    ]  # fmt: skip
    funciones = {celda: f.partition("(")[0] for celda, f in formulas_de(libro, 2).items()}
    assert funciones == {"C2": "SUMPRODUCT", "C3": "SUMPRODUCT", "C4": "SUM"}


@pytest.mark.largo
@pytest.mark.parametrize("de", [lambda libro: libro, sin_valores], ids=["as it is", "in blank"])
def test_calculated_again_the_settlement_comes_to_what_it_says(libro, tmp_path, de):
    ruta = tmp_path / "liquidacion.xlsx"
    ruta.write_bytes(de(libro))

    assert hojas_de(convertir(ruta, "ods", recalcular=True)) == hojas_de(libro)
