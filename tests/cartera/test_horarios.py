"""Nobody is called outside the hours of his portfolio, signed by two, from a day on (4.1)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from bluecom.vigencias.servicios import aprobar
from cartera.errores import CierreRechazado
from cartera.horarios import (
    DE_FABRICA,
    Horario,
    en_palabras,
    horario_de,
    horarios_de,
    proxima_apertura,
)
from cartera.horas_de_rellamada import horas_propuestas, leer_propuesta
from cartera.models import HorarioDeLlamada, ResultadoLlamada
from cartera.models.horario import GENERAL
from cartera.servicios import cerrar_por_llamada, registrar_llamada, reprogramar, tomar_siguiente
from cartera.servicios.horario import objeciones, ordenar, proponer_horario
from cartera.servicios.reintento import proximo_intento
from cartera.servicios.rellamadas import exigir_futuro, exigir_hora
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory, administrador

pytestmark = [pytest.mark.usefixtures("resultados"), pytest.mark.paso("4.1")]
UN_DIA = timedelta(days=1)
SABADO, DOMINGO = date(2026, 11, 28), date(2026, 11, 29)
NAVIDAD = date(2026, 12, 25)


@pytest.fixture
def cartera(db):
    return CarteraFactory(siempre_abierta=False)


def a_las(hora, minuto=0, dia=date(2026, 11, 23)):
    return datetime.combine(dia, time(hora, minuto), LA_PAZ)


def nueva(ahora, semana, alcance=GENERAL, **otros):
    return HorarioDeLlamada(
        alcance=alcance, semana=semana, vigente_desde=hoy(ahora) + UN_DIA, razon="El piso", **otros
    )


def firmado(ahora, semana, **otros):
    fila = proponer_horario(nueva(ahora, semana, **otros), acto=Acto(administrador(), ahora))
    return aprobar(fila, acto=Acto(administrador(), ahora))


@pytest.mark.parametrize(
    ("cuando", "abierto"),
    [
        (a_las(8), True),
        (a_las(7, 59), False),
        (a_las(19, 59), True),
        (a_las(20), False),
        (a_las(12, dia=SABADO), True),
        (a_las(14, dia=SABADO), False),
        (a_las(10, dia=DOMINGO), False),
        (a_las(10, dia=NAVIDAD), False),
        (a_las(8).astimezone(UTC), True),
    ],
)
def test_what_ships_rules_without_a_row(cartera, cuando, abierto):
    assert horario_de(cartera, cuando).abierto(cuando) is abierto
    assert bool(horario_de(cartera, cuando).objecion(cuando)) is not abierto


def test_practice_and_demonstration_are_called_at_any_hour(db):
    for datos in ({"de_prueba": True}, {"siempre_abierta": True}):
        noche = a_las(3, dia=DOMINGO)
        horario = horario_de(CarteraFactory(**{"siempre_abierta": False} | datos), noche)
        assert horario.abierto(noche) and horario.objecion(noche) == ""
        assert horario.desde(noche) == noche


def test_a_portfolio_has_its_own_hours_from_their_day_on(cartera):
    ahora, otra = a_las(10), CarteraFactory(siempre_abierta=False)
    firmado(ahora, [*["18:00-21:00"] * 5, "", ""], alcance=cartera.pk)

    assert horario_de(cartera, ahora).abierto(ahora)
    manana = ahora + UN_DIA
    horarios = horarios_de([cartera, otra], manana)
    assert [horarios[c.pk].abierto(manana) for c in (cartera, otra)] == [False, True]
    assert "ese día se llama de 18:00 a 21:00" in horarios[cartera.pk].objecion(manana)


def test_an_empty_week_follows_the_general_hours_again(cartera):
    ahora = a_las(10)
    firmado(ahora, ["18:00-21:00"] * 7, alcance=cartera.pk)
    firmado(ahora + UN_DIA, [""] * 7, alcance=cartera.pk)
    firmado(ahora, ["09:00-10:30"] * 7)

    despues = ahora + 2 * UN_DIA
    assert horario_de(cartera, despues).del_dia(despues) == "09:00 a 10:30"


def test_hours_that_make_no_sense_are_refused(cartera):
    ahora = a_las(10)
    vacia = [""] * 7
    assert "General" not in str(nueva(ahora, vacia, alcance=cartera.pk))
    for fila, dice in (
        (nueva(ahora, vacia), "escríbalas"),
        (nueva(ahora, ["8:00-9:00"]), "siete días"),
        (nueva(ahora, vacia, alcance=10**6), "Elija una cartera"),
        (nueva(ahora, ["8:00-9:00"] * 7, dias_cerrados=[NAVIDAD], dias_atendidos=[NAVIDAD]),
         "25/12/2026"),
    ):  # fmt: skip
        assert any(dice in razon for razon in objeciones(fila, hoy(ahora)))
    with pytest.raises(DatoInvalido, match="no es un horario"):
        ordenar(nueva(ahora, ["a las ocho"] * 7))
    with pytest.raises(Rechazo, match="administrador"):
        proponer_horario(nueva(ahora, ["8:00-9:00"] * 7), acto=Acto(UsuarioFactory(), ahora))


def test_a_holiday_that_is_worked_and_a_day_that_is_not(cartera):
    ahora = a_las(10)
    firmado(ahora, ["08:00-20:00"] * 7, dias_atendidos=[NAVIDAD], dias_cerrados=[DOMINGO])

    abiertos = [
        horario_de(cartera, x).abierto(x) for x in (a_las(9, dia=NAVIDAD), a_las(9, dia=DOMINGO))
    ]
    assert abiertos == [True, False]


def test_outside_the_hours_nobody_is_handed_out(cartera):
    ContactoCarteraFactory(cartera=cartera)
    asesor = UsuarioFactory()

    for noche in (a_las(7, 20), a_las(20), a_las(10, dia=DOMINGO), a_las(10, dia=NAVIDAD)):
        assert tomar_siguiente(acto=Acto(asesor, noche)) is None
    assert tomar_siguiente(acto=Acto(asesor, a_las(8))) is not None


def test_the_queue_says_until_when(cartera):
    abre = proxima_apertura([cartera], a_las(14, dia=SABADO))

    assert abre == a_las(8, dia=date(2026, 11, 30))
    assert en_palabras(abre) == "desde las 08:00 del lunes 30/11"
    assert proxima_apertura([cartera], a_las(10)) is None
    assert proxima_apertura([], a_las(3)) is None
    assert proxima_apertura([cartera, CarteraFactory()], a_las(3)) is None


def test_a_callback_at_half_past_eleven_at_night_names_the_hours(cartera):
    with pytest.raises(CierreRechazado, match=r"lunes 23/11 a las 23:30.*de 08:00 a 20:00"):
        exigir_hora(a_las(23, 30), cartera, a_las(10))
    with pytest.raises(
        CierreRechazado, match=r"no hay llamadas; se puede desde las 08:00 del lunes"
    ):
        exigir_hora(a_las(3, dia=DOMINGO), cartera, a_las(10))
    assert exigir_futuro(a_las(23, 30), a_las(10)) == a_las(23, 30)


def test_with_a_supervisors_leave_it_is_handed_out_at_its_hour(cartera):
    ana, jefe = UsuarioFactory(first_name="Ana"), UsuarioFactory(rol=Rol.SUPERVISOR)
    noche = a_las(21, 30)
    contacto = ContactoCarteraFactory(
        cartera=cartera, situacion="RELLAMADA", proximo_en=a_las(12), rellamada__para=ana
    )
    fila = contacto.rellamadas.get()

    with pytest.raises(CierreRechazado, match="la pone su supervisor"):
        reprogramar(fila.pk, acto=Acto(ana, a_las(10)), cuando=noche)
    cambiada = reprogramar(fila.pk, acto=Acto(jefe, a_las(10)), cuando=noche)

    assert cambiada.con_permiso_de == jefe
    assert tomar_siguiente(acto=Acto(ana, noche)) == contacto


def test_recording_is_never_bound(cartera):
    asesor = UsuarioFactory()
    contacto = ContactoCarteraFactory(cartera=cartera, en_mano_de=asesor)

    llamada = registrar_llamada(
        contacto.pk, acto=Acto(asesor, a_las(23)), resultado="NO_CONTESTA",
        telefono=contacto.linea, proposito="OFERTA",
    )  # fmt: skip

    assert cerrar_por_llamada(llamada).proximo_en == a_las(8, dia=date(2026, 11, 24))


@pytest.mark.parametrize(
    ("semana", "desde", "proximo"),
    [
        (["08:00-20:00"] * 7, a_las(9), a_las(13)),
        (["08:00-20:00"] * 7, a_las(15), a_las(19)),
        (["08:00-18:00"] * 7, a_las(15), a_las(8) + UN_DIA),
        (["08:00-12:00"] * 7, a_las(9), a_las(8) + UN_DIA),
        (["08:00-12:00 14:00-18:00"] * 7, a_las(8, 30), a_las(14)),
    ],
)
def test_another_part_of_the_day_is_one_in_which_one_may_call(db, semana, desde, proximo):
    no_contesta = ResultadoLlamada.objects.get(pk="NO_CONTESTA")
    horario = Horario(HorarioDeLlamada(semana=semana).calendario)

    assert proximo_intento(no_contesta, desde=desde, horario=horario) == proximo


def test_each_hour_has_its_own_key_whatever_the_others_are(cartera):
    tarde, noche = (horas_propuestas(cartera, a_las(hora, 30)) for hora in (16, 18))

    assert [p.tecla for p in tarde] == list("123456789")
    assert [p.tecla for p in noche] == list("1456789")
    assert all(horario_de(cartera, p.cuando).abierto(p.cuando) for p in (*tarde, *noche))
    assert leer_propuesta(tarde[2].valor) == a_las(18)
    assert leer_propuesta("a las seis") is None


def test_what_is_proposed_on_a_saturday_skips_sunday_and_says_no_hour_twice(cartera):
    propuestas = horas_propuestas(cartera, a_las(12, 30, dia=SABADO))

    assert "Mañana 9:00" not in {p.texto for p in propuestas}
    assert len({p.cuando for p in propuestas}) == len(propuestas)
    assert DE_FABRICA.semana[6] == ()
