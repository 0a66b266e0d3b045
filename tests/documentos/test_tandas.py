"""Many carpetas in one file: collated, resumable, encrypted, traced, forgotten the next day."""

import io
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.errores import DocumentoPendiente
from documentos.models import Carpeta, Reimpresion, Tanda, VistaArchivo
from documentos.pdf import contar_paginas
from documentos.servicios import dosier, emitir
from documentos.servicios.tandas import (
    PARTE,
    PorImprimir,
    abrir_tanda,
    hacer_parte,
    olvidar_tandas,
    pedir_tanda,
)
from tests.apoyo.pdf import paginas_de
from tests.documentos import factories as f

pytestmark = pytest.mark.django_db


def carpeta(n: int) -> Carpeta:
    """A whole carpeta with its three forms issued and still owed."""
    una = f.crear_carpeta(variante=n)
    for datos in (f.datos_solicitud(), f.datos_contrato(), f.datos_comodato()):
        numero = f"880{n:04d}"
        emitir(
            una.pk, datos, acto=Acto(f.crear_usuario(), f.AHORA), url=f.URL, numero_externo=numero
        )
    return una


def lista(n: int) -> Carpeta:
    """The same with papers that say nothing, for what does not read them."""
    una = carpeta(n)
    f.sin_dibujar(una)
    return una


def pedir(*carpetas: Carpeta, motivo: str = "") -> Tanda:
    pedidas = [PorImprimir(c.pk, motivo) for c in carpetas]
    return pedir_tanda(pedidas, acto=Acto(f.crear_usuario(), f.AHORA))[0]


def hecha(*carpetas: Carpeta, motivo: str = "") -> Tanda:
    tanda = pedir(*carpetas, motivo=motivo)
    procesar_pendientes()
    tanda.refresh_from_db()
    return tanda


def abrir(tanda: Tanda) -> bytes:
    return abrir_tanda(tanda, acto=Acto(f.crear_usuario(), f.AHORA))


@pytest.mark.paso("10.1")
def test_the_file_has_every_carpeta_whole_and_in_order_after_its_cover():
    una, otra = carpeta(1), carpeta(2)

    pdf = abrir(hecha(una, otra))

    paginas = paginas_de(pdf)
    suyas = contar_paginas(dosier(una.pk))
    assert len(paginas) == 1 + 2 * suyas
    assert f"8800001 Persona de Muestra 2 a {1 + suyas}" in paginas[0]
    assert f"8800002 Persona de Muestra {2 + suyas} a {1 + 2 * suyas}" in paginas[0]
    assert paginas[1 : 1 + suyas] == paginas_de(dosier(una.pk))


def test_the_file_is_archival_with_a_bookmark_for_each_client():
    pdf = abrir(hecha(lista(1), lista(2)))

    with pikepdf.open(io.BytesIO(pdf)) as abierto, abierto.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "B")
        with abierto.open_outline() as indice:
            assert [i.title[:7] for i in indice.root] == ["8800001", "8800002"]


def test_a_worker_that_dies_loses_one_carpeta_and_the_rest_stays_made():
    tanda = pedir(lista(1), lista(2))
    primera, segunda = tanda.partes.all()
    hacer_parte(primera.pk)
    Pendiente.objects.filter(clave=f"{PARTE}:{primera.pk}").update(situacion=Situacion.HECHO)

    procesar_pendientes()

    hecha_antes = tanda.partes.get(pk=primera.pk)
    tanda.refresh_from_db()
    assert hecha_antes.sha256 == tanda.partes.get(pk=primera.pk).sha256
    assert tanda.partes.get(pk=segunda.pk).terminada_en is not None
    assert tanda.imprimible


def test_making_a_carpeta_twice_makes_it_once():
    tanda = pedir(lista(1))
    parte = tanda.partes.get()
    hacer_parte(parte.pk)
    archivo = tanda.partes.get().archivo

    hacer_parte(parte.pk)

    assert tanda.partes.get().archivo == archivo


def test_a_carpeta_that_cannot_be_made_stays_out_and_is_named(carpeta_privada):
    buena, mala = lista(1), lista(2)
    carta = mala.archivo("CARTA").copia
    (carpeta_privada / carta[:2] / carta).unlink()

    tanda = hecha(buena, mala)

    de_la_buena, de_la_mala = tanda.partes.all()
    assert (de_la_buena.problema, bool(de_la_mala.problema)) == ("", True)
    assert len(paginas_de(abrir(tanda))) == 1 + de_la_buena.paginas


def test_a_tanda_without_any_carpeta_ends_and_says_so(carpeta_privada):
    mala = lista(1)
    carta = mala.archivo("CARTA").copia
    (carpeta_privada / carta[:2] / carta).unlink()

    tanda = hecha(mala)

    assert tanda.terminada_en is not None
    assert "Ninguna carpeta" in tanda.problema
    with pytest.raises(DocumentoPendiente):
        abrir(tanda)


def test_one_tanda_at_a_time_for_each_person():
    tanda = pedir(lista(1))

    otra, nueva = pedir_tanda([PorImprimir(lista(2).pk)], acto=Acto(f.crear_usuario(), f.AHORA))

    assert (otra.pk, nueva) == (tanda.pk, False)


def test_the_file_is_encrypted_and_its_parts_are_gone(
    carpeta_privada, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        tanda = hecha(lista(1))

    parte = tanda.partes.get()
    assert not (carpeta_privada / parte.archivo[:2] / parte.archivo).exists()
    guardado = Path(carpeta_privada / tanda.archivo[:2] / tanda.archivo).read_bytes()
    assert guardado.startswith(b"BCA1")
    assert b"%PDF" not in guardado


def test_each_opening_is_seen_in_each_carpeta_and_the_reprint_is_noted_once():
    tanda = hecha(lista(1), motivo="atasco")

    abrir(tanda)
    tanda.refresh_from_db()
    abrir(tanda)

    assert VistaArchivo.objects.filter(que="DOSIER").count() == 2
    assert [r.motivo for r in Reimpresion.objects.all()] == ["atasco"] * 3


def test_the_file_is_forgotten_the_next_day(carpeta_privada):
    tanda = hecha(lista(1))
    assert olvidar_tandas(ahora=f.AHORA) == 0

    assert olvidar_tandas(ahora=f.AHORA + timedelta(days=1)) == 1

    tanda.refresh_from_db()
    assert not tanda.imprimible
    assert not (carpeta_privada / tanda.archivo[:2] / tanda.archivo).exists()
