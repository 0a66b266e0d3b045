"""Step 11.1: what belongs to which round."""

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.canales.revision import servicio
from solicitudes.canales.revision.imagenes import documentos_de
from solicitudes.models import Motivo, Venta
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import AHORA, cambiar_archivo, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


@pytest.fixture
def ellos(canales):
    return Acto(canales, AHORA)


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


def test_the_reviewer_sees_the_photos_in_order_and_not_those_replaced():
    venta = venta_en(Estado.OBSERVADA, motivo="CI_ILEGIBLE")
    cambiar_archivo(
        venta.pk,
        acto=Acto(venta.asesor, AHORA),
        tipo="CI_REVERSO",
        contenido=foto_ci("reverso", variante=9),
    )

    carta, ci = documentos_de(Venta.objects.get(pk=venta.pk))

    assert [f["archivo"].tipo for f in carta["fotos"]] == ["CARTA"]
    assert [f["archivo"].tipo for f in ci["fotos"]] == ["CI_ANVERSO", "CI_REVERSO"]
    assert ci["fotos"][1]["archivo"] == venta.carpeta.archivo("CI_REVERSO")
    assert (carta["en_vista"], ci["en_vista"]) == (True, False)


def test_what_waits_for_an_answer_is_told_by_its_note_where_the_reason_says_nothing(ellos):
    venta = venta_en(Estado.ENTREGADA)
    otro = Motivo.objects.get(ambito="OBSERVACION", con_nota=True, paso=6)
    firma = motivo("OBSERVACION", "CARTA_SIN_FIRMA")
    cortado = servicio.anotar_observacion(
        venta.pk, acto=ellos, item="CI", motivo=otro, nota="El reverso está cortado"
    )
    sin_firma = servicio.anotar_observacion(venta.pk, acto=ellos, item="CARTA", motivo=firma)

    assert cortado.dicho == "«El reverso está cortado»"
    assert str(cortado) == f"{cortado.item_nombre}, «El reverso está cortado»"
    assert str(sin_firma) == str(firma)
