"""Each page opens for its role, and for nobody else."""

import pytest

from bluecom.cuentas.models import Rol
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import motivo, venta_en

PAGINAS = {
    "/entregas/": {Rol.ASESOR},
    "/recepcion/": {Rol.CANALES_VIRTUALES},
    "/revision/": {Rol.CANALES_VIRTUALES, Rol.JEFE_SERVICIO},
    "/instalaciones/": {Rol.CANALES_VIRTUALES},
    "/correos/": {Rol.CANALES_VIRTUALES},
    "/reaperturas/": {Rol.JEFE_SERVICIO},
    "/reasignar/": {Rol.SUPERVISOR, Rol.JEFE_VENTAS},
    "/avisos/": set(Rol) - {Rol.SISTEMA},
}
ROLES = [rol for rol in Rol if rol != Rol.SISTEMA]


@pytest.mark.parametrize("rol", ROLES)
@pytest.mark.parametrize("pagina", PAGINAS)
def test_a_page_opens_for_its_roles_only(db, como, pagina, rol):
    respuesta = como(UsuarioFactory(rol=rol)).get(pagina)

    assert respuesta.status_code == (200 if rol in PAGINAS[pagina] else 403)


@pytest.mark.parametrize("pagina", PAGINAS)
def test_a_page_asks_who_one_is(db, client, pagina):
    assert client.get(pagina)["Location"].startswith("/entrar/")


@pytest.mark.parametrize("ruta", ["/revision/{}/", "/ventas/{}/dosier/", "/instalaciones/{}/"])
def test_a_sale_that_once_was_the_reviewers_own_is_not_found(canales, mostrador, ruta):
    venta = venta_en(Estado.ENTREGADA)
    ausencia = motivo("REASIGNACION", "AUSENCIA")
    venta.reasignaciones.create(
        de=canales, a=venta.asesor, motivo=ausencia, por=canales, en=venta.ahora
    )

    assert mostrador.get(ruta.format(venta.pk)).status_code == 404
