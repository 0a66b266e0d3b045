"""Definitions look forward only, and only the administrator adds them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from bluecom.cuentas.models import Rol
from indicadores.models import Definicion
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def _definicion(ahora, desde):
    return Definicion(version=2, vigente_desde=desde, aprobada_por="X", creada_en=ahora)


def test_a_definition_may_rule_from_next_month(ahora):
    _definicion(ahora, date(2026, 12, 1)).full_clean()


@pytest.mark.parametrize("desde", [date(2026, 11, 1), date(2026, 10, 1), date(2026, 12, 2)])
def test_a_definition_never_rules_a_month_already_begun(desde, ahora):
    with pytest.raises(ValidationError):
        _definicion(ahora, desde).full_clean()


@pytest.mark.paso("III.2")
def test_without_a_row_the_procedure_rules(db):
    definicion = Definicion.objects.del_mes("2026-11")

    assert (definicion.version, definicion.parametro, definicion.pk) == (1, 98, None)


@pytest.mark.parametrize(("rol", "estado"), [(Rol.ADMINISTRADOR, 200), (Rol.JEFE_VENTAS, 403)])
def test_only_the_administrator_sees_definitions_in_the_catalogue(client, rol, estado):
    client.force_login(UsuarioFactory(rol=rol, is_staff=True))

    assert client.get(reverse("admin:indicadores_definicion_changelist")).status_code == estado
