"""Step 11.1: an asesor sees another error; Canales Virtuales adds it with one key. And notes."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import YaDecidido
from solicitudes.canales.revision import servicio
from solicitudes.canales.revision.marcas import marcar_items
from solicitudes.canales.revision.propuestas import anadir, desestimar, proponer
from solicitudes.models import Observacion, Propuesta, Venta
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.observado import lo_abierto
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, mirar, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


@pytest.fixture
def venta(canales) -> Venta:
    return venta_en(Estado.OBSERVADA, canales=canales)


@pytest.fixture
def ellos(canales) -> Acto:
    return Acto(canales, AHORA)


def propuesta_de(venta: Venta, codigo: str = "COBRO_ERRADO", item: str = "COBRO") -> Propuesta:
    return proponer(
        venta.pk,
        acto=Acto(venta.asesor, AHORA),
        item=item,
        motivo=motivo("OBSERVACION", codigo),
        nota="es el 2014",
    )


def test_what_is_proposed_reaches_who_reviewed_and_opens_nothing_yet(venta, canales):
    propuesta_de(venta)

    aviso = Aviso.objects.get(usuario=canales, clave__startswith="propuesta:")
    assert "Dirección de cobro equivocada" in aviso.texto
    assert aviso.url == f"/revision/{venta.pk}/"
    assert 7 not in lo_abierto(venta)


def test_added_it_is_its_asesor_s_at_once_and_he_is_told(venta, ellos):
    propuesta = propuesta_de(venta)

    observacion = anadir(propuesta.pk, acto=ellos)

    assert (observacion.ronda, observacion.creada_por) == (0, ellos.usuario)
    assert observacion.enviada_en == AHORA
    devuelta = Venta.objects.get(pk=venta.pk)
    devuelta.ahora = AHORA
    assert lo_abierto(devuelta)[7] == {"direccion_cobro"}
    propuesta.refresh_from_db()
    assert (propuesta.observacion, propuesta.decidida_por) == (observacion, ellos.usuario)
    dicho = Aviso.objects.get(usuario=venta.asesor, clave__startswith="propuesta_decidida")
    assert "se añadió" in dicho.texto
    with pytest.raises(YaDecidido):
        desestimar(propuesta.pk, acto=ellos)


@pytest.mark.parametrize("decidir", [anadir, desestimar])
def test_who_was_asked_has_nothing_to_open_once_it_is_decided(venta, ellos, decidir):
    propuesta = propuesta_de(venta)
    aviso = Aviso.objects.get(usuario=ellos.usuario, clave__startswith="propuesta:")
    assert aviso.cerrado_en is None

    decidir(propuesta.pk, acto=ellos)

    aviso.refresh_from_db()
    assert (aviso.cerrado_en, aviso.cierre) == (
        AHORA,
        f"{ellos.usuario} decidió sobre la propuesta",
    )


def test_nothing_is_approved_over_what_its_asesor_proposes(ellos):
    venta = venta_en(Estado.ENTREGADA)
    propuesta = propuesta_de(venta)
    mirar(venta, ellos)
    marcar_items(venta.pk, acto=ellos, items=items_de_revision(venta))

    with pytest.raises(TransicionInvalida, match="propone observar algo más"):
        servicio.aprobar(venta.pk, acto=ellos)

    desestimar(propuesta.pk, acto=ellos, nota="ya está bien")
    assert servicio.aprobar(venta.pk, acto=ellos).estado == Estado.CONFORME


def test_of_a_folder_under_review_it_is_an_observation_to_be_sent(ellos):
    venta = venta_en(Estado.ENTREGADA)

    observacion = anadir(propuesta_de(venta).pk, acto=ellos)

    assert (observacion.enviada_en, observacion.ronda) == (None, 0)
    assert servicio.observar(venta.pk, acto=ellos).estado == Estado.OBSERVADA


def test_what_is_not_added_is_said_with_its_why(venta, ellos):
    desestimar(propuesta_de(venta).pk, acto=ellos, nota="Así está en Smartflex")

    assert not Observacion.objects.filter(venta=venta, motivo__codigo="COBRO_ERRADO").exists()
    dicho = Aviso.objects.get(usuario=venta.asesor, clave__startswith="propuesta_decidida")
    assert "no se añadió. Así está en Smartflex" in dicho.texto


def test_a_proposal_is_its_asesor_s_of_an_item_of_the_folder_and_once(venta, ellos):
    razon = motivo("OBSERVACION", "COBRO_ERRADO")
    with pytest.raises(PermisoDenegado):
        proponer(venta.pk, acto=ellos, item="COBRO", motivo=razon)
    with pytest.raises(TransicionInvalida, match="no está en esta carpeta"):
        propuesta_de(venta, item="INVENTADO")
    propuesta_de(venta)
    with pytest.raises(TransicionInvalida, match="ya está propuesto"):
        propuesta_de(venta)


def test_on_the_pages_one_proposes_and_the_other_adds_with_one_key(venta, mostrador, como):
    asesora, razon = como(venta.asesor), motivo("OBSERVACION", "COBRO_ERRADO")
    ruta = f"/ventas/{venta.pk}/proponer-observacion/"
    assert ruta in asesora.get(f"/ventas/{venta.pk}/pasos/11/").content.decode()
    vacia = asesora.post(ruta, {"que": "", "nota": ""})
    assert vacia.status_code == 422
    assert "Diga qué dice y qué debe decir." in vacia.content.decode()
    asesora.post(ruta, {"que": f"COBRO:{razon.pk}", "nota": "es el 2014"})

    pagina = mostrador.get(f"/revision/{venta.pk}/").content.decode()
    assert 'data-tecla="a"' in pagina
    propuesta = Propuesta.objects.get()
    mostrador.post(f"/revision/{venta.pk}/propuestas/{propuesta.pk}/", {"accion": "anadir"})

    assert Observacion.objects.filter(venta=venta, motivo=razon).exists()


def test_a_note_is_answered_and_each_side_hears_the_other(mostrador, canales, como):
    venta = venta_en(Estado.ENTREGADA, canales=canales)
    mostrador.post(f"/revision/{venta.pk}/nota/", {"texto": "¿Vive ahí?"})
    asesora = como(venta.asesor)
    assert "¿Vive ahí?" in asesora.get(f"/ventas/{venta.pk}/").content.decode()

    asesora.post(f"/ventas/{venta.pk}/nota-a-canales/", {"texto": "Sí, desde 2019"})

    avisos = Aviso.objects.filter(clave__startswith="nota:")
    ida, vuelta = avisos.get(usuario=venta.asesor), avisos.get(usuario=canales)
    assert "dejó una nota" in ida.texto
    assert "contestó con una nota" in vuelta.texto
    assert vuelta.url == f"/revision/{venta.pk}/"
    assert "Sí, desde 2019" in mostrador.get(f"/revision/{venta.pk}/").content.decode()
    assert not venta.observaciones.exists()


def test_before_anybody_reviews_a_note_reaches_who_received_the_folder(canales, como):
    venta = venta_en(Estado.ENTREGADA, canales=canales)
    otra = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)

    como(venta.asesor).post(f"/ventas/{venta.pk}/nota-a-canales/", {"texto": "Falta el sello"})

    oyeron = set(Aviso.objects.filter(clave__startswith="nota:").values_list("usuario", flat=True))
    assert oyeron == {canales.pk}
    assert otra.pk not in oyeron
