"""What the product's structure (8.2) admits on the day of step 8, and what it refuses."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection

from bluecom.cuentas.acto import Acto
from solicitudes.direcciones import analizar
from solicitudes.models import (
    Componente,
    CondicionComercial,
    EstructuraProducto,
    Plan,
    Producto,
    Subcategoria,
    Suplementario,
    Venta,
)
from solicitudes.models.catalogo.listas import elegibles
from solicitudes.pasos.corregir import corregir
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.pasos.p04_llamada.formulario import OfertaForm
from solicitudes.pasos.p04_llamada.ofertas import ofertas_para
from solicitudes.pasos.p05_explicacion import servicio as explicar
from solicitudes.pasos.p08_detalle import servicio as detalle
from solicitudes.pasos.p08_detalle.formulario import DetalleForm
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, DIRECCION, motivo, venta_en

HOY = AHORA.date()
AYER = HOY - timedelta(days=1)
en_la_base = pytest.mark.django_db
en_dos_hilos = pytest.mark.django_db(transaction=True)


def yo(venta, ahora=AHORA):
    return Acto(venta.asesor, ahora)


def casilla(**datos):
    comun = {"producto_id": "FTTH_GPON", "tecnologia": "FIBRA", "vigente_desde": HOY}
    return EstructuraProducto(**{**comun, "componente_id": "DECODIFICADOR", **datos})


def detallar(venta, componentes, ahora=AHORA, **datos):
    comun = {
        "direccion": analizar(DIRECCION),
        "direccion_campos": {},
        "subcategoria": Subcategoria.objects.all()[0],
        "plan": venta.oferta.plan,
    }
    return detalle.detallar(
        venta.pk, acto=yo(venta, ahora), componentes=componentes, **{**comun, **datos}
    )


def reabrir(venta, paso):
    razon = motivo("CORRECCION", "ERROR_DE_TIPEO")
    corregir(venta.pk, acto=yo(venta), paso=paso, motivo=razon)
    leida = Venta.objects.con_cabecera().get(pk=venta.pk)
    leida.ahora = AHORA
    return leida


@en_la_base
@pytest.mark.paso("8.2")
@pytest.mark.parametrize(
    ("componentes", "dice"),
    [
        ({"ACC_FIBRA": 1}, "Falta el componente obligatorio: ONT"),
        ({"ACC_FIBRA": 1, "ONT": 2}, "ONT: como máximo 1"),
        ({"ACC_FIBRA": 1, "ONT": "uno"}, "ONT: escriba cuántos"),
        ({"ACC_FIBRA": 1, "ONT": 1, "MODEM_ADSL": 1}, "MODEM_ADSL no es un componente"),
    ],
)
def test_what_the_structure_does_not_admit_is_refused_in_one_sentence(componentes, dice):
    venta = venta_en(Estado.REGISTRADA)

    with pytest.raises(TransicionInvalida, match=dice):
        detallar(venta, componentes)

    assert Venta.objects.get(pk=venta.pk).estado == Estado.REGISTRADA


@en_la_base
@pytest.mark.paso("8.2")
def test_the_plan_of_another_product_is_refused_when_sent_by_hand():
    venta = venta_en(Estado.REGISTRADA)

    with pytest.raises(TransicionInvalida, match="El cliente aceptó Fibra 50 Mbps"):
        detallar(venta, {"ACC_FIBRA": 1, "ONT": 1}, plan=Plan.objects.get(codigo="ADSL-10"))


@en_la_base
@pytest.mark.paso("8.2")
def test_a_hand_made_post_with_a_component_that_the_form_does_not_show_is_refused():
    venta = venta_en(Estado.REGISTRADA)

    form = DetalleForm(venta, {"comp_ACC_FIBRA": "1", "comp_ONT": "1", "comp_MODEM_ADSL": "1"})

    assert "comp_MODEM_ADSL" not in form.fields
    assert "MODEM_ADSL no es un componente de este plan (8.2)." in form.non_field_errors()


@en_la_base
def test_the_structure_of_the_day_is_the_one_that_the_form_shows():
    casilla(vigente_desde=HOY, obligatorio=False).save()
    EstructuraProducto.objects.filter(producto="FTTH_GPON", componente="ONT").update(
        vigente_hasta=AYER
    )
    venta = venta_en(Estado.REGISTRADA)

    assert {c for c in DetalleForm(venta).fields if c.startswith("comp_")} == {
        "comp_ACC_FIBRA",
        "comp_DECODIFICADOR",
    }


@en_la_base
def test_a_component_of_one_plan_is_not_shown_for_another():
    casilla(plan=Plan.objects.get(codigo="FTTH-100")).save()

    assert "comp_DECODIFICADOR" in DetalleForm(venta_en(Estado.REGISTRADA, plan="FTTH-100")).fields
    assert "comp_DECODIFICADOR" not in DetalleForm(venta_en(Estado.REGISTRADA)).fields


@en_la_base
@pytest.mark.paso("8.2")
def test_a_sale_already_detailed_keeps_what_it_has_when_the_structure_changes():
    venta = venta_en(Estado.DETALLADA)
    EstructuraProducto.objects.filter(producto="FTTH_GPON", componente="ONT").update(
        vigente_hasta=HOY
    )

    abierta = reabrir(venta, 8)
    despues = detallar(abierta, abierta.detalle.componentes, ahora=AHORA + timedelta(days=3))

    assert despues.estado == Estado.DETALLADA
    assert despues.detalle.detallado_el == HOY


@en_la_base
def test_another_offer_is_detailed_by_the_structure_of_its_own_day():
    venta = venta_en(Estado.DETALLADA)
    despues = AHORA + timedelta(days=3)
    abierta = reabrir(venta, 4)
    otra = CondicionComercial.objects.get(plan__codigo="FTTH-100", campania="CARTA")
    aceptar.registrar_aceptacion(
        abierta.pk,
        acto=yo(abierta, despues),
        condicion=otra,
        tecnologia="FIBRA",
        facturacion="PROPIA",
    )

    casilla(vigente_desde=HOY + timedelta(days=1), obligatorio=True).save()

    con_otra = Venta.objects.con_cabecera().get(pk=venta.pk)
    con_otra.ahora = despues
    assert "comp_DECODIFICADOR" in DetalleForm(con_otra).fields


@en_la_base
@pytest.mark.paso("4.2")
def test_a_name_corrected_in_step_4_keeps_the_price_that_the_client_accepted():
    venta = venta_en(Estado.EXPLICADA)
    condicion = venta.oferta.condicion
    condicion.campania.vigente_hasta = HOY
    condicion.campania.save()
    despues = AHORA + timedelta(days=2)
    abierta = reabrir(venta, 4)
    abierta.ahora = despues

    assert list(ofertas_para(abierta)).count(condicion) == 1
    aceptar.registrar_aceptacion(
        venta.pk,
        acto=yo(venta, despues),
        condicion=condicion,
        tecnologia="FIBRA",
        facturacion="AL_TELEFONO",
        telefono_factura="+59144251234",
    )

    oferta = Venta.objects.get(pk=venta.pk).oferta
    assert oferta.al_telefono
    assert (oferta.aceptada_en, oferta.condiciones) == (AHORA, venta.oferta.condiciones)


@en_la_base
@pytest.mark.paso("4.2")
def test_a_technology_that_the_plan_lacks_is_not_shown_and_is_refused():
    venta = venta_en(Estado.FACTIBLE)
    aceptar.registrar_llamada(venta.pk, acto=yo(venta), resultado="ACEPTA")
    condicion = CondicionComercial.objects.get(plan__codigo="FTTH-50", campania="CARTA")

    mostradas = [codigo for codigo, _ in OfertaForm(venta).fields["tecnologia"].choices]
    with pytest.raises(TransicionInvalida, match="no se ofrece por esa tecnología: elija fibra"):
        aceptar.registrar_aceptacion(
            venta.pk, acto=yo(venta), condicion=condicion, tecnologia="COBRE", facturacion="PROPIA"
        )

    assert mostradas == ["FIBRA"]


@en_la_base
def test_a_plan_whose_structure_has_ended_is_not_offered():
    venta = venta_en(Estado.FACTIBLE)
    EstructuraProducto.objects.filter(producto="FTTH_GPON").update(vigente_hasta=AYER)

    assert list(ofertas_para(venta)) == []


@en_la_base
@pytest.mark.parametrize(
    ("ficha", "dice"),
    [
        ({"puntos": 3}, "va con un solo punto"),
        ({"suplementarios": ["PIN"]}, "no va con este producto"),
    ],
)
def test_points_and_supplementary_services_of_another_product_are_refused(ficha, dice):
    venta = venta_en(Estado.ACEPTADA)

    with pytest.raises(TransicionInvalida, match=dice):
        explicar.guardar_ficha(venta.pk, acto=yo(venta), explicado=[], informado=[], **ficha)


@en_la_base
def test_what_is_no_longer_offered_stays_for_the_sale_that_has_it():
    fija, pin = Producto.objects.get(pk="TEL_FIJA"), Suplementario.objects.get(pk="PIN")
    Suplementario.objects.update(activo=False)
    subcategoria = Subcategoria.objects.all()[0]
    Subcategoria.objects.update(activo=False)

    assert list(Suplementario.objects.para(fija)) == []
    assert list(Suplementario.objects.para(fija, ya=["PIN"])) == [pin]
    assert list(Subcategoria.objects.filter(elegibles())) == []
    assert list(Subcategoria.objects.filter(elegibles(subcategoria.pk))) == [subcategoria]


@en_la_base
@pytest.mark.parametrize(
    ("datos", "dice"),
    [
        ({"plan": "ADSL-10"}, "es de otro producto"),
        ({"plan": "FTTH-50", "tecnologia": "COBRE"}, "no se ofrece por esa tecnología"),
        ({"componente_id": "ONT"}, "ya está en la estructura"),
        ({"componente_id": "ONT", "plan": "FTTH-50"}, "ya está en la estructura"),
        ({"vigente_hasta": AYER}, "no puede ser anterior"),
    ],
)
def test_an_impossible_cell_is_refused_before_it_is_stored(datos, dice):
    plan = Plan.objects.get(codigo=datos["plan"]) if "plan" in datos else None

    with pytest.raises(ValidationError, match=dice):
        casilla(**{**datos, "plan": plan}).full_clean()


@en_dos_hilos
def test_two_who_add_the_same_cell_at_once_do_not_both_get_it():
    Componente.objects.create(codigo="NUEVO", nombre="Nuevo", clase="EQUIPO")
    salida = Barrier(2, timeout=10)

    def agregar(hasta):
        salida.wait()
        try:
            casilla(componente_id="NUEVO", vigente_hasta=hasta).save()
        except DatabaseError as error:  # the constraint, or the loser of a deadlock over it
            return str(error)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as hilos:
        errores = list(hilos.map(agregar, [None, date(2026, 12, 31)]))

    (error,) = filter(None, errores)
    assert "estructura_sin_solape" in error or "deadlock detected" in error
    assert EstructuraProducto.objects.filter(componente="NUEVO").count() == 1
