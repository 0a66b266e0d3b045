"""An acta taken back before it is received, and a folder whose sale changed hands (11)."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Aviso
from documentos.tipos import Situacion
from solicitudes.canales.recepcion.servicio import recibir
from solicitudes.mesa.mias import Mias
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Marca
from solicitudes.pasos.corregir import corregir
from solicitudes.pasos.p11_entrega.consulta import actas_de, impresas_de
from solicitudes.pasos.p11_entrega.servicio import retirar_acta
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, proponer, venta_en

pytestmark = [pytest.mark.usefixtures("una_hora_despues"), pytest.mark.paso("11")]


@pytest.fixture
def acta(asesor):
    return proponer([venta_en(Estado.IMPRESA, asesor=asesor) for _ in range(2)])


def _ventas(acta):
    return [fila.venta for fila in acta.carpetas.order_by("orden")]


def test_an_acta_taken_back_leaves_its_folders_to_hand_over_with_their_clock(asesor, acta):
    antes = [v.vence_en for v in _ventas(acta)]

    assert retirar_acta(acta.pk, acto=Acto(asesor, AHORA)) == 2

    acta.refresh_from_db()
    assert acta.retirada_en == AHORA
    assert acta.acta.situacion == Situacion.SUSTITUIDO
    assert list(impresas_de(asesor)) == _ventas(acta)
    assert [v.vence_en for v in _ventas(acta)] == antes
    assert proponer(_ventas(acta)) != acta
    with pytest.raises(TransicionInvalida, match="ya no queda nada que retirar"):
        retirar_acta(acta.pk, acto=Acto(asesor, AHORA))


def test_only_what_is_still_to_be_handed_over_is_asked_again(asesor, como, acta):
    retirar_acta(acta.pk, acto=Acto(asesor, AHORA))
    otra_vez = "entréguela de nuevo"
    assert como(asesor).get("/entregas/").content.decode().count(otra_vez) == 2

    proponer(_ventas(acta)[:1])

    pagina = como(asesor).get("/entregas/").content.decode()
    assert pagina.count(otra_vez) == 1
    assert (pagina.count("Ver el acta"), pagina.count("Imprimir el acta")) == (1, 1)


def test_an_acta_whose_folders_were_all_opened_to_correct_is_out_of_force(asesor, como, acta):
    una, otra = _ventas(acta)

    for venta in (una, otra):
        acta.acta.refresh_from_db()
        assert acta.acta.situacion == Situacion.VIGENTE
        corregir(
            venta.pk,
            acto=Acto(asesor, AHORA),
            paso=8,
            motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"),
        )

    acta.refresh_from_db()
    assert (acta.retirada_en, acta.acta.situacion) == (AHORA, Situacion.SUSTITUIDO)
    pagina = como(asesor).get("/entregas/").content.decode()
    assert (pagina.count("Ver el acta"), pagina.count("Imprimir el acta")) == (1, 0)


def test_what_was_received_stays_received_and_the_acta_holds_for_it(asesor, canales, acta):
    recibir(_ventas(acta)[0].pk, acto=Acto(canales, AHORA))

    assert retirar_acta(acta.pk, acto=Acto(asesor, AHORA)) == 1

    acta.acta.refresh_from_db()
    assert acta.acta.situacion == Situacion.VIGENTE
    assert [v.estado for v in _ventas(acta)] == [Estado.ENTREGADA, Estado.IMPRESA]


@pytest.fixture
def beto():
    return UsuarioFactory(first_name="Beto")


@pytest.fixture
def reasignada(acta, beto):
    venta = _ventas(acta)[1]
    jefa = UsuarioFactory(rol="SUPERVISOR")
    reasignar(venta.pk, acto=Acto(jefa, AHORA), a=beto, motivo=motivo("REASIGNACION", "AUSENCIA"))
    return venta


def test_a_folder_given_to_another_in_an_open_acta_is_seen_by_both(
    asesor, como, acta, beto, reasignada
):
    suya, ajena = (actas_de(quien, desde=AHORA)[0] for quien in (asesor, beto))

    assert (suya.propia, len(suya.filas), suya.por_recibir) == (True, 2, 2)
    assert (ajena.propia, [f.venta for f in ajena.filas]) == (False, [reasignada])
    assert "ahora la lleva Beto" in como(asesor).get("/entregas/").content.decode()
    pagina = como(beto).get("/entregas/").content.decode()
    assert reasignada.get_absolute_url() in pagina
    assert str(_ventas(acta)[0].cliente) not in pagina


def test_who_was_given_it_takes_it_alone_out_of_the_acta(como, acta, beto, reasignada):
    respuesta = como(beto).post(f"/entregas/{acta.pk}/retirar/")

    assert "1 carpeta vuelve a estar por entregar" in dicho(respuesta)
    assert list(impresas_de(beto)) == [reasignada]
    assert acta.carpetas.abiertas().count() == 1


def test_who_proposed_it_takes_it_back_and_the_other_hears(asesor, acta, beto, reasignada):
    retirar_acta(acta.pk, acto=Acto(asesor, AHORA))

    aviso = Aviso.objects.get(usuario=beto, clave__startswith="retirada:")
    assert f"salió del acta de {asesor}: entréguela usted" in aviso.texto
    assert list(impresas_de(beto)) == [reasignada]


def test_a_colleague_takes_nothing_back(como, acta):
    assert como(UsuarioFactory()).post(f"/entregas/{acta.pk}/retirar/").status_code == 404
    assert acta.carpetas.abiertas().count() == 2


def test_a_missing_folder_is_again_among_what_its_asesor_hands_over(asesor, canales, acta):
    acta.carpetas.filter(orden=1).update(marca=Marca.FALTA, marcada_en=AHORA, marcada_por=canales)

    assert [v.pk for v in Mias(asesor).por_entregar] == [_ventas(acta)[0].pk]
