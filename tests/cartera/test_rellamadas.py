"""A client said when: the promise is a row, kept until somebody calls (4.1)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.ausencias import anotar_ausencia, retirar_ausencia
from bluecom.cuentas.models import Ausencia, Rol
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import Rechazo
from cartera.consulta_rellamadas import (
    SusRellamadas,
    de_su_dia,
    del_piso,
    en_lista,
    llamadas_de_antes,
    pendiente_de,
    visibles_para,
)
from cartera.consultas import quienes_trabajan
from cartera.errores import CierreRechazado
from cartera.models import Cartera, ContactoCartera, Rellamada
from cartera.parametros import RELLAMADAS_POR_ASESOR
from cartera.servicios import (
    abrir_practica,
    anular_rellamada,
    cerrar_por_llamada,
    pasar_rellamada,
    registrar_llamada,
    reprogramar,
    soltar,
    tomar_rellamada,
    tomar_siguiente,
)
from cartera.servicios.asignar import mover
from cartera.servicios.avisos_rellamada import avisar_rellamadas
from cartera.servicios.rellamadas import (
    anular_las_de_cartera,
    cerrar_la_de,
    devolver_la_de,
    exigir_lugar,
    exigir_que_la_reciba,
    pasar_las_de,
    pedir,
)
from tests.cartera.factories import (
    CarteraFactory,
    ContactoCarteraFactory,
    NoLlamarFactory,
    RellamadaFactory,
)
from tests.factories_cuentas import UsuarioFactory

pytestmark = [pytest.mark.usefixtures("resultados"), pytest.mark.paso("4.1")]
MINUTO = timedelta(minutes=1)
ESPERA = 15 * MINUTO


@pytest.fixture
def ana(db):
    return UsuarioFactory(first_name="Ana")


@pytest.fixture
def beto(db):
    return UsuarioFactory(first_name="Beto")


@pytest.fixture
def jefe(db):
    return UsuarioFactory(rol=Rol.SUPERVISOR)


def prometida(para=None, *, cuando, **datos) -> Rellamada:
    contacto = ContactoCarteraFactory(
        situacion="RELLAMADA", proximo_en=cuando, rellamada__para=para, **datos
    )
    return contacto.rellamadas.get()


def siguiente(asesor, ahora):
    return tomar_siguiente(acto=Acto(asesor, ahora))


def pide_que_lo_llamen(asesor, ahora, **datos):
    contacto = ContactoCarteraFactory(en_mano_de=asesor)
    llamada = registrar_llamada(
        contacto.pk, acto=Acto(asesor, ahora), resultado="VOLVER_A_LLAMAR",
        telefono=contacto.linea, proposito="OFERTA", nota="Pasadas las seis",
    )  # fmt: skip
    cerrar_por_llamada(llamada, volver_en=ahora + timedelta(hours=3), **datos)
    return llamada


def test_what_the_client_asked_for_is_kept_with_its_call(ana, ahora):
    llamada = pide_que_lo_llamen(ana, ahora)

    fila = Rellamada.objects.get()
    assert (fila.llamada, fila.para, fila.pedida_por) == (llamada, ana, ana)
    assert (fila.nota, fila.telefono) == ("Pasadas las seis", llamada.telefono)
    assert fila.cuando == fila.contacto.proximo_en == ahora + timedelta(hours=3)
    assert fila.de_todos_desde == fila.cuando + ESPERA
    assert fila.contacto.asignado_a is None


def test_a_shared_one_is_anybodys_from_its_hour_on(ana, beto, ahora):
    pide_que_lo_llamen(ana, ahora, de_todos=True)
    fila = Rellamada.objects.get()
    ContactoCartera.objects.update(retenido_hasta=None)

    assert (fila.para, fila.de_todos_desde) == (None, fila.cuando)
    assert siguiente(beto, fila.cuando - MINUTO) is None
    assert siguiente(beto, fila.cuando) == fila.contacto


def test_ones_own_comes_before_everybodys_and_both_before_the_rest(ana, ahora):
    cartera = CarteraFactory()
    ContactoCarteraFactory(cartera=cartera)
    de_todos = prometida(cuando=ahora - MINUTO, cartera=cartera)
    propia = prometida(ana, cuando=ahora, cartera=cartera)

    assert SusRellamadas(ana, ahora).que_llego == propia
    assert siguiente(ana, ahora) == propia.contacto
    ContactoCartera.objects.filter(pk=propia.contacto_id).update(situacion="CERRADO")
    assert siguiente(ana, ahora) == de_todos.contacto


def test_another_persons_is_handed_out_once_its_wait_is_over(ana, beto, ahora):
    fila = prometida(ana, cuando=ahora)

    assert siguiente(beto, ahora + ESPERA - MINUTO) is None
    assert SusRellamadas(beto, ahora + ESPERA - MINUTO).que_llego is None
    assert siguiente(beto, ahora + ESPERA) == fila.contacto


@pytest.mark.parametrize("como", ["cuenta cerrada", "otro rol", "ausente"])
def test_that_of_somebody_who_is_not_here_is_handed_out_at_its_hour(ana, beto, jefe, ahora, como):
    fila = prometida(ana, cuando=ahora)
    if como == "cuenta cerrada":
        ana.is_active = False
    elif como == "otro rol":
        ana.rol = Rol.CANALES_VIRTUALES
    else:
        dia = ahora.date()
        anotar_ausencia(ana, acto=Acto(jefe, ahora), desde=dia, hasta=dia, motivo="PERMISO")
    ana.save()

    de_todos = [en_lista(del_piso(jefe), cuando)[0].de_todos for cuando in (ahora - MINUTO, ahora)]
    assert de_todos == [False, True]
    assert siguiente(beto, ahora - MINUTO) is None
    assert siguiente(beto, ahora) == fila.contacto


def test_who_came_back_has_his_own_again(ana, beto, jefe, ahora):
    prometida(ana, cuando=ahora)
    dia = ahora.date()
    una = anotar_ausencia(ana, acto=Acto(jefe, ahora), desde=dia, hasta=dia, motivo="PERMISO")

    retirar_ausencia(una.pk, acto=Acto(jefe, ahora))

    assert siguiente(beto, ahora) is None


def test_an_expired_reservation_leaves_everything_as_it_was(ana, ahora):
    fila = prometida(ana, cuando=ahora, asignado_a=UsuarioFactory())
    antes = Rellamada.objects.values().get(), ContactoCartera.objects.values().get()
    siguiente(ana, ahora)

    soltar(fila.contacto_id, acto=acto_del_sistema(ahora + timedelta(hours=1)))

    assert (Rellamada.objects.values().get(), ContactoCartera.objects.values().get()) == antes


def test_the_call_that_answers_it_closes_it_and_its_notices(ana, ahora):
    fila = prometida(ana, cuando=ahora)
    avisar_rellamadas(ahora=ahora)
    siguiente(ana, ahora)

    llamada = registrar_llamada(
        fila.contacto_id, acto=Acto(ana, ahora), resultado="NO_CONTESTA",
        telefono=fila.telefono, proposito="OFERTA",
    )  # fmt: skip
    cerrar_por_llamada(llamada)

    fila.refresh_from_db()
    assert (fila.estado, fila.atendida_con, fila.cerrada_por) == ("HECHA", llamada, ana)
    assert Aviso.objects.get(usuario=ana).cierre == "se atendió"


def test_its_person_hears_once_and_the_floor_once_it_is_late(ana, jefe, ahora):
    fila = prometida(ana, cuando=ahora)
    UsuarioFactory(rol=Rol.SUPERVISOR, de_prueba=True)

    for cuando in (ahora - MINUTO, ahora, ahora + MINUTO):
        avisar_rellamadas(ahora=cuando)
    assert [(a.usuario, a.url) for a in Aviso.objects.all()] == [(ana, fila.get_absolute_url())]

    avisar_rellamadas(ahora=ahora + ESPERA)
    avisar_rellamadas(ahora=ahora + ESPERA)
    assert Aviso.objects.get(usuario=jefe).clave == fila.clave_de_aviso_vencida
    assert Aviso.objects.filter(usuario__in=[ana, jefe]).count() == 2


def test_a_shared_one_rings_for_whoever_may_take_it_and_ends_with_who_does(ana, beto, jefe, ahora):
    cartera = CarteraFactory()
    cartera.asesores.set([ana, beto])
    UsuarioFactory(first_name="De otra cartera")
    ausente = UsuarioFactory(first_name="Ausente")
    cartera.asesores.add(ausente)
    Ausencia.objects.create(
        usuario=ausente, desde=hoy(ahora), hasta=hoy(ahora), motivo="PERMISO",
        anotada_por=jefe, anotada_en=ahora,
    )  # fmt: skip
    fila = prometida(cuando=ahora, cartera=cartera)

    for _ in range(2):
        avisar_rellamadas(ahora=ahora)
    suenan = Aviso.objects.sin_leer()
    assert {a.usuario for a in suenan} == {ana, beto}
    assert all("para quien pida primero" in a.texto for a in suenan)

    assert siguiente(ana, ahora) == fila.contacto
    avisar_rellamadas(ahora=ahora + MINUTO)
    assert not Aviso.objects.sin_leer().exists()


def test_one_that_passed_to_everybody_rings_for_the_others(ana, beto, ahora):
    fila = prometida(ana, cuando=ahora)

    avisar_rellamadas(ahora=ahora + ESPERA)

    (de_todos,) = Aviso.objects.filter(clave=fila.clave_de_aviso_a_todos)
    assert (de_todos.usuario, de_todos.url) == (beto, "/cola/")


@pytest.mark.parametrize("de", [{"cartera__activa": False}, {"es_elegible": False}])
def test_what_nobody_would_be_given_rings_for_nobody(de, ana, ahora):
    prometida(cuando=ahora, **de)
    avisar_rellamadas(ahora=ahora)
    assert not Aviso.objects.exists()


def test_who_works_a_portfolio_is_said_of_all_as_of_each(ana, beto, jefe, ahora):
    abierta, de_ana, de_prueba = CarteraFactory.create_batch(3)
    de_ana.asesores.add(ana)
    de_prueba.de_prueba = True
    de_prueba.save()
    aprende, prueba = UsuarioFactory(), UsuarioFactory(de_prueba=True)
    practica = abrir_practica(aprende, acto=Acto(jefe, ahora))
    carteras = [abierta, de_ana, de_prueba, practica]

    de_cada_uno = {
        c.pk: {
            u.pk for u in (ana, beto, aprende, prueba)
            if Cartera.objects.de(u).filter(pk=c.pk).exists()
        }
        for c in carteras
    }  # fmt: skip

    assert quienes_trabajan(carteras, ahora) == de_cada_uno


def test_while_an_outcome_may_be_taken_back_its_callback_is_neither_given_nor_announced(ana, ahora):
    fila = prometida(ana, cuando=ahora)
    ContactoCartera.objects.filter(pk=fila.contacto_id).update(retenido_hasta=ahora + MINUTO)

    avisar_rellamadas(ahora=ahora)
    assert SusRellamadas(ana, ahora).que_llego is None
    assert siguiente(ana, ahora) is None
    assert not Aviso.objects.exists()

    avisar_rellamadas(ahora=ahora + MINUTO)
    assert SusRellamadas(ana, ahora + MINUTO).que_llego == fila
    assert Aviso.objects.get().usuario == ana
    assert siguiente(ana, ahora + MINUTO) == fila.contacto


def test_the_sweep_asks_the_same_questions_for_one_and_for_many(
    ana, jefe, ahora, django_assert_num_queries
):
    cartera = CarteraFactory()
    prometida(ana, cuando=ahora, cartera=cartera)
    avisar_rellamadas(ahora=ahora + ESPERA)
    for _ in range(3):
        prometida(ana, cuando=ahora, cartera=cartera)

    with django_assert_num_queries(6):
        avisar_rellamadas(ahora=ahora + ESPERA)


def test_another_hour_moves_it_whole(ana, ahora):
    fila = prometida(ana, cuando=ahora)
    avisar_rellamadas(ahora=ahora)
    manana = ahora + timedelta(days=1)

    reprogramar(fila.pk, acto=Acto(ana, ahora), cuando=manana)

    fila.refresh_from_db()
    assert (fila.cuando, fila.contacto.proximo_en) == (manana, manana)
    assert fila.de_todos_desde == manana + ESPERA
    assert Aviso.objects.get().cierre == "pasó a otra hora"
    assert siguiente(ana, ahora) is None


def test_only_its_person_and_the_floor_change_it(ana, beto, jefe, ahora):
    fila, manana = prometida(ana, cuando=ahora), ahora + timedelta(days=1)

    with pytest.raises(CierreRechazado, match="es de otra persona"):
        reprogramar(fila.pk, acto=Acto(beto, ahora), cuando=manana)
    with pytest.raises(CierreRechazado, match="la pasa el supervisor"):
        pasar_rellamada(fila.pk, acto=Acto(ana, ahora), a=beto)
    reprogramar(fila.pk, acto=Acto(jefe, ahora), cuando=manana)


def test_in_somebodys_hand_nobody_moves_its_hour(ana, jefe, ahora):
    fila = prometida(ana, cuando=ahora)
    siguiente(ana, ahora)

    with pytest.raises(CierreRechazado, match="Ya lo tiene en mano Ana"):
        reprogramar(fila.pk, acto=Acto(jefe, ahora), cuando=ahora + timedelta(days=1))
    with pytest.raises(CierreRechazado, match="Ya lo tiene en mano Ana"):
        anular_rellamada(fila.pk, acto=Acto(jefe, ahora), motivo="Error")


def test_passed_on_it_is_the_others_at_its_hour(ana, beto, jefe, ahora):
    fila = prometida(ana, cuando=ahora)

    pasar_rellamada(fila.pk, acto=Acto(jefe, ahora), a=beto)

    assert siguiente(ana, ahora) is None
    assert siguiente(beto, ahora) == fila.contacto


def test_nobody_gets_one_that_the_queue_would_not_give_him(ana, jefe, ahora):
    fila, ajeno = prometida(ana, cuando=ahora), UsuarioFactory(first_name="Eva")
    fila.contacto.cartera.asesores.add(ana)

    with pytest.raises(CierreRechazado, match=r"Eva .*no trabaja"):
        pasar_rellamada(fila.pk, acto=Acto(jefe, ahora), a=ajeno)
    with pytest.raises(CierreRechazado, match="no es asesor"):
        exigir_que_la_reciba(jefe, fila.contacto.cartera)
    assert pasar_las_de(ana, a=ajeno, acto=Acto(jefe, ahora))[0] == 0


def test_moving_an_absent_persons_clients_takes_the_callbacks_along(ana, beto, jefe, ahora):
    fila = prometida(ana, cuando=ahora)

    movidos = mover(fila.contacto.cartera_id, de=ana, a=beto, acto=Acto(jefe, ahora))

    assert movidos == 1
    assert siguiente(beto, ahora) == fila.contacto


def test_called_off_the_client_waits_for_his_turn_again(ana, ahora):
    fila = prometida(ana, cuando=ahora + timedelta(days=2))
    with pytest.raises(CierreRechazado, match="por qué"):
        anular_rellamada(fila.pk, acto=Acto(ana, ahora), motivo=" ")

    anular_rellamada(fila.pk, acto=Acto(ana, ahora), motivo="Era otro cliente")

    fila.refresh_from_db()
    assert (fila.estado, fila.motivo) == ("ANULADA", "Era otro cliente")
    assert siguiente(ana, ahora) == fila.contacto
    with pytest.raises(CierreRechazado, match="ya no espera: anulada"):
        anular_rellamada(fila.pk, acto=Acto(ana, ahora), motivo="Otra vez")


def test_whoever_has_as_many_as_the_floor_allows_leaves_the_next_to_all(ana, ahora):
    RellamadaFactory.create_batch(RELLAMADAS_POR_ASESOR.inicial, para=ana, cuando=ahora)

    with pytest.raises(CierreRechazado, match="déjela para cualquier asesor"):
        pide_que_lo_llamen(ana, ahora)
    una = Rellamada.objects.first()
    exigir_lugar(ana, ahora, menos=una.contacto_id)


def test_one_may_call_before_the_hour_but_not_anothers(ana, beto, ahora):
    fila = prometida(ana, cuando=ahora + timedelta(hours=2))

    with pytest.raises(CierreRechazado, match="no se puede tomar"):
        tomar_rellamada(fila.pk, acto=Acto(beto, ahora))
    assert tomar_rellamada(fila.pk, acto=Acto(ana, ahora)).reservado_por == ana


def test_who_is_in_hand_by_another_portfolio_is_not_taken_twice(ana, beto, ahora):
    fila = prometida(ana, cuando=ahora)
    ContactoCarteraFactory(cliente=fila.contacto.cliente, en_mano_de=beto)

    with pytest.raises(CierreRechazado, match="no se puede tomar"):
        tomar_rellamada(fila.pk, acto=Acto(ana, ahora))


def test_the_list_says_why_nobody_would_be_given_one(ana, ahora):
    de = {"cuando": ahora}
    en_pausa = prometida(ana, **de, cartera__activa=False)
    no_elegible = prometida(ana, **de, es_elegible=False)
    vetada = prometida(ana, **de)
    NoLlamarFactory(cliente=vetada.contacto.cliente)
    retenida = prometida(ana, **de)
    ContactoCarteraFactory(cliente=retenida.contacto.cliente, retenido_hasta=ahora + MINUTO)
    por_otra = prometida(ana, **de)
    ContactoCarteraFactory(cliente=por_otra.contacto.cliente, en_mano_de=UsuarioFactory())
    buena = prometida(ana, **de)

    dicho = {f.rellamada: f.nadie for f in en_lista(Rellamada.objects.de(ana), ahora)}

    assert dicho == {
        en_pausa: "la cartera está en pausa",
        no_elegible: "ya tiene otros servicios",
        vetada: "pidió que no se lo llame",
        retenida: "su último resultado todavía se puede deshacer",
        por_otra: "lo están llamando por otra cartera",
        buena: "",
    }
    assert siguiente(ana, ahora) == buena.contacto
    assert {f.nadie for f in en_lista(Rellamada.objects.filter(pk=buena.pk), ahora)} == {
        f"la está llamando {ana}"
    }


def test_each_sees_his_own_and_everybodys_and_the_floor_all(ana, beto, jefe, ahora):
    propia, de_todos = prometida(ana, cuando=ahora), prometida(cuando=ahora)

    assert set(de_su_dia(beto)) == set(visibles_para(beto)) == {de_todos}
    assert set(de_su_dia(ana)) == set(visibles_para(jefe)) == {propia, de_todos}
    assert {f.rellamada for f in SusRellamadas(ana, ahora).del_dia} == {propia, de_todos}
    assert pendiente_de(propia.contacto) == propia


def test_the_calls_before_it_come_with_it(ana, ahora):
    llamada = pide_que_lo_llamen(ana, ahora)

    assert llamadas_de_antes(llamada.contacto, ahora + MINUTO) == [llamada]
    assert llamadas_de_antes(llamada.contacto, ahora) == []


def test_a_contact_has_one_promise_at_a_time(ahora):
    fila = prometida(cuando=ahora)

    with pytest.raises(IntegrityError), transaction.atomic():
        RellamadaFactory(contacto=fila.contacto)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_ask_at_once_one_gets_it(ahora):
    fila = prometida(cuando=ahora)
    barrera = Barrier(2, timeout=20)

    def pedir(asesor):
        try:
            barrera.wait()
            return siguiente(asesor, ahora)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hilos:
        dados = list(hilos.map(pedir, UsuarioFactory.create_batch(2)))

    assert sorted(dados, key=bool) == [None, fila.contacto]


def test_days_away_are_noted_by_the_floor_and_do_not_cross(ana, jefe, ahora):
    dias = {"desde": date(2026, 12, 1), "hasta": date(2026, 12, 5), "motivo": "VACACIONES"}
    anotar_ausencia(ana, acto=Acto(jefe, ahora), **dias)

    for acto, cambio, dice in (
        (Acto(ana, ahora), {}, "la anota el supervisor"),
        (Acto(jefe, ahora), {}, "se cruzan"),
        (Acto(jefe, ahora), {"hasta": date(2026, 11, 1)}, "después del primero"),
        (Acto(jefe, ahora), {"desde": date(2026, 1, 1), "hasta": date(2026, 1, 2)}, "ya pasaron"),
    ):
        with pytest.raises(Rechazo, match=dice):
            anotar_ausencia(ana, acto=acto, **dias | cambio)


def test_what_a_call_asked_for_and_what_it_answered_come_back_apart(ana, ahora):
    vieja = prometida(ana, cuando=ahora)
    llamada = pide_que_lo_llamen(ana, ahora)

    cerrar_la_de(vieja.contacto, con=llamada, ahora=ahora)
    devolver_la_de(llamada, ahora=ahora)

    vieja.refresh_from_db()
    assert (vieja.estado, vieja.atendida_con, vieja.cerrada_en) == ("PENDIENTE", None, None)
    assert Rellamada.objects.get(llamada=llamada).estado == "DESHECHA"
    assert pedir(llamada, cuando=ahora + MINUTO, para=None).de_todos_desde == ahora + MINUTO


def test_what_was_promised_in_a_portfolio_that_ends_is_called_off_but_for_who_is_in_hand(ahora):
    espera = ContactoCarteraFactory(situacion="RELLAMADA")
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    ContactoCarteraFactory(cartera=espera.cartera, en_mano_de=asesor, situacion_previa="RELLAMADA")

    anular_las_de_cartera(espera.cartera, acto=Acto(asesor, ahora), motivo="Se cierra")

    anulada = Rellamada.objects.get(contacto=espera)
    assert (anulada.estado, anulada.motivo, anulada.cerrada_por) == ("ANULADA", "Se cierra", asesor)
    assert Rellamada.objects.pendientes().count() == 1
