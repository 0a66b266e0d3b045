"""The versions of a deadline: what ships, two signatures, from a day on, running ones kept."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.plazos import vista_previa
from bluecom.plazos.models import Politica
from bluecom.plazos.politicas import (
    objeciones,
    ordenar,
    proponer,
    sembrar,
)
from bluecom.plazos.servicios import abrir
from bluecom.plazos.tipos import tipos
from bluecom.rechazo import Rechazo
from bluecom.vigencias.servicios import aprobar, retirar
from tests.factories_cuentas import administrador

pytestmark = pytest.mark.django_db
SEMANA = ["8:00-12:00 14:30-18:30"] * 5 + ["", ""]
DE_ENTRADA = {
    "horas_de_aviso": 2,
    "horas_supervisor": 0,
    "horas_jefe_ventas": 4,
    "horas_jefe_servicio": 24,
    "horas_de_repetir": 24,
}
UN_DIA = timedelta(days=1)


def nueva(ahora, **otros):
    datos = {
        "tipo": "entrega",
        "vigente_desde": hoy(ahora) + UN_DIA,
        "modo": "HABILES",
        "horas": 16,
        "horas_de_aviso": 3,
        "semana": SEMANA,
        "razon": "Lo pide Canales",
    }
    return Politica(**datos | otros)


def aprobada(ahora, **otros):
    fila = proponer(nueva(ahora, **otros), acto=Acto(administrador(), ahora))
    return aprobar(fila, acto=Acto(administrador(), ahora))


def test_each_kind_has_its_first_version_from_the_beginning(ahora):
    sembrar()

    assert {"entrega", "correccion"} <= {tipo.codigo for tipo in tipos()}
    for tipo in ("entrega", "correccion"):
        primera = Politica.vigente(tipo, date(2020, 1, 1))
        assert (primera.numero, primera.en_palabras) == (1, "24 horas corridas")
        assert primera.horas_de_aviso == 2
    with pytest.raises(Politica.DoesNotExist):
        Politica.vigente("ninguno", hoy(ahora))


def test_a_change_rules_from_its_day_and_what_runs_keeps_its_own(ahora):
    definicion = next(t for t in tipos() if t.codigo == "entrega")
    corre = abrir(definicion, 1, ahora=ahora)
    aprobada(ahora)

    de_hoy = abrir(definicion, 2, ahora=ahora + timedelta(hours=1))
    de_manana = abrir(definicion, 3, ahora=ahora + UN_DIA)

    corre.refresh_from_db()
    assert corre.vence_en == ahora + UN_DIA
    assert de_hoy.politica.numero == 1
    assert (de_manana.politica.numero, de_manana.politica.en_palabras) == (2, "16 horas hábiles")
    assert de_manana.vence_en == ahora + timedelta(days=3)
    assert de_manana.proximo_aviso_en == de_manana.vence_en - timedelta(hours=3)


def test_proposing_and_approving_is_of_two_and_is_in_the_log(ahora):
    una = administrador()
    fila = proponer(nueva(ahora), acto=Acto(una, ahora))
    assert fila.semana[0] == "08:00-12:00 14:30-18:30"
    with pytest.raises(Rechazo, match="otro administrador"):
        aprobar(fila, acto=Acto(una, ahora))

    aprobar(fila, acto=Acto(administrador(), ahora))

    evento = Evento.objects.filter(cadena="politica_plazo:entrega").latest("n")
    assert evento.tipo == "aprobar_politica_plazo"
    assert (evento.datos["horas"], evento.datos["modo"]) == (16, "HABILES")


@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"semana": []}, "escriba las horas de atención"),
        ({"semana": ["a las ocho"] + [""] * 6}, "no es un horario"),
        ({"horas_de_aviso": 16}, "menos horas que el plazo"),
        (
            {"dias_cerrados": [date(2026, 12, 24)], "dias_atendidos": [date(2026, 12, 24)]},
            "24/12/2026",
        ),
        ({"modo": "CORRIDAS", "horas": 24, "semana": [], **DE_ENTRADA}, "Es lo mismo"),
        ({"horas_supervisor": -16}, "antes de que el plazo empiece"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_words(ahora, cambios, dice):
    with pytest.raises(Rechazo, match=dice):
        proponer(nueva(ahora, **cambios), acto=Acto(administrador(), ahora))


def test_everything_that_forbids_it_is_said(ahora):
    with pytest.raises(Rechazo, match="Rige desde mañana"):
        proponer(nueva(ahora, vigente_desde=hoy(ahora)), acto=Acto(administrador(), ahora))
    corta = nueva(ahora, semana=SEMANA[:5], horas_de_aviso=20)
    ordenar(corta)
    assert len(objeciones(corta, hoy(ahora))) == 2


def test_the_database_holds_what_was_signed(ahora):
    fila = aprobada(ahora)

    def escribir(**columnas):
        with transaction.atomic():
            Politica.objects.filter(pk=fila.pk).update(**columnas)

    for columnas in ({"horas": 99}, {"semana": []}, {"vigente_desde": date(2020, 1, 1)}):
        with pytest.raises(IntegrityError, match="no se reescribe"):
            escribir(**columnas)
    with pytest.raises(IntegrityError, match="no se borra"), transaction.atomic():
        Politica.objects.all().delete()
    otra = Politica(tipo="entrega", numero=9, situacion="INICIAL", vigente_desde=hoy(ahora),
                    modo="CORRIDAS", horas=1, horas_de_aviso=1)  # fmt: skip
    with pytest.raises(IntegrityError, match="nace como propuesta"), transaction.atomic():
        otra.save()


def test_withdrawn_before_its_day_the_one_before_goes_on(ahora):
    fila = aprobada(ahora)

    retirar(fila, acto=Acto(administrador(), ahora))

    assert Politica.vigente("entrega", hoy(ahora) + UN_DIA).numero == 1


def test_the_preview_says_when_well_known_hours_would_fall_due(ahora):
    fila = proponer(nueva(ahora), acto=Acto(administrador(), ahora))

    ejemplos = {e.cuando: e for e in vista_previa.ejemplos(fila)}

    viernes = ejemplos["el viernes"]
    assert f"{viernes.inicio:%d/%m %H:%M}" == "27/11 17:00"
    assert f"{viernes.antes:%d/%m %H:%M}" == "28/11 17:00"
    assert f"{viernes.vence:%d/%m %H:%M}" == "01/12 17:00"
    navidad = ejemplos["la víspera de Navidad"]
    assert (
        f"{navidad.inicio:%d/%m %H:%M}, {navidad.vence:%d/%m %H:%M}" == "24/12 16:00, 29/12 16:00"
    )
    assert vista_previa.en_curso(fila) == []
    assert vista_previa.aviso(fila) == "Se avisa 3 horas antes y al vencer"
    cambios = [c.nombre for c in vista_previa.campos(fila) if c.cambia]
    assert cambios[:2] == ["Cómo se cuenta", "Horas de plazo"]


def test_a_running_limit_outside_the_hours_of_attention_says_the_last_useful_moment(ahora):
    fila = nueva(ahora, modo="CORRIDAS", horas=24)
    ordenar(fila)

    (viernes,) = [e for e in vista_previa.ejemplos(fila) if e.cuando == "el viernes"]

    assert f"{viernes.vence:%d/%m %H:%M}" == "28/11 17:00"
    assert f"{viernes.ultimo_util:%d/%m %H:%M}" == "27/11 18:30"
