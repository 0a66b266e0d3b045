"""The page of the numbered lists: what waits, what was taken, and each again."""

import pytest
from django.urls import reverse

from bluecom.cuentas.models import Rol
from solicitudes.finales.servicio import anular
from solicitudes.models import Remision
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, Acto, motivo, venta_en

pytestmark = pytest.mark.django_db


@pytest.fixture
def canales(client):
    persona = UsuarioFactory(rol=Rol.CANALES_VIRTUALES, first_name="Rosa", last_name="Vía")
    client.force_login(persona, backend="django.contrib.auth.backends.ModelBackend")
    return client


def tomada(canales) -> Remision:
    canales.post(reverse("remision_tomar"), {"destino": "CENTRO"})
    return Remision.objects.latest("pk")


def ejemplar(canales, remision, formato):
    return canales.post(reverse("remision_ejemplar", args=[remision.pk]), {"formato": formato})


def test_what_waits_is_taken_with_its_number_and_then_nothing_waits(canales):
    venta = venta_en(Estado.GLOSADA)
    antes = canales.get(reverse("remisiones")).content.decode()
    assert "1 venta por remitir" in antes
    assert "Tomar la lista N.º 1" in antes

    remision = tomada(canales)
    pagina = canales.get(remision.get_absolute_url()).content.decode()
    assert "Centro de Operaciones N.º 1" in pagina
    assert "La tomó Rosa Vía" in pagina
    assert venta.cliente.nombre_completo in pagina
    assert "Tomar la lista" not in canales.get(reverse("remisiones")).content.decode()


def test_nothing_to_send_is_told_and_makes_no_list(canales):
    respuesta = canales.post(reverse("remision_tomar"), {"destino": "CENTRO"}, follow=True)

    assert "No hay ninguna venta nueva" in respuesta.content.decode()
    assert canales.post(reverse("remision_tomar"), {"destino": "NADA"}).status_code == 302
    assert not Remision.objects.exists()


def test_the_first_file_is_the_original_and_what_is_printed_next_is_marked_as_a_copy(canales):
    venta_en(Estado.GLOSADA)
    remision = tomada(canales)
    original = ejemplar(canales, remision, "csv")
    impresa = ejemplar(canales, remision, "papel").content.decode()

    assert "centro-0001-original.csv" in original["Content-Disposition"]
    assert b"ORIGINAL" in b"".join(original)
    assert "COPIA" in impresa
    assert "ORIGINAL" not in impresa
    assert ejemplar(canales, remision, "nada").status_code == 302
    assert "copia.xlsx" in ejemplar(canales, remision, "xlsx")["Content-Disposition"]


def test_the_page_says_what_was_annulled_since_and_the_paper_does_not(canales):
    venta = venta_en(Estado.GLOSADA)
    remision = tomada(canales)
    razon = motivo("ANULACION", "CLIENTE_DESISTE")
    anular(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=razon)

    pagina = canales.get(remision.get_absolute_url()).content.decode()
    assert "1 venta de esta lista se anuló después" in pagina
    assert "va en la próxima lista" in pagina
    assert "Anulada" not in ejemplar(canales, remision, "papel").content.decode()
    assert "1 anulada por avisar" in canales.get(reverse("remisiones")).content.decode()
    tomada(canales)
    assert "avisada en la lista N.º 2" in canales.get(remision.get_absolute_url()).content.decode()
