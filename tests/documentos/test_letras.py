"""The letters of a C.I. are read apart, where somebody installed what reads them (6.3)."""

import io

import pytest
from PIL import Image

from bluecom.aparte.grupo import Grupo, Ocupado
from bluecom.aparte.hijo import Hijo
from bluecom.aparte.protocolo import Limites
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from documentos import lector, letras, manejadores
from documentos.arreglos import ENTERA, Postura
from documentos.models import ArchivoRecibido
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.archivos import enderezar_archivo, girar_archivo
from solicitudes.pasos.p06_documentos.servicio import recibir_archivo
from solicitudes.reglas.estados import Estado
from tests.documentos import lector_fingido
from tests.documentos.imagenes import cortada, foto_carta, foto_ci
from tests.solicitudes.factories import AHORA, venta_en
from tests.solicitudes.segundo_producto import tambien

pytestmark = pytest.mark.paso("6.3")


@pytest.fixture
def se_leen(monkeypatch):
    """As where the extra is installed, with an engine of ours in its process."""
    grupo = Grupo(lambda: Hijo(lector_fingido.__name__, encargos=1), lugares=1, esperan=1)
    monkeypatch.setattr(letras, "_grupo", grupo)
    monkeypatch.setattr(letras, "se_leen", lambda: True)
    yield grupo
    grupo.matar()


def recibir(venta: Venta, tipo: str, contenido: bytes) -> ArchivoRecibido:
    return recibir_archivo(venta.pk, acto=Acto(venta.asesor, AHORA), tipo=tipo, contenido=contenido)


@pytest.mark.django_db
def test_without_the_extra_nothing_is_owed():
    assert not letras.se_leen()
    recibir(venta_en(Estado.EXPLICADA), "CI_ANVERSO", foto_ci())

    assert not Pendiente.objects.filter(tipo=letras.LEER).exists()


@pytest.mark.django_db
def test_a_ci_is_read_once_and_of_its_sister_sale_too(se_leen):
    venta = venta_en(Estado.EXPLICADA)
    hermana = tambien(venta)
    recibido = recibir(venta, "CI_ANVERSO", foto_ci())
    letras.deber_lectura(recibido, ahora=AHORA)

    assert Pendiente.objects.filter(tipo=letras.LEER).count() == 1
    procesar_pendientes()

    for una in (venta, hermana):
        suyas = una.carpeta.archivo("CI_ANVERSO").letras
        assert (str(suyas.ci), suyas.vence) == ("1234567-1A", "2031-11-15")
    assert all(hijo.pid is None for hijo in se_leen.hijos), "nothing so heavy waits"


@pytest.mark.django_db
def test_turned_it_is_read_again_and_a_letter_never(se_leen):
    venta = venta_en(Estado.EXPLICADA)
    recibido = recibir(venta, "CI_ANVERSO", foto_ci())
    recibir(venta, "CARTA", foto_carta())
    yo = Acto(venta.asesor, AHORA)
    girar_archivo(venta.pk, recibido.pk, acto=yo, cuartos=1)
    assert Pendiente.objects.filter(tipo=letras.LEER).count() == 2

    enderezar_archivo(venta.pk, recibido.pk, acto=yo)
    assert Pendiente.objects.filter(tipo=letras.LEER).count() == 3, "as it came, it says so again"


@pytest.mark.django_db
def test_what_was_put_aside_meanwhile_is_not_read(se_leen):
    recibido = recibir(venta_en(Estado.EXPLICADA), "CI_ANVERSO", foto_ci())
    ArchivoRecibido.objects.filter(pk=recibido.pk).update(sustituido_en=AHORA)

    letras.leer_debido(recibido.pk)
    letras.leer_debido(0)

    assert ArchivoRecibido.objects.get(pk=recibido.pk).leido == {}


def test_it_is_given_what_people_see(se_leen):
    ancha = io.BytesIO()
    Image.new("RGB", (800, 400), "white").save(ancha, "JPEG")

    assert letras.renglones_de(ancha.getvalue(), "image/jpeg", ENTERA)[-1] == "800"
    assert letras.renglones_de(ancha.getvalue(), "image/jpeg", Postura(giro=90))[-1] == "400"


def test_what_cannot_be_opened_or_never_ends_was_not_read(se_leen, monkeypatch):
    assert letras.renglones_de(cortada(foto_ci()), "image/jpeg", ENTERA) == []
    monkeypatch.setattr(letras, "LIMITES", Limites(20.0, 0.3, letras.LIMITES.memoria))
    sin_fin = io.BytesIO()
    Image.new("RGB", (260, 260), "white").save(sin_fin, "JPEG")

    assert letras.renglones_de(sin_fin.getvalue(), "image/jpeg", ENTERA) == []


def test_while_others_are_read_it_waits_its_turn(monkeypatch):
    class Lleno:
        def uno(self):
            raise Ocupado

    monkeypatch.setattr(letras, "leer_debido", lambda pk: Lleno().uno())
    with pytest.raises(manejadores.Reintentar):
        manejadores.leer_ci_debido(Pendiente(objeto_id=1))
    assert callable(lector.main)
    assert callable(lector.responder)
