"""Step 11.1: a sample is looked at by another person, and holds nothing up."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import YaDecidido
from solicitudes.canales.instalacion.servicio import registrar_instalacion
from solicitudes.canales.revision.reapertura import pedir_reapertura, reabrir
from solicitudes.canales.revision.segunda import (
    Diferencia,
    anotar_segunda,
    por_mirar,
    sortear,
)
from solicitudes.models import SegundaRevision, Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.parametros import MUESTRA_DE_REVISION
from tests.factories_cuentas import UsuarioFactory
from tests.parametros.numeros import aprobado
from tests.solicitudes.factories import AHORA, mirar, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


def otra_revisora() -> Acto:
    return Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA)


def muestra_de(cuantas: int) -> None:
    aprobado(MUESTRA_DE_REVISION, cuantas, AHORA.date(), ahora=AHORA - timedelta(days=1))


@pytest.fixture
def sorteada(canales) -> SegundaRevision:
    muestra_de(100)
    venta_en(Estado.CONFORME, canales=canales)
    return SegundaRevision.objects.get()


def test_with_all_of_them_each_approval_asks_for_one_and_with_none_none():
    muestra_de(0)
    venta = venta_en(Estado.CONFORME)
    assert not SegundaRevision.objects.exists()
    assert sortear(venta, acto=otra_revisora()) is None


def test_the_sample_is_about_as_large_as_the_floor_said_and_the_same_when_asked_again():
    muestra_de(20)
    venta, quien = venta_en(Estado.CONFORME), otra_revisora()

    def elegida(ronda: int) -> bool:
        venta.rondas = ronda
        with transaction.atomic():
            suya = sortear(venta, acto=quien)
            transaction.set_rollback(True)
        return suya is not None

    SegundaRevision.objects.all().delete()
    elegidas = [elegida(ronda) for ronda in range(200)]

    assert 20 <= sum(elegidas) <= 60
    assert elegidas[:30] == [elegida(ronda) for ronda in range(30)]


def test_it_is_never_of_who_approved(sorteada, canales):
    yo = Acto(canales, AHORA)
    assert list(por_mirar(canales)) == []

    with pytest.raises(PermisoDenegado, match="otra persona"):
        anotar_segunda(sorteada.pk, acto=yo)
    with pytest.raises(IntegrityError), transaction.atomic():
        SegundaRevision.objects.update(hecha_por=canales)


def test_what_another_would_have_observed_is_kept_and_moves_nothing(sorteada):
    quien = otra_revisora()
    assert list(por_mirar(quien.usuario)) == [sorteada]
    mirar(sorteada.venta, quien)
    distinta = Diferencia("CARTA", motivo("OBSERVACION", "FIRMA_DISTINTA"), "No se parece")

    hecha = anotar_segunda(sorteada.pk, acto=quien, diferencias=[distinta])

    diferencia = hecha.diferencias.get()
    assert (diferencia.item, diferencia.motivo, diferencia.nota) == (
        "CARTA", distinta.motivo, "No se parece",
    )  # fmt: skip
    venta = Venta.objects.get(pk=sorteada.venta_id)
    assert (venta.estado, venta.observaciones.count()) == (Estado.CONFORME, 0)
    with pytest.raises(YaDecidido):
        anotar_segunda(sorteada.pk, acto=otra_revisora())


def test_nobody_looks_a_second_time_without_looking(sorteada):
    quien = otra_revisora()
    with pytest.raises(TransicionInvalida, match="Mire antes: anverso"):
        anotar_segunda(sorteada.pk, acto=quien)
    mirar(sorteada.venta, quien)
    with pytest.raises(TransicionInvalida, match="no está en esta carpeta"):
        anotar_segunda(
            sorteada.pk,
            acto=quien,
            diferencias=[Diferencia("INVENTADO", motivo("OBSERVACION", "CI_VENCIDO"))],
        )


def test_it_never_holds_an_installation_and_is_done_after_it_as_well(sorteada, canales):
    registrar_instalacion(
        sorteada.venta_id,
        acto=Acto(canales, AHORA),
        fecha=AHORA.date(),
        equipos=[{"codigo": "ONT", "serie": "DEMO1", "mac": "00:11:22:33:44:55"}],
    )
    venta = Venta.objects.get(pk=sorteada.venta_id)
    assert venta.estado == Estado.INSTALADA
    quien = otra_revisora()
    mirar(venta, quien)

    assert anotar_segunda(sorteada.pk, acto=quien).hecha_por == quien.usuario


def test_a_folder_opened_again_is_no_longer_the_one_that_was_approved(sorteada, canales):
    reabierta = pedir_reapertura(
        sorteada.venta_id,
        acto=Acto(canales, AHORA),
        motivo=motivo("REAPERTURA", "ERROR_DE_REVISION"),
        item="CARTA",
    )
    reabrir(reabierta.pk, acto=Acto(UsuarioFactory(rol=Rol.JEFE_SERVICIO), AHORA))
    quien = otra_revisora()

    assert list(por_mirar(quien.usuario)) == []
    with pytest.raises(TransicionInvalida, match="ya no es la que se aprobó"):
        anotar_segunda(sorteada.pk, acto=quien)


def test_on_its_page_a_difference_leads_to_asking_for_the_folder_again(sorteada, como):
    quien = otra_revisora()
    navegador = como(quien.usuario)
    cola = navegador.get("/revision/").content.decode()
    ruta = f"/revision/segundas/{sorteada.pk}/"
    assert ruta in cola
    pagina = navegador.get(ruta).content.decode()
    assert "Nada que observar" in pagina
    mirar(sorteada.venta, quien)
    otro = motivo("OBSERVACION", "OTRO_6")
    sin_nota = navegador.post(ruta, {"motivo_CI": otro.pk})
    assert sin_nota.status_code == 422

    respuesta = navegador.post(ruta, {"motivo_CI": otro.pk, "nota_CI": "Está cortado"})

    assert respuesta["Location"] == f"/revision/{sorteada.venta_id}/reapertura/"
    assert navegador.get(ruta).status_code == 404
