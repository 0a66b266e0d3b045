"""Who looks into a call came late: on the way back only that goes, and all else still counts."""

from datetime import datetime

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.cuentas.models import Rol
from indicadores.models import Conversacion, Decision, Encargo, PorContar
from indicadores.recuento.juntar import juntar
from tests.apoyo.migraciones import AntesDe
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 23, 0, tzinfo=LA_PAZ)


def test_what_was_decided_stays_both_ways_and_a_call_that_changes_is_to_be_counted(
    antes_de: AntesDe,
):
    registro, jefe = f.llamada(DIA), UsuarioFactory(rol=Rol.JEFE_VENTAS)
    legs = cdr.saliente(DIA, registro.telefono, 30)
    cdr.importar(cdr.como_csv(legs), acto=acto_del_sistema(FIN))
    dicho = {"llamada": registro, "por": jefe, "en": FIN}
    Decision.objects.create(que="CUENTA", razon="Se oyó", **dicho)
    Encargo.objects.create(a_cargo=jefe, **dicho)

    with antes_de("indicadores", "_quien_mira_cada_llamada") as antigua:
        assert antigua.get_model("indicadores", "Decision").objects.get().razon == "Se oyó"
        _una_que_cambia(antigua.get_model("cartera", "LlamadaDeCentral"), 40)

    assert Decision.objects.get().llamada == registro
    assert not Encargo.objects.exists()
    Encargo.objects.create(a_cargo=jefe, **dicho)
    _una_que_cambia(type(Conversacion.objects.get().central), 50)


def _una_que_cambia(modelo, segundos):
    juntar()
    assert not PorContar.objects.exists()
    modelo.objects.update(segundos=segundos)
    assert PorContar.objects.exists()
    PorContar.objects.all().delete()
    modelo.objects.update(segundos=segundos)
    assert not PorContar.objects.exists()
