"""Who asks that a month be opened again, who answers, and what its reports say then (III.2)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso, Pendiente
from bluecom.planillas.models import Corrida, Situacion
from bluecom.rechazo import Rechazo
from cartera.telefonia.carga import TIPO
from indicadores.cierre.servicio import no_reabrir, pedir_reapertura, reabrir
from indicadores.consultas import del_periodo
from indicadores.consultas.base import periodo_de
from indicadores.informe.deuda import clave_de
from indicadores.models import Cierre, InformeMensual
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import DIA, MES, TERMINADO, cerrado, de, reabierto

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
RAZON = "Llegó el CDR que faltaba."


def avisos_de(usuario):
    return list(Aviso.objects.filter(usuario=usuario).values_list("texto", flat=True))


def test_the_second_jefe_hears_of_it_and_whoever_asked_reads_why_it_stays_closed():
    pide, decide = de(Rol.JEFE_VENTAS), de(Rol.JEFE_SERVICIO)
    cierre = cerrado()
    pedir_reapertura(cierre.pk, razon=RAZON, acto=pide)
    assert any("pide reabrir noviembre" in texto for texto in avisos_de(decide.usuario))
    with pytest.raises(Rechazo, match="10 a 200"):
        no_reabrir(cierre.pk, razon="x" * 201, acto=decide)

    no_reabrir(cierre.pk, razon="El CDR no cambia la cifra.", acto=decide)

    assert any("El CDR no cambia la cifra." in texto for texto in avisos_de(pide.usuario))


def test_whoever_asked_and_changed_of_post_since_does_not_confirm_it():
    pide = de(Rol.JEFE_VENTAS)
    cierre = cerrado()
    pedir_reapertura(cierre.pk, razon=RAZON, acto=pide)
    pide.usuario.rol = Rol.JEFE_SERVICIO
    pide.usuario.save()

    with pytest.raises(Rechazo, match="la pidió usted"):
        reabrir(cierre.pk, acto=Acto(pide.usuario, TERMINADO))

    assert Cierre.objects.vigentes().get() == cierre


def test_the_trend_of_a_reopened_close_says_what_it_signed():
    f.llamada(DIA, "NO_ACEPTA")
    cierre = cerrado()
    reabierto(cierre)
    f.llamada(DIA, "NO_ACEPTA")

    cierre.refresh_from_db()
    punto = del_periodo(periodo_de(cierre)).tendencia[-1]

    assert (punto.oficial.d, punto.cerrado) == (1, True)


def test_the_month_says_that_its_definitive_report_could_not_be_made(client):
    cerrado()
    informe = InformeMensual.objects.get()
    Pendiente.objects.filter(clave=clave_de(informe)).update(
        situacion="APARTADO", ultimo_error="No cuadra."
    )
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))

    pagina = client.get(reverse("mes_de", args=[MES])).content.decode()

    assert "El sistema no pudo hacerlo y lo apartó. No cuadra." in pagina


@pytest.mark.parametrize("situacion", [Situacion.CARGANDO, Situacion.DESHACIENDO])
def test_no_month_is_signed_while_a_file_is_half_in(situacion):
    Corrida.objects.create(
        tipo=TIPO,
        archivo="cdr-noviembre.csv",
        situacion=situacion,
        pedida_por=UsuarioFactory(),
        pedida_en=TERMINADO - timedelta(minutes=1),
    )

    with pytest.raises(Rechazo, match=r"cdr-noviembre\.csv"):
        cerrado()
