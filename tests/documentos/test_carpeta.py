"""Papers and files of one carpeta, on the real database."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from documentos import servicios
from documentos.errores import ArchivoAlterado, ArchivoRechazado, DocumentoPendiente
from documentos.models import Documento, VistaArchivo
from documentos.recibidos import revisar
from documentos.tipos import Situacion
from tests.apoyo.pdf import paginas_de, texto_de
from tests.documentos import factories as f
from tests.documentos.imagenes import foto_ci

pytestmark = pytest.mark.django_db


def emitir(carpeta, datos, **otros):
    argumentos = {"acto": Acto(f.crear_usuario(), f.AHORA), "url": f.URL, **otros}
    return servicios.emitir(carpeta and carpeta.pk, datos, **argumentos)


@pytest.mark.paso("6.2")
def test_the_carpeta_names_what_the_client_has_not_sent():
    assert f.crear_carpeta().faltantes() == []
    assert f.crear_carpeta(sin=("CI_REVERSO", "CARTA")).faltantes() == [
        "reverso del C.I.",
        "carta de solicitud",
    ]


def test_what_a_carpeta_needs_is_a_setting(settings):
    settings.CARPETA_REQUIERE = ("CI_ANVERSO",)

    assert f.crear_carpeta(sin=("CI_REVERSO", "CARTA")).faltantes() == []


def test_a_new_photo_replaces_the_old_one_and_keeps_it():
    carpeta = f.crear_carpeta()
    vieja = carpeta.archivo("CI_ANVERSO")

    nueva = f.recibir(carpeta, "CI_ANVERSO", foto_ci(variante=9))

    vieja.refresh_from_db()
    assert carpeta.archivo("CI_ANVERSO") == nueva
    assert vieja.sustituido_en == f.AHORA
    assert servicios.leer_original(vieja) == foto_ci()


def test_the_same_photo_twice_is_one_file():
    carpeta = f.crear_carpeta()

    f.recibir(carpeta, "CI_ANVERSO", foto_ci())

    assert carpeta.archivos.filter(tipo="CI_ANVERSO").count() == 1


def test_a_refused_file_leaves_its_line_in_the_log(caplog):
    with pytest.raises(ArchivoRechazado) as error:
        revisar(b"no", "CI_ANVERSO")

    assert caplog.messages == [f"Archivo rechazado: CI_ANVERSO, 2 bytes: {error.value}"]


def test_a_refused_file_stores_nothing(carpeta_privada):
    carpeta = servicios.abrir_carpeta(ahora=f.AHORA)

    with pytest.raises(ArchivoRechazado):
        f.recibir(carpeta, "CI_ANVERSO", b"no")

    assert not carpeta.archivos.exists()
    assert not carpeta_privada.exists()


def test_the_same_image_in_another_carpeta_is_flagged():
    una, otra = f.crear_carpeta(), f.crear_carpeta(sin=("CI_REVERSO", "CARTA"))
    distinta = f.crear_carpeta(variante=5)

    assert una.archivo("CI_ANVERSO").usado_en_otra_carpeta()
    assert otra.archivo("CI_ANVERSO").usado_en_otra_carpeta()
    assert not distinta.archivo("CI_ANVERSO").usado_en_otra_carpeta()


@pytest.mark.paso("10")
def test_an_issued_paper_is_owed_and_then_there():
    documento = emitir(f.crear_carpeta(), f.datos_solicitud())
    with pytest.raises(DocumentoPendiente):
        servicios.abrir(documento)

    procesar_pendientes()

    documento.refresh_from_db()
    assert servicios.abrir(documento).startswith(b"%PDF")
    assert documento.contenido == f.datos_solicitud()
    assert documento.token in documento.datos["url"]
    assert documento.huella in texto_de(servicios.abrir(documento))


def test_making_a_paper_twice_changes_nothing():
    documento = servicios.producir(emitir(f.crear_carpeta(), f.datos_solicitud()).pk)

    assert servicios.producir(documento.pk).archivo == documento.archivo


def test_the_same_data_is_issued_once():
    carpeta = f.crear_carpeta()

    assert emitir(carpeta, f.datos_solicitud()) == emitir(carpeta, f.datos_solicitud())
    assert Documento.objects.count() == 1
    assert Pendiente.objects.filter(tipo="documentos:producir").count() == 1


@pytest.mark.paso("11.1")
def test_changed_data_is_issued_as_the_next_version():
    carpeta = f.crear_carpeta()
    primero = emitir(carpeta, f.datos_contrato())
    caro = replace(f.CONDICIONES, tarifa=Decimal(200))

    segundo = emitir(carpeta, f.datos_contrato(condiciones=caro))

    primero.refresh_from_db()
    assert primero.situacion == Situacion.SUSTITUIDO
    assert (segundo.version, segundo.sustituye) == (2, primero)
    assert segundo.numero > primero.numero
    assert carpeta.papel("CONTRATO") == segundo


def test_a_paper_taken_out_of_force_comes_back_as_a_new_version():
    carpeta = f.crear_carpeta()
    primero = emitir(carpeta, f.datos_solicitud())
    servicios.sustituir(primero.pk, ahora=f.AHORA)

    despues = Acto(f.crear_usuario(), f.AHORA + timedelta(hours=1))
    segundo = emitir(carpeta, f.datos_solicitud(), acto=despues)

    assert segundo.version == 2
    assert list(carpeta.papeles()) == [segundo]


def test_the_general_conditions_are_one_file_for_every_sale():
    uno = emitir(f.crear_carpeta(), f.datos_contrato())
    otro = emitir(f.crear_carpeta(), f.datos_contrato())

    assert uno.datos["anexo"] == otro.datos["anexo"]
    assert Documento.objects.filter(tipo="CONDICIONES").count() == 1


def test_a_contract_is_printed_with_its_general_conditions():
    documento = servicios.producir(emitir(f.crear_carpeta(), f.datos_contrato()).pk)

    paginas = paginas_de(servicios.ejemplar(documento))

    assert len(paginas) == documento.paginas > 1
    assert servicios.ejemplar(documento) == servicios.abrir(documento)
    assert all("ORIGINAL" in pagina for pagina in paginas)
    assert "20. Aceptación" in " ".join(paginas)


def test_an_altered_paper_is_detected(carpeta_privada):
    documento = servicios.producir(emitir(None, f.datos_acta_entrega()).pk)
    ruta = carpeta_privada / documento.archivo[:2] / documento.archivo
    ruta.write_bytes(ruta.read_bytes()[:-1] + b"x")

    with pytest.raises(ArchivoAlterado, match="alterado"):
        servicios.abrir(documento)


def test_the_annex_carries_the_number_of_its_contract_and_its_own_bytes_do_not_change():
    documento = servicios.producir(emitir(f.crear_carpeta(), f.datos_contrato()).pk)
    anexo = Documento.objects.get(tipo="CONDICIONES")

    paginas = paginas_de(servicios.ejemplar(documento))

    assert all(documento.codigo in pagina for pagina in paginas)
    assert documento.codigo not in texto_de(servicios.abrir(anexo))


def test_each_view_leaves_one_row():
    carpeta = f.crear_carpeta()

    servicios.registrar_vista(
        carpeta.pk,
        que="CI_ANVERSO",
        acto=Acto(f.crear_usuario(), f.AHORA),
        archivo=carpeta.archivo("CI_ANVERSO"),
    )

    assert VistaArchivo.objects.get().visto_en == f.AHORA


def test_a_reprint_is_the_same_file_and_says_why():
    documento = servicios.producir(emitir(None, f.datos_acta_entrega()).pk)
    quien = Acto(f.crear_usuario(), f.AHORA)

    assert servicios.reimprimir(documento, motivo="atasco", acto=quien) == servicios.abrir(
        documento
    )
    assert documento.reimpresiones.get().motivo == "atasco"
    with pytest.raises(DatoInvalido, match="motivo"):
        servicios.reimprimir(documento, motivo=" ", acto=quien)
