"""Every notice and mail once, at its true time, whatever dies: beats, worker and mail server."""

import os
import signal
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bluecom.celery import app
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso, CorreoSaliente, Pendiente, Situacion
from bluecom.plazos.servicios import abrir, cumplir
from solicitudes.plazos.tipos import ENTREGA
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.paso("10.1"),
    pytest.mark.largo,
]
LA_PAZ = ZoneInfo("America/La_Paz")
IMPRESAS = datetime(2026, 11, 29, 12, tzinfo=LA_PAZ)
VENCEN = IMPRESAS + timedelta(hours=24)
VUELVE = datetime(2026, 12, 1, 8, 31, tzinfo=LA_PAZ)
"""Beat was off for thirty hours, from the night of the 30th, over the end of the month."""


@pytest.fixture
def piso(_servidor_correo):
    """Who hears by then: the jefe of the last step not yet."""
    _servidor_correo.como_nuevo()
    return {
        rol: UsuarioFactory(rol=rol, email=f"{rol.lower()}@bluecom.example")
        for rol in (Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
    }


@pytest.fixture
def seguido(adelantados):
    """Beats that sweep every second instead of every minute."""
    adelantados.entorno |= {"PERIODO_BARRIDO": "1", "PERIODO_PENDIENTES": "1"}
    yield adelantados
    for periodo in ("PERIODO_BARRIDO", "PERIODO_PENDIENTES"):
        adelantados.entorno.pop(periodo)


def carpetas(piso, cuantas):
    ventas = [venta_en(Estado.ACEPTADA, asesor=piso[Rol.ASESOR]) for _ in range(cuantas)]
    return [abrir(ENTREGA, venta.pk, ahora=IMPRESAS) for venta in ventas]


def de(plazos):
    return Aviso.objects.filter(asunto__in=[plazo.asunto for plazo in plazos])


def llegados(servidor):
    """The mails of notices: the jefes also get the report of the month that ended."""
    return [c for c in servidor.mensajes if c["Subject"].startswith("Bluecom:")]


def dichas(correos, plazo):
    """How often each address read of this folder."""
    marca = f"(venta {plazo.objeto_id})"
    return Counter(c["To"] for c in correos if marca in c.get_content())


def test_after_thirty_hours_without_beat_each_hears_once_and_of_nothing_that_was_met(
    seguido, piso, _servidor_correo
):
    entregada_en_el_hueco, en_falta, se_entrega_sin_correo = carpetas(piso, 3)
    quien_recibe = Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), VENCEN + timedelta(hours=3))
    cumplir(entregada_en_el_hueco.pk, acto=quien_recibe)
    _servidor_correo.detener()

    seguido.trabajador(VUELVE)
    for _ in range(2):
        seguido.reloj(VUELVE)
    oyen = (Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS)
    esperar_a(lambda: CorreoSaliente.objects.filter(estado="REINTENTANDO").count() >= 3, 90)

    # the mail server is down, and of the two one is handed over; then all else goes, too
    cumplir(se_entrega_sin_correo.pk, acto=Acto(quien_recibe.usuario, VUELVE))
    os.killpg(seguido.procesos[0].pid, signal.SIGKILL)
    with app.connection_for_write() as conexion:
        conexion.default_channel.client.flushdb()
    _servidor_correo.arrancar()
    seguido.trabajador(VUELVE + timedelta(minutes=2))
    esperar_a(lambda: len(llegados(_servidor_correo)) >= len(oyen), 90)
    esperar_a(lambda: not Pendiente.objects.filter(situacion=Situacion.DEBIDO).exists(), 60)

    assert not de([entregada_en_el_hueco]).exists()
    assert {(a.usuario.rol, a.clave) for a in de([en_falta])} == {
        (rol, en_falta.clave_de_aviso(4)) for rol in oyen
    }
    assert set(Counter(de([en_falta]).values_list("usuario", flat=True)).values()) == {1}
    correos = llegados(_servidor_correo)
    assert dichas(correos, en_falta) == {piso[rol].email: 1 for rol in oyen}
    for ya_entregada in (entregada_en_el_hueco, se_entrega_sin_correo):
        assert not dichas(correos, ya_entregada)
    assert len({c["Message-ID"] for c in correos}) == len(correos) == len(oyen)
    assert set(de([se_entrega_sin_correo]).values_list("cierre", flat=True)) == {"se cumplió"}


def test_at_0346_it_is_written_down_and_said_in_the_morning(seguido, piso, _servidor_correo):
    (plazo,) = carpetas(piso, 1)
    de_noche = VUELVE.replace(hour=3, minute=46)
    seguido.trabajador(de_noche)
    seguido.reloj(de_noche)

    esperar_a(lambda: de([plazo]).filter(voz_en__gt=de_noche).count() >= 3, 90)
    assert not de([plazo]).exclude(voz_en__gt=de_noche).exists()
    assert not CorreoSaliente.objects.filter(clave__startswith="avisos:").exists()
    seguido.matar()

    seguido.trabajador(VUELVE.replace(hour=7, minute=31))
    seguido.reloj(VUELVE.replace(hour=7, minute=31))
    esperar_a(lambda: len(llegados(_servidor_correo)) >= 3, 90)

    oyen = (Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS)
    assert dichas(llegados(_servidor_correo), plazo) == {piso[rol].email: 1 for rol in oyen}
