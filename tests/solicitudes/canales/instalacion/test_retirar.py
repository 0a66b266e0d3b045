"""A visit recorded on a wrong sale is taken back by two people, before the terms (11.2)."""

from datetime import timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import YaDecidido
from documentos.models import Documento
from solicitudes.canales.consulta import con_visitas, retiros_pedidos
from solicitudes.canales.instalacion.planilla import deshacer_partes
from solicitudes.canales.instalacion.rectificar import rectificar_instalacion
from solicitudes.canales.instalacion.retirar import (
    confirmar_retiro,
    exigir_retirable,
    pedir_retiro,
    quitar_visita,
    rechazar_retiro,
)
from solicitudes.canales.instalacion.servicio import registrar_instalacion, registrar_visita_fallida
from solicitudes.canales.remisiones.servicio import filas_de, tomar
from solicitudes.canales.revision import servicio as revision
from solicitudes.canales.revision.marcas import marcar_items
from solicitudes.models import Remision, RetiroDeVisita, Venta
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.canales.instalacion.archivos import DESPUES, archivo, fila, motivos, traer
from tests.solicitudes.factories import AHORA, mirar, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
EQUIPOS = [{"codigo": "ONT", "serie": "AJENA1", "mac": ""}]
FACTURACION = Remision.Destino.FACTURACION


@pytest.fixture
def ellos(canales):
    return Acto(canales, DESPUES)


@pytest.fixture
def jefe():
    return Acto(UsuarioFactory(rol=Rol.JEFE_SERVICIO), DESPUES + timedelta(minutes=5))


def instalada(ellos, estado: str = Estado.ENTREGADA, **datos) -> Venta:
    venta = venta_en(estado, **datos)
    return registrar_instalacion(venta.pk, acto=ellos, fecha=hoy(AHORA), equipos=EQUIPOS)


def pedir(venta: Venta, acto) -> RetiroDeVisita:
    visita = venta.visitas.last()
    return pedir_retiro(visita.pk, acto=acto, motivo=motivo("RETIRO", "OTRA_VENTA"), nota="vecina")


def textos(acto_o_usuario) -> str:
    usuario = getattr(acto_o_usuario, "usuario", acto_o_usuario)
    return " ".join(Aviso.objects.filter(usuario=usuario).values_list("texto", flat=True))


def test_it_takes_two_and_leaves_the_sale_as_if_nobody_had_been_there(ellos, jefe):
    venta = instalada(ellos)
    retiro = pedir(venta, ellos)
    with pytest.raises(PermisoDenegado):
        confirmar_retiro(retiro.pk, acto=ellos)

    confirmar_retiro(retiro.pk, acto=jefe)

    venta = Venta.objects.get(pk=venta.pk)
    assert venta.instalacion_actual is None
    assert (venta.estado, venta.visitas.count()) == (Estado.ENTREGADA, 0)
    acta = Documento.objects.get(carpeta=venta.carpeta, tipo="ACTA_INSTALACION")
    assert acta.situacion == "SUSTITUIDO"
    retiro.refresh_from_db()
    assert (retiro.decision, retiro.visita) == ("RETIRADA", None)
    assert retiro.registrado["Series"] == "AJENA1"
    assert "Se retiró una visita" in textos(ellos)
    assert "Se retiró una visita" in textos(venta.asesor)
    actos = Evento.objects.filter(cadena=venta.cadena).order_by("n").values_list("tipo", flat=True)
    assert list(actos)[-2:] == ["pedir_retiro", "retirar_visita"]


def test_while_it_waits_no_terms_are_owed_and_nothing_is_put_right(ellos, jefe, canales):
    venta = instalada(ellos, canales=canales)
    retiro = pedir(venta, ellos)
    assert "Se pide retirar una visita" in textos(jefe)
    assert list(retiros_pedidos(jefe.usuario)) == [retiro]
    venta.ahora = DESPUES
    mirar(venta, ellos)
    marcar_items(venta.pk, acto=ellos, items=items_de_revision(venta))

    with pytest.raises(TransicionInvalida, match="se decide primero"):
        revision.aprobar(venta.pk, acto=ellos)
    with pytest.raises(TransicionInvalida, match="se decide primero"):
        rectificar_instalacion(
            venta.pk,
            acto=ellos,
            motivo=motivo("RECTIFICACION", "MAL_COPIADO"),
            fecha=hoy(AHORA),
            equipos=[EQUIPOS[0] | {"serie": "OTRA"}],
        )
    with pytest.raises(YaDecidido, match="ya pidió retirar"):
        pedir(venta, ellos)

    rechazar_retiro(retiro.pk, acto=jefe, motivo=motivo("NEGATIVA", "ESTA_BIEN"), nota="la foto")
    assert "Lo registrado está bien. la foto" in textos(ellos)
    with pytest.raises(YaDecidido, match="ya lo decidió"):
        confirmar_retiro(retiro.pk, acto=jefe)
    assert revision.aprobar(venta.pk, acto=ellos).estado == Estado.INSTALADA


@pytest.mark.parametrize("estado", [Estado.INSTALADA, Estado.CONCLUIDA])
def test_after_the_terms_nothing_is_taken_back(ellos, estado):
    venta = venta_en(estado)

    with pytest.raises(TransicionInvalida, match="sus términos se deben o salieron"):
        pedir(venta, ellos)
    with pytest.raises(TransicionInvalida):
        exigir_retirable(venta)


def test_a_failed_visit_too_and_the_day_that_it_agreed_is_awaited_no_more(ellos, jefe):
    venta = venta_en(Estado.GLOSADA)
    registrar_visita_fallida(
        venta.pk,
        acto=ellos,
        fecha=hoy(AHORA),
        motivo=motivo("VISITA", "AUSENTE"),
        nueva_fecha=hoy(AHORA) + timedelta(days=1),
    )

    confirmar_retiro(pedir(venta, ellos).pk, acto=jefe)

    assert not venta.visitas.exists()
    assert venta.razones.get(transicion="visita_fallida").deshecha_en == jefe.ahora
    assert list(con_visitas(ellos.usuario)) == [venta]


def test_what_facturacion_was_told_is_told_otherwise_and_again_once_it_is_installed(ellos, jefe):
    venta = instalada(ellos, Estado.IMPRESA)
    tomar(FACTURACION, acto=ellos)
    confirmar_retiro(pedir(venta, ellos).pk, acto=jefe)

    (sin,) = filas_de(tomar(FACTURACION, acto=ellos))
    registrar_instalacion(venta.pk, acto=ellos, fecha=hoy(AHORA), equipos=EQUIPOS)
    (con,) = filas_de(tomar(FACTURACION, acto=ellos))

    assert (sin[1], sin[-1]) == ("Rectificada: no está instalada, no facturar", None)
    assert (con[1], con[-1]) == ("Rectificada: otra fecha de instalación", hoy(AHORA))
    assert venta.carpeta.papel("ACTA_INSTALACION").version == 2


def test_an_undone_file_asks_for_what_nobody_takes_back_alone(ellos, jefe, canales):
    venta = venta_en(Estado.IMPRESA)
    corrida = traer(archivo(fila(venta)), canales)
    tomar(FACTURACION, acto=ellos)

    assert deshacer_partes(corrida, ellos) == {"deshechas": 0, "quedan": 1}

    retiro = RetiroDeVisita.objects.get(venta=venta)
    assert "se pidió al Jefe Div. Servicio al Cliente" in motivos(corrida)[0]
    assert retiro.motivo.codigo == "ARCHIVO_DESHECHO"
    confirmar_retiro(retiro.pk, acto=jefe)
    assert Venta.objects.get(pk=venta.pk).instalacion_actual is None


def test_taking_away_a_visit_is_one_thing_wherever_it_comes_from(ellos):
    venta = instalada(ellos, Estado.GLOSADA)
    venta = Venta.objects.get(pk=venta.pk)
    venta.ahora = DESPUES

    quitar_visita(venta, venta.visitas.get(), acto=ellos)

    assert Venta.objects.get(pk=venta.pk).instalacion_actual is None


def test_on_screen_from_the_installation_to_the_second_person(mostrador, canales, como):
    venta = instalada(Acto(canales, AHORA), Estado.GLOSADA)
    visita = venta.visitas.get()
    jefa = como(UsuarioFactory(rol=Rol.JEFE_SERVICIO))
    hoja, url = f"/instalaciones/{venta.pk}/", f"/instalaciones/visitas/{visita.pk}/retirar/"
    assert url in mostrador.get(hoja).content.decode()
    assert mostrador.get(url).status_code == 200
    assert mostrador.post(url, {"nota": "x"}).status_code == 422

    mostrador.post(url, {"motivo": motivo("RETIRO", "OTRA_VENTA").pk})
    assert "falta que lo decida" in mostrador.get(hoja).content.decode()
    (retiro,) = jefa.get("/retiros/").context["pagina"]
    assert jefa.get(f"/retiros/{retiro.pk}/rechazar/").status_code == 200
    jefa.post(f"/retiros/{retiro.pk}/confirmar/")

    assert not venta.visitas.exists()
    assert not jefa.get("/retiros/").context["pagina"].object_list


def test_on_screen_a_refusal_gives_its_reason(canales, como):
    venta = instalada(Acto(canales, AHORA), Estado.GLOSADA)
    retiro = pedir(venta, Acto(canales, AHORA))
    jefa = como(UsuarioFactory(rol=Rol.JEFE_SERVICIO))

    razon = motivo("NEGATIVA", "ESTA_BIEN").pk
    jefa.post(f"/retiros/{retiro.pk}/rechazar/", {"motivo": razon})

    retiro.refresh_from_db()
    assert (retiro.decision, venta.visitas.count()) == ("QUEDA", 1)
