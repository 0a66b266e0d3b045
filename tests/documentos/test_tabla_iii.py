"""Table III.1 is data: two sign another row, and what was registered before keeps its own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import Rechazo
from bluecom.vigencias.consultas import ES_LO_MISMO
from bluecom.vigencias.servicios import aprobar
from documentos.datos import DatosContrato
from documentos.models import FichaDeFormulario
from documentos.models.ficha import ficha_en_json
from documentos.servicios import dejar_a_smartflex
from documentos.servicios.fichas import anterior, ficha_congelada, objeciones, proponer
from documentos.tipos import TABLA_III, Ficha, TipoDocumento, ejemplares_de_cada, ficha_de
from tests.documentos import factories as f
from tests.factories_cuentas import administrador

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
DESDE = hoy(f.AHORA) + timedelta(days=1)


def fila(tipo: str = "CONTRATO", **otros) -> FichaDeFormulario:
    nueva = FichaDeFormulario.de_fabrica(tipo, otros.pop("desde", DESDE))
    for campo, valor in {"razon": "Lo pide COMTECO", **otros}.items():
        setattr(nueva, campo, valor)
    return nueva


def firmada(tipo: str = "CONTRATO", **otros) -> FichaDeFormulario:
    una = proponer(fila(tipo, **otros), acto=Acto(administrador(), f.AHORA))
    return aprobar(una, acto=Acto(administrador(), f.AHORA))


@pytest.mark.paso("III.1")
def test_what_ships_rules_until_the_day_of_what_two_signed():
    assert FichaDeFormulario.del_dia("CONTRATO", DESDE).ficha == TABLA_III["CONTRATO"]

    firmada(copias=2, modo="A")

    assert FichaDeFormulario.del_dia("CONTRATO", hoy(f.AHORA)).ficha == TABLA_III["CONTRATO"]
    nueva = FichaDeFormulario.del_dia("CONTRATO", DESDE).ficha
    assert str(nueva) == "Formulario, automático: 1 original y 2 copias"
    assert anterior(fila(desde=DESDE + timedelta(days=9), copias=3)).copias == 2


def test_one_person_alone_changes_no_row():
    yo = Acto(administrador(), f.AHORA)
    una = proponer(fila(copias=2), acto=yo)

    with pytest.raises(Rechazo, match="otro administrador"):
        aprobar(una, acto=yo)
    assert FichaDeFormulario.del_dia("CONTRATO", DESDE).copias == 1


def test_a_row_that_changes_nothing_and_a_contract_of_smartflex_are_refused():
    assert objeciones(fila(), DESDE) == ES_LO_MISMO
    assert "solo imprime la Solicitud" in objeciones(fila(de_smartflex=True), DESDE)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        fila(de_smartflex=True).save()


@pytest.mark.paso("III.1")
def test_a_paper_freezes_the_row_of_its_own_date_and_nothing_while_what_ships_rules():
    hoy_ = contrato_del(hoy(f.AHORA))
    firmada(copias=2)

    congelada = ficha_congelada(contrato_del(DESDE))
    assert congelada == {"ficha": ficha_en_json(Ficha("F", "M", copias=2))}
    assert ficha_de("CONTRATO", congelada).ejemplares == "1 original y 2 copias"
    assert ficha_congelada(hoy_) == {}
    assert ficha_de("CONTRATO", {}) == TABLA_III[TipoDocumento.CONTRATO]


def contrato_del(dia: date) -> DatosContrato:
    emitido = f.datos_contrato()
    return replace(emitido, emision=replace(emitido.emision, fecha=dia))


@pytest.mark.paso("III.1")
def test_a_folder_whose_solicitud_smartflex_prints_asks_for_none_of_ours():
    carpeta = f.crear_carpeta()
    assert not dejar_a_smartflex(carpeta, DESDE)
    assert "Solicitud de Servicios Corporativos" in carpeta.papeles_faltantes()

    firmada("SOLICITUD", de_smartflex=True)

    assert dejar_a_smartflex(carpeta, DESDE)
    carpeta.refresh_from_db()
    assert carpeta.papeles_propios == {TipoDocumento.CONTRATO}
    assert carpeta.papeles_faltantes() == ["Contrato de Suministro del Servicio"]


def test_the_copies_are_said_once_while_every_form_has_as_many():
    assert ejemplares_de_cada(TABLA_III.values()) == "1 original y 1 copia de cada formulario"
    otras = [Ficha("F", "M"), Ficha("F", "M", copias=0), None]
    assert ejemplares_de_cada(otras) == "los ejemplares de cada formulario"
    assert Ficha("F", "M", copias=0).ejemplares == "1 original"


def test_the_screen_shows_the_three_rows_and_proposes_from_the_one_of_today(client):
    client.force_login(administrador(), backend=BACKEND)
    lista = client.get(reverse("admin:documentos_fichadeformulario_changelist"))
    assert lista.content.decode().count("1 original y 1 copia") == 3

    nueva = reverse("admin:documentos_fichadeformulario_add")
    formulario = client.get(nueva, {"tipo": "SOLICITUD"}).context["adminform"].form
    assert (formulario.initial["modo"], formulario.initial["originales"]) == ("A", 1)
    manana = hoy(timezone.now()) + timedelta(days=1)
    datos = {
        "tipo": "SOLICITUD",
        "clase": "F",
        "modo": "A",
        "originales": "1",
        "copias": "1",
        "de_smartflex": "on",
        "vigente_desde": f"{manana:%Y-%m-%d}",
        "razon": "COMTECO archiva la suya",
    }
    suya = client.post(nueva, datos, follow=True).content.decode()

    assert "Smartflex" in suya
    assert FichaDeFormulario.objects.get().de_smartflex
