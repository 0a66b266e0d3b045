"""Step 3: what is proposed is what the portfolio says, and nothing it denies."""

import pytest

from solicitudes.pasos.p02_p03_consultas.formulario import CapacidadForm
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("3.2")]


@pytest.mark.parametrize(("dice", "marcadas"), [("FIBRA", ["FIBRA"]), ("COBRE", []), ("", [])])
def test_only_the_technology_of_the_portfolio_is_proposed(dice, marcadas):
    venta = venta_en(Estado.VERIFICADA)
    venta.contacto.tecnologia = dice

    assert CapacidadForm(venta).initial["tecnologias"] == marcadas


def test_a_portfolio_that_says_another_technology_is_remarked(client):
    venta = venta_en(Estado.VERIFICADA)
    venta.contacto.tecnologia = "COBRE"
    venta.contacto.save()
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    pagina = client.get(venta.get_absolute_url()).content.decode()

    assert "La cartera dice «Cobre»" in pagina
    assert "solo se da por Fibra óptica" in pagina
