"""Every transition against every state and every person, and the pages that say so."""

from pathlib import Path

import pytest
from django.db import transaction

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from solicitudes.management.paginas import POR_PREDICADO
from solicitudes.models import Motivo, Reasignacion, Venta
from solicitudes.puerta.avanzar import avanzar
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import transiciones
from tests.apoyo.documentos_generados import generar
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA
from tests.solicitudes.ventas_sueltas import VentaFactory

A, SU, CV = "su asesor", "supervisor", "canales"
JV, JS, SIS = "jefe de ventas", "jefe de servicio", "sistema"
PUEDEN = {
    "verificar_requisitos": {A},
    "confirmar_capacidad": {A},
    "registrar_aceptacion": {A},
    "explicar": {A},
    "validar_documentacion": {A},
    "registrar": {A},
    "detallar": {A},
    "glosar": {A},
    "imprimir": {A},
    "recibir": {CV},
    "observar": {CV},
    "subsanar": {A},
    "aprobar": {CV},
    "reabrir": {JS},
    "confirmar_instalacion": {CV, JS},
    "concluir": {CV, SIS},
    "corregir": {A},
    "descartar": {A, SU, JV, SIS},
    "retomar": {A},
    "anular": {A, SU, JV},
    "anular después de entregar": {CV, JV},
}
ROL_DE = {
    A: Rol.ASESOR,
    SU: Rol.SUPERVISOR,
    CV: Rol.CANALES_VIRTUALES,
    JV: Rol.JEFE_VENTAS,
    JS: Rol.JEFE_SERVICIO,
    SIS: Rol.SISTEMA,
}
NOMBRES = sorted({t.name for t in transiciones()})
DECLARADAS = [(t.name, str(t.source)) for t in transiciones()]


def _pueden(nombre: str, estado: str) -> set[str]:
    despues = nombre == "anular" and estado in {Estado.ENTREGADA, Estado.CONFORME}
    return PUEDEN["anular después de entregar" if despues else nombre]


@pytest.mark.django_db
@pytest.mark.parametrize("estado", Estado.values)
def test_a_state_admits_only_its_own_transitions(estado):
    venta = VentaFactory(estado=estado)
    ajenas = [nombre for nombre in NOMBRES if (nombre, estado) not in DECLARADAS]

    for nombre in ajenas:
        with pytest.raises(TransicionInvalida) as rechazo:
            avanzar(venta.pk, nombre, acto=Acto(venta.asesor, AHORA))
        assert "no admite esta acción" in str(rechazo.value), nombre

    assert Venta.objects.get(pk=venta.pk).estado == estado
    assert not Evento.objects.filter(cadena=venta.cadena).exists()


def _personas(venta: Venta) -> dict[str, Usuario]:
    """Who tries: each role, and those who only look as if they might."""
    vendio = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    razon = Motivo.objects.create(ambito="REASIGNACION", codigo="PRUEBA", nombre="Prueba")
    Reasignacion.objects.create(
        venta=venta, de=vendio, a=venta.asesor, motivo=razon, por=venta.asesor, en=AHORA
    )
    return {
        A: venta.asesor,
        SU: UsuarioFactory(rol=Rol.SUPERVISOR),
        CV: UsuarioFactory(rol=Rol.CANALES_VIRTUALES),
        JV: UsuarioFactory(rol=Rol.JEFE_VENTAS),
        JS: UsuarioFactory(rol=Rol.JEFE_SERVICIO),
        SIS: Usuario.objects.sistema(),
        "otro asesor": UsuarioFactory(rol=Rol.ASESOR),
        "revisora que la vendió": vendio,
        "administrador": UsuarioFactory(rol=Rol.ADMINISTRADOR),
        "superusuario sin el rol": UsuarioFactory(rol=Rol.ADMINISTRADOR, is_superuser=True),
        "canales dada de baja": UsuarioFactory(rol=Rol.CANALES_VIRTUALES, is_active=False),
        "jefe dado de baja": UsuarioFactory(rol=Rol.JEFE_VENTAS, is_active=False),
    }


def _la_dejan(venta: Venta, nombre: str, quien: Usuario) -> bool:
    """Permission is asked before guards: whatever else is refused, the person was let in."""
    argumentos = {"paso": 4} if nombre == "corregir" else {}
    try:
        avanzar(venta.pk, nombre, acto=Acto(quien, AHORA), **argumentos)
    except PermisoDenegado:
        return False
    except TransicionInvalida:
        return True
    return True


@pytest.mark.django_db
@pytest.mark.parametrize(("nombre", "estado"), DECLARADAS)
def test_a_transition_lets_in_whom_the_table_names(nombre, estado):
    venta = VentaFactory(estado=estado)
    personas = _personas(venta)
    esperadas = _pueden(nombre, estado)

    for quien, usuario in personas.items():
        with transaction.atomic():
            assert _la_dejan(venta, nombre, usuario) == (quien in esperadas), quien
            transaction.set_rollback(True)


def test_the_permission_page_declares_what_the_table_says():
    for t in transiciones():
        declarados = POR_PREDICADO[t.permission]
        assert declarados == {ROL_DE[q] for q in _pueden(t.name, str(t.source))}, t.name


@pytest.mark.parametrize(
    ("comando", "pagina"),
    [("diagrama_flujo", "docs/flujo.md"), ("matriz_permisos", "docs/permisos.md")],
)
def test_a_generated_page_says_what_the_machine_says(comando, pagina):
    assert Path(pagina).read_text() == generar(comando)
