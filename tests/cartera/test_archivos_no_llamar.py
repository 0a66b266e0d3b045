"""Lists of who is not to be called: loaded once, undone, never over what a jefe lifted (4.1)."""

from datetime import datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.models import Corrida
from cartera.errores import LlamadaRechazada
from cartera.models import Llamada, NoLlamar, Situacion
from cartera.numeros import numeros_de
from cartera.servicios import (
    levantar_no_llamar,
    registrar_llamada,
    tomar_siguiente,
    unir,
)
from tests.cartera.archivos import deshacer_archivo, importar_archivo
from tests.cartera.factories import (
    CarteraFactory,
    ClienteFactory,
    ContactoCarteraFactory,
    NoLlamarFactory,
)
from tests.factories_cuentas import UsuarioFactory

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]

CABEZA = "TELEFONO;CELULAR;CODIGO CLIENTE;C.I.;FUENTE;FECHA"


@pytest.fixture
def acto(ahora):
    return Acto(UsuarioFactory(rol="SUPERVISOR"), ahora)


@pytest.fixture
def cargar(acto):
    def _cargar(*filas: str, **como) -> Corrida:
        contenido = "\r\n".join([CABEZA, *filas]).encode("cp1252")
        como = {"nombre_del_archivo": "lista.csv"} | como
        return importar_archivo(contenido, tipo="no_llamar", acto=acto, **como)

    return _cargar


def vigentes() -> set[tuple[str, int | None]]:
    return set(NoLlamar.objects.vigentes().values_list("numero", "cliente"))


def test_a_number_is_listed_with_its_source_its_date_and_its_line(cargar, acto):
    corrida = cargar("4251234;;;;ATT;20/11/2026", "70712345;;;;;21/11/2026")

    fijo, celular = NoLlamar.objects.order_by("pk")
    assert (fijo.numero, fijo.cliente, fijo.fuente) == ("+59144251234", None, "ATT")
    assert fijo.pedido_en == datetime(2026, 11, 20, tzinfo=LA_PAZ)
    assert (fijo.corrida, fijo.renglon, fijo.anotado_por) == (corrida, 2, acto.usuario)
    assert (celular.numero, celular.fuente) == ("+59170712345", "lista.csv")


def test_a_client_is_listed_with_all_his_lines(cargar):
    cliente = ClienteFactory(codigo="A1", ci_numero="5111222")
    for linea in ("+59144251234", "+59144251235"):
        ContactoCarteraFactory(cliente=cliente, linea=linea)

    corrida = cargar(";;A1;;;20/11/2026")

    assert vigentes() == {("+59144251234", cliente.pk), ("+59144251235", cliente.pk)}
    assert corrida.conteos["nuevas"] == 1
    assert deshacer_archivo(corrida, Acto(UsuarioFactory(), corrida.pedida_en)) == {
        "deshechas": 2, "quedan": 0,
    }  # fmt: skip
    assert not vigentes()


def test_a_row_may_give_the_client_and_both_his_numbers(cargar):
    cliente = ClienteFactory(codigo="A1")

    cargar("4251234;70712345;A1;;;20/11/2026")

    assert vigentes() == {("+59144251234", cliente.pk), ("+59170712345", cliente.pk)}


def test_every_record_is_in_one_class_with_its_reason(cargar):
    ClienteFactory(codigo="A1", ci_numero="5111222")
    ClienteFactory(codigo="A2")

    corrida = cargar(
        "4251234;;;;;20/11/2026",
        "44251234;;;;;19/11/2026",
        ";;ZZ;;;20/11/2026",
        "123;;;;;20/11/2026",
        ";;;;ATT;20/11/2026",
        "4251235;;;;;",
        ";;A2;5111222;;20/11/2026",
        "4251236;;ZZ;;;20/11/2026",
    )

    assert dict(corrida.renglones.values_list("linea", "resultado")) == {
        2: "nuevas", 3: "repetidas", 4: "ajenas", 5: "rechazadas", 6: "rechazadas",
        7: "rechazadas", 8: "conflictos", 9: "nuevas",
    }  # fmt: skip
    assert not corrida.renglones.exclude(resultado="nuevas").filter(motivo="").exists()


def test_the_same_list_twice_and_a_dry_run_write_nothing(cargar):
    seca = cargar("4251234;;;;;20/11/2026", simular=True)
    assert not NoLlamar.objects.exists()
    primera = cargar("4251234;;;;;20/11/2026")
    segunda = cargar("4251234;;;;;20/11/2026")

    assert seca.conteos == primera.conteos
    assert segunda.conteos["sin_cambios"] == 1
    assert NoLlamar.objects.count() == 1


def test_what_a_client_asked_for_on_a_call_and_what_a_list_says_are_two_things(cargar, acto):
    pedido = NoLlamarFactory(numero="+59144251234")

    corrida = cargar("4251234;;;;;20/11/2026")
    deshacer_archivo(corrida, acto)

    assert vigentes() == {("+59144251234", pedido.cliente_id)}


def test_what_a_jefe_lifted_a_list_of_before_does_not_bring_back_and_a_newer_one_does(
    cargar, ahora
):
    cargar("4251234;;;;;20/11/2026")
    jefe = Acto(UsuarioFactory(rol="JEFE_VENTAS"), ahora - timedelta(days=1))
    levantar_no_llamar(NoLlamar.objects.get().pk, acto=jefe, razon="Lo pidió", evidencia="Nota 1")

    misma = cargar("4251234;;;;;20/11/2026")
    nueva = cargar("4251234;;;;;23/11/2026")

    assert misma.conteos["anteriores"] == 1
    assert misma.renglones.get().motivo == (
        "Un jefe lo levantó el 22/11/2026, y la lista es de antes."
    )
    assert nueva.conteos["nuevas"] == 1


def test_what_a_jefe_lifted_keeps_no_other_number_of_its_row_off_the_list(cargar, ahora):
    cliente = ClienteFactory(codigo="A1")
    for linea in ("+59144251235", "+59144251236"):
        ContactoCarteraFactory(cliente=cliente, linea=linea)
    jefe = Acto(UsuarioFactory(rol="JEFE_VENTAS"), ahora - timedelta(days=1))
    for fila in ("4251234;;;;;20/11/2026", "4251235;;A1;;;20/11/2026"):
        cargar(fila)
    for veto in NoLlamar.objects.vigentes():
        levantar_no_llamar(veto.pk, acto=jefe, razon="Lo pidió", evidencia="Nota 1")

    corrida = cargar("4251234;70712345;;;;20/11/2026", ";;A1;;;20/11/2026")

    assert vigentes() == {("+59170712345", None), ("+59144251236", cliente.pk)}
    assert corrida.conteos["nuevas"] == 2


def test_undoing_a_list_leaves_what_a_jefe_decided_of_it(cargar, acto, ahora):
    corrida = cargar("4251234;;;;;20/11/2026", "4251235;;;;;20/11/2026")
    jefe = Acto(UsuarioFactory(rol="JEFE_VENTAS"), ahora)
    veto = NoLlamar.objects.get(numero="+59144251234")
    levantar_no_llamar(veto.pk, acto=jefe, razon="Lo pidió", evidencia="Nota 1")

    assert deshacer_archivo(corrida, acto) == {"deshechas": 1, "quedan": 1}

    veto.refresh_from_db()
    assert (veto.razon, veto.levantado_por) == ("Lo pidió", jefe.usuario)
    assert cargar("4251235;;;;;20/11/2026").conteos["nuevas"] == 1


def test_who_is_on_a_list_is_handed_to_nobody_and_is_again_once_it_is_undone(cargar, acto, ahora):
    contacto = ContactoCarteraFactory(linea="+59144251234")
    corrida = cargar("4251234;;;;;20/11/2026")
    asesor = UsuarioFactory()

    assert tomar_siguiente(acto=Acto(asesor, ahora)) is None

    deshacer_archivo(corrida, acto)
    assert tomar_siguiente(acto=Acto(asesor, ahora)).pk == contacto.pk


def test_a_list_that_comes_during_a_call_cuts_nobody_off_and_is_seen(cargar, ahora, resultados):
    asesor = UsuarioFactory()
    contacto = ContactoCarteraFactory(linea="+59144251234")
    tomado = tomar_siguiente(acto=Acto(asesor, ahora))

    cargar("4251234;;;;;20/11/2026")

    contacto.refresh_from_db()
    assert (contacto.situacion, contacto.reservado_por) == (Situacion.EN_MANO, asesor)
    assert numeros_de(tomado.cliente_id, lineas=[contacto.linea]).todos[0].no_llamar
    luego = Acto(asesor, ahora + timedelta(minutes=5))
    llamada = {"resultado": "NO_CONTESTA", "telefono": contacto.linea, "proposito": "OFERTA"}
    with pytest.raises(LlamadaRechazada, match="pidió que no se lo llame"):
        registrar_llamada(contacto.pk, acto=luego, tomado_en=luego.ahora, **llamada)
    registrar_llamada(contacto.pk, acto=luego, tomado_en=ahora, **llamada)
    assert Llamada.objects.get().telefono == contacto.linea


def test_who_was_taken_while_a_list_was_being_loaded_is_not_cut_off_either(
    cargar, ahora, resultados
):
    asesor = UsuarioFactory()
    contacto = ContactoCarteraFactory(linea="+59144251234")
    tomar_siguiente(acto=Acto(asesor, ahora))
    corrida = cargar("4251234;;;;;20/11/2026")
    Corrida.objects.filter(pk=corrida.pk).update(
        pedida_en=ahora - timedelta(minutes=1), terminada_en=ahora + timedelta(minutes=1)
    )

    registrar_llamada(
        contacto.pk,
        acto=Acto(asesor, ahora + timedelta(minutes=5)),
        resultado="NO_CONTESTA",
        telefono=contacto.linea,
        proposito="OFERTA",
        tomado_en=ahora,
    )

    assert Llamada.objects.get().telefono == contacto.linea


@pytest.mark.paso("1.1")
def test_of_two_joined_clients_who_are_both_listed_one_row_goes_on_ruling(cargar, acto):
    uno, otro = ClienteFactory(codigo="A1"), ClienteFactory(codigo="A2")
    cargar("4251234;;A1;;;20/11/2026", "4251234;;A2;;;20/11/2026")
    elegidos = {"nombre": "uno", "ci": "uno", "codigo": "uno"}

    queda = unir(uno.pk, otro.pk, elegidos=elegidos, razon="Lo dijo", acto=acto)

    assert vigentes() == {("+59144251234", queda.pk)}
    assert cargar("4251234;;A2;;;20/11/2026").conteos["sin_cambios"] == 1


def test_a_list_of_the_practice_world_is_refused(cargar):
    CarteraFactory(de_prueba=True)
    with pytest.raises(PlanillaRechazada, match="En la práctica"):
        cargar("4251234;;;;;20/11/2026", de_prueba=True)
