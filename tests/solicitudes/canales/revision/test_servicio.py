"""Step 11.1: what belongs to which round, and who asks, confirms and says no."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from solicitudes.canales.revision import servicio
from solicitudes.canales.revision.consulta import fotos_de, pasos_corregidos
from solicitudes.canales.revision.reapertura import rechazar_reapertura
from solicitudes.models import Observacion, Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, cambiar_archivo, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


@pytest.fixture
def ellos(canales):
    return Acto(canales, AHORA)


@pytest.fixture
def jefe():
    return Acto(UsuarioFactory(rol=Rol.JEFE_SERVICIO), AHORA)


def pedir(venta: Venta, ellos, item: str = "CARTA") -> Venta:
    razon = motivo("REAPERTURA", "ERROR_DE_REVISION")
    return servicio.pedir_reapertura(
        venta.pk, acto=ellos, motivo=razon, item=item, nota="sin fecha"
    )


@pytest.fixture
def reabierta(ellos, jefe) -> Venta:
    venta = venta_en(Estado.CONFORME)
    pedir(venta, ellos)
    return servicio.reabrir(venta.pk, acto=jefe)


def test_a_reopening_s_observation_is_of_the_round_that_was_approved(reabierta, ellos):
    observacion = Observacion.objects.get(venta=reabierta)

    assert (reabierta.rondas, observacion.ronda) == (1, 0)
    assert (observacion.creada_por, observacion.nota) == (ellos.usuario, "sin fecha")


def test_a_reopened_folder_is_approved_no_more(reabierta):
    assert (reabierta.estado, reabierta.aprobada_en) == (Estado.OBSERVADA, None)


def test_once_confirmed_a_reopening_is_asked_by_nobody(reabierta, jefe):
    assert reabierta.reapertura_pedida_por is None
    with pytest.raises(TransicionInvalida):
        servicio.reabrir(reabierta.pk, acto=jefe)


def test_nobody_reopens_what_nobody_asked(jefe):
    with pytest.raises(TransicionInvalida):
        servicio.reabrir(venta_en(Estado.CONFORME).pk, acto=jefe)


def test_a_reopening_is_of_an_item_of_the_folder_and_of_an_approved_one(ellos):
    with pytest.raises(TransicionInvalida, match="no está en esta carpeta"):
        pedir(venta_en(Estado.CONFORME), ellos, item="INVENTADO")
    with pytest.raises(TransicionInvalida, match="entregada"):
        pedir(venta_en(Estado.ENTREGADA), ellos)


def test_who_asked_is_told_that_it_was_refused_and_cannot_refuse_it_alone(ellos, jefe):
    venta = pedir(venta_en(Estado.CONFORME), ellos)
    with pytest.raises(PermisoDenegado):
        rechazar_reapertura(venta.pk, acto=ellos)

    rechazar_reapertura(venta.pk, acto=jefe)

    assert Aviso.objects.filter(usuario=ellos.usuario, clave__startswith="no_reabierta").exists()
    with pytest.raises(TransicionInvalida, match="Nadie pide"):
        rechazar_reapertura(venta.pk, acto=jefe)


def test_an_observation_is_taken_back_in_its_own_round_only(ellos):
    venta = venta_en(Estado.ENTREGADA)
    firma = motivo("OBSERVACION", "CARTA_SIN_FIRMA")
    una = servicio.anotar_observacion(venta.pk, acto=ellos, item="CARTA", motivo=firma)
    servicio.quitar_observacion(una.pk, acto=ellos)
    assert not venta.observaciones.exists()

    otra = servicio.anotar_observacion(venta.pk, acto=ellos, item="CARTA", motivo=firma)
    servicio.observar(venta.pk, acto=ellos)
    suyo = Acto(venta.asesor, AHORA)
    servicio.responder(otra.pk, acto=suyo, respuesta="firmada")
    servicio.subsanar(venta.pk, acto=suyo)

    with pytest.raises(TransicionInvalida, match="ya se envió"):
        servicio.quitar_observacion(otra.pk, acto=ellos)


def test_a_folder_that_never_came_back_has_no_corrected_step():
    assert pasos_corregidos(venta_en(Estado.ENTREGADA)) == set()


def test_the_reviewer_sees_the_photos_in_order_and_not_those_replaced():
    venta = venta_en(Estado.OBSERVADA)
    cambiar_archivo(
        venta.pk,
        acto=Acto(venta.asesor, AHORA),
        tipo="CI_REVERSO",
        contenido=foto_ci("reverso", variante=9),
    )

    vistas = fotos_de(venta)

    assert [f["archivo"].tipo for f in vistas] == ["CI_ANVERSO", "CI_REVERSO", "CARTA"]
    assert vistas[1]["archivo"] == venta.carpeta.archivo("CI_REVERSO")
