"""The coach against the sample set: each fault is found, and a good photo is let through (6.3)."""

import pytest
from PIL import Image

from documentos.medidas import Vista, medir
from documentos.reparos import EXIGENCIAS, al_cliente, con_limites, en_contra, lecturas, reparos
from tests.documentos.muestrario.camara import BUENAS, MALAS, foto_de
from tests.documentos.muestrario.cuadro import fila_de, medida_de
from tests.documentos.muestrario.tarjetas import tarjeta

pytestmark = pytest.mark.paso("6.3")
BIEN = {e.clave: [e.limite, e.limite] for e in EXIGENCIAS}


@pytest.mark.parametrize("como", BUENAS)
def test_no_good_photo_of_the_sample_is_refused(como):
    assert fila_de(como, 1).con_reparos == 0


@pytest.mark.parametrize("como", MALAS)
def test_each_fault_of_the_sample_is_named(como):
    fila = fila_de(como, 1)

    assert fila.en_contra[MALAS[como][1]] == fila.fotos


@pytest.mark.largo
@pytest.mark.parametrize("como", [*BUENAS, *MALAS])
def test_in_a_larger_sample_one_in_twenty_at_most_is_wrong(como):
    fila = fila_de(como, 8)
    mal_juzgadas = fila.fotos - fila.con_reparos if como in MALAS else fila.con_reparos

    assert mal_juzgadas * 20 <= fila.fotos


def test_the_sample_is_the_same_each_time():
    una, otra = (foto_de(tarjeta(3), "con ruido", 3) for _ in range(2))

    assert una.tobytes() == otra.tobytes()
    assert medida_de(una) == medida_de(otra)


def test_a_measure_stands_beside_the_limit_that_it_was_judged_by():
    guardadas = {**BIEN, "nitidez": [70, 69]}

    assert reparos(guardadas, "CI_ANVERSO") == []
    (nitidez,) = (x for x in lecturas(guardadas, "CI_ANVERSO") if x.exigencia.clave == "nitidez")
    assert str(nitidez) == "nitidez 70 %, se pide 69 % o más"


@pytest.mark.parametrize("exigencia", EXIGENCIAS, ids=[e.clave for e in EXIGENCIAS])
def test_each_fault_has_its_sentence_for_the_asesor_and_for_the_client(exigencia):
    un_paso = 1 if exigencia.hasta else -1
    guardadas = {**BIEN, exigencia.clave: [exigencia.limite + un_paso, exigencia.limite]}

    malas = reparos(guardadas, "CI_REVERSO")

    assert [mala.exigencia for mala in malas] == [exigencia]
    assert en_contra(malas).startswith(exigencia.reparo)
    assert str(exigencia.limite) in en_contra(malas)
    assert al_cliente(malas) == exigencia.cliente


def test_of_a_dark_photo_nothing_else_is_said():
    oscura = {clave: [0, limite] for clave, (_, limite) in BIEN.items()}

    assert [mala.exigencia.clave for mala in reparos(oscura, "CI_ANVERSO")] == ["luz"]


def test_of_the_capture_of_a_screen_light_and_white_are_its_own():
    captura = Image.new("RGB", (1080, 2200), (12, 12, 14))
    negra = medir(Vista.de(captura), captura.size) | {"nitidez": 90}

    assert reparos(con_limites(negra), "CI_DIGITAL") == []
    assert reparos(con_limites(negra), "CI_ANVERSO") != []


def test_what_came_before_there_was_a_coach_and_what_is_no_photo_are_not_judged():
    assert lecturas({}, "CI_ANVERSO") == []
    assert lecturas(con_limites(dict.fromkeys(BIEN, 0)), "EVIDENCIA") == []
