"""Each change that moves a figure is told by its table's trigger, whoever writes it and how."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection

from bluecom.cuentas.models import Rol, Usuario
from cartera.models import Cartera, ContactoCartera, Llamada, LlamadaDeCentral
from indicadores.models import Cruce, Decision
from indicadores.recuento.juntar import juntar
from solicitudes.models import Instalacion, Motivo, Oferta, Producto, Reasignacion, Venta
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import CarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.definiciones import aprobada
from tests.indicadores.totales import COMIENZO, HORA, TRES_MESES, contadas, leidas
from tests.solicitudes.ventas_sueltas import por_la_puerta

pytestmark = pytest.mark.django_db
DICIEMBRE = COMIENZO.replace(month=12)
Cambio = Callable[[SimpleNamespace], object]


def central(llamada: Llamada | None, inicio=COMIENZO, segundos: int = 20) -> LlamadaDeCentral:
    return LlamadaDeCentral.objects.create(
        grupo=f"{LlamadaDeCentral.objects.count()}.9", uniqueid="x", inicio=inicio, fin=inicio,
        numero="+59144000001", segundos=segundos, llamada=llamada,
    )  # fmt: skip


def de_nadie(piso: SimpleNamespace, inicio=COMIENZO) -> Cruce:
    """A call that no record speaks of, of a client who was taken."""
    return Cruce.objects.create(
        central=central(None, inicio), contacto=piso.marcada.contacto, agente=piso.marcada.agente,
        proposito="OFERTA",
    )  # fmt: skip


def decidir(que: str, **de: object) -> Decision:
    quien = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    return Decision.objects.create(que=que, razon="Se escuchó", por=quien, en=COMIENZO, **de)


def pasar_a_otro(piso: SimpleNamespace) -> None:
    Reasignacion.objects.create(
        venta=piso.venta, de=UsuarioFactory(), a=piso.venta.asesor, por=piso.venta.asesor,
        motivo=Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0], en=DICIEMBRE,
    )  # fmt: skip


def ventas(**datos: object) -> Cambio:
    return lambda piso: Venta.objects.filter(pk=piso.venta.pk).update(**datos)


CAMBIOS: list[tuple[str, str, Cambio]] = [
    ("cartera_llamada", "por_contar_entran", lambda _: f.llamadas(3, COMIENZO)),
    (
        "cartera_llamada",
        "por_contar_cambian",
        lambda _: Llamada.objects.update(anulada_en=COMIENZO),
    ),
    (
        "cartera_llamada",
        "por_contar_cambian",
        lambda p: Llamada.objects.filter(pk=p.unida.pk).update(anulada_en=COMIENZO),
    ),
    (
        "cartera_llamada",
        "por_contar_salen",
        lambda p: Llamada.objects.filter(pk=p.marcada.pk).delete(),
    ),
    (
        "cartera_llamada",
        "por_contar_cambian",
        lambda p: Llamada.objects.filter(pk=p.marcada.pk).update(resultado="NO_CONTESTA"),
    ),
    (
        "cartera_contactocartera",
        "por_contar_de_otro_lugar",
        lambda _: ContactoCartera.objects.update(zona="Otra", tecnologia="DTH"),
    ),
    ("cartera_llamadadecentral", "por_contar_entran", lambda p: central(p.callada)),
    (
        "cartera_llamadadecentral",
        "por_contar_cambian",
        lambda _: LlamadaDeCentral.objects.update(segundos=0),
    ),
    (
        "cartera_llamadadecentral",
        "por_contar_cambian",
        lambda p: LlamadaDeCentral.objects.filter(llamada=p.unida).update(llamada=p.callada),
    ),
    (
        "cartera_llamadadecentral",
        "por_contar_cambian",
        lambda p: LlamadaDeCentral.objects.filter(llamada=None).update(inicio=DICIEMBRE),
    ),
    (
        "cartera_llamadadecentral",
        "por_contar_salen",
        lambda p: p.suelta.delete(),
    ),
    (
        "indicadores_cruce",
        "por_contar_entran",
        lambda p: Cruce.objects.create(
            central=p.suelta, contacto=p.marcada.contacto, agente=UsuarioFactory()
        ),
    ),
    ("indicadores_cruce", "por_contar_cambian", lambda _: Cruce.objects.update(proposito="")),
    ("indicadores_cruce", "por_contar_salen", lambda _: Cruce.objects.all().delete()),
    ("indicadores_decision", "por_contar", lambda p: decidir("NO_CUENTA", llamada=p.marcada)),
    ("indicadores_decision", "por_contar", lambda p: decidir("NO_CUENTA", grupo=p.sola.grupo)),
    ("indicadores_decision", "por_contar", lambda p: decidir("NO_CUENTA", grupo=p.suelta.grupo)),
    ("indicadores_decision", "por_contar", lambda _: Decision.objects.update(que="NO_CUENTA")),
    ("indicadores_decision", "por_contar", lambda p: Decision.objects.update(llamada=p.callada)),
    ("indicadores_decision", "por_contar", lambda _: Decision.objects.all().delete()),
    (
        "indicadores_definicion",
        "por_contar",
        lambda _: aprobada(date(2026, 12, 1), ahora=COMIENZO, segundos_minimos=30),
    ),
    ("solicitudes_venta", "por_contar", lambda _: f.venta(COMIENZO)),
    ("solicitudes_venta", "por_contar", lambda _: f.venta(aceptada_en=COMIENZO)),
    ("solicitudes_venta", "por_contar", ventas(glosada_en=DICIEMBRE)),
    ("solicitudes_venta", "por_contar", ventas(numero_smartflex="")),
    ("solicitudes_venta", "por_contar", ventas(aceptada_en=None)),
    ("solicitudes_venta", "por_contar", ventas(llamada=None)),
    (
        "solicitudes_venta",
        "por_contar",
        lambda p: Venta.objects.filter(pk=p.venta.pk).update(asesor=UsuarioFactory()),
    ),
    (
        "solicitudes_venta",
        "por_contar",
        lambda p: por_la_puerta(p.venta, Estado.ANULADA, cerrada_en=DICIEMBRE),
    ),
    (
        "solicitudes_oferta",
        "por_contar",
        lambda _: Oferta.objects.update(producto=Producto.objects.order_by("-pk")[0]),
    ),
    ("solicitudes_oferta", "por_contar", lambda _: Oferta.objects.all().delete()),
    ("solicitudes_reasignacion", "por_contar", pasar_a_otro),
    (
        "solicitudes_instalacion",
        "por_contar",
        lambda _: Instalacion.objects.update(fecha=date(2026, 12, 24)),
    ),
    ("solicitudes_instalacion", "por_contar", lambda _: Instalacion.objects.all().delete()),
    ("cartera_cartera", "por_contar", lambda _: Cartera.objects.update(de_prueba=True)),
    ("cuentas_usuario", "por_contar", lambda _: Usuario.objects.update(de_prueba=True)),
    (
        "cartera_contactocartera",
        "por_contar",
        lambda _: ContactoCartera.objects.update(cartera=CarteraFactory(de_prueba=True)),
    ),
]


@pytest.fixture
def piso():
    """Calls of every kind and a sale of one of them, all of them counted."""
    marcada, unida = f.llamada(COMIENZO), f.llamada(COMIENZO, "NO_CONTESTA")
    suyo = SimpleNamespace(
        marcada=marcada,
        unida=unida,
        callada=f.llamada(COMIENZO + 3 * HORA, "NO_CONTESTA"),
        suelta=central(f.llamada(DICIEMBRE, "NO_CONTESTA"), DICIEMBRE),
        venta=f.venta(COMIENZO, plan="FTTH-50", llamada=f.llamada(COMIENZO + HORA, "ACEPTA")),
    )
    central(unida, COMIENZO - HORA)
    suyo.sola = de_nadie(suyo, COMIENZO - 2 * HORA).central
    decidir("CUENTA", llamada=f.llamada(COMIENZO + 5 * HORA, "NO_CONTESTA"))
    f.instalar(suyo.venta, COMIENZO + 24 * HORA)
    juntar()
    return suyo


@pytest.mark.parametrize(("tabla", "disparador", "cambio"), CAMBIOS)
def test_what_changes_is_read_anew(tabla, disparador, cambio, piso):
    antes = leidas(TRES_MESES)

    cambio(piso)

    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    assert leidas(TRES_MESES) != antes


def test_every_trigger_has_its_change():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname ~ '^por_contar'"
        )
        assert {(tabla, nombre) for tabla, nombre, _ in CAMBIOS} == set(cursor.fetchall())
