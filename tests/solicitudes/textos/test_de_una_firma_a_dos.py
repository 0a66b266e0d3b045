"""Prices and glosses of before the common signatures: nothing is lost on the way, nor back."""

from datetime import date, timedelta
from decimal import Decimal

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Aviso
from bluecom.vigencias import servicios
from bluecom.vigencias.modelos import Situacion
from solicitudes.catalogo.demo import cargar_catalogo
from solicitudes.models import CondicionComercial, PlantillaGlosa
from tests.factories_cuentas import administrador
from tests.solicitudes.catalogo.precios import cambio, en_vigor, propuesta
from tests.solicitudes.factories import AHORA
from tests.solicitudes.glosas.fabricas import FILA, TEXTO, version_programada, version_propuesta

VISPERA, DICIEMBRE, ENERO = date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 1)
MANANA, PASADO = (hoy(AHORA) + timedelta(days=n) for n in (1, 2))


def test_what_was_signed_keeps_its_days_its_signatures_and_its_author_there_and_back(antes_de):
    cargar_catalogo()
    autor = administrador()
    cambio(desde=DICIEMBRE, ahora=AHORA)
    precio = propuesta(desde=ENERO, ahora=AHORA, tarifa=Decimal(220))
    rige = version_programada(AHORA, MANANA, por=autor)
    espera = version_propuesta(AHORA, PASADO, texto=f"{TEXTO} GRACIAS.")

    with antes_de("solicitudes", "_con_las_mismas_firmas") as antigua:
        escrita = _revisar_lo_de_antes(antigua, precio, rige, espera)

    assert en_vigor().vigente_hasta == VISPERA
    aprobado = servicios.aprobar(precio, acto=Acto(administrador(), AHORA))
    assert CondicionComercial.objects.vigentes(ENERO).filter(pk=aprobado.pk).exists()
    assert not Aviso.objects.sin_leer().filter(
        clave__startswith="precio:", texto__contains="Espera"
    )
    de_una = PlantillaGlosa.objects.get(pk=escrita)
    assert (de_una.situacion, de_una.propuesta_por) == (Situacion.INICIAL, autor)
    assert PlantillaGlosa.objects.redaccion(MANANA).versiones[FILA] == rige.version
    assert PlantillaGlosa.objects.redaccion(PASADO).versiones[FILA] == "2026-4"
    assert PlantillaGlosa.objects.get(pk=espera.pk).situacion == Situacion.RETIRADA
    assert servicios.retirar(de_una, acto=Acto(autor, AHORA)).situacion == Situacion.RETIRADA


def _revisar_lo_de_antes(antigua, precio, rige, espera):
    """The tables as they were; and a version that one person alone writes in them."""
    precios = antigua.get_model("solicitudes", "CondicionComercial").objects
    serie = precios.filter(campania=precio.campania_id, plan=precio.plan_id).order_by("version")
    assert list(serie.values_list("version", "vigente_hasta", "situacion")) == [
        (1, VISPERA, "INICIAL"),
        (2, None, "APROBADA"),
        (3, None, "PROPUESTA"),
    ]
    glosas = antigua.get_model("solicitudes", "PlantillaGlosa").objects
    assert glosas.get(pk=rige.pk).escrita_por_id == rige.propuesta_por_id
    assert glosas.get(pk=espera.pk).retirada_por_id == espera.propuesta_por_id
    una = glosas.create(
        producto=FILA[0],
        facturacion=FILA[1],
        numero=4,
        texto=f"{TEXTO} ADIÓS.",
        vigente_desde=PASADO,
        razon="Con una firma.",
        escrita_por_id=rige.propuesta_por_id,
        escrita_en=AHORA,
    )
    return una.pk
