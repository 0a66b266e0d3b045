"""A paper that cannot be made now: without room it waits, past its time it is tried thrice."""

import errno
import os

import pytest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.debidos import VECES_SIN_TERMINAR, como_debido
from documentos.errores import ArchivoAlterado, PapelExcedido, PapelImposible
from documentos.models import Documento
from documentos.servicios import emitir
from tests.documentos import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def acta() -> Documento:
    """The paper that is drawn soonest."""
    datos, quien = f.datos_acta_entrega(), f.crear_usuario()
    return emitir(None, datos, acto=Acto(quien, f.AHORA), url=f.URL)


def _disco_lleno(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.paso("10")
def test_a_paper_without_room_for_its_file_is_made_once_there_is(acta, monkeypatch):
    with monkeypatch.context() as disco:
        disco.setattr(os, "fsync", _disco_lleno)
        for _ in range(8):
            procesar_pendientes()
            Pendiente.objects.update(proximo_en=timezone.now())

    debido = Pendiente.objects.get(clave=f"documentos:producir:{acta.pk}")
    assert (debido.situacion, debido.intentos) == (Situacion.DEBIDO, 8)
    assert debido.ultimo_error == "No hay espacio en el disco: sigue solo cuando haya."

    procesar_pendientes()

    acta.refresh_from_db()
    assert acta.listo


def test_a_renderer_without_room_for_its_fonts_is_no_fault_of_the_paper(monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", "/proc")  # a disk on which nothing is free

    with pytest.raises(OSError, match="no room") as error, como_debido():
        raise PapelImposible("El papel no se pudo dibujar.")

    assert error.value.errno == errno.ENOSPC


def test_a_paper_past_its_time_deserves_few_tries():
    with pytest.raises(Reintentar) as error, como_debido():
        raise PapelExcedido("El papel pasó de su límite de tiempo y se detuvo.")

    assert error.value.veces == VECES_SIN_TERMINAR


@pytest.mark.parametrize(
    "error",
    [
        PapelExcedido("Pide más memoria.", definitivo=True),
        PapelImposible("No se pudo dibujar."),
        ArchivoAlterado("Falta en el disco."),
    ],
)
def test_what_no_patience_cures_is_set_aside_with_its_reason(error):
    with pytest.raises(Apartar, match=str(error)), como_debido():
        raise error
