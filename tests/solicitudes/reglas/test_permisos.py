"""Who may do what: each permission asked of every role, of one's own sale and of another's."""

from dataclasses import dataclass
from typing import Any, cast

import pytest

from bluecom.cuentas.models import Rol, Usuario
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.permisos import (
    cierra_tareas,
    concluye,
    confirma_instalacion,
    confirma_reapertura,
    decide_retiros,
    es_de_canales_virtuales,
    es_su_asesor,
    puede_anular,
    puede_anular_entregada,
    puede_corregir_nombre,
    puede_descartar,
    puede_reasignar,
    ve_fotos,
)

YO = 7
PISO = {Rol.SUPERVISOR, Rol.JEFE_VENTAS}
DEJAN = {
    es_su_asesor: {Rol.ASESOR},
    es_de_canales_virtuales: {Rol.CANALES_VIRTUALES},
    puede_descartar: {Rol.ASESOR, *PISO, Rol.SISTEMA},
    puede_anular: {Rol.ASESOR, *PISO},
    puede_anular_entregada: {Rol.CANALES_VIRTUALES, Rol.JEFE_VENTAS},
    confirma_reapertura: {Rol.JEFE_SERVICIO},
    confirma_instalacion: {Rol.CANALES_VIRTUALES, Rol.JEFE_SERVICIO},
    decide_retiros: {Rol.JEFE_SERVICIO},
    cierra_tareas: {Rol.ASESOR, Rol.CANALES_VIRTUALES, *PISO},
    concluye: {Rol.CANALES_VIRTUALES, Rol.SISTEMA},
    puede_reasignar: PISO,
    puede_corregir_nombre: {Rol.ASESOR, *PISO},
    ve_fotos: {Rol.ASESOR, Rol.CANALES_VIRTUALES},
}


@dataclass
class VentaPreguntada:
    """What a permission asks of a sale."""

    estado: str = Estado.TOMADA
    asesor_id: int = YO
    a_la_vista_de_canales: bool = True
    la_tuvo: bool = False

    def fue_de(self, usuario: Usuario) -> bool:
        return self.la_tuvo


def _dejan(permiso: Any, venta: VentaPreguntada, **otros: Any) -> set[str]:
    """The roles that it lets in."""
    personas = [Usuario(pk=YO, rol=rol, **{"is_active": rol != Rol.SISTEMA} | otros) for rol in Rol]
    return {persona.rol for persona in personas if permiso(cast(Any, venta), persona)}


@pytest.mark.parametrize(
    ("permiso", "roles"), DEJAN.items(), ids=lambda x: getattr(x, "__name__", "")
)
def test_a_permission_lets_in_exactly_its_roles(permiso, roles):
    assert _dejan(permiso, VentaPreguntada()) == roles


@pytest.mark.parametrize("permiso", DEJAN, ids=lambda x: x.__name__)
def test_no_permission_lets_an_asesor_into_the_sale_of_another(permiso):
    de_otro = VentaPreguntada(asesor_id=YO + 1)

    assert _dejan(permiso, de_otro) == DEJAN[permiso] - {Rol.ASESOR}


@pytest.mark.parametrize("permiso", DEJAN, ids=lambda x: x.__name__)
def test_no_permission_lets_in_somebody_whose_account_is_closed(permiso):
    assert _dejan(permiso, VentaPreguntada(), is_active=False) == DEJAN[permiso] & {Rol.SISTEMA}


@pytest.mark.parametrize(
    "permiso", [es_de_canales_virtuales, puede_anular_entregada, concluye], ids=lambda x: x.__name__
)
def test_canales_virtuales_decides_nothing_of_a_sale_that_was_once_theirs(permiso):
    fue_suya = VentaPreguntada(la_tuvo=True)

    assert _dejan(permiso, fue_suya) == DEJAN[permiso] - {Rol.CANALES_VIRTUALES}


@pytest.mark.paso("11")
def test_canales_virtuales_sees_photos_once_the_folder_is_in_its_sight():
    assert _dejan(ve_fotos, VentaPreguntada(a_la_vista_de_canales=False)) == {Rol.ASESOR}


def test_a_name_is_corrected_by_the_floor_until_the_papers_say_it():
    assert _dejan(puede_corregir_nombre, VentaPreguntada(Estado.DETALLADA)) == PISO
    assert _dejan(puede_corregir_nombre, VentaPreguntada(Estado.GLOSADA)) == set()
