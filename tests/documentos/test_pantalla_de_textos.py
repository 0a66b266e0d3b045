"""The administrator's pages of the legal texts."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Rol
from documentos.models import PlantillaDocumento
from documentos.servicios import textos
from tests.apoyo.pdf import texto_de
from tests.documentos import factories as f
from tests.documentos.textos import TEXTO, propuesta
from tests.factories_cuentas import administrador

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def direccion(acto, *args):
    return reverse(f"admin:documentos_plantilladocumento_{acto}", args=args)


def manana():
    return hoy(timezone.now()) + timedelta(days=1)


def escrito(**otros):
    return {
        "tipo": "CONDICIONES",
        "vigente_desde": f"{manana():%Y-%m-%d}",
        "razon": "Lo pide COMTECO",
        "texto": TEXTO,
        "version": "v1",
    } | otros


def de_manana(**otros):
    return propuesta(ahora=timezone.now(), vigente_desde=manana(), **otros)


@pytest.fixture
def yo(client):
    """The administrator whose browser ``client`` is."""
    usuario = administrador()
    client.force_login(usuario, backend=BACKEND)
    return usuario


def test_a_text_is_proposed_on_one_page_and_approved_on_another(client, yo):
    otra = administrador()
    client.post(direccion("add"), escrito())
    fila = PlantillaDocumento.objects.get()
    assert (fila.propuesta_por, fila.situacion, fila.texto) == (yo, "PROPUESTA", TEXTO)
    mia = client.get(fila.get_absolute_url()).content.decode()
    assert "la aprueba otro administrador" in mia
    assert direccion("aprobar", fila.pk) not in mia

    client.force_login(otra, backend=BACKEND)
    suya = client.get(fila.get_absolute_url()).content.decode()
    assert direccion("aprobar", fila.pk) in suya
    client.post(direccion("aprobar", fila.pk))

    fila.refresh_from_db()
    assert (fila.aprobada_por, fila.situacion) == (otra, "APROBADA")
    assert Evento.objects.filter(cadena="texto_legal:CONDICIONES").count() == 2


def test_the_page_says_what_leaves_and_what_comes(client, yo):
    pagina = client.get(de_manana().get_absolute_url()).content.decode()

    assert "sale</span> <del># Antecedentes y marco legal" in " ".join(pagina.split())
    assert "entra</span> <ins>- su precio" in " ".join(pagina.split())


def test_of_a_line_that_changes_the_words_that_change_are_marked(client, yo):
    instalado = textos.texto_de(PlantillaDocumento(tipo="CONDICIONES"))
    fila = de_manana(texto=instalado.replace("treinta (30) días", "sesenta (60) días"))

    pagina = client.get(fila.get_absolute_url()).content.decode()

    assert "avisando con <mark>treinta (30)</mark> días de anticipación" in pagina
    assert "avisando con <mark>sesenta (60)</mark> días de anticipación" in pagina
    assert pagina.count("<mark>") == 2


def test_hostile_clauses_are_shown_as_they_were_typed(client, yo):
    fila = de_manana(texto="# <script>alert(1)</script>\n{{ request }}")

    pagina = client.get(fila.get_absolute_url()).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pagina
    assert "{{ request }}" in pagina


def test_the_proposer_is_refused_by_the_address_too(client, yo):
    fila = de_manana(por=yo)

    respuesta = client.post(direccion("aprobar", fila.pk), follow=True)

    assert "la aprueba otro administrador" in respuesta.content.decode()
    fila.refresh_from_db()
    assert fila.situacion == "PROPUESTA"


@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"vigente_desde": "2020-01-01"}, "Rige desde mañana o después"),
        ({"version": "v9"}, "escriba una versión instalada"),
        ({"version": "../v1"}, "escriba una versión instalada"),
        ({"texto": "Uno\x00dos"}, "caracteres nulos"),
        ({"texto": "Uno\x07dos"}, "no se puede leer"),
        ({"revisado_legal": "on"}, "quién de asesoría legal lo revisó"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed_still_there(client, yo, cambios, dice):
    respuesta = client.post(direccion("add"), escrito(**cambios))

    assert dice in respuesta.content.decode()
    assert "Lo pide COMTECO" in respuesta.content.decode()
    assert not PlantillaDocumento.objects.exists()


def test_a_proposal_begins_with_the_clauses_in_force(client, yo):
    pagina = client.get(f"{direccion('add')}?tipo=CONDICIONES").content.decode()

    assert "# Antecedentes y marco legal" in pagina


def test_the_administrator_previews_a_text_with_an_invented_sale(client, yo):
    fila = de_manana(tipo="CONTRATO", texto="", titulo="Contrato de Prueba")

    dicho = texto_de(client.get(direccion("vista", fila.pk)).content)

    assert "Persona de Muestra" in dicho
    assert "Contrato de Prueba" in dicho
    assert "pendiente de revisión por asesoría legal" in dicho


def test_a_text_is_withdrawn_on_its_page(client, yo):
    fila = de_manana()

    client.post(direccion("retirar", fila.pk))

    fila.refresh_from_db()
    assert (fila.situacion, fila.retirada_por) == ("RETIRADA", yo)
    assert client.get(direccion("changelist")).status_code == 200


def test_a_signed_text_is_not_edited_by_the_address(client, yo):
    fila = de_manana()

    client.post(direccion("change", fila.pk), escrito(texto="# Otro"))

    fila.refresh_from_db()
    assert fila.texto == TEXTO


@pytest.mark.parametrize("acto", ["vista", "aprobar", "retirar", "change"])
def test_nobody_else_comes_in(client, acto):
    fila = de_manana()
    client.force_login(f.crear_usuario("asesor", Rol.ASESOR), backend=BACKEND)

    assert client.post(direccion(acto, fila.pk)).status_code == 403
    assert client.get(direccion(acto, fila.pk)).status_code == 403
