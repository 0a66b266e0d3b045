"""Expired C.I. that a norm extends, from a day on and signed by two (6.3)."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import Rechazo
from bluecom.vigencias.servicios import aprobar, retirar
from documentos.datos import Persona
from documentos.datos.conversion import a_json
from documentos.papel.secciones import vigencia
from solicitudes.canales.revision.datos import lineas_de
from solicitudes.models import Documentacion, Motivo, ProrrogaDeCI, Venta
from solicitudes.papeles.datos.piezas import solicitante
from solicitudes.pasos.corregir import corregir, reanudar
from solicitudes.pasos.p06_documentos.formulario_prorroga import ProrrogaForm
from solicitudes.pasos.p06_documentos.prorrogas import (
    objeciones,
    ordenar,
    proponer,
    que_aplica,
)
from solicitudes.pasos.p06_documentos.servicio import revisar_recibidos, validar_documentacion
from solicitudes.pasos.resumen import resumen_de
from solicitudes.puerta.lectura import leer_alrededor
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ITEMS_6_3
from tests.factories_cuentas import administrador
from tests.solicitudes.factories import AHORA, recibir_todo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.3")]
UN_DIA = timedelta(days=1)
HOY = hoy(AHORA)
NORMA = "Norma de prueba N.º 1"
DESDE, HASTA = date(2026, 1, 1), date(2026, 6, 30)
VENCIDA = date(2026, 2, 3)
VALEN = date(2027, 3, 31)
DICHO = f"Vencida el 03/02/2026; vale hasta el 31/03/2027 por {NORMA}"


def nueva(ahora=AHORA, norma=NORMA, **otros):
    dias = {"vencidas_desde": DESDE, "vencidas_hasta": HASTA, "valen_hasta": VALEN} | otros
    return ProrrogaDeCI(
        norma=norma, vigente_desde=hoy(ahora) + UN_DIA, razon="Se publicó la norma", **dias
    )


def firmada(ahora=AHORA - 2 * UN_DIA, **otros):
    """In force the day after."""
    fila = proponer(nueva(ahora, **otros), acto=Acto(administrador(), ahora))
    return aprobar(fila, acto=Acto(administrador(), ahora))


def leida(vence=VENCIDA, **otros):
    return Documentacion(ci_vence=vence, **otros)


def validar(venta: Venta, ahora=AHORA, vence=VENCIDA, **otros) -> Venta:
    recibir_todo(venta, acto=Acto(venta.asesor, ahora))
    return _revisar(validar_documentacion, venta, ahora, vence, **otros)


def _revisar(servicio, venta, ahora, vence=VENCIDA, **otros):
    cliente = venta.contacto.cliente
    return servicio(
        venta.pk,
        acto=Acto(venta.asesor, ahora),
        items={codigo: {"ok": True, "motivo": ""} for codigo in ITEMS_6_3},
        carta_fecha=HOY,
        ci_numero=cliente.ci_numero or "1234567",
        ci_complemento=cliente.ci_complemento,
        ci_expedido=cliente.ci_expedido,
        ci_vence=vence,
        **otros,
    )


def releida(venta: Venta) -> Venta:
    venta = Venta.objects.con_cabecera().get(pk=venta.pk)
    venta.ahora = AHORA
    return venta


# --- Which cards, on which days ------------------------------------------------------------------
@pytest.mark.parametrize(
    ("vence", "alcanza"),
    [(DESDE - UN_DIA, False), (DESDE, True), (HASTA, True), (HASTA + UN_DIA, False)],
)
def test_it_reaches_the_cards_that_expired_between_both_days(vence, alcanza):
    fila = firmada()

    assert que_aplica(leida(vence), None, HOY) == (fila if alcanza else None)


def test_it_has_force_from_its_day_and_until_its_last(db):
    fila = firmada(AHORA)

    def aplicada(dia):
        return que_aplica(leida(), None, dia)

    assert [aplicada(HOY), aplicada(HOY + UN_DIA)] == [None, fila]
    assert [aplicada(VALEN), aplicada(VALEN + UN_DIA)] == [fila, None]


def test_what_one_person_wrote_or_was_withdrawn_before_its_day_has_no_force():
    ayer = AHORA - 2 * UN_DIA
    propuesta = proponer(nueva(ayer), acto=Acto(administrador(), ayer))
    assert que_aplica(leida(), None, HOY) is None

    retirar(aprobar(propuesta, acto=Acto(administrador(), ayer)), acto=Acto(administrador(), ayer))
    assert que_aplica(leida(), None, HOY) is None


def test_no_norm_is_applied_to_a_card_that_holds_by_itself():
    firmada(vencidas_hasta=VALEN)

    assert que_aplica(leida(HOY), None, HOY) is None
    assert que_aplica(leida(None, ci_indefinido=True), None, HOY) is None


def test_of_two_norms_the_one_that_reaches_further_is_applied():
    firmada()
    larga = firmada(norma="Norma de prueba N.º 2", valen_hasta=VALEN + UN_DIA)

    assert que_aplica(leida(), None, HOY) == larga
    assert ProrrogaDeCI.objects.que_valen(HOY).first() == larga
    assert ProrrogaDeCI.objects.para(VENCIDA, HOY) == larga


def test_a_version_that_extends_nothing_ends_its_norm_from_its_day():
    firmada()
    firmada(AHORA, valen_hasta=None)

    assert que_aplica(leida(), None, HOY) is not None
    assert que_aplica(leida(), None, HOY + UN_DIA) is None


# --- The sale -----------------------------------------------------------------------------------
def test_an_expired_card_is_refused_with_its_date_and_a_norm_lets_it_through():
    venta = venta_en(Estado.EXPLICADA)
    with pytest.raises(TransicionInvalida, match=r"El C\.I\. venció el 03/02/2026: pida"):
        validar(venta)

    fila = firmada()
    hecha = _revisar(validar_documentacion, venta, AHORA)

    assert hecha.estado == Estado.DOCUMENTADA
    assert releida(hecha).documentacion.prorroga == fila


def test_step_review_and_papers_say_the_norm_that_was_applied():
    firmada()
    venta = releida(validar(venta_en(Estado.EXPLICADA)))

    assert ("Vence", DICHO) in resumen_de(venta, 6, leer_alrededor(venta))
    assert ("Vence", DICHO) in lineas_de(venta)["CI"]
    assert vigencia(solicitante(venta).titular) == DICHO


def test_a_paper_without_a_norm_freezes_what_it_always_did():
    antes = Persona(nombre="Lucía Rojas", ci="7654321 CB", ci_vence=VENCIDA)

    assert "ci_prorroga" not in a_json(antes)
    assert vigencia(antes) == "03/02/2026"


def test_what_was_accepted_keeps_its_norm_when_the_catalogue_changes():
    fila = firmada()
    venta = validar(venta_en(Estado.EXPLICADA))
    firmada(AHORA, valen_hasta=None)
    despues = AHORA + 2 * UN_DIA
    yo = Acto(venta.asesor, despues)

    corregir(venta.pk, acto=yo, paso=5, motivo=Motivo.objects.filter(ambito="CORRECCION")[0])
    assert reanudar(venta.pk, acto=yo).estado == Estado.DOCUMENTADA
    corregir(venta.pk, acto=yo, paso=6, motivo=Motivo.objects.filter(ambito="CORRECCION")[0])
    assert _revisar(revisar_recibidos, venta, despues).prorroga == fila

    with pytest.raises(TransicionInvalida, match="venció el 04/02/2026: pida"):
        _revisar(validar_documentacion, venta, despues, VENCIDA + UN_DIA)


def test_what_was_accepted_under_a_norm_ends_with_it():
    fila = firmada()
    venta = validar(venta_en(Estado.EXPLICADA))

    leido = releida(venta).documentacion
    assert leido.validez.problema(VALEN) == ""
    assert "valió hasta el 31/03/2027" in leido.validez.problema(VALEN + UN_DIA)
    assert que_aplica(leido, fila, VALEN + UN_DIA) is None


def test_step_6_shows_what_is_extended_that_day(client):
    venta = venta_en(Estado.EXPLICADA)
    client.force_login(venta.asesor)
    pagina = reverse("paso", args=[venta.pk, 6])
    assert NORMA not in client.get(pagina).content.decode()

    firmada()

    dicho = f"Vencidas del 01/01/2026 al 30/06/2026: valen hasta el 31/03/2027 por {NORMA}."
    assert dicho in client.get(pagina).content.decode()


# --- What two sign ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("dias", "dice"),
    [
        ({"vencidas_desde": HASTA + UN_DIA}, "posterior al último"),
        ({"valen_hasta": HASTA - UN_DIA}, "antes de vencer"),
        ({"valen_hasta": HOY}, "antes del día en que rige"),
        ({"valen_hasta": None}, "todavía no prorroga"),
    ],
)
def test_days_that_make_no_sense_are_refused(dias, dice):
    assert any(dice in razon for razon in objeciones(nueva(**dias), HOY))
    with pytest.raises(Rechazo, match=dice):
        proponer(nueva(**dias), acto=Acto(administrador(), AHORA))


def test_one_norm_has_one_name_and_each_version_changes_something():
    firmada()
    otra = nueva(norma=f" {NORMA.upper()}\u200b ")
    ordenar(otra)

    assert "es la misma norma" in objeciones(otra, HOY)[0]
    assert objeciones(nueva(), HOY) == ["Es lo mismo que rige la víspera: cambie algo."]


def test_a_signed_version_is_never_rewritten():
    fila = firmada()
    filas = ProrrogaDeCI.objects.filter(pk=fila.pk)

    for cambio in (lambda: filas.update(valen_hasta=VALEN + UN_DIA), filas.delete):
        with pytest.raises(DatabaseError, match=r"Una prórroga de C\.I\."), transaction.atomic():
            cambio()


def test_the_administration_proposes_a_norm_and_shows_what_changes(client):
    jefa = administrador()
    client.force_login(jefa)
    datos = {
        "norma": NORMA, "vencidas_desde": "2026-01-01", "vencidas_hasta": "2026-06-30",
        "valen_hasta": "2101-01-01", "vigente_desde": "2100-01-01", "razon": "Se publicó",
    }  # fmt: skip

    assert ProrrogaForm(datos).is_valid()
    pagina = client.post(reverse("admin:solicitudes_prorrogadeci_add"), datos, follow=True)

    fila = ProrrogaDeCI.objects.get()
    assert fila.propuesta_por == jefa
    assert "01/01/2101" in pagina.content.decode()
    lista = client.get(reverse("admin:solicitudes_prorrogadeci_changelist")).content.decode()
    assert fila.en_palabras in lista
    otra = client.get(reverse("admin:solicitudes_prorrogadeci_add"), {"de": fila.pk})
    assert NORMA in otra.content.decode()
