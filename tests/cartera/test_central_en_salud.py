"""Salud says whether the exchange would dial, where it is the exchange that does (4.1)."""

import pytest
from django.utils import timezone

from bluecom.cuentas.models import Rol
from bluecom.operacion.models import Revision
from bluecom.operacion.revisiones import revisar_cada_minuto, seguidas
from bluecom.operacion.salud import revisar
from bluecom.operacion.tasks import mirar_cada_minuto
from bluecom.pendientes.models import Aviso
from cartera.telefonia.revision import CENTRAL, mirar_la_central
from tests.apoyo.central import SECRETO
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def en_salud():
    return next(c for c in revisar(ahora=timezone.now()) if c.nombre == CENTRAL)


def test_one_that_answers_is_well(central):
    mirar_cada_minuto()

    dicha = en_salud()
    assert (dicha.bien, dicha.aviso) == (True, False)
    assert dicha.detalle.startswith("Revisado el")
    assert central.pedidas() == []


def test_one_that_does_not_is_told_once_a_day_and_does_not_turn_the_monitor_red(central, settings):
    administrador = UsuarioFactory(rol=Rol.ADMINISTRADOR)
    central.dia = "no deja entrar"
    settings.AMI = settings.AMI | {"en_claro": True}

    revisar_cada_minuto()
    revisar_cada_minuto()

    dicha = en_salud()
    assert (dicha.bien, dicha.aviso) == (True, True)
    assert "No acepta el usuario de este sistema" in dicha.detalle
    assert "Los asesores marcan con su teléfono." in dicha.detalle
    assert SECRETO not in dicha.detalle
    assert Aviso.objects.get(usuario=administrador).texto.startswith(CENTRAL)


def test_where_the_telephone_of_whoever_reads_dials_nobody_is_asked(db):
    assert CENTRAL not in seguidas()
    assert list(mirar_la_central()) == []
    mirar_cada_minuto()
    assert not Revision.objects.exists()
