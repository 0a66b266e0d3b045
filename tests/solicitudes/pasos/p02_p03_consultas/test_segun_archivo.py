"""A file answers steps 2 and 3 for a whole portfolio: seen, confirmed by one key, nobody's look."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.integraciones.preguntar import Respuesta
from bluecom.planillas.models import Corrida
from cartera.models import CapacidadZona, ContactoCartera, ImpedimentoDicho, Situacion
from solicitudes.finales.deshacer import deshacer_fin
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import tomar
from solicitudes.models import Venta, Verificacion
from solicitudes.pasos.p02_p03_consultas.respuestas import (
    capacidad_de,
    impedimentos_de,
    origen_de,
)
from solicitudes.pasos.p02_p03_consultas.reuso import reutilizable, ultima_mirada
from solicitudes.pasos.p02_p03_consultas.segun_archivo import (
    capacidad_segun_archivo,
    impedimentos_segun_archivo,
    productos_por_tecnologia,
)
from solicitudes.pasos.p02_p03_consultas.servicio import (
    confirmar_capacidad,
    descartar_segun_archivo,
    guardar_pantalla,
    verificar_requisitos,
)
from solicitudes.puerta.archivo import anotar_lo_del_archivo, exigir_el_mismo
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.cartera.archivos import deshacer_archivo, importar_archivo
from tests.documentos.imagenes import foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("2.1", "3.2")]

COMO = "django.contrib.auth.backends.ModelBackend"
CABEZA = {
    "impedimentos": "CODIGO CLIENTE;IMPEDIMENTO;MOTIVO;FECHA",
    "capacidad": "ZONA;GABINETE;TECNOLOGIA;CAPACIDAD;VALE HASTA;FECHA",
}


def dia(n: int) -> datetime:
    return datetime(2026, 11, n, tzinfo=LA_PAZ)


@pytest.fixture(autouse=True)
def a_esa_hora():
    with time_machine.travel(AHORA, tick=False):
        yield


@pytest.fixture
def supervisora():
    return UsuarioFactory(rol=Rol.SUPERVISOR, first_name="Sonia", last_name="Supervisa")


@pytest.fixture
def cargar(supervisora):
    def _cargar(tipo: str, *filas: str, ahora=AHORA, **como) -> Corrida:
        contenido = "\r\n".join([CABEZA[tipo], *filas]).encode("cp1252")
        como = {"nombre_del_archivo": f"{tipo}.csv"} | como
        return importar_archivo(contenido, tipo=tipo, acto=Acto(supervisora, ahora), **como)

    return _cargar


def limpio(venta: Venta, fecha: str = "20/11/2026") -> str:
    return f"{venta.cliente.codigo};NO;;{fecha}"


def con_mora(venta: Venta, fecha: str = "20/11/2026") -> str:
    return f"{venta.cliente.codigo};SI;Mora;{fecha}"


def lo_que_dice(venta: Venta, paso: int = 2) -> str:
    origen = origen_de(impedimentos_de(venta) if paso == 2 else capacidad_de(venta))
    return origen.clave if origen else ""


def verificar(venta: Venta, **como) -> Venta:
    como = {"servicios": venta.servicios_requeridos} | como
    return verificar_requisitos(venta.pk, acto=Acto(venta.asesor, AHORA), **como)


def confirmar(venta: Venta, *tecnologias: str, **como) -> Venta:
    return confirmar_capacidad(
        venta.pk, acto=Acto(venta.asesor, AHORA), tecnologias=tecnologias, **como
    )


def test_one_key_confirms_what_the_file_said_and_it_is_nobodys_look(cargar, client):
    venta = venta_en(Estado.TOMADA)
    corrida = cargar("impedimentos", limpio(venta))
    client.force_login(venta.asesor, backend=COMO)

    pagina = client.get(f"/ventas/{venta.pk}/").content.decode()
    clave = lo_que_dice(venta)
    client.post(
        f"/ventas/{venta.pk}/pasos/2/", {"servicios": venta.servicios_requeridos, "archivo": clave}
    )

    assert "Archivo de Smartflex del 20/11/2026" in pagina
    assert "«impedimentos.csv», línea 2; lo cargó Sonia Supervisa" in pagina
    assert f'name="archivo"\n                value="{clave}"' in pagina
    consulta = venta.verificaciones.get(paso=2)
    assert consulta.consultado_por is None
    assert consulta.de_archivo == [
        {"corrida": corrida.pk, "linea": 2, "archivo": "impedimentos.csv"}
    ]
    assert (consulta.consultado_en, str(consulta.vence_el)) == (dia(20), "2026-11-27")
    assert consulta.por_quien == "del archivo «impedimentos.csv», línea 2"
    acto = Evento.objects.get(cadena=venta.cadena, tipo="segun_archivo")
    assert (acto.actor, acto.datos) == (
        venta.asesor, {"paso": 2, "archivos": [corrida.pk], "lineas": [2]},
    )  # fmt: skip
    assert "del archivo «impedimentos.csv», línea 2" in (
        client.get(f"/ventas/{venta.pk}/pasos/2/").content.decode()
    )


def test_who_looked_says_so_by_another_key_and_the_look_is_his(cargar):
    venta = venta_en(Estado.TOMADA)
    cargar("impedimentos", limpio(venta))

    verificar(venta)

    consulta = venta.verificaciones.get(paso=2)
    assert (consulta.consultado_por, consulta.de_archivo) == (venta.asesor, [])
    assert ImpedimentoDicho.objects.get().usado_en is None


def test_a_file_against_the_client_confirms_nothing_and_marks_no_reason(cargar, client):
    venta = venta_en(Estado.TOMADA)
    cargar("impedimentos", con_mora(venta))
    client.force_login(venta.asesor, backend=COMO)

    pagina = client.get(f"/ventas/{venta.pk}/").content.decode()
    with pytest.raises(TransicionInvalida, match=r"con impedimento \(Mora\)"):
        verificar(venta, archivo=lo_que_dice(venta))

    assert "con impedimento (Mora)" in pagina
    assert "según el archivo</button>" not in pagina.replace(" <kbd>Enter</kbd>", "")
    assert " checked" not in pagina.split('id="form-en-contra"')[1].split("</form>")[0]


def test_the_taking_ends_by_what_the_file_said_and_can_be_taken_back(cargar, client):
    venta = venta_en(Estado.TOMADA)
    corrida = cargar("impedimentos", con_mora(venta))
    client.force_login(venta.asesor, backend=COMO)
    mora = motivo("IMPEDIMENTO", "MORA")

    client.post(
        f"/ventas/{venta.pk}/descartar/", {"motivo": mora.pk, "archivo": lo_que_dice(venta)}
    )

    consulta = venta.verificaciones.get(paso=2)
    assert (consulta.favorable, consulta.motivo, consulta.consultado_por) == (False, mora, None)
    assert consulta.de_archivo[0]["corrida"] == corrida.pk
    deshacer_fin(venta.pk, acto=Acto(venta.asesor, venta.razones.get().en))
    assert not venta.verificaciones.filter(paso=2).exists()


def test_who_pasted_the_screen_looked_whatever_the_file_said(cargar):
    con, sin = venta_en(Estado.TOMADA), venta_en(Estado.TOMADA)
    cargar("impedimentos", con_mora(con), limpio(sin))
    for venta in (con, sin):
        acto = Acto(venta.asesor, AHORA)
        guardar_pantalla(venta.pk, acto=acto, contenido=foto_ci())

    with pytest.raises(TransicionInvalida, match="confirme que lo miró usted"):
        verificar(sin, archivo=lo_que_dice(sin))
    descartar_segun_archivo(
        con.pk,
        acto=Acto(con.asesor, AHORA),
        motivo=motivo("IMPEDIMENTO", "MORA"),
        archivo=lo_que_dice(con),
    )

    assert con.verificaciones.get(paso=2).consultado_por == con.asesor


def test_a_newer_file_that_came_meanwhile_is_not_confirmed_unseen(cargar):
    venta = venta_en(Estado.TOMADA)
    cargar("impedimentos", limpio(venta))
    visto = lo_que_dice(venta)
    cargar("impedimentos", limpio(venta, "21/11/2026"))

    with pytest.raises(TransicionInvalida, match="ya no es lo último"):
        verificar(venta, archivo=visto)
    verificar(venta, archivo=lo_que_dice(venta))

    assert venta.verificaciones.get(paso=2).consultado_en == dia(21)


@pytest.mark.parametrize(("fecha", "vale"), [("16/11/2026", True), ("15/11/2026", False)])
def test_what_a_file_said_holds_as_many_days_as_a_look(cargar, fecha, vale):
    venta = venta_en(Estado.TOMADA)
    cargar("impedimentos", limpio(venta, fecha))

    assert bool(lo_que_dice(venta)) is vale


def ya_mirado(venta: Venta, ahora: datetime) -> Venta:
    """The client of a taking that ended, in another's hand at that hour."""
    saltado = motivo("SALTO", "SALTADO")
    descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=saltado)
    ContactoCartera.objects.filter(pk=venta.contacto_id).update(
        situacion=Situacion.DISPONIBLE, asignado_a=None, proximo_en=None
    )
    otra = tomar(acto=Acto(UsuarioFactory(rol=Rol.ASESOR), ahora))
    assert otra is not None
    otra.ahora = ahora
    return otra


def test_a_file_of_before_a_persons_look_leaves_the_look(cargar):
    antes = venta_en(Estado.FACTIBLE)
    cargar("impedimentos", con_mora(antes, "23/11/2026"))
    otra = ya_mirado(antes, AHORA + timedelta(days=1))

    assert lo_que_dice(otra) == ""
    assert reutilizable(otra, 2) == antes.verificaciones.get(paso=2)


def test_a_file_of_after_a_persons_look_is_what_is_known(cargar, client):
    antes = venta_en(Estado.FACTIBLE)
    manana = AHORA + timedelta(days=1)
    cargar("impedimentos", con_mora(antes, "24/11/2026"), ahora=manana)
    otra = ya_mirado(antes, manana)

    assert impedimentos_de(otra).dicho.motivo == "Mora"
    with pytest.raises(TransicionInvalida, match="con impedimento"):
        verificar_requisitos(
            otra.pk,
            acto=Acto(otra.asesor, manana),
            servicios=otra.servicios_requeridos,
            reutiliza=antes.verificaciones.get(paso=2).pk,
        )


def test_what_a_file_said_is_not_reused_as_somebodys_look(cargar):
    antes = venta_en(Estado.TOMADA)
    corrida = cargar("impedimentos", limpio(antes))
    verificar(antes, archivo=lo_que_dice(antes))
    deshacer_archivo(corrida, Acto(antes.asesor, AHORA))
    otra = ya_mirado(antes, AHORA + timedelta(days=1))

    assert reutilizable(otra, 2) is None


def test_undoing_the_file_leaves_what_was_confirmed_by_it_and_offers_it_to_nobody_else(cargar):
    usada, otra = venta_en(Estado.TOMADA), venta_en(Estado.TOMADA)
    corrida = cargar("impedimentos", limpio(usada), limpio(otra))
    verificar(usada, archivo=lo_que_dice(usada))
    visto = lo_que_dice(otra)

    cuenta = deshacer_archivo(corrida, Acto(usada.asesor, AHORA))

    assert cuenta == {"deshechas": 1, "quedan": 1}
    assert usada.verificaciones.get(paso=2).de_archivo[0]["corrida"] == corrida.pk
    assert lo_que_dice(otra) == ""
    with pytest.raises(TransicionInvalida, match="ya no es lo último"):
        verificar(otra, archivo=visto)


def test_a_zone_with_capacity_is_one_key_with_the_rows_of_what_is_confirmed(cargar, client):
    venta = venta_en(Estado.VERIFICADA)
    corrida = cargar("capacidad", "Central;;FIBRA;SI;25/11/2026;20/11/2026")
    client.force_login(venta.asesor, backend=COMO)

    pagina = client.get(f"/ventas/{venta.pk}/").content.decode()
    client.post(
        f"/ventas/{venta.pk}/pasos/3/",
        {"tecnologias": ["FIBRA"], "archivo": lo_que_dice(venta, 3)},
    )

    assert "Archivo de Contact Center del 20/11/2026" in pagina
    assert "capacidad por Fibra óptica hasta el 25/11/2026" in pagina
    consulta = venta.verificaciones.get(paso=3)
    assert consulta.de_archivo == [{"corrida": corrida.pk, "linea": 2, "archivo": "capacidad.csv"}]
    assert (consulta.tecnologias, str(consulta.vence_el)) == (["FIBRA"], "2026-11-25")
    assert consulta.consultado_por is None
    venta.refresh_from_db()
    assert venta.estado == Estado.FACTIBLE


def test_without_an_end_of_its_own_capacity_holds_as_many_days_as_a_look(cargar):
    venta = venta_en(Estado.VERIFICADA)
    cargar("capacidad", "zona central;;FIBRA;12;;20/11/2026")

    confirmar(venta, "FIBRA", archivo=lo_que_dice(venta, 3))

    assert str(venta.verificaciones.get(paso=3).vence_el) == "2026-12-05"


def test_more_than_the_file_says_needs_the_persons_word_and_is_his_look(cargar):
    venta = venta_en(Estado.VERIFICADA)
    cargar("capacidad", "Central;;FIBRA;NO;;20/11/2026")

    with pytest.raises(TransicionInvalida, match="sin capacidad"):
        confirmar(venta, "FIBRA", archivo=lo_que_dice(venta, 3))
    confirmar(venta, "FIBRA", archivo=lo_que_dice(venta, 3), confirmado=True)

    assert venta.verificaciones.get(paso=3).consultado_por == venta.asesor
    assert Evento.objects.filter(cadena=venta.cadena, tipo="contra_el_sistema").exists()


def test_the_cabinet_of_the_client_rules_and_of_others_only_what_all_say(cargar):
    venta = venta_en(Estado.VERIFICADA)
    cargar("capacidad", "Central;A1;FIBRA;SI;;20/11/2026", "Central;A2;FIBRA;NO;;20/11/2026")
    assert capacidad_de(venta).dicho is None

    for gabinete, tecnologias in (("Gabinete A1", ("FIBRA",)), ("A2", ()), ("A3", None)):
        venta.contacto.gabinete = gabinete
        dicho = capacidad_de(venta).dicho
        assert (dicho and dicho.tecnologias) == tecnologias or (dicho is None and not tecnologias)


def test_of_a_client_whose_cabinet_nobody_knows_all_the_cabinets_have_to_say_it(cargar):
    venta = venta_en(Estado.VERIFICADA)
    cargar("capacidad", "Central;A1;FIBRA;SI;;19/11/2026", "Central;A2;FIBRA;SI;;20/11/2026")

    confirmar(venta, "FIBRA", archivo=lo_que_dice(venta, 3))

    consulta = venta.verificaciones.get(paso=3)
    assert sorted(d["linea"] for d in consulta.de_archivo) == [2, 3]
    assert consulta.consultado_en == dia(19)


def test_a_zone_of_the_practice_world_says_nothing_of_a_real_client(cargar):
    venta = venta_en(Estado.VERIFICADA)
    cargar("capacidad", "Central;;FIBRA;SI;;20/11/2026", de_prueba=True)

    assert CapacidadZona.objects.get().de_prueba
    assert lo_que_dice(venta, 3) == ""


def test_each_answer_says_what_it_stands_on(cargar):
    venta = venta_en(Estado.VERIFICADA)
    cargar("impedimentos", limpio(venta))
    cargar("capacidad", "Central;;FIBRA;SI;;20/11/2026", "Central;;COBRE;SI;;20/11/2026")
    sistema = Respuesta("Contact Center", callado=True)

    de_impedimentos = impedimentos_segun_archivo(venta, sistema)
    de_capacidad = capacidad_segun_archivo(venta, sistema)

    assert productos_por_tecnologia(venta.servicios_requeridos, venta.dia) == [
        ("FIBRA", {"FTTH_GPON"})
    ]
    assert (de_impedimentos.dicho.limpio, de_impedimentos.callado) == (True, True)
    assert (de_capacidad.dicho.tecnologias, list(de_capacidad.por)) == (("FIBRA",), ["FIBRA"])
    assert ultima_mirada(venta, 2) is None


def test_only_what_was_seen_is_confirmed_and_kept_with_its_end(cargar):
    venta = venta_en(Estado.TOMADA)
    cargar("impedimentos", limpio(venta))
    origen = origen_de(impedimentos_de(venta))

    assert exigir_el_mismo(origen, origen.clave) is origen
    for visto in (None, origen):
        with pytest.raises(TransicionInvalida):
            exigir_el_mismo(visto, "otra")
    consulta = anotar_lo_del_archivo(venta, 2, origen, Acto(venta.asesor, AHORA))
    assert (consulta.vence_el, consulta.sistema) == (origen.vence_el, "Smartflex")


def test_a_check_is_of_a_person_or_of_a_file_and_never_of_both(cargar):
    venta = venta_en(Estado.TOMADA)
    datos = {"venta": venta, "paso": 2, "favorable": True, "consultado_en": AHORA}
    de_archivo = [{"corrida": 1, "linea": 2, "archivo": "x.csv"}]
    for suyo in ({}, {"consultado_por": venta.asesor, "de_archivo": de_archivo}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Verificacion.objects.create(**datos, **suyo)
