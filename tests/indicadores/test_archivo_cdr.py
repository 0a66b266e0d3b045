"""A CDR comes by the room of files: dry first, row by row, and said by its command too (4.1)."""

import io
import json
from datetime import datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.planillas.corridas import confirmar, pedir
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.models import Corrida
from indicadores.models import Cruce
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.planillas.libros import libro

pytestmark = pytest.mark.django_db
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 23, 0, tzinfo=LA_PAZ)
MINUTO = timedelta(minutes=1)


@pytest.fixture
def jefe():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS)


def test_the_command_says_what_it_read_and_refuses_with_its_reason(tmp_path, capsys):
    archivo = tmp_path / "cdr.csv"
    archivo.write_bytes(cdr.como_csv(cdr.saliente(DIA + 3 * MINUTO, f.llamada(DIA).telefono, 20)))

    call_command("importar", "cdr", archivo, "--simular")
    assert "Simulación" in capsys.readouterr().out
    call_command("importar", "cdr", archivo, "--json")

    dicho = json.loads(capsys.readouterr().out)
    assert [dicho[c] for c in ("leidas", "nuevas", "repetidas", "rechazadas")] == [1, 1, 0, 0]
    archivo.write_bytes(b"nombre;telefono\nAna;4251234\n")
    with pytest.raises(CommandError, match="CALLDATE"):
        call_command("importar", "cdr", archivo)


def test_a_file_goes_by_the_room_of_files_dry_first(jefe):
    venta = f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)
    archivo = io.BytesIO(cdr.como_csv(cdr.saliente(DIA + MINUTO, venta.contacto.linea, 60)))
    corrida = pedir(
        archivo, tipo="cdr", nombre_del_archivo="cdr.csv", nombre="CDR", acto=Acto(jefe, FIN)
    )
    procesar_pendientes()
    corrida.refresh_from_db()
    assert (corrida.situacion, Cruce.objects.count()) == ("POR_CONFIRMAR", 0)

    confirmar(corrida.pk, acto=Acto(jefe, FIN))
    procesar_pendientes()

    corrida.refresh_from_db()
    assert (corrida.situacion, Cruce.objects.count()) == ("HECHA", 1)


@pytest.mark.parametrize(
    ("cambio", "palabras"),
    [
        ({"calldate": "ayer"}, "no es una fecha"),
        ({"calldate": "2027-01-01 09:00:00"}, "no llegó"),
        ({"uniqueid": "1,7633E+09"}, "no es un número de llamada"),
        ({"billsec": "-3"}, "número entero"),
        ({"disposition": "RARO"}, "ninguna de Asterisk"),
        ({"src": "4" * 81}, "demasiado largo"),
    ],
)
def test_a_bad_row_is_refused_with_its_reason_and_stops_no_other(cambio, palabras):
    venta = f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)
    buena = cdr.saliente(DIA + MINUTO, venta.contacto.linea, 60)
    mala = {**cdr.fila(DIA), **cambio}

    corrida = cdr.importar(
        cdr.como_csv([mala, *buena, {}], separador=";"), acto=acto_del_sistema(FIN)
    )

    assert corrida.conteos["nuevas"] == corrida.conteos["rechazadas"] == 1
    (rechazada,) = corrida.renglones.filter(resultado="rechazadas")
    assert palabras in rechazada.motivo
    assert Cruce.objects.count() == 1


def test_a_workbook_and_a_file_of_practice_are_refused():
    acto = Acto(UsuarioFactory(rol=Rol.SUPERVISOR, de_prueba=True), FIN)
    fila = cdr.fila(DIA)
    hoja = libro(cdr.COLUMNAS, [str(fila.get(c, "")) for c in cdr.COLUMNAS])
    with pytest.raises(PlanillaRechazada, match="Excel redondea"):
        cdr.importar(hoja, acto=acto_del_sistema(FIN))
    with pytest.raises(PlanillaRechazada, match="ninguna llamada"):
        cdr.importar(cdr.como_csv([]), acto=acto_del_sistema(FIN))
    corrida = pedir(
        io.BytesIO(cdr.como_csv([fila])), tipo="cdr", nombre_del_archivo="x.csv", nombre="x",
        acto=acto,
    )  # fmt: skip
    procesar_pendientes()
    corrida.refresh_from_db()
    assert "de verdad" in corrida.motivo
    assert Corrida.objects.count() == 1
