"""What the pages of Annex 2 read: 21 texts, what waits for its day, a trial of a text."""

from datetime import timedelta

import pytest

from bluecom.bolivia.fechas import hoy
from bluecom.vigencias import consultas
from solicitudes.glosas import CORRECCIONES, DEL_SISTEMA, nombre_de
from solicitudes.glosas.datos_productos import FILA_DE_PROMOCION
from solicitudes.models import PlantillaGlosa
from solicitudes.textos.consulta import (
    con_aprobacion,
    ensayar,
    filas_de_correcciones,
    filas_del_anexo,
    versiones_de,
)
from solicitudes.textos.versiones import objeciones
from tests.solicitudes.factories import AHORA
from tests.solicitudes.glosas.fabricas import (
    FILA,
    TEXTO,
    aprobacion_anotada,
    version_programada,
    version_propuesta,
)

pytestmark = [pytest.mark.django_db, pytest.mark.paso("9.1")]
HOY = hoy(AHORA)
MANANA = HOY + timedelta(days=1)


def fila_de(dia):
    return next(f for f in filas_del_anexo(dia) if (f.producto, f.facturacion) == FILA)


def por_escribir(**cambios) -> PlantillaGlosa:
    datos = {"producto": FILA[0], "facturacion": FILA[1], "texto": TEXTO, "vigente_desde": MANANA}
    return PlantillaGlosa(**{**datos, **cambios})


def test_the_annex_has_21_texts_each_with_a_name_of_its_own():
    filas = filas_del_anexo(HOY)

    assert len({f.nombre for f in filas}) == len(filas) == 21
    assert nombre_de(FILA_DE_PROMOCION) == "VENTAS CON PROMOCIONES"


def test_a_version_waits_until_its_day_and_then_holds():
    version = version_programada(AHORA)

    assert (fila_de(HOY).vigente, fila_de(HOY).programada) == (None, version)
    assert (fila_de(MANANA).vigente, fila_de(MANANA).programada) == (version, None)


def test_of_two_that_wait_the_next_one_is_shown():
    version_programada(AHORA, HOY + timedelta(days=9), texto=f"{TEXTO} GRACIAS.")
    proxima = version_programada(AHORA)

    assert fila_de(HOY).programada == proxima


def test_a_version_in_force_says_whether_it_was_approved():
    version = version_programada(AHORA)
    assert fila_de(MANANA).aprobada == "versión no aprobada"

    aprobacion = aprobacion_anotada(version, AHORA)

    assert fila_de(MANANA).aprobada == str(aprobacion)
    assert con_aprobacion().get(pk=version.pk).aprobacion == aprobacion


def test_each_correction_says_how_many_texts_carry_it():
    filas = filas_de_correcciones(DEL_SISTEMA)

    assert [f.correccion for f in filas] == list(CORRECCIONES)
    assert all(f.cuantos > 0 and f.aprobacion is None for f in filas)


def test_the_text_in_force_tried_again_changes_nothing():
    ensayo = ensayar(FILA, DEL_SISTEMA.textos[FILA], dia=HOY)

    assert (ensayo.objeciones, ensayo.cambia, ensayo.sobra) == ([], False, 0)
    assert ensayo.anterior == DEL_SISTEMA.versiones[FILA]


def test_a_trial_shows_its_gloss_and_keeps_nothing():
    ensayo = ensayar(FILA, TEXTO, dia=HOY)

    assert "EL CLIENTE SOLICITA" in ensayo.glosa
    assert ensayo.cambia
    assert not PlantillaGlosa.objects.exists()


def test_a_trial_that_cannot_be_composed_says_why_and_shows_no_gloss():
    ensayo = ensayar(FILA, "{nada_de_esto}", dia=HOY)

    assert ensayo.objeciones
    assert ensayo.glosa == ""


def impide(nueva):
    return consultas.objeciones(nueva, HOY, objeciones)


def test_a_proposal_waits_apart_and_its_text_keeps_every_version():
    aprobada = version_programada(AHORA)
    propuesta = version_propuesta(AHORA, HOY + timedelta(days=9), texto=f"{TEXTO} GRACIAS.")

    assert (fila_de(HOY).programada, fila_de(HOY).por_aprobar) == (aprobada, propuesta)
    assert [(v, v.vigente_hasta) for v in versiones_de(FILA)] == [
        (propuesta, None),
        (aprobada, None),
    ]


def test_what_forbids_a_version_is_its_day_or_its_words():
    assert impide(por_escribir()) == []
    assert "desde mañana" in impide(por_escribir(vigente_desde=HOY))[0]
    igual = por_escribir(texto=DEL_SISTEMA.textos[FILA])
    assert "Es el mismo texto" in objeciones(igual, HOY)[0]


def test_two_versions_of_one_text_do_not_start_together_and_of_two_texts_they_may():
    version_programada(AHORA)
    gracias = {"texto": f"{TEXTO} GRACIAS."}

    assert "empieza ese día" in impide(por_escribir(**gracias))[0]
    assert impide(por_escribir(**gracias, vigente_desde=MANANA + timedelta(days=1))) == []
