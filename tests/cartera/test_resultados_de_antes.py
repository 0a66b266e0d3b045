"""An installation that already had outcomes and calls keeps what they said (4.1)."""

import pytest

from cartera.models import DetalleLlamada, Llamada, ResultadoLlamada
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

BANDERAS = {
    "ACEPTA": ("contacto efectiva venta", 0),
    "NO_ACEPTA": ("contacto efectiva final", 0),
    "VOLVER": ("contacto efectiva rellamada", 0),
    "NO_CONTESTA": ("reintento", 240),
    "SIN_MINUTOS": ("reintento", 0),
    "NO_LLAMAR": ("contacto efectiva no_llamar final", 0),
    "CORTADA": ("contacto reintento", 15),
    "PROPIO": ("contacto", 30),
}
DESPUES = {
    "ACEPTA": ("OFRECE", ""),
    "NO_ACEPTA": ("TERMINA", "CERRADO"),
    "VOLVER": ("TERMINA", "RELLAMADA"),
    "NO_CONTESTA": ("TERMINA", "REINTENTO"),
    "SIN_MINUTOS": ("TERMINA", "REINTENTO"),
    "NO_LLAMAR": ("TERMINA", "NO_LLAMAR"),
    "CORTADA": ("SIGUE", ""),
    "PROPIO": ("SIGUE", ""),
}


@pytest.mark.paso("4.1")
def test_outcomes_and_calls_of_before_keep_what_they_said(antes_de):
    DetalleLlamada.objects.all().delete()
    ResultadoLlamada.objects.all().delete()
    contacto, agente = ContactoCarteraFactory(), UsuarioFactory()
    with antes_de("cartera", "_desenlaces_por_llamada") as antigua:
        resultados = antigua.get_model("cartera", "ResultadoLlamada").objects
        llamadas = antigua.get_model("cartera", "Llamada").objects
        for codigo, (banderas, minutos) in BANDERAS.items():
            datos = dict.fromkeys(banderas.split(), True)
            resultados.create(codigo=codigo, nombre=codigo, espera_minutos=minutos, **datos)
            llamadas.create(
                contacto_id=contacto.pk, agente_id=agente.pk, telefono=contacto.linea,
                inicio=contacto.cartera.cargada_en, resultado_id=codigo, proposito="OFERTA",
                efectiva="efectiva" in banderas, venta="venta" in banderas,
            )  # fmt: skip

    filas = ResultadoLlamada.objects.filter(solo_seguimiento=False)
    assert {r.pk: (r.que_sigue, r.desenlace) for r in filas} == DESPUES
    for fila in filas:
        fila.full_clean()
    dichas = {ll.resultado_id: ll.desenlace for ll in Llamada.objects.all()}
    assert dichas == {codigo: desenlace for codigo, (_, desenlace) in DESPUES.items()}
