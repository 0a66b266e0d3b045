"""What waits today: each count is its list, and each list its page."""

from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import CorreoSaliente, Pendiente, SucesoDeCorreo
from bluecom.plazos.servicios import abrir
from indicadores.consultas.cola import Momento, contar
from indicadores.consultas.colas import GRUPOS, colas_de, grupos_de, lo_que_espera
from solicitudes.models import CarpetaEntregada, Entrega, Motivo, Reasignacion, Visita
from solicitudes.plazos.tipos import CORRECCION, REVISION
from solicitudes.plazos.visita import VISITA
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = pytest.mark.django_db
HORA, DIA = timedelta(hours=1), timedelta(days=1)
DE_TODOS = {cola.codigo for grupo in GRUPOS for cola in grupo.contadas}


def como(rol: Rol) -> Client:
    cliente = Client()
    cliente.force_login(UsuarioFactory(rol=rol))
    return cliente


def cuentas(ahora: datetime, rol: Rol = Rol.JEFE_VENTAS) -> dict[str, int]:
    """Those that are not zero."""
    acto = Acto(UsuarioFactory(rol=rol), ahora)
    return {c.cola.codigo: c.n for _, suyas in lo_que_espera(acto) for c in suyas if c.n}


def con_plazo(campo, tipo, estado, vence_en):
    venta = f.venta(vence_en - 3 * DIA, estado=estado, entregada_en=vence_en - DIA)
    setattr(venta, campo, abrir(tipo, venta.pk, ahora=vence_en - DIA))
    venta.save()


def correo(clave, estado, ahora, clase=""):
    uno = CorreoSaliente.objects.create(
        clave=clave, para="x@correo.example", asunto="Términos", texto="", message_id=clave,
        estado=estado, creado_en=ahora,
    )  # fmt: skip
    if clase:
        SucesoDeCorreo.objects.create(
            correo=uno, clase=clase, fuente="SERVIDOR", externo=clave, en=ahora, anotado_en=ahora
        )


def debido(clave, ahora, **datos):
    return Pendiente.objects.create(
        tipo="documentos:producir", clave=clave, creado_en=ahora, proximo_en=ahora, **datos
    )


def un_dia(ahora: datetime) -> None:
    """At least one row in every list."""
    medianoche = datetime.combine(hoy(ahora), time(), LA_PAZ)
    for vence_en in (ahora - HORA, ahora + HORA):
        f.venta(ahora - DIA, estado=Estado.IMPRESA, vence_en=vence_en)
        con_plazo("plazo_revision", REVISION, Estado.ENTREGADA, vence_en)
        con_plazo("plazo_correccion", CORRECCION, Estado.OBSERVADA, vence_en)
    en_camino = f.venta(ahora, estado=Estado.IMPRESA)
    acta = Entrega.objects.create(asesor=en_camino.asesor, propuesta_en=ahora)
    CarpetaEntregada.objects.create(entrega=acta, venta=en_camino, orden=1, propuesta_en=ahora)
    for inicio in (medianoche, medianoche - 3 * DIA):
        abrir(VISITA, f.venta(ahora, estado=Estado.CONFORME).pk, ahora=inicio)
    fallida = f.venta(ahora, estado=Estado.CONFORME)
    Visita.objects.create(
        venta=fallida, fecha=hoy(ahora), hecha=False, registrada_por=fallida.asesor,
        registrada_en=ahora,
    )  # fmt: skip
    f.instalar(f.venta(ahora, estado=Estado.INSTALADA), ahora)
    correo("cola", "EN_COLA", ahora)
    correo("otra", "REINTENTANDO", ahora)
    correo("rebote", "REBOTADO", ahora, "REBOTADO")
    correo("fallo", "FALLIDO", ahora, "NO_SALIO")
    debido("nuevo", ahora)
    debido("otra-vez", ahora, ultimo_error="La red no responde.")
    debido("apartado", ahora, situacion="APARTADO", ultimo_error="Falta alguien@correo.example")


def test_each_count_leads_to_as_many_rows():
    un_dia(timezone.now())
    jefe = como(Rol.JEFE_VENTAS)
    espera = jefe.get("/dia/").context["espera"]

    contadas = [c for _, suyas in espera for c in suyas]
    assert {c.cola.codigo for c in contadas} == DE_TODOS
    for una in contadas:
        assert una.n > 0, una.cola.codigo
        pagina = jefe.get(una.cola.url)
        assert len(pagina.context["filas"]) == una.n, una.cola.codigo


def test_a_figure_of_the_day_is_its_own_rows_and_no_others():
    ahora = timezone.now()
    un_dia(ahora)
    contadas = cuentas(ahora)

    for plazo in ("entregas", "revisiones", "correcciones"):
        assert (contadas[f"{plazo}-vencidas"], contadas[f"{plazo}-por-vencer"]) == (1, 1), plazo
    una_sola = DE_TODOS - {"por-revisar", "devueltas", "sin-visita"}
    assert {codigo: contadas[codigo] for codigo in una_sola} == dict.fromkeys(una_sola, 1)


def test_what_was_heard_yesterday_is_not_of_today_nor_what_was_cured():
    ahora = timezone.now()
    correo("ayer", "REBOTADO", ahora - DIA, "REBOTADO")
    correo("llego", "ENTREGADO", ahora, "NO_SALIO")
    f.instalar(f.venta(ahora - DIA, estado=Estado.INSTALADA), ahora - DIA)

    assert cuentas(ahora) == {}


@pytest.mark.paso("10.1")
def test_at_the_very_instant_of_its_limit_nothing_is_late():
    limite = timezone.now()
    con_plazo("plazo_revision", REVISION, Estado.ENTREGADA, limite)

    en_punto, despues = cuentas(limite), cuentas(limite + timedelta(microseconds=1))
    assert (en_punto.get("revisiones-vencidas"), en_punto["revisiones-por-vencer"]) == (None, 1)
    assert (despues["revisiones-vencidas"], despues.get("revisiones-por-vencer")) == (1, None)


def test_a_test_portfolio_waits_nowhere():
    ahora = timezone.now()
    f.venta(ahora, estado=Estado.ENTREGADA, de_prueba=True, entregada_en=ahora)

    assert cuentas(ahora) == {}


def test_canales_reads_what_waits_at_its_desks_and_nothing_of_the_floor():
    un_dia(timezone.now())
    canales = como(Rol.CANALES_VIRTUALES)
    pagina = canales.get("/dia/")

    assert [g.nombre for g, _ in pagina.context["espera"]] == [
        g.nombre for g in GRUPOS if g.de_canales
    ]
    assert pagina.context["d"] is None
    for codigo in ("Quién está en qué", reverse("observaciones"), reverse("dia_debidos")):
        assert codigo not in pagina.content.decode()
    assert canales.get("/dia/debidos/").status_code == 403
    assert colas_de(Rol.CANALES_VIRTUALES, "debidos") == {}


def test_a_reviewer_is_never_shown_what_was_once_his_own():
    ahora = timezone.now()
    canales = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    venta = f.venta(ahora, estado=Estado.ENTREGADA, entregada_en=ahora)
    Reasignacion.objects.create(
        venta=venta, de=canales, a=venta.asesor, por=venta.asesor, en=ahora,
        motivo=Motivo.objects.filter(ambito="REASIGNACION")[0],
    )  # fmt: skip

    suyas = contar(grupos_de(canales.rol), Momento.de(Acto(canales, ahora)))
    assert all(c.n == 0 for _, cuentas in suyas for c in cuentas)
    assert cuentas(ahora, Rol.CANALES_VIRTUALES)["por-revisar"] == 1


def test_the_oldest_says_since_when_and_only_where_there_is_one():
    ahora = timezone.now()
    for hace in (HORA, 5 * HORA):
        f.venta(ahora - DIA, estado=Estado.ENTREGADA, entregada_en=ahora - hace)
    pagina = como(Rol.SUPERVISOR).get("/dia/")

    desde = {c.cola.codigo: c.desde for _, suyas in pagina.context["espera"] for c in suyas}
    assert desde["por-revisar"] == ahora - 5 * HORA
    assert desde["devueltas"] is None
    assert "la primera, hace 5 h" in pagina.content.decode()


def test_all_the_counts_are_one_question():
    ahora = timezone.now()
    acto = Acto(UsuarioFactory(rol=Rol.JEFE_VENTAS), ahora)
    un_dia(ahora)

    with CaptureQueriesContext(connection) as hechas:
        lo_que_espera(acto)
    assert len(hechas) == 1


def test_a_list_that_is_none_is_not_shown_and_says_so():
    assert como(Rol.SUPERVISOR).get("/dia/ventas/?cola=nada").status_code == 400
    assert como(Rol.SUPERVISOR).get("/dia/ventas/").status_code == 200


def test_what_failed_is_told_without_anybodys_address():
    un_dia(timezone.now())

    pagina = como(Rol.SUPERVISOR).get("/dia/debidos/?cola=apartados").content.decode()
    assert "Falta …" in pagina
    assert "alguien@correo.example" not in pagina
