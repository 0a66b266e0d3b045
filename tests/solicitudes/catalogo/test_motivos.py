"""Reasons that contradict the procedure are refused, each with a sentence."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cartera.models import Desenlace, DetalleLlamada, ResultadoLlamada
from solicitudes.models import Motivo
from solicitudes.pasos.tabla import TALLERES
from solicitudes.reglas.listas import CAMPOS_OBSERVADOS, DE_ANTES, ITEMS_REVISION, PASOS_OBSERVADOS
from solicitudes.reglas.procedimiento import paso
from tests.factories_cuentas import administrador

pytestmark = pytest.mark.django_db
MOTIVO = reverse("admin:solicitudes_motivo_add")


@pytest.fixture
def dentro() -> Client:
    client = Client()
    client.force_login(administrador())
    return client


def motivo(**cambios):
    datos = {"ambito": "DESCARTE", "codigo": "NUEVO", "nombre": "Nuevo", "dias": 0, "orden": 0}
    return datos | {"activo": "on"} | cambios


@pytest.mark.paso("4.1")
@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"desenlace": "zzz"}, "zzz no es una de las opciones"),
        ({"desenlace": "VENDIDO"}, "VENDIDO no es una de las opciones"),
        ({"desenlace": "ESPERA"}, "Escriba en cuántos días se le vuelve a ofrecer: 1 o más."),
        ({"desenlace": "CERRADO", "dias": 3}, "no se le vuelve a ofrecer: escriba 0."),
        ({"paso": 6}, "Eso es de una observación de la revisión: déjelo vacío."),
        ({"ambito": "OBSERVACION"}, "Elija el paso al que lleva la observación."),
        ({"ambito": "OBSERVACION", "paso": 99}, "99 no es una de las opciones"),
        ({"ambito": "OBSERVACION", "paso": 6, "campo": "no_existe"}, "no_existe no es una de"),
        ({"ambito": "OBSERVACION", "paso": 6, "campo": "via"}, "Ese campo no es del paso 6"),
        ({"ambito": "ANULACION", "desenlace": "RELLAMADA"}, "Una anulación cierra el contacto"),
        ({"ambito": "CANAL", "desenlace": "CERRADO"}, "Ese ámbito no toca el contacto"),
        ({"codigo": "con espacio"}, "Escriba el código con mayúsculas sin acento"),
        ({"desenlace": "RELLAMADA"}, "Eso lo pide el cliente en una llamada: es de su resultado."),
        ({"desenlace": "REINTENTO", "dias": 1}, "es un salto: elija ese ámbito."),
        ({"desenlace": "ESPERA", "dias": 1}, "es un salto: elija ese ámbito."),
        ({"ambito": "IMPEDIMENTO", "desenlace": "REINTENTO", "dias": 1}, "se cura o no: espera"),
        ({"ambito": "SIN_CAPACIDAD", "desenlace": "REINTENTO"}, "se cura o no: espera"),
        ({"ambito": "SALTO", "desenlace": "CERRADO"}, "Quien se salta vuelve a ofrecerse"),
        ({"ambito": "SALTO", "desenlace": "REINTENTO"}, "Escriba en cuántos días vuelve a la cola"),
        ({"codigo": "YA_TIENE"}, "Ya hay un motivo con ese código en ese ámbito: use otro."),
    ],
)
def test_a_reason_that_nothing_could_follow_is_refused(dentro, cambios, dice):
    antes = Motivo.objects.count()

    assert dice in dentro.post(MOTIVO, motivo(**cambios)).content.decode()
    assert Motivo.objects.count() == antes


@pytest.mark.parametrize("ambito", ["DICHO", "SISTEMA"])
def test_what_no_person_gives_is_not_offered_and_not_taken(dentro, ambito):
    antes = Motivo.objects.count()

    assert f'value="{ambito}"' not in dentro.get(MOTIVO).content.decode()
    assert dentro.post(MOTIVO, motivo(ambito=ambito)).status_code == 200
    assert Motivo.objects.count() == antes


def test_a_good_reason_is_kept_and_listed_in_words(dentro):
    dentro.post(MOTIVO, motivo(ambito="IMPEDIMENTO", desenlace="ESPERA", dias=5))

    lista = dentro.get(reverse("admin:solicitudes_motivo_changelist")).content.decode()
    assert Motivo.objects.get(codigo="NUEVO").desenlace == Desenlace.ESPERA
    assert "Espera a que se cure el impedimento o haya capacidad" in lista
    assert "Ámbito" in lista


def test_a_reason_keeps_its_place_and_code(dentro):
    vencida = Motivo.objects.get(codigo="RESERVA_VENCIDA")

    url = reverse("admin:solicitudes_motivo_change", args=[vencida.pk])
    dentro.post(url, motivo(codigo="OTRO", desenlace="REINTENTO", nombre="Venció"))

    vencida.refresh_from_db()
    assert (vencida.codigo, vencida.nombre) == ("RESERVA_VENCIDA", "Venció")


@pytest.mark.parametrize("codigo", ["NO_ACEPTA", "VOLVER_A_LLAMAR", "NO_LLAMAR"])
def test_what_the_client_decides_on_the_line_is_a_conversation(codigo):
    """Otherwise one tick would take every refusal out of the month (4.1)."""
    resultado = ResultadoLlamada.objects.get(pk=codigo)
    resultado.efectiva = False

    with pytest.raises(ValidationError, match="se habló con él"):
        resultado.full_clean()


def test_what_ships_would_be_accepted():
    for modelo in (Motivo, ResultadoLlamada, DetalleLlamada):
        for fila in modelo.objects.all():
            fila.full_clean()


def test_an_observation_leads_to_steps_of_the_review_and_to_fields_of_theirs():
    de_los_items = {item.paso for item in ITEMS_REVISION.values()}
    assert set(PASOS_OBSERVADOS) == de_los_items | {p for antes in DE_ANTES.values() for p in antes}
    for antes in DE_ANTES.values():
        assert all(set(campos) <= CAMPOS_OBSERVADOS[paso].keys() for paso, campos in antes.items())
    assert list(PASOS_OBSERVADOS.values()) == [f"{n} · {paso(n).nombre}" for n in PASOS_OBSERVADOS]
    for numero, campos in CAMPOS_OBSERVADOS.items():
        sin_campo_propio = {"archivo_ci", "archivo_carta", "componentes"}
        assert set(campos) - sin_campo_propio <= set(TALLERES[numero].form.base_fields)
