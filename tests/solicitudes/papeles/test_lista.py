"""The papers of a sale in one place: each version, why it is so, and who printed it again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Pendiente, Situacion
from cartera.servicios import unir
from documentos.models import Documento, Reimpresion, VistaArchivo
from documentos.servicios import apartados_de, reimprimir, sustituir
from solicitudes.mesa.busqueda import buscar
from solicitudes.papeles.consulta import abre_acta, actas_de_entrega, papeles_de
from solicitudes.papeles.emision import emitir_formularios
from solicitudes.pasos.corregir import corregir
from solicitudes.pasos.p11_entrega.servicio import retirar_acta
from solicitudes.reglas import permisos
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.cartera.factories import ClienteFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, papeles_listos, proponer, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("una_hora_despues")]
OTRO_NUMERO = "99887766"


def pagina_de(venta, cliente) -> str:
    return cliente.get(f"/ventas/{venta.pk}/papeles/").content.decode()


def emitir_de_nuevo(venta):
    """What a correction of the number in Smartflex makes of the papers."""
    venta.numero_smartflex = OTRO_NUMERO
    venta.save(update_fields=["numero_smartflex"])
    emitir_formularios(venta, acto=Acto(venta.asesor, AHORA))
    papeles_listos(venta)


def dibujar_acta(acta: Documento):
    """A file for the acta, without rendering it."""
    otro = Documento.objects.filter(tipo="CONTRATO").values("archivo", "sha256")[0]
    Documento.objects.filter(pk=acta.pk).update(**otro)


@pytest.fixture
def impresa():
    venta = venta_en(Estado.IMPRESA)
    papeles_listos(venta)
    return venta


QUIENES = {
    "su asesor": (200, True),
    Rol.ASESOR: (404, False),
    Rol.CANALES_VIRTUALES: (200, True),
    Rol.SUPERVISOR: (200, False),
    Rol.JEFE_VENTAS: (200, False),
    Rol.JEFE_SERVICIO: (200, False),
    Rol.ADMINISTRADOR: (403, False),
}


@pytest.mark.paso("10")
@pytest.mark.parametrize("quien", QUIENES)
def test_who_reads_the_papers_sees_all_and_who_has_the_folder_prints_again(como, quien):
    venta = venta_en(Estado.ENTREGADA)
    dibujar_acta(venta.entregas.get().entrega.acta)
    persona = venta.asesor if quien == "su asesor" else UsuarioFactory(rol=quien)

    respuesta = como(persona).get(f"/ventas/{venta.pk}/papeles/")

    estado, reimprime = QUIENES[quien]
    assert respuesta.status_code == estado
    contrato = venta.carpeta.papel("CONTRATO")
    if estado == 200:
        pagina = respuesta.content.decode()
        assert f"{contrato.codigo} · versión 1" in pagina
        assert contrato.sha256[:12] in pagina
        assert "En vigor" in pagina
        assert ("papeles/CONTRATO/reimprimir/?version=1" in pagina) is reimprime
        assert ("acta/reimprimir/" in pagina) is reimprime


@pytest.mark.paso("10")
def test_a_version_that_another_replaced_says_by_which_and_why(impresa):
    corregir(
        impresa.pk,
        paso=8,
        motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"),
        nota="lote 5",
        acto=Acto(impresa.asesor, AHORA),
    )
    impresa.refresh_from_db()
    emitir_de_nuevo(impresa)

    nueva, vieja = [v for v in papeles_de(impresa, impresa.asesor) if v.papel.tipo == "CONTRATO"]

    assert (nueva.papel.version, nueva.dicho, nueva.por_que) == (2, "En vigor", "")
    assert (vieja.codigo, vieja.dicho) == ("SUSTITUIDO", "Sustituido por la versión 2")
    assert "se corrigió el paso 8" in vieja.por_que
    assert "(lote 5)" in vieja.por_que
    assert not vieja.reimprimible


@pytest.mark.paso("10")
def test_without_a_correction_what_changed_is_what_it_says(impresa):
    emitir_de_nuevo(impresa)

    viejas = [v for v in papeles_de(impresa, impresa.asesor) if v.codigo == "SUSTITUIDO"]

    assert viejas
    assert all(v.por_que.endswith(": cambió lo que dice.") for v in viejas)


@pytest.mark.paso("10")
def test_a_paper_that_the_sale_no_longer_carries_says_so_and_is_not_printed(impresa, como):
    comodato = impresa.carpeta.papel("COMODATO")
    sustituir(comodato.pk, ahora=AHORA)

    suya = next(v for v in papeles_de(impresa, impresa.asesor) if v.papel == comodato)
    respuesta = como(impresa.asesor).get(
        f"/ventas/{impresa.pk}/papeles/COMODATO/reimprimir/", follow=True
    )

    assert (suya.dicho, suya.reimprimible) == ("Ya no va", False)
    assert "la venta dejó de llevarlo" in suya.por_que
    assert "ya no va en la carpeta: no se reimprime" in respuesta.content.decode()


@pytest.mark.paso("10")
def test_who_has_the_old_page_open_does_not_print_another_version_unawares(impresa, como):
    asesor = como(impresa.asesor)
    otra_vez = f"/ventas/{impresa.pk}/papeles/CONTRATO/reimprimir/"
    asesor.get(f"{otra_vez}?version=1")
    emitir_de_nuevo(impresa)

    respuesta = asesor.post(otra_vez, {"motivo": "atasco", "version": "1"}, follow=True)

    assert respuesta.redirect_chain[-1][0] == f"/ventas/{impresa.pk}/papeles/"
    assert "se emitió la versión 2" in respuesta.content.decode()
    assert not Reimpresion.objects.exists()
    vieja = asesor.get(f"/ventas/{impresa.pk}/papeles/CONTRATO/?version=1")
    assert vieja.content.startswith(b"%PDF")


@pytest.mark.paso("10")
def test_a_reprint_is_read_where_the_paper_is_with_who_when_and_why(impresa, como):
    contrato = impresa.carpeta.papel("CONTRATO")
    reimprimir(contrato, motivo="hoja <b>manchada</b>", acto=Acto(impresa.asesor, AHORA))

    pagina = pagina_de(impresa, como(UsuarioFactory(rol=Rol.SUPERVISOR)))

    assert "«hoja &lt;b&gt;manchada&lt;/b&gt;»" in pagina
    assert str(impresa.asesor) in pagina


@pytest.mark.paso("10")
def test_a_paper_being_made_and_one_set_aside_are_told_apart(como):
    venta = venta_en(Estado.GLOSADA)
    papeles = list(venta.carpeta.papeles())
    clave = f"documentos:producir:{papeles[0].pk}"
    Pendiente.objects.filter(clave=clave).update(
        situacion=Situacion.APARTADO, ultimo_error="El papel pide más memoria de la permitida."
    )

    dichos = {v.papel.pk: v.dicho for v in papeles_de(venta, venta.asesor)}

    assert list(apartados_de(papeles)) == [papeles[0].pk]
    assert dichos[papeles[0].pk] == "No se pudo preparar"
    assert dichos[papeles[-1].pk] == "Preparándose"
    assert "pide más memoria" in pagina_de(venta, como(venta.asesor))


@pytest.mark.paso("11")
def test_of_a_sale_re_assigned_who_has_it_now_reads_all_and_who_had_it_nothing(como):
    venta = venta_en(Estado.IMPRESA)
    papeles_listos(venta)
    acta = proponer([venta])
    antes, ahora = venta.asesor, UsuarioFactory(rol=Rol.ASESOR)
    type(venta).objects.filter(pk=venta.pk).update(asesor=ahora)
    venta.refresh_from_db()

    pagina = pagina_de(venta, como(ahora))
    [suya] = actas_de_entrega(venta, ahora)

    assert str(antes) in pagina
    assert acta.acta.codigo in pagina
    assert (suya.se_abre, suya.reimprimible) == (False, False)
    assert not abre_acta(suya.fila, ahora)
    assert como(ahora).get(f"/entregas/{acta.pk}/acta/reimprimir/").status_code == 404
    assert como(antes).get(f"/ventas/{venta.pk}/papeles/").status_code == 404
    assert como(antes).get(f"/entregas/{acta.pk}/acta/reimprimir/").status_code == 200


@pytest.mark.paso("10")
def test_the_papers_of_a_sale_annulled_are_read_and_printed_no_more(como):
    venta = venta_en(Estado.ANULADA)
    asesor = como(venta.asesor)
    documento = _algun_papel(venta)

    [suya] = [v for v in papeles_de(venta, venta.asesor) if v.papel == documento]
    respuesta = asesor.post(
        f"/ventas/{venta.pk}/papeles/{documento.tipo}/reimprimir/", {"motivo": "x"}, follow=True
    )

    assert (suya.dicho, suya.por_que) == ("Sin efecto", "La venta está anulada.")
    assert not permisos.reimprime(venta, venta.asesor)
    assert "sus papeles se consultan, y no se reimprimen" in respuesta.content.decode()
    assert not Reimpresion.objects.exists()


def _algun_papel(venta) -> Documento:
    if not venta.carpeta.documentos.exists():
        otra = venta_en(Estado.IMPRESA)
        papeles_listos(otra)
        otra.carpeta.documentos.update(carpeta=venta.carpeta)
    return venta.carpeta.papel("SOLICITUD")


@pytest.mark.paso("1.1")
def test_the_papers_of_a_client_joined_with_another_say_what_they_said(impresa, como):
    antes = [v.papel.sha256 for v in papeles_de(impresa, impresa.asesor)]
    uno, otro = sorted((impresa.cliente, ClienteFactory()), key=lambda c: c.pk)
    nombres = dict.fromkeys(("nombre", "ci", "codigo"), "otro" if uno == impresa.cliente else "uno")
    jefa = UsuarioFactory(rol=Rol.SUPERVISOR)

    queda = unir(uno.pk, otro.pk, elegidos=nombres, razon="Lo dijo", acto=Acto(jefa, AHORA))

    impresa.refresh_from_db()
    impresa.contacto.refresh_from_db()
    assert queda.nombre_completo in pagina_de(impresa, como(impresa.asesor))
    assert [v.papel.sha256 for v in papeles_de(impresa, impresa.asesor)] == antes


@pytest.mark.paso("11")
def test_an_acta_is_printed_again_with_its_reason_and_found_by_its_number(impresa, como):
    acta = proponer([impresa])
    papel = acta.acta
    dibujar_acta(papel)
    asesor = como(impresa.asesor)

    respuesta = asesor.post(f"/entregas/{acta.pk}/acta/reimprimir/", {"motivo": "se mojó"})

    assert respuesta.url == f"/entregas/{acta.pk}/acta/"
    assert "«se mojó»" in pagina_de(impresa, asesor)
    for texto in (papel.codigo, str(papel.numero), papel.token):
        assert impresa in buscar(texto, impresa.asesor)
    assert buscar(papel.codigo, UsuarioFactory(rol=Rol.ASESOR)) == []


@pytest.mark.paso("11")
def test_an_acta_taken_back_is_looked_at_and_printed_no_more(impresa, como):
    acta = proponer([impresa])
    dibujar_acta(acta.acta)
    retirar_acta(acta.pk, acto=Acto(impresa.asesor, AHORA))
    asesor = como(impresa.asesor)
    otra_vez = f"/entregas/{acta.pk}/acta/reimprimir/"

    assert otra_vez not in pagina_de(impresa, asesor)
    respuesta = asesor.post(otra_vez, {"motivo": "se mojó"})
    assert respuesta.url == f"/entregas/{acta.pk}/acta/"
    assert "se consulta, y no se reimprime" in dicho(respuesta)
    assert not Reimpresion.objects.exists()


@pytest.mark.paso("10.1")
def test_each_look_at_a_paper_leaves_its_trace_and_the_list_none(impresa, como):
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    pagina_de(impresa, como(supervisora))
    assert not VistaArchivo.objects.exists()

    como(supervisora).get(f"/ventas/{impresa.pk}/papeles/CONTRATO/?version=1")

    vista = VistaArchivo.objects.get()
    assert (vista.que, vista.usuario) == ("CONTRATO", supervisora)
    assert vista.mirado() == "Contrato de Suministro del Servicio"


@pytest.mark.paso("10")
def test_the_sale_and_the_search_lead_to_its_papers(impresa, como):
    asesor, direccion = como(impresa.asesor), f'href="/ventas/{impresa.pk}/papeles/"'
    contrato = impresa.carpeta.papel("CONTRATO")

    assert direccion in asesor.get(impresa.get_absolute_url()).content.decode()
    assert direccion in asesor.get("/buscar/", {"q": contrato.codigo}).content.decode()


@pytest.mark.paso("10")
def test_it_takes_as_many_questions_with_many_versions_as_with_one(impresa, como):
    def cuantas() -> int:
        with CaptureQueriesContext(connection) as hechas:
            pagina_de(impresa, asesor)
        return len(hechas)

    asesor = como(impresa.asesor)
    proponer([impresa])
    emitir_de_nuevo(impresa)
    for papel in impresa.carpeta.papeles():
        reimprimir(papel, motivo="atasco", acto=Acto(impresa.asesor, AHORA))
    pocas = cuantas()
    for papel in impresa.carpeta.papeles():
        reimprimir(papel, motivo="otro", acto=Acto(UsuarioFactory(), AHORA))
    impresa.numero_smartflex = "1234"
    impresa.save(update_fields=["numero_smartflex"])
    emitir_formularios(impresa, acto=Acto(impresa.asesor, AHORA))
    papeles_listos(impresa)

    assert cuantas() == pocas
