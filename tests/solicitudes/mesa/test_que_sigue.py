"""*Mi cola*: of what an asesor may do next, the first; and the lists behind it."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from cartera.consulta_rellamadas import SusRellamadas
from solicitudes.canales.revision import servicio as revision
from solicitudes.conversacion.pedidos import anotar_pedido
from solicitudes.mesa.consulta_cola import en_pausa, que_sigue
from solicitudes.mesa.mias import Mias
from solicitudes.models import FichaLlamada
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = pytest.mark.django_db
EL_DIA_SIGUIENTE = AHORA + timedelta(hours=23)


@pytest.fixture
def ana():
    return UsuarioFactory()


def rellamada(asesor, proximo_en=EL_DIA_SIGUIENTE):
    return ContactoCarteraFactory(situacion="RELLAMADA", asignado_a=asesor, proximo_en=proximo_en)


def verbos(ana, *llegan) -> list[str]:
    """What is next as each thing arrives, the most urgent last."""
    dichos = []
    for llega in llegan:
        llega()
        dichos.append(que_sigue(ana, EL_DIA_SIGUIENTE)["verbo"])
    return dichos


@pytest.mark.paso("1.2", "10.1")
def test_each_thing_comes_before_all_those_that_could_wait(ana):
    assert verbos(
        ana,
        lambda: None,
        lambda: venta_en(Estado.OBSERVADA, asesor=ana),
        lambda: venta_en(Estado.IMPRESA, asesor=ana),
        lambda: rellamada(ana),
        lambda: venta_en(Estado.FACTIBLE, asesor=ana),
    ) == ["Siguiente cliente", "Corregir", "Entregar", "Llamar ahora", "Seguir"]


def test_a_callback_of_later_or_of_a_colleague_is_not_next(ana):
    rellamada(ana, EL_DIA_SIGUIENTE + timedelta(minutes=1))
    rellamada(UsuarioFactory())

    assert que_sigue(ana, EL_DIA_SIGUIENTE)["verbo"] == "Siguiente cliente"


def test_callbacks_are_listed_by_their_hour(ana):
    tarde, pronto = rellamada(ana), rellamada(ana, AHORA)

    assert [f.rellamada.contacto for f in SusRellamadas(ana, AHORA).del_dia] == [pronto, tarde]


@pytest.mark.paso("11.1")
def test_of_two_returned_folders_the_one_due_first_comes_first(ana, canales):
    tarde, pronto = (venta_en(Estado.ENTREGADA, asesor=ana) for _ in range(2))
    for venta, cuando in ((tarde, AHORA + timedelta(hours=1)), (pronto, AHORA)):
        yo = Acto(canales, cuando)
        firma = motivo("OBSERVACION", "CARTA_SIN_FIRMA")
        revision.anotar_observacion(venta.pk, acto=yo, item="CARTA", motivo=firma)
        revision.observar(venta.pk, acto=yo)

    assert Mias(ana).devueltas == [pronto, tarde]


def test_a_printed_or_returned_folder_is_in_its_own_list_and_not_among_those_in_pause(ana):
    lista = venta_en(Estado.DOCUMENTADA, asesor=ana)
    for estado in (Estado.IMPRESA, Estado.OBSERVADA):
        venta_en(estado, asesor=ana)

    pausadas = en_pausa(Mias(ana), AHORA + timedelta(days=3))

    assert [(f["venta"], f["dias"]) for f in pausadas["por_seguir"]] == [(lista, 3)]
    assert pausadas["esperando"] == []


@pytest.mark.paso("6.2")
def test_who_waits_for_the_client_reads_where_to_write_and_since_when_it_was_asked(ana):
    venta = venta_en(Estado.EXPLICADA, asesor=ana)
    FichaLlamada.objects.filter(venta=venta).update(celular_whatsapp="+59170712345")
    pedido_en = AHORA + timedelta(days=2)
    anotar_pedido(venta.pk, acto=Acto(ana, pedido_en))

    [fila] = en_pausa(Mias(ana), AHORA + timedelta(days=3))["esperando"]

    assert (fila["telefono"], fila["desde"], fila["dias"]) == ("+59170712345", pedido_en, 1)


def test_who_gave_no_mobile_is_reached_at_the_line_and_waits_since_the_acceptance(ana):
    venta = venta_en(Estado.EXPLICADA, asesor=ana)
    FichaLlamada.objects.filter(venta=venta).update(celular_whatsapp="")

    [fila] = en_pausa(Mias(ana), AHORA + timedelta(days=3))["esperando"]

    assert (fila["telefono"], fila["desde"]) == (venta.contacto.linea, venta.aceptada_en)
