"""Step 10.1: the whole carpeta as one file, put together by a worker and kept."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.servicios import procesar_pendientes
from documentos import servicios
from documentos.errores import DocumentoPendiente
from documentos.pdf import contar_paginas
from documentos.servicios.dosier import leer_dosier
from documentos.tipos import TipoArchivo
from tests.apoyo.pdf import paginas_de, texto_de
from tests.documentos import factories as f
from tests.documentos.imagenes import foto_ci, pdf_de_carta

pytestmark = pytest.mark.django_db


def con_papeles(*datos):
    """A carpeta with these papers issued, or all three."""
    carpeta = f.crear_carpeta()
    acto = Acto(f.crear_usuario(), f.AHORA)
    for papel in datos or (f.datos_solicitud(), f.datos_contrato(), f.datos_comodato()):
        servicios.emitir(carpeta.pk, papel, acto=acto, url=f.URL, numero_externo="8801234")
    return carpeta


@pytest.mark.paso("10.1")
def test_the_dossier_is_collated_with_the_cedula_and_the_letter_once():
    carpeta = con_papeles()
    procesar_pendientes()

    paginas = paginas_de(servicios.dosier(carpeta.pk))

    marcas = ["ORIGINAL" if "ORIGINAL" in p else "COPIA" if "COPIA" in p else "" for p in paginas]
    n = (len(paginas) - 2) // 2
    assert marcas.count("ORIGINAL") == marcas.count("COPIA") == n
    assert not any("ORIGINAL" in p and "COPIA" in p for p in paginas)
    assert marcas[-2:] == ["", ""]
    assert "Cédula de identidad, anverso y reverso" in paginas[-2]
    titulos = ["Solicitud de Servicios", "Contrato de Suministro", "Contrato de Comodato"]
    primeras = [[i for i, p in enumerate(paginas) if t in p.split("\n")[0] + p] for t in titulos]
    assert all(primeras)
    assert marcas[0] == "ORIGINAL"


@pytest.mark.paso("10.1")
def test_each_card_stands_on_a_sheet_that_says_whose_it_is():
    """Of who signs for another: his C.I. and what gives him the power to, beside the holder's."""
    carpeta = con_papeles()
    f.recibir(carpeta, TipoArchivo.CI_DIGITAL, foto_ci(variante=2))
    f.recibir(carpeta, TipoArchivo.FIRMANTE_ANVERSO, foto_ci(variante=3))
    f.recibir(carpeta, TipoArchivo.FIRMANTE_REVERSO, foto_ci("reverso", variante=3))
    f.recibir(carpeta, TipoArchivo.PODER, pdf_de_carta())
    procesar_pendientes()

    paginas = paginas_de(servicios.dosier(carpeta.pk))

    dichos = [
        "Cédula de identidad, anverso y reverso",
        "Cédula de identidad digital",
        "Cédula de identidad de quien firma, anverso y reverso",
        "Carta de solicitud",
        "Documento que acredita a quien firma",
    ]
    for dicho, pagina in zip(dichos, paginas[-5:], strict=True):
        assert dicho in " ".join(pagina.split())


def test_the_dossier_is_the_same_every_time():
    carpeta = con_papeles()
    f.sin_dibujar(carpeta)

    assert servicios.dosier(carpeta.pk) == servicios.dosier(carpeta.pk)
    assert carpeta.dosieres.count() == 1


def test_another_photo_makes_another_dossier_and_the_printed_one_stays():
    carpeta = con_papeles()
    f.sin_dibujar(carpeta)
    servicios.dosier(carpeta.pk)
    f.recibir(carpeta, TipoArchivo.CI_ANVERSO, foto_ci(variante=7))

    servicios.dosier(carpeta.pk)

    primero, segundo = carpeta.dosieres.order_by("pk")
    assert leer_dosier(primero) != leer_dosier(segundo)


def _pedir_dosier(carpeta) -> str:
    """Ask for one that is not there; return the name of what is owed."""
    with pytest.raises(DocumentoPendiente) as error:
        servicios.dosier_hecho(carpeta.pk, ahora=f.AHORA)
    return error.value.clave


@pytest.mark.paso("10.1")
def test_a_dossier_that_is_not_there_is_owed_once_and_then_shown():
    carpeta = con_papeles()
    f.sin_dibujar(carpeta)

    claves = {_pedir_dosier(carpeta), _pedir_dosier(carpeta)}

    (clave,) = claves
    assert servicios.debido_de([], clave).objeto_id == carpeta.pk
    procesar_pendientes()
    assert servicios.debido_de([], clave) is None
    hecho = servicios.dosier_hecho(carpeta.pk, ahora=f.AHORA)
    assert hecho == servicios.dosier(carpeta.pk)


def test_a_photo_that_changes_and_comes_back_meanwhile_leaves_no_dossier_without_its_worker():
    carpeta = con_papeles()
    f.sin_dibujar(carpeta)
    primera = _pedir_dosier(carpeta)
    f.recibir(carpeta, TipoArchivo.CI_ANVERSO, foto_ci(variante=7))
    procesar_pendientes()
    f.recibir(carpeta, TipoArchivo.CI_ANVERSO, foto_ci())

    assert _pedir_dosier(carpeta) == primera

    procesar_pendientes()
    assert servicios.dosier_hecho(carpeta.pk, ahora=f.AHORA).startswith(b"%PDF")


def test_the_dossier_takes_a_pdf_letter_as_an_image():
    carpeta = con_papeles()
    f.sin_dibujar(carpeta)
    antes = contar_paginas(servicios.dosier(carpeta.pk))

    f.recibir(carpeta, TipoArchivo.CARTA, pdf_de_carta())

    assert contar_paginas(servicios.dosier(carpeta.pk)) == antes


def test_the_dossier_waits_for_its_papers():
    carpeta = con_papeles(f.datos_solicitud())

    with pytest.raises(DocumentoPendiente, match="Contrato de Suministro"):
        servicios.dosier(carpeta.pk)


def test_without_equipment_the_dossier_has_no_comodato():
    carpeta = con_papeles(f.datos_solicitud(), f.datos_contrato())
    procesar_pendientes()

    assert "Comodato N" not in texto_de(servicios.dosier(carpeta.pk))
