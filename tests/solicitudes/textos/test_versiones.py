"""The versions of Annex 2's texts: which holds on a day, and which a sale keeps (9.1)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from bluecom.vigencias.servicios import retirar
from solicitudes.glosas import DEL_SISTEMA, PLANTILLAS
from solicitudes.models import Motivo, PlantillaGlosa
from solicitudes.pasos.corregir import corregir, reanudar
from solicitudes.pasos.p05_explicacion import servicio as explicar
from solicitudes.pasos.p09_glosa.servicio import glosar
from solicitudes.reglas.estados import Estado
from solicitudes.textos.versiones import aprobar
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en
from tests.solicitudes.glosas.fabricas import FILA, TEXTO, version_programada, version_propuesta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("9.1")]
UN_DIA = timedelta(days=1)
DESPUES = AHORA + 2 * UN_DIA


def corregida(venta, paso):
    razon = Motivo.objects.filter(ambito="CORRECCION")[0]
    return corregir(venta.pk, acto=Acto(venta.asesor, DESPUES), paso=paso, motivo=razon)


def leida(venta):
    venta.refresh_from_db()
    return venta.glosa


def test_without_a_version_the_texts_are_the_system_s_own():
    assert PlantillaGlosa.objects.redaccion(hoy(AHORA)) == DEL_SISTEMA


def test_a_version_holds_from_its_day_until_the_next_one_starts():
    primera = version_programada(AHORA, hoy(AHORA) + UN_DIA)
    segunda = version_programada(AHORA, hoy(AHORA) + 5 * UN_DIA, texto=f"{TEXTO} GRACIAS.")

    versiones = [
        PlantillaGlosa.objects.redaccion(hoy(AHORA) + dias * UN_DIA).versiones[FILA]
        for dias in (0, 1, 4, 5, 400)
    ]

    assert versiones == ["2019-1", "2026-2", "2026-2", "2026-3", "2026-3"]
    assert [primera.version, segunda.version] == ["2026-2", "2026-3"]


def test_a_version_is_used_by_no_sale_until_another_administrator_approves_it():
    una = UsuarioFactory(rol=Rol.ADMINISTRADOR)
    version = version_propuesta(AHORA, por=una)
    with pytest.raises(Rechazo, match="la aprueba otro administrador"):
        aprobar(version, acto=Acto(una, AHORA))

    assert PlantillaGlosa.objects.redaccion(hoy(DESPUES)) == DEL_SISTEMA
    aprobar(version, acto=Acto(UsuarioFactory(rol=Rol.ADMINISTRADOR), AHORA))
    assert PlantillaGlosa.objects.redaccion(hoy(DESPUES)).versiones[FILA] == "2026-2"


def test_a_new_sale_is_glossed_with_the_version_of_its_day():
    version_programada(AHORA)

    glosa = venta_en(Estado.GLOSADA, ahora=DESPUES).glosa

    assert glosa.version == "2026-2"
    assert "EL CLIENTE SOLICITA FACTURA" in glosa.texto


def test_a_promotion_adds_the_version_of_its_own_text():
    version_programada(AHORA)

    venta = venta_en(Estado.GLOSADA, ahora=DESPUES, campania="COSTO_CERO")

    assert venta.glosa.version == "2026-2 + 2019-1"


def test_a_glossed_sale_keeps_its_version_when_another_step_is_corrected():
    venta = venta_en(Estado.GLOSADA)
    version_programada(AHORA)
    antes = venta.glosa.texto

    corregida(venta, 8)
    venta.detalle.direccion_observaciones = "CASETA AZUL"
    venta.detalle.save()
    reanudar(venta.pk, acto=Acto(venta.asesor, DESPUES))
    assert leida(venta).texto == antes  # as Smartflex has it, until a person types the other

    glosar(venta.pk, acto=Acto(venta.asesor, DESPUES))

    glosa = leida(venta)
    assert glosa.version == "2019-1"
    assert glosa.texto != antes
    assert "EL CLIENTE" not in glosa.texto


def test_step_9_opened_again_by_name_is_written_with_the_version_of_that_day():
    venta = venta_en(Estado.GLOSADA)
    version_programada(AHORA)

    corregida(venta, 9)
    glosar(venta.pk, acto=Acto(venta.asesor, DESPUES))

    assert leida(venta).version == "2026-2"


def test_what_a_new_version_says_was_informed_is_asked_for_before_it_is_said():
    venta = venta_en(Estado.DETALLADA)
    version_programada(AHORA, texto=f"{TEXTO} TIEMPO DE PERMANENCIA {{permanencia}}.")

    with pytest.raises(Rechazo, match="Tiempo de permanencia"):
        glosar(venta.pk, acto=Acto(venta.asesor, DESPUES), numero_smartflex="900123")

    corregida(venta, 5)
    informado = [*venta.ficha.informado, "permanencia"]
    acto = Acto(venta.asesor, DESPUES)
    pasos = list(venta.ficha.pasos_explicados)
    explicar.explicar(venta.pk, acto=acto, explicado=pasos, informado=informado)
    reanudar(venta.pk, acto=acto)
    glosar(venta.pk, acto=acto, numero_smartflex="900123")
    assert "TIEMPO DE PERMANENCIA 18 MESES." in leida(venta).texto


@pytest.mark.parametrize("dias", [-1, 0])
def test_a_version_does_not_start_today_nor_before(dias):
    with pytest.raises(Rechazo, match="desde mañana"):
        version_programada(AHORA, hoy(AHORA) + dias * UN_DIA)


def test_two_versions_do_not_start_on_one_day():
    version_programada(AHORA)

    with pytest.raises(Rechazo, match="empieza ese día"):
        version_programada(AHORA, texto=f"{TEXTO} GRACIAS.")


def test_the_text_in_force_is_no_new_version():
    with pytest.raises(Rechazo, match="mismo texto que la versión 2019-1"):
        version_programada(AHORA, texto=PLANTILLAS[FILA])


def test_a_version_is_withdrawn_until_the_day_before_and_its_number_is_not_used_again():
    version = version_programada(AHORA)
    acto = Acto(version.propuesta_por, AHORA)

    retirar(version, acto=acto)

    assert PlantillaGlosa.objects.redaccion(hoy(DESPUES)) == DEL_SISTEMA
    assert version_programada(AHORA).version == "2026-3"
    with pytest.raises(Rechazo, match="ya está retirada"):
        retirar(version, acto=acto)


def test_a_version_in_force_is_not_withdrawn():
    version = version_programada(AHORA)

    with pytest.raises(Rechazo, match="Ya rige"):
        retirar(version, acto=Acto(version.propuesta_por, DESPUES))


@pytest.mark.parametrize(
    "cambio",
    [
        {"texto": "OTRO."},
        {"vigente_desde": hoy(DESPUES)},
        {"retirada_en": DESPUES, "retirada_por_id": 1},
    ],
)
def test_the_database_refuses_to_rewrite_a_version(cambio):
    version = version_programada(AHORA)

    with pytest.raises(IntegrityError, match="versión de glosa"), transaction.atomic():
        PlantillaGlosa.objects.filter(pk=version.pk).update(**cambio)


def test_the_database_refuses_to_delete_a_version():
    version = version_programada(AHORA)

    with pytest.raises(IntegrityError, match="no se borra"), transaction.atomic():
        version.delete()


@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.ADMINISTRADOR])
def test_only_an_administrator_writes_a_version(rol):
    with pytest.raises(Rechazo, match="un administrador"):
        version_propuesta(AHORA, por=UsuarioFactory(rol=rol))


def test_each_act_is_in_the_log_without_its_text():
    version = version_programada(AHORA)
    retirar(version, acto=Acto(version.propuesta_por, AHORA))

    eventos = Evento.objects.filter(cadena="glosa:FTTH_GPON:INDEPENDIENTE")

    assert [e.tipo for e in eventos] == [
        "proponer_version_de_glosa",
        "aprobar_version_de_glosa",
        "retirar_version_de_glosa",
    ]
    assert eventos[0].datos == {
        "plantilla": version.pk, "version": "2026-2", "desde": "2026-11-24",
    }  # fmt: skip
