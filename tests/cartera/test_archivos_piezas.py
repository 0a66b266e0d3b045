"""The pieces of which the files on impediments, capacity and whom not to call are made."""

import io
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from bluecom.bitacora.models import Evento
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Pendiente
from bluecom.planillas import antesala
from bluecom.planillas.corridas import columnas_de, estrenar
from bluecom.planillas.models import Corrida
from bluecom.planillas.tipos import Entrada
from cartera.models import CapacidadZona, ContactoCartera, ImpedimentoDicho, NoLlamar, Situacion
from cartera.servicios.archivos.antesala import marcar
from cartera.servicios.archivos.capacidad import cargar_capacidad
from cartera.servicios.archivos.cargar import de_a_uno
from cartera.servicios.archivos.celdas import leer_dia, leer_momento, si_o_no, textos
from cartera.servicios.archivos.clientes import (
    CALCULADAS,
    PROPIAS,
    hallar_clientes,
    leer_cliente,
    refusar_ajenas,
)
from cartera.servicios.archivos.deshacer import deshacer_dichos, deshacer_no_llamar
from cartera.servicios.archivos.impedimentos import cargar_impedimentos
from cartera.servicios.archivos.no_llamar import cargar_no_llamar
from cartera.servicios.archivos.novedad import (
    asentar_dichos,
    cuantos_dice_otro,
    separar_repetidas,
)
from cartera.servicios.archivos.uso import marcar_usados
from cartera.servicios.archivos.vueltas import (
    CURAR,
    Curado,
    deber_cura_de,
    deber_curas,
    deshacer_vueltas,
    volver_por_archivo,
)
from cartera.servicios.espera import devolver_a_quienes_esperan
from tests.cartera.factories import ClienteFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

TABLA = "prueba_antesala"
ARCHIVOS = {
    "impedimentos": ("CODIGO;IMPEDIMENTO;FECHA\r\nA1;NO;20/11/2026", cargar_impedimentos),
    "capacidad": ("ZONA;TECNOLOGIA;CAPACIDAD;FECHA\r\nSur;HFC;NO;20/11/2026", cargar_capacidad),
    "no_llamar": ("TELEFONO;FECHA\r\n4251234;20/11/2026", cargar_no_llamar),
}


@pytest.fixture
def acto(ahora):
    return Acto(UsuarioFactory(rol="SUPERVISOR"), ahora)


@pytest.fixture
def entrada(acto):
    def _entrada(tipo: str, *, simular: bool = False, mas: str = "") -> Entrada:
        archivo = io.BytesIO((ARCHIVOS[tipo][0] + mas).encode())
        corrida = estrenar(archivo, tipo=tipo, nombre_del_archivo="x.csv", nombre="", acto=acto)
        return Entrada(corrida, columnas_de(archivo, tipo), acto, simular)

    return _entrada


def en_la_antesala(*filas: dict[str, str]) -> None:
    """Rows of clients, as they are before anything is decided of them."""
    propias = PROPIAS | {"dicho_en": "timestamptz", "limpio": "boolean"}
    antesala.crear(TABLA, propias | CALCULADAS | {"hecho_id": "bigint"})
    vacia = dict.fromkeys(PROPIAS, "") | {"dicho_en": "2026-11-20T00:00:00-04:00", "limpio": "t"}
    comun = {"celdas": "", "resultado": "", "clase": "nueva", "motivo": ""}
    copiadas = [comun | vacia | {"linea": str(n)} | fila for n, fila in enumerate(filas, 2)]
    columnas = ["linea", *comun, *vacia]
    antesala.copiar(TABLA, columnas, ([fila[c] for c in columnas] for fila in copiadas))


def leidas(que: str = "resultado") -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {que} FROM {TABLA} ORDER BY linea")
        return [valor for (valor,) in cursor.fetchall()]


@pytest.mark.parametrize(("texto", "dice"), [("Sí", True), ("no", False), ("1.0", True)])
def test_yes_and_no_are_read_as_they_are_written(texto, dice):
    assert si_o_no(texto) is dice


@pytest.mark.parametrize("texto", ["quizás", "", "X", "SI/NO"])
def test_a_word_that_is_neither_is_no_answer(texto):
    with pytest.raises(DatoInvalido, match="SÍ o NO"):
        si_o_no(texto)


@pytest.mark.parametrize(
    "texto", ["31/02/2026", "20/11/2026 25:00", "20/11/1926", "ayer", "20/11/2026 13:00 PM"]
)
def test_what_is_no_instant_is_refused(texto, ahora):
    with pytest.raises(DatoInvalido, match="no se entiende"):
        leer_momento({"fecha": texto}, ahora)


def test_the_hour_may_come_in_a_column_of_its_own(ahora):
    assert leer_momento({"fecha": "20/11/2026", "hora": "15:30"}, ahora) == datetime(
        2026, 11, 20, 15, 30, tzinfo=LA_PAZ
    )


def test_a_day_that_may_be_missing():
    assert (leer_dia(""), leer_dia("2026-11-30")) == (None, date(2026, 11, 30))


@pytest.mark.django_db
def test_only_where_it_says_something_a_cell_with_none_is_kept(entrada):
    columnas = entrada("capacidad").columnas

    assert textos(["Sur", "HFC", "0", "-"], columnas, "capacidad") == {
        "zona": "Sur", "tecnologia": "HFC", "capacidad": "0", "fecha": "",
    }  # fmt: skip


def test_a_number_of_one_column_may_be_a_persons_or_a_companys():
    dicho = leer_cliente({"identidad": "5111222", "linea": "4251234"})

    assert (dicho["ci_numero"], dicho["nit"], dicho["numero"]) == (
        "5111222", "5111222", "+59144251234",
    )  # fmt: skip
    con_complemento = leer_cliente({"identidad": "5111222", "complemento": "1a"})
    assert (con_complemento["ci_complemento"], con_complemento["nit"]) == ("1A", "")


@pytest.mark.django_db
def test_whose_a_row_is_has_to_be_one_and_agree_with_the_portfolio():
    cliente = ClienteFactory(codigo="A1", ci_numero="5111222")
    ContactoCarteraFactory(cliente=cliente, linea="+59144251234")
    en_la_antesala(
        {"codigo": "A1"},
        {"codigo": "A1", "ci_numero": "5111222", "numero": "+59144251234"},
        {"codigo": "OTRO", "numero": "+59144251234"},
        {"codigo": "NADIE"},
    )

    hallar_clientes(TABLA, de_prueba=False)
    refusar_ajenas(TABLA, "De nadie.")

    assert leidas() == ["", "", "conflictos", "ajenas"]
    assert leidas("cliente_id") == [cliente.pk, cliente.pk, None, None]


@pytest.mark.django_db
def test_a_row_is_decided_by_the_first_who_says_something_of_it():
    en_la_antesala({"codigo": "A1"}, {"codigo": "A2"})

    marcar(TABLA, "", "f.codigo = 'A1'", resultado="'primero'")
    marcar(TABLA, "", "true", resultado="'segundo'")

    assert leidas() == ["primero", "segundo"]


@pytest.mark.django_db
def test_what_is_new_becomes_a_fact_and_is_known_from_then_on(entrada):
    cliente = ClienteFactory(codigo="A1")
    valores = {"cliente_id": "f.cliente_id", "limpio": "f.limpio", "motivo": "''"}
    filas = (
        {"codigo": "A1"},
        {"codigo": "A1"},
        {"codigo": "A1", "dicho_en": "2026-11-19T00:00:00-04:00"},
    )
    for otro_final, suerte in (("", ""), ("\r\n", "sin_cambios")):
        en_la_antesala(*filas)
        hallar_clientes(TABLA, de_prueba=False)
        separar_repetidas(TABLA, ("cliente_id", "dicho_en"), "limpio", "de este cliente")
        asentar_dichos(TABLA, ImpedimentoDicho, valores, entrada("impedimentos", mas=otro_final))
        assert leidas() == [suerte, "repetidas", "anteriores"]

    assert [hecho.linea for hecho in cliente.impedimentos.all()] == [2, 2]
    primero = Corrida.objects.earliest("pk")
    assert cuantos_dice_otro(ImpedimentoDicho, primero) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("tipo", ARCHIVOS)
def test_a_load_writes_its_rows_its_act_and_in_a_dry_run_only_what_it_would_do(entrada, tipo):
    ClienteFactory(codigo="A1")
    cargar = ARCHIVOS[tipo][1]
    seca, otra, en_serio = entrada(tipo, simular=True), entrada(tipo), entrada(tipo)

    de_a_uno(cargar)(seca)
    assert not Evento.objects.exists()
    cargar(otra)
    de_a_uno(cargar)(en_serio)

    assert seca.corrida.conteos == otra.corrida.conteos
    assert en_serio.corrida.conteos["sin_cambios"] == 1
    assert Evento.objects.get().datos["sin_cambios"] == 1


@pytest.mark.django_db
def test_each_kind_takes_back_what_its_file_said(entrada, acto):
    ClienteFactory(codigo="A1")
    corridas = {}
    for tipo, (_, cargar) in ARCHIVOS.items():
        pedida = entrada(tipo)
        cargar(pedida)
        corridas[tipo] = pedida.corrida

    assert deshacer_dichos(ImpedimentoDicho)(corridas["impedimentos"], acto)["deshechas"] == 1
    assert deshacer_dichos(CapacidadZona)(corridas["capacidad"], acto)["deshechas"] == 1
    assert deshacer_no_llamar(corridas["no_llamar"], acto)["deshechas"] == 1
    assert not (ImpedimentoDicho.objects.exists() or CapacidadZona.objects.exists())
    assert not NoLlamar.objects.vigentes().exists()


@pytest.mark.django_db
def test_who_used_a_row_first_is_kept_and_nobody_after_him_writes_it(entrada, ahora):
    ClienteFactory(codigo="A1")
    cargar_impedimentos(entrada("impedimentos"))

    for despues in (0, 1):
        marcar_usados(ImpedimentoDicho.objects.all(), ahora=ahora + timedelta(hours=despues))

    assert ImpedimentoDicho.objects.get().usado_en == ahora


@pytest.fixture
def en_espera(ahora) -> ContactoCartera:
    hasta = ahora + timedelta(days=30)
    return ContactoCarteraFactory(situacion=Situacion.ESPERA, proximo_en=hasta)


@pytest.mark.django_db
def test_who_waits_is_due_at_once_and_his_own_day_is_known(en_espera, acto):
    antes = en_espera.proximo_en
    en_cola = ContactoCarteraFactory()

    vueltos = devolver_a_quienes_esperan([en_espera.pk, en_cola.pk], por="MORA", acto=acto)

    assert vueltos == {en_espera.pk: antes}
    assert devolver_a_quienes_esperan([en_espera.pk], por="MORA", acto=acto) == {}


@pytest.mark.django_db
def test_a_file_returns_him_once_and_undone_has_him_wait_until_that_day(en_espera, entrada, acto):
    antes, corrida = en_espera.proximo_en, entrada("impedimentos").corrida
    curado = [Curado(en_espera.pk, corrida.pk)]

    assert volver_por_archivo(curado, por="IMPEDIMENTO", acto=acto) == {corrida.pk: 1}
    assert volver_por_archivo(curado, por="IMPEDIMENTO", acto=acto) == {}
    assert (deshacer_vueltas(corrida), deshacer_vueltas(corrida)) == (1, 0)
    en_espera.refresh_from_db()
    assert (en_espera.situacion, en_espera.proximo_en) == (Situacion.ESPERA, antes)


@pytest.mark.django_db
def test_of_a_client_of_whom_no_file_spoke_no_look_is_owed(entrada, acto):
    cliente, otro = ClienteFactory(codigo="A1"), ClienteFactory()
    pedida = entrada("impedimentos")
    cargar_impedimentos(pedida)
    Pendiente.objects.all().delete()

    for uno in (cliente, otro):
        deber_cura_de(uno, acto=acto)

    assert Pendiente.objects.get(tipo=CURAR).objeto_id == pedida.corrida.pk


@pytest.mark.django_db
def test_each_load_owes_one_look_at_who_waits(entrada, acto):
    corrida = entrada("impedimentos").corrida

    deber_curas(corrida, acto)
    deber_curas(corrida, acto)

    assert Pendiente.objects.get(tipo=CURAR).objeto_id == corrida.pk
    assert Corrida.objects.get() == corrida
