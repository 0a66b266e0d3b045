"""A base of before has its clients counted, and those it called are of who called them last."""

from datetime import timedelta

from cartera import consultas
from cartera.models import Cartera, ContactoCartera
from cartera.servicios.conteos import recontar
from tests.cartera.factories import ContactoCarteraFactory, LlamadaFactory
from tests.factories_cuentas import UsuarioFactory


def test_what_there_was_is_counted_and_is_of_who_called_last(antes_de, resultados, ahora):
    primero, ultima = UsuarioFactory(), UsuarioFactory()
    contacto = ContactoCarteraFactory(situacion="CERRADO")
    ContactoCarteraFactory(cartera=contacto.cartera)
    LlamadaFactory(contacto=contacto, agente=primero, inicio=ahora - timedelta(hours=1))
    LlamadaFactory(contacto=contacto, agente=ultima, inicio=ahora)
    with antes_de("cartera", "_conteos"):
        pass

    contacto = ContactoCartera.objects.get(pk=contacto.pk)
    assert contacto.atendido_por == ultima
    una = consultas.con_avance(Cartera.objects.filter(pk=contacto.cartera_id))[0]
    assert [una.total, una.sin_tocar, una.agotados] == [2, 1, 1]
    assert recontar() == 0
