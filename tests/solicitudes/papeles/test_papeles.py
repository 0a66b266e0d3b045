"""Who may see which paper and which photo, and the trace that it leaves."""

import pytest

from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.models import Documento, Reimpresion, VistaArchivo
from documentos.servicios import dosier
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import papeles_listos, venta_en

pytestmark = pytest.mark.usefixtures("una_hora_despues")


@pytest.fixture
def venta(db):
    return venta_en(Estado.ENTREGADA)


def _persona(venta, quien):
    return venta.asesor if quien == "su asesor" else UsuarioFactory(rol=quien)


PAPEL = {
    "su asesor": 200,
    Rol.ASESOR: 404,
    Rol.CANALES_VIRTUALES: 200,
    Rol.SUPERVISOR: 200,
    Rol.JEFE_VENTAS: 200,
    Rol.JEFE_SERVICIO: 200,
    Rol.ADMINISTRADOR: 403,
}
PRIVADO = {
    "su asesor": 200,
    Rol.ASESOR: 404,
    Rol.CANALES_VIRTUALES: 200,
    Rol.SUPERVISOR: 403,
    Rol.JEFE_VENTAS: 403,
    Rol.JEFE_SERVICIO: 403,
    Rol.ADMINISTRADOR: 403,
}


@pytest.mark.parametrize("quien", PAPEL)
def test_a_single_paper_is_for(venta, como, quien):
    respuesta = como(_persona(venta, quien)).get(f"/ventas/{venta.pk}/papeles/CONTRATO/")

    assert respuesta.status_code == PAPEL[quien]


@pytest.mark.parametrize("quien", PRIVADO)
@pytest.mark.parametrize("que", ["foto", "dosier"])
def test_photos_and_dossier_are_for(venta, como, quien, que):
    archivo = venta.carpeta.archivo("CARTA")
    dosier(venta.carpeta_id)
    ruta = f"fotos/{archivo.pk}/" if que == "foto" else "dosier/"

    respuesta = como(_persona(venta, quien)).get(f"/ventas/{venta.pk}/{ruta}")

    assert respuesta.status_code == PRIVADO[quien]
    assert VistaArchivo.objects.exists() == (PRIVADO[quien] == 200)


def test_a_paper_opens_in_the_browser_under_a_clear_name(venta, mostrador):
    contrato = Documento.objects.get(carpeta=venta.carpeta, tipo="CONTRATO")

    respuesta = mostrador.get(f"/ventas/{venta.pk}/papeles/CONTRATO/")

    nombre = f'inline; filename="venta-{venta.pk}-contrato-{contrato.numero:07d}.pdf"'
    assert respuesta["Content-Disposition"] == nombre
    assert respuesta["Content-Type"] == "application/pdf"
    assert "no-store" in respuesta["Cache-Control"]
    assert respuesta["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("tipo", ["TERMINOS", "INVENTADO", "ACTA_ENTREGA"])
def test_a_paper_that_is_not_there_is_not_found(venta, mostrador, tipo):
    assert mostrador.get(f"/ventas/{venta.pk}/papeles/{tipo}/").status_code == 404


@pytest.mark.paso("10")
@pytest.mark.parametrize("que", ["papeles/CONTRATO/", "papeles/SOLICITUD/", "dosier/"])
def test_an_owed_paper_is_announced_and_shown_when_a_worker_made_it(como, db, que):
    venta = venta_en(Estado.GLOSADA)
    asesor = como(venta.asesor)

    respuesta = asesor.get(f"/ventas/{venta.pk}/{que}")

    assert respuesta.status_code == 202
    assert respuesta["Refresh"] == "2"
    assert "se está preparando" in respuesta.content.decode()
    assert not any(papel.listo for papel in venta.carpeta.papeles())

    papeles_listos(venta)
    asesor.get(f"/ventas/{venta.pk}/{que}")
    procesar_pendientes()

    assert asesor.get(f"/ventas/{venta.pk}/{que}").content.startswith(b"%PDF")


@pytest.mark.paso("10.1")
def test_the_whole_folder_is_put_together_by_a_worker_and_looked_at_once_it_is_there(como, db):
    venta = venta_en(Estado.GLOSADA)
    papeles_listos(venta)
    asesor = como(venta.asesor)

    paginas = [asesor.get(f"/ventas/{venta.pk}/dosier/") for _ in range(2)]

    assert [pagina.status_code for pagina in paginas] == [202, 202]
    assert Pendiente.objects.filter(tipo="documentos:dosier").count() == 1
    assert not venta.carpeta.dosieres.exists()
    assert not VistaArchivo.objects.exists()

    procesar_pendientes()

    assert asesor.get(f"/ventas/{venta.pk}/dosier/").content.startswith(b"%PDF")
    assert VistaArchivo.objects.get().que == "DOSIER"


@pytest.mark.paso("10.1")
def test_a_folder_set_aside_says_what_failed(como, db):
    venta = venta_en(Estado.GLOSADA)
    papeles_listos(venta)
    asesor = como(venta.asesor)
    asesor.get(f"/ventas/{venta.pk}/dosier/")
    _apartar_papeles()

    respuesta = asesor.get(f"/ventas/{venta.pk}/dosier/")

    assert respuesta.status_code == 409
    assert "El papel pide más memoria de la permitida." in respuesta.content.decode()


def _apartar_papeles():
    dicho = "El papel pide más memoria de la permitida."
    Pendiente.objects.update(situacion=Situacion.APARTADO, intentos=3, ultimo_error=dicho)


@pytest.mark.parametrize("que", ["papeles/SOLICITUD", "dosier"])
def test_a_paper_set_aside_says_what_failed_and_who_puts_it_back(como, db, que):
    venta = venta_en(Estado.GLOSADA)
    _apartar_papeles()

    respuesta = como(venta.asesor).get(f"/ventas/{venta.pk}/{que}/")

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 409
    assert "Refresh" not in respuesta
    assert "El papel pide más memoria de la permitida." in pagina
    assert "Lo reponen el Jefe de Ventas, en «El día», o el administrador" in pagina
    assert "Reponer</button>" not in pagina


def test_the_jefe_puts_it_back_from_the_page_itself(como, db):
    venta = venta_en(Estado.GLOSADA)
    _apartar_papeles()
    jefe = como(UsuarioFactory(rol=Rol.JEFE_VENTAS))
    ruta = f"/ventas/{venta.pk}/papeles/SOLICITUD/"
    pagina = jefe.get(ruta).content.decode()
    clave = f"documentos:producir:{venta.carpeta.papel('SOLICITUD').pk}"
    direccion = f"/pendientes/{Pendiente.objects.get(clave=clave).pk}/reponer/"
    assert direccion in pagina

    jefe.post(direccion)
    procesar_pendientes()

    assert jefe.get(ruta).content.startswith(b"%PDF")


@pytest.mark.paso("10")
def test_step_10_does_not_go_on_promising_a_paper_set_aside(como, db):
    venta = venta_en(Estado.GLOSADA)
    _apartar_papeles()

    pagina = como(venta.asesor).get(f"/ventas/{venta.pk}/pasos/10/").content.decode()

    assert "El papel pide más memoria de la permitida." in pagina
    assert "Preparando los papeles" not in pagina
    assert 'hx-trigger="every 1s"' not in pagina


def test_an_altered_paper_is_not_shown(venta, mostrador):
    Documento.objects.filter(carpeta=venta.carpeta).update(sha256="0" * 64)

    respuesta = mostrador.get(f"/ventas/{venta.pk}/papeles/SOLICITUD/")

    assert respuesta.status_code == 409
    assert "no es el que se guardó" in respuesta.content.decode()


def test_a_reprint_is_the_same_file_with_its_reason(venta, mostrador):
    ruta = f"/ventas/{venta.pk}/papeles/SOLICITUD/"
    mostrador.get(f"{ruta}reimprimir/")

    respuesta = mostrador.post(f"{ruta}reimprimir/", {"motivo": "atasco"}, follow=True)

    assert respuesta.content == mostrador.get(ruta).content
    assert Reimpresion.objects.get().motivo == "atasco"


def test_a_reprint_without_a_reason_is_refused(venta, mostrador):
    respuesta = mostrador.post(f"/ventas/{venta.pk}/papeles/SOLICITUD/reimprimir/", {"motivo": " "})

    assert respuesta.status_code == 302
    assert not Reimpresion.objects.exists()


def test_a_photo_of_another_sale_is_not_found(venta, mostrador):
    otra = venta_en(Estado.ENTREGADA).carpeta.archivo("CARTA")

    assert mostrador.get(f"/ventas/{venta.pk}/fotos/{otra.pk}/").status_code == 404


@pytest.mark.parametrize("verbo", ["post", "delete", "put"])
def test_a_photo_is_only_looked_at(venta, mostrador, verbo):
    foto = venta.carpeta.archivo("CARTA")

    respuesta = getattr(mostrador, verbo)(f"/ventas/{venta.pk}/fotos/{foto.pk}/")

    assert respuesta.status_code == 405
    assert not VistaArchivo.objects.exists()


@pytest.mark.paso("10")
def test_step_10_shows_how_many_papers_are_done_and_asks_again_until_they_are(como, db):
    venta = venta_en(Estado.GLOSADA)
    asesor = como(venta.asesor)

    pagina = asesor.get(f"/ventas/{venta.pk}/pasos/10/").content.decode()

    assert "0 / 3" in pagina
    assert 'hx-trigger="every 1s"' in pagina
    assert not any(papel.listo for papel in venta.carpeta.papeles())

    papeles_listos(venta)
    pagina = asesor.get(f"/ventas/{venta.pk}/pasos/10/").content.decode()

    assert pagina.count(" listo<") == 3
    assert "Preparando los papeles" not in pagina
