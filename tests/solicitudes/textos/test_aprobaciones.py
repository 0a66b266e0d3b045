"""What COMTECO approved of the corrections to Annex 2 and of their versions."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo, YaDecidido
from bluecom.vigencias.servicios import retirar
from solicitudes.models import AprobacionGlosa
from solicitudes.reglas.errores import PermisoDenegado
from solicitudes.textos.aprobaciones import Carta, aprobar_correcciones, retirar_aprobacion
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA
from tests.solicitudes.glosas.fabricas import aprobacion_anotada, carta, version_programada

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return UsuarioFactory(rol=Rol.ADMINISTRADOR)


def aprobar(admin, *codigos):
    return aprobar_correcciones(codigos, carta(AHORA), acto=Acto(admin, AHORA))


def test_one_letter_approves_several_corrections(admin):
    aprobar(admin, "HSR_025", "COMA_FINAL")

    aprobadas = AprobacionGlosa.objects.de_correcciones()
    assert set(aprobadas) == {"HSR_025", "COMA_FINAL"}
    assert str(aprobadas["HSR_025"]) == "Gerencia de muestra, 23/11/2026, CITE DEMO 12/2026"


def test_a_correction_is_approved_once(admin):
    aprobar(admin, "HSR_025")

    with pytest.raises(YaDecidido, match="HSR_025"):
        aprobar(admin, "COMA_FINAL", "HSR_025")
    assert set(AprobacionGlosa.objects.de_correcciones()) == {"HSR_025"}


@pytest.mark.parametrize("codigos", [[], ["NO_EXISTE"]])
def test_something_of_the_sheet_has_to_be_marked(codigos, admin):
    with pytest.raises(Rechazo, match="Marque las correcciones"):
        aprobar(admin, *codigos)


def test_a_letter_of_the_future_approves_nothing(admin):
    manana = Carta("Gerencia de muestra", hoy(AHORA) + timedelta(days=1), "CITE")

    with pytest.raises(Rechazo, match="fecha futura"):
        aprobar_correcciones(["HSR_025"], manana, acto=Acto(admin, AHORA))


def test_an_approval_is_taken_back_with_its_reason_and_stays_written(admin):
    [aprobacion] = aprobar(admin, "HSR_025")
    acto = Acto(admin, AHORA)

    with pytest.raises(Rechazo, match="por qué"):
        retirar_aprobacion(aprobacion.pk, acto=acto, razon=" ")
    retirar_aprobacion(aprobacion.pk, acto=acto, razon="La carta era de otro anexo.")

    assert AprobacionGlosa.objects.de_correcciones() == {}
    assert AprobacionGlosa.objects.get().razon_retiro == "La carta era de otro anexo."
    with pytest.raises(YaDecidido):
        retirar_aprobacion(aprobacion.pk, acto=acto, razon="Otra vez.")
    assert len(aprobar(admin, "HSR_025")) == 1


def test_a_version_is_approved_unless_withdrawn():
    version = version_programada(AHORA)
    assert aprobacion_anotada(version, AHORA) == version.aprobacion

    otra = version_programada(AHORA, hoy(AHORA) + timedelta(days=9), texto=f"{version.texto} OK.")
    retirar(otra, acto=Acto(otra.propuesta_por, AHORA))
    with pytest.raises(Rechazo, match="retirada"):
        aprobacion_anotada(otra, AHORA)


def test_the_database_refuses_to_rewrite_or_delete_an_approval(admin):
    [aprobacion] = aprobar(admin, "HSR_025")
    filas = AprobacionGlosa.objects.filter(pk=aprobacion.pk)

    with pytest.raises(IntegrityError, match="aprobación"), transaction.atomic():
        filas.update(referencia="OTRA")
    with pytest.raises(IntegrityError, match="aprobación"), transaction.atomic():
        aprobacion.delete()


@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.ADMINISTRADOR])
def test_only_an_administrator_records_it(rol):
    with pytest.raises(PermisoDenegado):
        aprobar(UsuarioFactory(rol=rol), "HSR_025")


def test_the_log_holds_who_recorded_it_and_no_name(admin):
    [aprobacion] = aprobar(admin, "HSR_025")
    retirar_aprobacion(aprobacion.pk, acto=Acto(admin, AHORA), razon="Error.")

    eventos = Evento.objects.filter(cadena="correccion:HSR_025")
    assert [(e.tipo, e.datos) for e in eventos] == [
        ("aprobar_glosa", {"aprobacion": aprobacion.pk}),
        ("retirar_aprobacion", {"aprobacion": aprobacion.pk}),
    ]
