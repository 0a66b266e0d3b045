"""Whatever a client sends is opened apart, under limits, and never inside the transaction."""

from pathlib import Path

import pytest

from bluecom.cuentas.acto import Acto
from documentos import recibidos
from documentos.errores import ArchivoRechazado
from documentos.recibidos import LIMITES, PDF, revisar
from solicitudes.pasos.p06_documentos import servicio as documentar
from solicitudes.reglas.estados import Estado
from tests.documentos import hostiles
from tests.documentos.imagenes import foto_ci, pdf_de_carta
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.paso("6.2")
DIFICILES = {
    "lines": (hostiles.pdf_de_trazos, "CARTA", "demasiado complicado"),
    "endless page": (hostiles.pdf_sin_fin, "CARTA", "demasiado complicado"),
    "endless photo": (hostiles.jpeg_sin_fin, "CI_ANVERSO", "demasiado complicada"),
    "animation": (hostiles.webp_animado, "CI_ANVERSO", "animación"),
    "noise": (hostiles.heic_inventado, "CI_ANVERSO", "dañada"),
    "false size": (hostiles.png_mentiroso, "CI_ANVERSO", "dañada"),
}


@pytest.mark.parametrize("cual", DIFICILES)
def test_a_hostile_file_is_refused_and_the_next_one_is_taken(cual):
    fabricar, tipo, motivo = DIFICILES[cual]

    with pytest.raises(ArchivoRechazado, match=motivo):
        revisar(fabricar(), tipo)

    assert revisar(foto_ci(), "CI_ANVERSO").mime == "image/jpeg"


def test_a_letter_gets_less_than_two_seconds_and_300_megabytes():
    assert LIMITES[PDF].procesador < 2
    assert LIMITES[PDF].memoria < 300_000_000


@pytest.mark.django_db
def test_a_file_is_opened_before_the_sale_is_locked(django_assert_num_queries):
    venta = venta_en(Estado.EXPLICADA)

    with pytest.raises(ArchivoRechazado, match="dañado"), django_assert_num_queries(0):
        documentar.recibir_archivo(
            venta.pk, acto=Acto(venta.asesor, AHORA), tipo="CARTA", contenido=b"%PDF-1.7 roto"
        )


def test_the_opener_knows_no_key_and_no_database(monkeypatch):
    monkeypatch.setenv("CLAVE_ARCHIVOS", "secreta")
    hijo = recibidos._crear()
    try:
        sabe = Path(f"/proc/{hijo.empezar().pid}/environ").read_bytes()
    finally:
        hijo.matar()

    assert b"secreta" not in sabe
    assert b"DATABASE_URL" not in sabe


def test_a_letter_of_two_pages_is_taken_within_its_limits():
    assert revisar(pdf_de_carta(2), "CARTA").mime == PDF
