"""A price is proposed by one person, approved by another, and starts on its day (4.2)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import verificar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import Rechazo, YaDecidido
from bluecom.vigencias import servicios
from bluecom.vigencias.modelos import Situacion
from solicitudes.catalogo import cambio_de_precio as precios
from solicitudes.models import Campania, CondicionComercial, Plan
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.solicitudes.catalogo.precios import cambio, en_vigor, propuesta
from tests.solicitudes.factories import AHORA, venta_en

HOY = AHORA.date()
DICIEMBRE = date(2026, 12, 1)
ENERO = date(2027, 1, 1)
en_la_base = pytest.mark.django_db
en_dos_hilos = pytest.mark.django_db(transaction=True)


def serie():
    """The firm prices of FTTH-50, each with its days."""
    filas = CondicionComercial.objects.misma_serie(en_vigor()).firmes().order_by("vigente_desde")
    return [(f.tarifa, f.vigente_desde, f.vigente_hasta) for f in filas.con_fin()]


@en_la_base
@pytest.mark.paso("4.2")
def test_an_approved_change_starts_on_its_day_and_the_price_before_ends_the_day_before():
    antes = en_vigor()

    nueva = cambio(desde=DICIEMBRE, ahora=AHORA)

    ofrecidas = CondicionComercial.objects.misma_serie(nueva)
    assert list(ofrecidas.vigentes(DICIEMBRE - timedelta(days=1))) == [antes]
    assert list(ofrecidas.vigentes(DICIEMBRE)) == [nueva]
    assert serie() == [
        (antes.tarifa, antes.vigente_desde, date(2026, 11, 30)),
        (Decimal(199), DICIEMBRE, None),
    ]


@en_la_base
@pytest.mark.paso("4.2")
def test_a_proposal_is_offered_to_nobody_until_another_administrator_approves_it():
    una = administrador()
    nueva = propuesta(desde=DICIEMBRE, ahora=AHORA, por=una)

    with pytest.raises(Rechazo, match="la aprueba otro administrador"):
        precios.aprobar(nueva, acto=Acto(una, AHORA))

    assert not CondicionComercial.objects.vigentes(ENERO).filter(pk=nueva.pk).exists()
    aprobada = precios.aprobar(nueva, acto=Acto(administrador(), AHORA))
    assert CondicionComercial.objects.vigentes(ENERO).filter(pk=aprobada.pk).exists()


@en_la_base
def test_an_accepted_sale_keeps_its_price_and_a_later_one_takes_the_new():
    antigua = venta_en(Estado.ACEPTADA)

    cambio(desde=DICIEMBRE, ahora=AHORA, tarifa=Decimal(175))

    antigua.oferta.refresh_from_db()
    nueva = venta_en(Estado.ACEPTADA, ahora=AHORA + timedelta(days=8))
    assert antigua.oferta.snapshot.tarifa == en_vigor().tarifa
    assert (nueva.oferta.snapshot.tarifa, nueva.oferta.snapshot.version) == (Decimal(175), 2)


@en_la_base
@pytest.mark.paso("4.2")
def test_a_price_that_has_ended_is_refused_when_sent_by_hand():
    venta = venta_en(Estado.FACTIBLE, ahora=AHORA + timedelta(days=8))
    cambio(desde=DICIEMBRE, ahora=AHORA)
    yo = Acto(venta.asesor, AHORA + timedelta(days=8))
    aceptar.registrar_llamada(venta.pk, acto=yo, resultado="ACEPTA")

    with pytest.raises(TransicionInvalida, match="ya no está vigente"):
        aceptar.registrar_aceptacion(
            venta.pk, acto=yo, condicion=en_vigor(), tecnologia="FIBRA", facturacion="PROPIA"
        )


@en_la_base
@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"desde": HOY}, "Rige desde mañana"),
        ({"desde": date(2025, 12, 31)}, "Rige desde mañana"),
        ({"desde": DICIEMBRE, "tarifa": Decimal(149)}, "Es lo mismo que la versión 1"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused_in_words(cambios, dice):
    with pytest.raises(Rechazo, match=dice):
        propuesta(ahora=AHORA, **cambios)


@en_la_base
def test_a_price_starts_while_its_campaign_lasts():
    Campania.objects.filter(pk="CARTA").update(vigente_hasta=date(2026, 12, 31))

    with pytest.raises(Rechazo, match="no está vigente ese día"):
        propuesta(desde=ENERO, ahora=AHORA)


@en_la_base
def test_one_open_proposal_for_each_plan_and_campaign():
    propuesta(desde=DICIEMBRE, ahora=AHORA)

    with pytest.raises(Rechazo, match="Ya hay una versión por aprobar"):
        propuesta(desde=ENERO, ahora=AHORA)


@en_la_base
def test_a_proposal_whose_day_came_is_no_longer_approved():
    nueva = propuesta(desde=DICIEMBRE, ahora=AHORA)

    with pytest.raises(Rechazo, match="El día en que empezaba ya llegó"):
        precios.aprobar(nueva, acto=Acto(administrador(), AHORA + timedelta(days=8)))


@en_la_base
def test_a_change_put_between_two_leaves_no_gap():
    antes = en_vigor()
    cambio(desde=ENERO, ahora=AHORA, tarifa=Decimal(180))

    cambio(desde=DICIEMBRE, ahora=AHORA, tarifa=Decimal(170))

    assert serie() == [
        (antes.tarifa, antes.vigente_desde, date(2026, 11, 30)),
        (Decimal(170), DICIEMBRE, date(2026, 12, 31)),
        (Decimal(180), ENERO, None),
    ]


@en_la_base
def test_a_scheduled_change_withdrawn_before_its_day_leaves_all_as_it_was():
    antes = serie()
    nueva = cambio(desde=DICIEMBRE, ahora=AHORA)

    servicios.retirar(nueva, acto=Acto(administrador(), AHORA))

    assert serie() == antes
    with pytest.raises(Rechazo, match="ya está retirada"):
        servicios.retirar(nueva, acto=Acto(administrador(), AHORA))


@en_la_base
def test_a_change_that_has_started_goes_back_by_a_new_proposal_and_history_stays():
    nueva = cambio(desde=DICIEMBRE, ahora=AHORA)
    despues = AHORA + timedelta(days=10)
    with pytest.raises(Rechazo, match="Ya rige o rigió"):
        servicios.retirar(nueva, acto=Acto(administrador(), despues))

    vuelta = precios.volver_a_la_anterior(nueva, acto=Acto(administrador(), despues))
    precios.aprobar(vuelta, acto=Acto(administrador(), despues))

    assert vuelta.repite == en_vigor()
    assert [(tarifa, desde) for tarifa, desde, _ in serie()] == [
        (Decimal(149), date(2026, 1, 1)),
        (Decimal(199), DICIEMBRE),
        (Decimal(149), date(2026, 12, 4)),
    ]


@en_la_base
def test_the_first_price_has_nothing_to_go_back_to():
    with pytest.raises(Rechazo, match="no hay uno anterior"):
        precios.volver_a_la_anterior(en_vigor(), acto=Acto(administrador(), AHORA))


@en_la_base
@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.ADMINISTRADOR])
def test_only_an_administrator_touches_a_price(rol):
    nueva = propuesta(desde=DICIEMBRE, ahora=AHORA)
    otra = UsuarioFactory(rol=rol)

    with pytest.raises(Rechazo, match="un administrador"):
        precios.aprobar(nueva, acto=Acto(otra, AHORA))
    with pytest.raises(Rechazo, match="un administrador"):
        propuesta(desde=DICIEMBRE, ahora=AHORA, por=otra, de=en_vigor("FTTH-100"))


@en_la_base
def test_every_act_is_in_the_log_of_its_plan():
    nueva = cambio(desde=DICIEMBRE, ahora=AHORA)
    servicios.retirar(nueva, acto=Acto(administrador(), AHORA))

    actos = Evento.objects.filter(cadena=nueva.cadena).order_by("n").values_list("tipo", flat=True)
    assert list(actos) == ["proponer_precio", "aprobar_precio", "retirar_precio"]
    assert verificar(nueva.cadena) == []


@en_la_base
def test_the_demo_prices_came_with_the_system_and_nobody_signed_them():
    iniciales = CondicionComercial.objects.filter(situacion=Situacion.INICIAL)

    assert iniciales.count() == CondicionComercial.objects.count()
    assert not iniciales.filter(demo=False).exists()
    assert not iniciales.exclude(propuesta_por=None, aprobada_por=None).exists()


def _a_mano(**campos):
    """Write past the services, as a script or a console would."""
    with transaction.atomic():
        CondicionComercial.objects.filter(pk=en_vigor().pk).update(**campos)
        connection.check_constraints()


@en_la_base
@pytest.mark.parametrize(
    ("campos", "dice"),
    [
        ({"tarifa": Decimal(1)}, "no se reescribe"),
        ({"vigente_desde": date(2026, 2, 1)}, "no se reescribe"),
        ({"situacion": Situacion.RETIRADA}, "dos_personas"),
    ],
)
def test_the_database_refuses_to_rewrite_a_price(campos, dice):
    with pytest.raises(DatabaseError, match=dice):
        _a_mano(**campos)


@en_la_base
def test_the_database_deletes_no_price():
    with pytest.raises(DatabaseError, match="no se borra"):
        CondicionComercial.objects.filter(pk=en_vigor().pk)._raw_delete("default")


@en_la_base
def test_the_database_asks_for_two_persons():
    una = administrador()
    nueva = propuesta(desde=DICIEMBRE, ahora=AHORA, por=una)

    with pytest.raises(DatabaseError, match="dos_personas"):
        CondicionComercial.objects.filter(pk=nueva.pk).update(
            situacion=Situacion.APROBADA, aprobada_por=una, aprobada_en=AHORA
        )


@en_la_base
def test_the_database_takes_no_price_already_approved():
    actual = en_vigor()
    actual.pk, actual.numero, actual.situacion = None, 9, Situacion.APROBADA

    with pytest.raises(DatabaseError, match="nace como propuesta"):
        actual.save(force_insert=True)


def _a_la_vez(*actos):
    """Run the acts in real threads, together; what each one raised or returned."""
    salida = Barrier(len(actos), timeout=10)

    def correr(acto):
        salida.wait()
        try:
            return acto()
        except (Rechazo, DatabaseError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actos)) as hilos:
        return list(hilos.map(correr, actos))


@en_dos_hilos
def test_of_two_who_approve_at_once_the_second_is_told_that_it_is_decided():
    nueva = propuesta(desde=DICIEMBRE, ahora=AHORA)
    una, otra = administrador(), administrador()

    resultados = _a_la_vez(
        lambda: precios.aprobar(nueva, acto=Acto(una, AHORA)),
        lambda: precios.aprobar(nueva, acto=Acto(otra, AHORA)),
    )

    assert sum(isinstance(r, YaDecidido) for r in resultados) == 1
    assert len(serie()) == 2


def _sembrar(plan, numero, desde):
    """Write past the services, as the load of the catalogue does."""
    return CondicionComercial.objects.create(
        campania=Campania.objects.get(pk="CARTA"),
        plan=plan,
        numero=numero,
        vigente_desde=desde,
        tarifa=1,
        costo_instalacion=0,
        situacion=Situacion.INICIAL,
    )


@en_dos_hilos
def test_two_who_write_past_the_services_at_once_never_leave_overlap_or_gap():
    """Only the first day is written: whichever comes first, each day has one price."""
    plan = Plan.objects.create(producto_id="ADSL", codigo="NUEVO", nombre="N", tecnologias=[])

    _a_la_vez(lambda: _sembrar(plan, 1, DICIEMBRE), lambda: _sembrar(plan, 2, ENERO))

    suyas = CondicionComercial.objects.filter(plan=plan)
    dias = [DICIEMBRE + timedelta(days=n) for n in range(62)]
    assert all(suyas.vigentes(dia).count() == 1 for dia in dias)
    assert list(suyas.con_fin().order_by("numero").values_list("vigente_hasta", flat=True)) == [
        date(2026, 12, 31),
        None,
    ]


@en_dos_hilos
def test_of_two_who_write_past_the_services_for_one_day_the_second_is_refused():
    plan = Plan.objects.create(producto_id="ADSL", codigo="NUEVO", nombre="N", tecnologias=[])

    resultados = _a_la_vez(lambda: _sembrar(plan, 1, ENERO), lambda: _sembrar(plan, 2, ENERO))

    (error,) = [str(r) for r in resultados if isinstance(r, DatabaseError)]
    assert "condicion_un_dia_una_version" in error


@en_la_base
@pytest.mark.paso("4.2", "9.1")
@pytest.mark.parametrize(
    ("plan", "cifras", "dice"),
    [
        (
            "FULL_HOGAR_INAL",
            {"tarifa_hn": None, "tarifa_hr": None, "tarifa_hsr": None},
            "dice «tarifa HN», «tarifa HR» y «tarifa HSR» .9.1.: escriba cuánto",
        ),
        ("FULL_HOGAR_INAL", {"tarifa_hr": None}, "dice «tarifa HR» .9.1.: escriba cuánto"),
        ("INET_INAL", {"mega_adicional": None}, "dice «mega adicional» .9.1.: escriba cuánto"),
        ("FULL_HOGAR_INAL", {"tarifa_hn": Decimal("-0.5")}, "no es negativo"),
        ("FTTH_GPON", {"permanencia": 0}, "Sin permanencia no falta ningún mes"),
    ],
)
def test_a_price_that_the_gloss_could_not_tell_is_not_proposed(plan, cifras, dice):
    actual = CondicionComercial.objects.filter(plan__producto=plan, campania="CARTA")[0]

    with pytest.raises(Rechazo, match=dice):
        propuesta(de=actual, desde=DICIEMBRE, ahora=AHORA, **cifras)


@en_la_base
@pytest.mark.paso("4.2")
def test_a_product_without_those_figures_leaves_them_blank_and_may_go_without_months():
    propuesta(desde=DICIEMBRE, ahora=AHORA, permanencia=0, cargo_mes_faltante=Decimal(0))

    assert CondicionComercial.objects.get(situacion=Situacion.PROPUESTA).tarifa_hn is None


@en_la_base
@pytest.mark.paso("4.2")
@pytest.mark.parametrize(
    ("decidir", "dicho"), [(precios.aprobar, "aprobada"), (servicios.retirar, "retirada")]
)
def test_the_second_administrator_is_told_until_the_price_is_decided(decidir, dicho):
    una, otra, tercera = administrador(), administrador(), administrador()
    administrador(is_active=False)

    nueva = propuesta(desde=DICIEMBRE, ahora=AHORA, por=una)
    esperan = Aviso.objects.sin_leer().filter(url=nueva.get_absolute_url())
    assert {aviso.usuario for aviso in esperan} == {otra, tercera}

    decidir(nueva, acto=Acto(otra, AHORA))
    decidido = Aviso.objects.sin_leer().get()
    assert decidido.usuario == una
    assert decidido.texto.endswith(f"{dicho}.")
