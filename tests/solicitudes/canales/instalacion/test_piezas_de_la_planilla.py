"""The parts of the file of visits, each by itself."""

from datetime import date

import pytest

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.planillas.filas import Fila
from solicitudes.canales.instalacion.dicho import lo_registrado
from solicitudes.canales.instalacion.equipo import mac_limpia, serie_limpia
from solicitudes.canales.instalacion.planilla.anotar import anotar_parte
from solicitudes.canales.instalacion.planilla.carga import CONTEOS, cargar
from solicitudes.canales.instalacion.planilla.diferencias import (
    buscar_diferencia,
    en_palabras,
    lo_dicho,
    rectificable,
)
from solicitudes.canales.instalacion.planilla.hallar import hallar, ventas_de
from solicitudes.canales.instalacion.planilla.parte import leer_parte, motivos_de_visita, orden_de
from solicitudes.manejadores import instalaciones
from solicitudes.models import Visita
from solicitudes.reglas.estados import Estado
from tests.solicitudes.canales.instalacion.archivos import DESPUES, archivo, fila, traer
from tests.solicitudes.factories import motivo, venta_en

pytestmark = pytest.mark.django_db
FECHA = {"fecha": "20/11/2026"}


def leida(**dicho: str) -> Fila:
    return Fila(7, [], FECHA | dicho)


RESULTADOS = {
    "INSTALADO": True, "Ejecutada": True, "sí": True, "INSTALADA SIN OBSERVACIONES": True,
    "NO SE REALIZÓ": False, "Reprogramada": False, "No había nadie": False,
    "SIN_CONDICIONES": False,
}  # fmt: skip


@pytest.mark.parametrize("escrito", RESULTADOS)
def test_what_came_of_a_visit_is_read_as_technicians_write_it(escrito):
    parte = leer_parte(leida(resultado=escrito, motivo="AUSENTE"), motivos_de_visita())

    assert parte.hecha is RESULTADOS[escrito]
    assert orden_de(leida(resultado=escrito), motivos_de_visita()) == (
        date(2026, 11, 20), parte.hecha, 7,
    )  # fmt: skip


def test_everything_that_is_wrong_with_a_row_is_said_at_once():
    mala = Fila(2, [], {"resultado": "quizá", "nueva_fecha": "mañana"})

    with pytest.raises(DatoInvalido) as rechazo:
        leer_parte(mala, motivos_de_visita())

    assert [razon.split(":")[0] for razon in rechazo.value.razones] == [
        "Fecha de la visita", "Nueva fecha", "Resultado",
    ]  # fmt: skip


def test_only_reasons_in_use_are_understood():
    ausente = motivo("VISITA", "AUSENTE")
    assert motivos_de_visita()["NO HABIA NADIE"] == ausente
    ausente.activo = False
    ausente.save()

    assert "AUSENTE" not in motivos_de_visita()


def test_an_installation_has_no_reason_nor_another_day_and_a_failed_visit_no_equipment():
    dicho = {"serie": "a1, b2", "mac": "x", "nueva_fecha": "30/11/2026", "motivo": "AUSENTE"}

    hecha = leer_parte(leida(resultado="OK", **dicho), motivos_de_visita())
    fallida = leer_parte(leida(resultado="NO", **dicho), motivos_de_visita())

    assert (hecha.series, hecha.motivo, hecha.nueva_fecha) == (("A1", "B2"), None, None)
    assert (fallida.series, fallida.macs, str(fallida.nueva_fecha)) == ((), (), "2026-11-30")


@pytest.mark.parametrize(
    ("escrita", "limpia"),
    [("00-1a-2b-3c-4d-5e", "00:1A:2B:3C:4D:5E"), ("001a.2b3c.4d5e", "00:1A:2B:3C:4D:5E"),
     ("00:11", ""), ("", "")],
)  # fmt: skip
def test_a_mac_is_kept_in_one_way(escrita, limpia):
    assert mac_limpia(escrita) == limpia
    assert serie_limpia("ab 1") == "AB1"


def test_what_a_row_leaves_out_is_no_difference(canales):
    venta = venta_en(Estado.INSTALADA)
    visita = Visita.objects.get(venta=venta, hecha=True)
    registrado = lo_registrado(venta, visita)
    calla = leer_parte(
        Fila(2, [], {"fecha": "23/11/2026", "resultado": "INSTALADA"}), motivos_de_visita()
    )
    otra = leer_parte(leida(resultado="INSTALADA", serie="Z9"), motivos_de_visita())

    assert lo_dicho(calla, registrado) == registrado
    dicho = lo_dicho(otra, registrado)
    assert en_palabras(registrado, dicho) == (
        "Fecha: 23/11/2026, y el archivo dice 20/11/2026; "
        f"Series: DEMO{venta.pk:06d}, y el archivo dice Z9"
    )
    assert rectificable(venta, visita, otra) == {
        "fecha": "2026-11-20",
        "equipos": [{"codigo": "ONT", "serie": "Z9", "mac": "00:11:22:33:44:55"}],
    }
    assert buscar_diferencia(venta, registrado, dicho) is None


def test_a_row_that_names_a_sale_and_another_s_client_is_of_none(canales):
    una, otra = venta_en(Estado.GLOSADA), venta_en(Estado.GLOSADA)
    ventas = ventas_de(de_prueba=False)
    numero = una.numero_smartflex or ""

    assert hallar(leida(smartflex=f"{numero}.0"), ventas) == una.pk
    with pytest.raises(DatoInvalido, match="no tiene el código"):
        hallar(leida(smartflex=numero, cliente=otra.contacto.cliente.codigo or ""), ventas)
    assert hallar(leida(papel="sin cifras", smartflex=numero), ventas) == una.pk
    with pytest.raises(DatoInvalido, match="No hay ninguna venta"):
        hallar(leida(papel="sin cifras"), ventas)


def test_of_a_paper_with_two_numbers_it_is_not_guessed_which_one_is_ours(canales):
    venta = venta_en(Estado.IMPRESA)
    ventas, contrato = ventas_de(de_prueba=False), venta.carpeta.papel("CONTRATO")

    assert hallar(leida(papel=contrato.codigo), ventas) == venta.pk
    assert hallar(leida(papel=f"{contrato.numero}.0"), ventas) == venta.pk
    with pytest.raises(DatoInvalido, match="No hay ninguna venta"):
        hallar(leida(papel=f"123/{contrato.numero}"), ventas)


def test_the_kind_is_registered_with_what_does_each_of_its_rows(canales):
    assert (instalaciones.cargar, instalaciones.CONTEOS) == (cargar, CONTEOS)
    venta = venta_en(Estado.GLOSADA)
    corrida = traer(archivo(fila(venta)), canales)

    parte = leer_parte(
        Fila(9, [], {"fecha": "23/11/2026", "resultado": "INSTALADA"}), motivos_de_visita()
    )
    assert anotar_parte(parte, venta.pk, corrida, Acto(canales, DESPUES)).clase == "igual"
