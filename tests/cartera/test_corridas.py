"""A portfolio's file from the page to its rows: recognised, run, run again, undone, forgotten."""

import io
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.planillas.corridas import confirmar, deshacer, pedir, reconocer, se_puede_deshacer
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.models import Contenido, Corrida, Formato, Renglon
from bluecom.planillas.tasks import DIAS_DE_RENGLONES, olvidar_renglones
from cartera.models import Cartera, Cliente, ContactoCartera, TelefonoCliente
from cartera.servicios import importar_cartera, tomar_siguiente
from tests.cartera.factories import ClienteFactory, NoLlamarFactory, filas_csv
from tests.cartera.sucia import sucia
from tests.factories_cuentas import UsuarioFactory
from tests.planillas.libros import libro

pytestmark = pytest.mark.django_db
AJENO = "Abonado;Cédula del titular;Quién;Glosa\r\n4251201;5100001;Ana;x\r\n".encode("cp1252")
DICHO = {"Abonado": "linea", "Cédula del titular": "identidad", "Quién": "nombres", "Glosa": ""}


def fila(n: int, **cambios: str) -> dict[str, str]:
    return {
        "CODIGO": f"K{n}", "CI": str(6_000_000 + n), "NOMBRE": f"Ana {n}",
        "TELEFONO": str(4_300_000 + n), "CELULAR": str(70_000_000 + n), "SERVICIO": "FIJO",
    } | cambios  # fmt: skip


@pytest.fixture
def acto(ahora):
    return Acto(UsuarioFactory(rol="SUPERVISOR"), ahora)


@pytest.fixture
def traer(acto):
    def _traer(contenido: bytes, nombre: str = "Noviembre") -> Corrida:
        return pedir(
            io.BytesIO(contenido), tipo="cartera", nombre_del_archivo="n.csv", nombre=nombre,
            acto=acto,
        )  # fmt: skip

    return _traer


@pytest.fixture
def cargar(traer, acto):
    def _cargar(contenido: bytes) -> Corrida:
        corrida = traer(contenido)
        procesar_pendientes()
        confirmar(corrida.pk, acto=acto)
        procesar_pendientes()
        corrida.refresh_from_db()
        return corrida

    return _cargar


@pytest.mark.paso("1.1")
def test_an_unknown_header_is_asked_once_and_its_format_remembered(traer, acto):
    corrida = traer(AJENO)
    assert corrida.situacion == "POR_RECONOCER"
    assert [r.celdas for r in corrida.renglones.all()] == [["4251201", "5100001", "Ana", "x"]]

    reconocer(corrida.pk, DICHO, acto=acto)
    procesar_pendientes()

    corrida.refresh_from_db()
    assert (corrida.situacion, corrida.conteos["nuevas"]) == ("POR_CONFIRMAR", 1)
    assert traer(AJENO.replace(b"4251201", b"4251299")).situacion == "LEYENDO"
    assert Formato.objects.get().dicho_por == acto.usuario


@pytest.mark.parametrize(
    ("dicho", "frase"),
    [
        (DICHO | {"Abonado": ""}, "TELÉFONO FIJO"),
        (DICHO | {"Glosa": "linea"}, "mismo dato"),
    ],
)
def test_columns_that_do_not_make_a_portfolio_are_asked_again(traer, acto, dicho, frase):
    corrida = traer(AJENO)

    with pytest.raises(PlanillaRechazada, match=frase):
        reconocer(corrida.pk, dicho, acto=acto)

    corrida.refresh_from_db()
    assert corrida.situacion == "POR_RECONOCER" and not Formato.objects.exists()


def test_a_workbook_is_loaded_as_a_text_is(acto):
    contenido = libro(
        ["TELEFONO", "NOMBRE", "CI"], [4251201, "Íñigo", 5100001], [123, "Eva"], desde=3
    )

    informe = importar_cartera(contenido, nombre="N", acto=acto)

    assert {f.linea: f.clase for f in informe.filas} == {4: "nueva", 5: "rechazada"}
    assert ContactoCartera.objects.get().orden == 4
    assert Cliente.objects.get().nombres == "Íñigo"


@pytest.mark.paso("1.1")
def test_each_record_of_a_dirty_file_is_in_one_class_dry_run_and_run_alike(acto):
    NoLlamarFactory(numero="+59144300001")
    ClienteFactory(ci_numero="6000003", codigo="OTRO")
    contenido, clases = sucia()
    clases[1], clases[3] = "no_elegible", "conflicto_codigo"

    simulado = importar_cartera(contenido, nombre="N", acto=acto, simular=True)
    dichos = [(r.linea, r.resultado, r.clase, r.motivo) for r in simulado.filas]
    assert [clase for _, _, clase, _ in dichos] == clases
    assert (Cartera.objects.count(), Cliente.objects.count()) == (0, 1)
    hecho = importar_cartera(contenido, nombre="N", acto=acto)
    otra_vez = importar_cartera(contenido, nombre="N", acto=acto)

    assert [(r.linea, r.resultado, r.clase, r.motivo) for r in hecho.filas] == dichos
    assert simulado.leidas == hecho.leidas == otra_vez.leidas == len(clases)
    for informe in (simulado, hecho, otra_vez):
        contados = Counter(r.resultado for r in informe.filas)
        assert +Counter(informe.conteos) == contados
    assert all(r.motivo for r in hecho.filas if r.clase not in ("nueva", "sin_cambios"))
    assert otra_vez.conteos["nuevas"] == 0
    assert (
        otra_vez.conteos["sin_cambios"]
        == hecho.conteos["nuevas"]
        == ContactoCartera.objects.count()
    )


def test_a_row_alone_and_a_row_decided_beside_others_are_stored_alike(acto):
    """The second file has each row twice: none is written by the statements for those alone."""
    filas = [fila(n, NOMBRE=nombre) for n, nombre in enumerate(["Íñigo", "El Sol S.R.L.", "Luz"])]
    importar_cartera(filas_csv(*filas), nombre="N", acto=acto)
    alone = guardado()
    for modelo in (ContactoCartera, TelefonoCliente, Cliente):
        modelo.objects.all().delete()

    importar_cartera(filas_csv(*filas, *filas), nombre="N", acto=acto)

    assert guardado() == alone


def guardado() -> list[object]:
    de_cada_uno = {Cliente: {"id"}, ContactoCartera: {"id", "cliente_id"}}
    return [
        sorted(
            str({k: v for k, v in fila.items() if k not in sin})
            for fila in modelo.objects.order_by().values()
        )
        for modelo, sin in de_cada_uno.items()
    ] + [sorted(TelefonoCliente.objects.values_list("numero", "tipo", "calificacion"))]


@pytest.mark.paso("1.1")
def test_what_a_file_brought_and_nobody_worked_is_taken_back(cargar, acto, ahora):
    conocido = ClienteFactory(
        ci_numero="6000003", codigo="K3", nombres="Ana 3", apellido_paterno=""
    )
    corrida = cargar(filas_csv(*[fila(n) for n in range(1, 5)], fila(9), fila(9)))
    tomado = tomar_siguiente(acto=Acto(UsuarioFactory(), ahora))
    assert ContactoCartera.objects.count() == 5 and tomado is not None

    for _ in range(2):
        deshacer(corrida.pk, acto=acto)
    procesar_pendientes()

    corrida.refresh_from_db()
    assert (corrida.situacion, corrida.conteos["deshechas"], corrida.conteos["quedan"]) == (
        "DESHECHA", 4, 1,
    )  # fmt: skip
    assert ContactoCartera.objects.get() == tomado
    assert {c.pk for c in Cliente.objects.all()} == {conocido.pk, tomado.cliente_id}
    assert Evento.objects.filter(tipo="deshacer_importacion").count() == 1
    assert cargar(filas_csv(fila(2))).conteos["nuevas"] == 1


def test_what_made_nothing_cannot_be_undone(cargar, acto):
    cargar(filas_csv(fila(1)))
    igual = cargar(filas_csv(fila(1)))

    assert not se_puede_deshacer(igual)
    with pytest.raises(PlanillaRechazada, match="ya no se puede deshacer"):
        deshacer(igual.pk, acto=acto)


def test_a_run_that_broke_half_way_ends_as_if_it_had_not(traer, acto):
    corrida = traer(filas_csv(*[fila(n) for n in range(20)]))
    contenido = Contenido.objects.get()
    bueno, contenido.datos = bytes(contenido.datos), b""
    contenido.save()
    procesar_pendientes()
    corrida.refresh_from_db()
    assert corrida.situacion == "RECHAZADA" and not Renglon.objects.exists()

    otra = traer(bueno)
    procesar_pendientes()
    confirmar(otra.pk, acto=acto)
    procesar_pendientes()

    assert ContactoCartera.objects.count() == 20
    assert Renglon.objects.filter(corrida=otra).count() == 20


def test_the_rows_of_a_file_are_forgotten_and_its_counts_are_not(cargar):
    corrida = cargar(filas_csv(fila(1)))
    olvidar_renglones()
    assert corrida.renglones.count() == 1
    viejo = timezone.now() - timedelta(days=DIAS_DE_RENGLONES + 1)
    Corrida.objects.update(terminada_en=viejo)

    olvidar_renglones()

    corrida.refresh_from_db()
    assert (corrida.renglones.count(), corrida.conteos["nuevas"]) == (0, 1)
    assert not se_puede_deshacer(corrida)
