"""What was mail found by its key becomes rows of its sale, and what is owed stays owed."""

import pytest

from bluecom.pendientes.models import CorreoSaliente, Pendiente
from solicitudes.models import EnvioDeTerminos, Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.migraciones import AntesDe
from tests.solicitudes.canales.terminos.envios import enviar, oir, ultimo
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.largo, pytest.mark.paso("11.2")]


def _en_breve(venta: Venta) -> list[tuple[str, str, str, bool]]:
    envios = EnvioDeTerminos.objects.filter(venta=venta).select_related("correo")
    return [(e.canal, e.estado, e.para, e.retirado_en is not None) for e in envios]


def test_each_mail_of_before_is_a_sending_of_its_sale_there_and_back(antes_de: AntesDe):
    salida, rebotada = (enviar(venta_en(Estado.INSTALADA)) for _ in range(2))
    oir(ultimo(rebotada).correo, "REBOTADO")
    de_mano, por_salir = venta_en(Estado.CONCLUIDA, correo=""), venta_en(Estado.INSTALADA)
    antes = {v.pk: _en_breve(v) for v in (salida, rebotada, de_mano, por_salir)}

    with antes_de("solicitudes", "_envios_de_antes") as apps:
        assert not apps.get_model("solicitudes", "EnvioDeTerminos").objects.exists()
        debido = Pendiente.objects.get(tipo="solicitudes:enviar_terminos", situacion="DEBIDO")
        assert debido.objeto_id == por_salir.pk
        apps.get_model("pendientes", "SucesoDeCorreo").objects.all().delete()
        CorreoSaliente.objects.update(sigue="")

    despues = {v.pk: _en_breve(v) for v in (salida, rebotada, de_mano, por_salir)}
    assert despues == antes
    assert set(ultimo(rebotada).correo.sucesos.values_list("clase", flat=True)) == {
        "SALIO",
        "REBOTADO",
    }
    assert ultimo(salida).correo.sigue
    assert enviar(por_salir).estado == Estado.CONCLUIDA
