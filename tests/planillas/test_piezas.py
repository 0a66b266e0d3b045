"""The pieces of a run, each by itself: header, bytes, format, temporary table, rejects."""

import io

import pytest
from django.db import connection

from bluecom.cuentas.acto import Acto
from bluecom.planillas import contenido
from bluecom.planillas.antesala import asentar, celdas_juntas, conteos, copiar, crear, leer
from bluecom.planillas.corridas import columnas_de, correr, estrenar, terminar
from bluecom.planillas.encabezado import (
    Campo,
    Campos,
    Columnas,
    Exigencia,
    clave_de,
    encontrar,
    exigir_completas,
    huella_de,
    se_puede_preguntar,
)
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.formatos import formatos_de, recordar
from bluecom.planillas.fuente import tablas_de
from bluecom.planillas.models import Contenido, Corrida
from bluecom.planillas.rechazos import por_corregir
from bluecom.planillas.registro import ROTO
from bluecom.planillas.tipos import TipoDePlanilla, registrar, tipo_de, tipo_llamado
from tests.factories_cuentas import UsuarioFactory

CAMPOS = Campos(
    (Campo("serie", "Serie", "SERIE NROSERIE"), Campo("dia", "Día", "DIA FECHA")),
    (Exigencia("SERIE", frozenset({"serie"})),),
)
ARCHIVO = b"Nota\r\nNro. de serie;Fecha\r\nA1;hoy\r\nA2;ayer\r\n"


@pytest.fixture
def acto(db, ahora):
    return Acto(UsuarioFactory(), ahora)


@pytest.fixture
def corrida(acto):
    """A kind of which each record is simply noted."""

    def hacer(entrada):
        crear("pruebas", {})
        filas = [
            [str(r.linea), celdas_juntas(r.celdas), "anotadas", "anotada", r.celdas[0]]
            for r in entrada.columnas.tabla.registros()
            if r.linea > entrada.columnas.linea
        ]
        copiar("pruebas", ["linea", "celdas", "resultado", "clase", "motivo"], filas)
        asentar("pruebas", entrada.corrida, "true", objeto_id="linea * 10")
        entrada.corrida.conteos = conteos(entrada.corrida)
        return 5

    registrar(TipoDePlanilla("prueba", CAMPOS, ("hechas",), hacer, lambda corrida, acto: {}))
    return estrenar(
        io.BytesIO(ARCHIVO), tipo="prueba", nombre_del_archivo="a\u200b.csv", nombre="N", acto=acto
    )


def columnas(contenido: bytes, formatos=None) -> Columnas:
    return encontrar(tablas_de(io.BytesIO(contenido)), CAMPOS, formatos)


def test_a_title_is_known_whatever_its_accents_and_signs():
    assert clave_de(" Nº de Sérié ") == clave_de("NRO. SERIE") == "NROSERIE"
    assert huella_de(["Serie", "Día"]) == huella_de(["SERIE ", "dia"]) != huella_de(["Serie"])


def test_the_header_is_found_below_what_stands_before_it():
    hallada = columnas(ARCHIVO)

    assert (hallada.linea, hallada.indice) == (2, {"serie": 0, "dia": 1})
    assert hallada.es_encabezado(["NRO. DE SERIE", "FECHA", ""]) is True
    assert hallada.es_encabezado(["NRO. DE SERIE", "FECHA", "x"]) is False
    assert hallada.es_encabezado(["NRO. DE SERIE", ""]) is False
    exigir_completas(hallada)


def test_what_is_missing_is_said_and_asked_only_of_who_could_answer():
    vacia = columnas(b"uno;dos\n1;2\n")

    with pytest.raises(PlanillaRechazada, match=r"SERIE\. La primera línea trae: uno, dos"):
        exigir_completas(vacia)
    assert se_puede_preguntar(vacia)
    assert not se_puede_preguntar(
        Columnas(vacia.encabezado._replace(celdas=[""]), vacia.tabla, CAMPOS, {})
    )


def test_the_last_titles_may_be_blank():
    assert (len(columnas(b"serie;dia;;\n")), columnas(b"serie;dia;;\n").necesarias) == (4, 2)


def test_what_people_said_of_a_format_holds_over_the_known_names(acto):
    recordar("prueba", ["Fecha", "Otra"], {"OTRA": "serie"}, acto=acto)
    recordar("prueba", ["Fecha", "Otra"], {"FECHA": "serie"}, acto=acto)

    hallada = columnas(b"FECHA;otra\nA1;x\n", formatos_de("prueba"))

    assert hallada.indice == {"serie": 0}
    assert formatos_de("otro") == {}


def test_the_bytes_of_a_file_are_kept_and_go(corrida):
    contenido.guardar(corrida, io.BytesIO(ARCHIVO))

    assert contenido.abrir(corrida).read() == ARCHIVO
    contenido.olvidar(corrida)
    assert not Contenido.objects.exists()
    assert contenido.medir(io.BytesIO(ARCHIVO)).lineas == corrida.total == 5


def test_a_run_gives_each_record_its_row_and_begins_anew_each_time(corrida, acto):
    for _ in range(2):
        correr(corrida, io.BytesIO(ARCHIVO), acto=acto, simular=False)

    assert tipo_de(corrida) is tipo_llamado("prueba")
    assert [(r.linea, r.celdas, r.objeto_id) for r in corrida.renglones.all()] == [
        (3, ["A1", "hoy"], 30), (4, ["A2", "ayer"], 40),
    ]  # fmt: skip
    assert (corrida.objeto_id, corrida.conteos) == (5, {"anotadas": 2})
    terminar(corrida, "HECHA", acto.ahora)
    assert Corrida.objects.get().terminada_en == acto.ahora


def test_the_columns_of_a_kind_are_found_by_its_name(corrida):
    assert columnas_de(io.BytesIO(ARCHIVO), "prueba").indice == {"serie": 0, "dia": 1}


DIFICILES = ['a\\b\t"c"', "línea\r\notra", "\\N", "\x01", "", "{,}", "Ñandú €", "a\x1fb"]


def test_any_text_is_copied_as_it_came(corrida):
    crear("dificiles", {"mas": "text"})
    nombres = ["linea", "celdas", "resultado", "clase", "motivo", "mas"]
    copiar("dificiles", nombres, [["1", celdas_juntas(DIFICILES), "r", "c", "m", None]])

    asentar("dificiles", corrida, "mas IS NULL")

    limpios = [celda.replace("\x1f", ROTO).replace("\x01", ROTO) for celda in DIFICILES]
    assert corrida.renglones.get().celdas == limpios


def test_rows_are_read_in_order_a_few_at_a_time(corrida):
    crear("muchas", {})
    columnas_ = ["linea", "celdas", "resultado", "clase", "motivo"]
    copiar("muchas", columnas_, [[str(n), "", "", "", ""] for n in (3, 1, 2)])

    assert [list(lote) for lote in leer("muchas", ["linea"], "linea < 9", 2)] == [
        [(1,), (2,)],
        [(3,)],
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM muchas")
        assert cursor.fetchone() == (3,)


def test_what_was_left_out_is_a_file_with_its_reasons_first(corrida):
    corrida.encabezado = ["SERIE", "MOTIVO"]
    for linea, clase in ((2, "mala"), (3, "buena")):
        celdas = ["=A1", "viejo", "sobra"]
        corrida.renglones.create(linea=linea, clase=clase, motivo="Mal.", celdas=celdas)

    assert por_corregir(corrida, ["mala"]).decode("utf-8-sig") == (
        "MOTIVO;SERIE\r\nLínea 2: Mal.;'=A1;sobra\r\n"
    )
