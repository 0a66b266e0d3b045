"""A file of visits and installations does what a person of Canales Virtuales would do (11.2)."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Pendiente
from bluecom.planillas.errores import PlanillaRechazada
from documentos.models import Documento
from solicitudes.canales.instalacion.servicio import registrar_instalacion, registrar_visita_fallida
from solicitudes.canales.revision.reapertura import pedir_reapertura
from solicitudes.models import DiferenciaDeInstalacion, Instalacion, Venta, Visita
from solicitudes.reglas.estados import CON_INSTALACION, Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.canales.instalacion.archivos import (
    DESPUES,
    archivo,
    clases,
    fallida,
    fila,
    motivos,
    traer,
)
from tests.solicitudes.factories import AHORA, motivo, venta_en
from tests.solicitudes.ventas_sueltas import por_la_puerta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
EQUIPO = {"codigo": "ONT", "serie": "MANO1", "mac": ""}


def a_mano(venta, canales, **cambios):
    """What a person recorded in the page, before the file came."""
    datos = {"fecha": AHORA.date(), "equipos": [EQUIPO]} | cambios
    return registrar_instalacion(venta.pk, acto=Acto(canales, DESPUES), **datos)


def lo_guardado():
    modelos = (Visita, Instalacion, DiferenciaDeInstalacion, Evento, Documento, Pendiente)
    return [sorted(map(repr, m.objects.order_by().values())) for m in modelos]


@pytest.mark.parametrize("estado", CON_INSTALACION)
def test_a_row_installs_as_a_person_would_whatever_the_folder_s_state(canales, estado):
    venta = venta_en(estado)

    corrida = traer(archivo(fila(venta)), canales)

    venta.refresh_from_db()
    visita = venta.visitas.get()
    assert (corrida.conteos["instaladas"], clases(corrida)) == (1, ["instalada"])
    assert venta.instalacion.equipos == [
        {"codigo": "ONT", "serie": f"RED{venta.pk}", "mac": "00:1A:2B:3C:4D:5E"}
    ]
    assert (visita.corrida, visita.linea, visita.tecnico) == (corrida, 2, "Luis Vargas")
    assert venta.estado == (Estado.INSTALADA if estado == Estado.CONFORME else estado)
    dicho = Evento.objects.get(cadena=venta.cadena, tipo="registrar_instalacion")
    assert (dicho.actor, dicho.datos) == (canales, {"corrida": corrida.pk, "linea": 2})


def test_an_approved_folder_owes_its_terms_once_however_often_the_file_comes(canales):
    venta = venta_en(Estado.CONFORME)

    traer(archivo(fila(venta)), canales)
    traer(archivo(fila(venta)), canales)

    assert (venta.envios.count(), venta.visitas.count()) == (1, 1)


def test_the_same_file_twice_writes_nothing(canales):
    ventas = [venta_en(Estado.CONFORME), venta_en(Estado.GLOSADA)]
    contenido = archivo(fila(ventas[0]), fallida(ventas[1], NUEVA_FECHA="25/11/2026"))
    traer(contenido, canales)
    antes = lo_guardado()

    corrida = traer(contenido, canales)

    assert lo_guardado() == antes
    assert (corrida.conteos["sin_cambios"], clases(corrida)) == (2, ["igual", "igual"])


def test_a_dry_run_is_exactly_the_run_and_writes_nothing(canales):
    venta, anulada = venta_en(Estado.CONFORME), venta_en(Estado.ANULADA)
    por_la_puerta(anulada, Estado.ANULADA, numero_smartflex="77001")
    anulada.refresh_from_db()
    filas = [fila(venta), fila(anulada), fila(), {"FECHA": "TOTAL: 3"}, fila(venta, SERIE="OTRA")]
    antes = lo_guardado()

    simulada = traer(archivo(*filas), canales, simular=True)

    assert lo_guardado() == antes and Venta.objects.get(pk=venta.pk).estado == Estado.CONFORME
    hecha = traer(archivo(*filas), canales)
    assert (clases(simulada), motivos(simulada)) == (clases(hecha), motivos(hecha))
    assert simulada.conteos == hecha.conteos
    assert sum(v for c, v in hecha.conteos.items() if c != "leidas") == hecha.conteos["leidas"] == 5


def test_a_failed_visit_has_its_code_and_the_day_on_which_they_return(canales):
    venta = venta_en(Estado.GLOSADA)

    traer(archivo(fallida(venta, MOTIVO="no habia nadie", NUEVA_FECHA="25/11/2026")), canales)

    visita = venta.visitas.get()
    assert (visita.hecha, visita.motivo) == (False, motivo("VISITA", "AUSENTE"))
    assert (str(visita.nueva_fecha), visita.linea) == ("2026-11-25", 2)


def test_rows_are_told_in_the_order_of_days_wherever_they_are(canales):
    venta = venta_en(Estado.GLOSADA)

    corrida = traer(archivo(fila(venta), fallida(venta, RESULTADO="AUSENTE", MOTIVO="")), canales)

    assert clases(corrida) == ["instalada", "visita"]
    assert [v.hecha for v in venta.visitas.order_by("pk")] == [False, True]


RECHAZOS = {
    "of nobody": ({"N° SOLICITUD": "555555"}, "No hay ninguna venta con el N° de solicitud 555555"),
    "without a sale": ({"N° SOLICITUD": "", "C.I.": ""}, "falta el N° de solicitud"),
    "without a day": ({"FECHA": "31/31/2026"}, "«31/31/2026» no es un día"),
    "of a day to come": ({"FECHA": "24/11/2026"}, "La fecha no puede ser futura"),
    "before the request": ({"FECHA": "01/11/2026"}, "anterior al registro"),
    "not understood": ({"RESULTADO": "EN CURSO"}, "«EN CURSO» no se entiende"),
    "of two minds": ({"RESULTADO": "INSTALADA PENDIENTE"}, "no se entiende"),
    "without a serial": ({"SERIE": ""}, "Escriba la serie de ONT"),
    "with too many": ({"SERIE": "A1, A2"}, "trae 2 series y la venta"),
    "with a wrong MAC": ({"MAC": "00:11"}, "12 cifras"),
    "failed without a reason": ({"RESULTADO": "FALLIDA"}, "Use AUSENTE"),
    "of another product": ({"PRODUCTO": "ADSL"}, "su producto no es ADSL"),
    "of another person": ({"C.I.": "9999999"}, "su C.I. o NIT no es 9999999"),
}


@pytest.mark.parametrize("que", RECHAZOS)
def test_a_row_is_refused_with_its_reason_and_the_others_go_on(canales, que):
    cambio, frase = RECHAZOS[que]
    venta, otra = venta_en(Estado.CONFORME), venta_en(Estado.GLOSADA)

    corrida = traer(archivo(fila(venta) | cambio, fila(otra)), canales)

    assert clases(corrida) == ["rechazada", "instalada"]
    assert frase in motivos(corrida)[0]
    assert not venta.visitas.exists() and otra.visitas.exists()


@pytest.mark.parametrize("estado", [Estado.DETALLADA, Estado.ANULADA])
def test_a_sale_whose_state_does_not_admit_it_is_refused_by_its_name(canales, estado):
    venta = venta_en(estado)
    por_la_puerta(venta, estado, numero_smartflex="77002")
    venta.refresh_from_db()

    corrida = traer(archivo(fila(venta), fallida(venta)), canales)

    assert clases(corrida) == ["rechazada", "rechazada"]
    assert f"La venta está {venta.get_estado_display().lower()}" in motivos(corrida)[0]
    assert not venta.visitas.exists()


def test_while_a_reopening_waits_a_file_records_the_fact_and_concludes_nothing(canales):
    venta = venta_en(Estado.CONFORME)
    pedir_reapertura(
        venta.pk,
        acto=Acto(canales, AHORA),
        item="CARTA",
        motivo=motivo("REAPERTURA", "ERROR_DE_REVISION"),
    )

    corrida = traer(archivo(fila(venta)), canales)

    assert clases(corrida) == ["instalada"]
    venta.refresh_from_db()
    assert (venta.estado, venta.visitas.count()) == (Estado.CONFORME, 1)
    assert venta.reapertura_pedida_por == canales
    assert not venta.envios.exists()


def test_who_once_had_the_sale_installs_it_by_no_file(canales):
    venta = venta_en(Estado.CONFORME)
    Venta.objects.filter(pk=venta.pk).update(asesor=canales)

    corrida = traer(archivo(fila(venta)), canales)

    assert "no le corresponde" in motivos(corrida)[0]


def test_who_once_had_the_sale_learns_nothing_of_it_from_a_file(canales):
    venta = venta_en(Estado.GLOSADA)
    a_mano(venta, canales)
    Venta.objects.filter(pk=venta.pk).update(asesor=canales)

    corrida = traer(archivo(fila(venta)), canales)

    assert "no le corresponde" in motivos(corrida)[0] and "MANO1" not in motivos(corrida)[0]
    assert not DiferenciaDeInstalacion.objects.exists()


def test_what_is_recorded_by_hand_as_the_row_says_stays_of_who_recorded_it(canales):
    venta = venta_en(Estado.GLOSADA)
    a_mano(venta, canales)

    corrida = traer(archivo(fila(venta, SERIE="mano1", MAC="")), canales)

    assert clases(corrida) == ["igual"]
    assert venta.visitas.get().corrida is None


@pytest.mark.parametrize(
    ("cambio", "frase"),
    [
        ({"SERIE": "OTRA"}, "Series: MANO1, y el archivo dice OTRA"),
        ({"SERIE": "", "MAC": "001122334455"}, "MAC: nada, y el archivo dice 00:11:22:33:44:55"),
    ],
)
def test_another_value_goes_to_the_list_and_never_over_the_first(canales, cambio, frase):
    venta = venta_en(Estado.GLOSADA)
    a_mano(venta, canales)

    corrida = traer(archivo(fila(venta, MAC="") | cambio), canales)

    diferencia = DiferenciaDeInstalacion.objects.get(venta=venta)
    assert (clases(corrida), corrida.conteos["por_decidir"]) == (["por_decidir"], 1)
    assert frase in motivos(corrida)[0]
    assert (diferencia.corrida, diferencia.linea, diferencia.decision) == (corrida, 2, "")
    venta.refresh_from_db()
    assert venta.instalacion.equipos == [EQUIPO]


def test_another_day_of_a_concluded_sale_goes_to_the_list_too(canales):
    venta = venta_en(Estado.CONCLUIDA, ahora=AHORA)
    registrada = venta.instalacion.equipos[0]

    corrida = traer(
        archivo(fila(venta, SERIE=registrada["serie"], MAC="", FECHA="22/11/2026")), canales
    )

    diferencia = DiferenciaDeInstalacion.objects.get(venta=venta)
    assert clases(corrida) == ["por_decidir"]
    assert (diferencia.registrado["Fecha"], diferencia.dicho["Fecha"]) == (
        "23/11/2026", "22/11/2026",
    )  # fmt: skip


def test_not_installed_on_the_day_of_the_installation_goes_to_the_list(canales):
    venta = venta_en(Estado.GLOSADA)
    a_mano(venta, canales)

    corrida = traer(archivo(fallida(venta)), canales)

    assert clases(corrida) == ["por_decidir"]
    assert "Resultado: Instalada, y el archivo dice No instalada" in motivos(corrida)[0]
    assert venta.visitas.count() == 1


def test_another_reason_for_the_visit_of_one_day_goes_to_the_list(canales):
    venta = venta_en(Estado.GLOSADA)
    registrar_visita_fallida(
        venta.pk,
        acto=Acto(canales, DESPUES),
        fecha=AHORA.date(),
        motivo=motivo("VISITA", "NO_QUISO"),
    )

    corrida = traer(archivo(fallida(venta)), canales)

    assert clases(corrida) == ["por_decidir"]
    assert venta.visitas.get().motivo.codigo == "NO_QUISO"


def test_two_files_that_say_otherwise_ask_a_person_once(canales):
    venta = venta_en(Estado.GLOSADA)
    primera = traer(archivo(fila(venta)), canales)

    segunda = traer(archivo(fila(venta, SERIE="OTRA")), canales)
    tercera = traer(archivo(fila(venta, SERIE="OTRA"), fila(venta)), canales)

    assert (clases(primera), clases(segunda)) == (["instalada"], ["por_decidir"])
    assert clases(tercera) == ["por_decidir", "igual"]
    assert tercera.conteos["sin_cambios"] == 2
    assert DiferenciaDeInstalacion.objects.count() == 1


def test_a_serial_that_is_in_another_sale_is_refused(canales):
    una, otra = venta_en(Estado.CONFORME), venta_en(Estado.CONFORME)

    corrida = traer(archivo(fila(una), fila(otra, SERIE=f"RED{una.pk}")), canales)

    assert clases(corrida) == ["instalada", "rechazada"]
    assert "ya está instalada en otra venta" in motivos(corrida)[1]


def test_a_sale_is_found_by_its_contract_and_by_client_and_product(canales):
    una, otra = venta_en(Estado.IMPRESA), venta_en(Estado.IMPRESA)
    contrato = una.carpeta.papel("CONTRATO").codigo
    ci = otra.contacto.cliente.ci_numero

    corrida = traer(
        archivo(
            fila(SERIE="A1", CONTRATO=contrato),
            fila(SERIE="A2") | {"C.I.": ci, "PRODUCTO": "FTTH GPON"},
            fila(SERIE="A3") | {"C.I.": ci},
        ),
        canales,
    )

    assert clases(corrida) == ["instalada", "instalada", "rechazada"]
    assert una.visitas.exists() and otra.visitas.exists()
    assert "hace falta también el producto: falta" in motivos(corrida)[2]


def test_two_sales_of_one_client_and_product_are_not_guessed_among(canales):
    cliente = {"ci_numero": "5550001"}
    una = venta_en(Estado.GLOSADA, cliente=cliente)
    otra = venta_en(Estado.GLOSADA)
    otra.documentacion.ci_numero = "5550001"
    otra.documentacion.save()

    corrida = traer(archivo(fila() | {"C.I.": "5550001", "PRODUCTO": "FTTH"}), canales)

    assert "Hay varias ventas" in motivos(corrida)[0]
    assert not una.visitas.exists() and not otra.visitas.exists()


def test_the_practice_world_and_the_real_one_find_no_sale_of_the_other(canales):
    de_prueba = UsuarioFactory(rol="CANALES_VIRTUALES", de_prueba=True)
    real = venta_en(Estado.CONFORME)
    inventada = venta_en(Estado.CONFORME, asesor=UsuarioFactory(rol="ASESOR", de_prueba=True))

    assert clases(traer(archivo(fila(inventada)), canales)) == ["rechazada"]
    assert clases(traer(archivo(fila(real)), de_prueba)) == ["rechazada"]
    assert clases(traer(archivo(fila(inventada)), de_prueba)) == ["instalada"]


def test_a_file_without_any_visit_is_refused(canales):
    with pytest.raises(PlanillaRechazada, match="ninguna fila"):
        traer(archivo({"FECHA": "TOTAL: 0"}), canales)


def test_the_system_itself_installs_nothing(tmp_path, capsys):
    venta = venta_en(Estado.GLOSADA)
    ruta = tmp_path / "red.csv"
    ruta.write_bytes(archivo(fila(venta)))

    call_command("importar", "instalaciones", ruta)

    assert "Esta acción no le corresponde" in capsys.readouterr().out
    assert not venta.visitas.exists()


def test_the_command_says_what_the_page_says_and_is_of_canales(canales, tmp_path, capsys):
    venta = venta_en(Estado.GLOSADA)
    ruta = tmp_path / "red.csv"
    ruta.write_bytes(archivo(fila(venta), fila()))

    call_command("importar", "instalaciones", ruta, "--como", canales.username, "--json")

    informe = json.loads(capsys.readouterr().out)
    assert (informe["leidas"], informe["instaladas"], informe["rechazadas"]) == (2, 1, 1)
    assert [f["clase"] for f in informe["filas"]] == ["instalada", "rechazada"]
    with pytest.raises(CommandError, match="no trae estos archivos"):
        call_command("importar", "instalaciones", ruta, "--como", venta.asesor.username)
    call_command(
        "importar",
        "instalaciones",
        ruta,
        "--como",
        canales.username,
        "--simular",
        stdout=io.StringIO(),
    )
    assert venta.visitas.count() == 1
