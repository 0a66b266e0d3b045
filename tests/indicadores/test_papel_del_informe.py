"""The report as a paper: it adds up or is not drawn, and is made once, of an ended month."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bluecom.pendientes.models import CorreoSaliente
from documentos.errores import ArchivoAlterado
from indicadores import consultas
from indicadores.informe.papel import (
    NoCuadra,
    contexto,
    dibujar,
    exigir_que_cuadre,
    tendencia_de,
)
from indicadores.informe.servicio import MesSinTerminar, abrir, producir_y_repartir
from indicadores.models import InformeMensual
from tests.apoyo.pdf import texto_de
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
LA_PAZ = ZoneInfo("America/La_Paz")
NOVIEMBRE = datetime(2026, 11, 12, 10, tzinfo=LA_PAZ)
AL_CERRAR = datetime(2026, 12, 1, 6, tzinfo=LA_PAZ)


@pytest.fixture
def resumen():
    f.venta(NOVIEMBRE, llamada=f.llamada(NOVIEMBRE, "ACEPTA"), plan="FTTH-50")
    f.llamada(NOVIEMBRE)
    return consultas.mes("2026-11", ahora=AL_CERRAR)


@pytest.mark.parametrize("cuenta", ["registradas", "efectivas"])
def test_a_figure_that_is_another_when_counted_again_stops_the_paper(resumen, cuenta):
    exigir_que_cuadre(resumen)
    falso = replace(resumen.total, **{cuenta: getattr(resumen.total, cuenta) + 1})

    with pytest.raises(NoCuadra, match="contadas otra vez"):
        dibujar(replace(resumen, total=falso), ahora=AL_CERRAR)


def test_the_paper_has_the_picture_of_the_page_and_names_its_month(resumen):
    dicho = contexto(resumen, AL_CERRAR)

    assert dicho["titulo"] == f"Informe de {resumen.nombre}"
    assert dicho["grafico"] == tendencia_de(resumen)
    assert dicho["grafico_imagen"].startswith("data:image/svg+xml;base64,")
    assert "noviembre" in texto_de(dibujar(resumen, ahora=AL_CERRAR)).lower()


def test_a_month_that_goes_on_has_no_report(resumen):
    informe = InformeMensual.objects.create(mes="2026-11")

    with pytest.raises(MesSinTerminar):
        producir_y_repartir(informe.pk, ahora=AL_CERRAR - timedelta(days=1))


def test_a_report_is_made_once_and_read_back_byte_by_byte(resumen):
    UsuarioFactory(rol="JEFE_VENTAS", email="ventas@comteco.example")
    informe = InformeMensual.objects.create(mes="2026-11")
    producir_y_repartir(informe.pk, ahora=AL_CERRAR)
    informe.refresh_from_db()
    producir_y_repartir(informe.pk, ahora=AL_CERRAR + timedelta(days=1))

    igual = InformeMensual.objects.get()
    assert (igual.sha256, igual.leido_en) == (informe.sha256, AL_CERRAR)
    assert CorreoSaliente.objects.count() == 1
    assert abrir(igual).startswith(b"%PDF")
    with pytest.raises(ArchivoAlterado):
        abrir(InformeMensual(archivo=igual.archivo, sha256="0" * 64))
