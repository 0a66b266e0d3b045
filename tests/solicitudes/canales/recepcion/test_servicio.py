"""Step 11: what is received, the constancia of what came, and what stays on its way."""

from datetime import timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import Rechazo, YaDecidido
from solicitudes.canales.recepcion.marcas import marcar, marcar_extra
from solicitudes.canales.recepcion.servicio import recibir, recibir_presentes
from solicitudes.models import Marca, Venta
from solicitudes.pasos.p11_entrega.servicio import retirar_acta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, proponer, venta_en, venta_propuesta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11")]
LUEGO = AHORA + timedelta(hours=2)


@pytest.fixture
def ellos(canales):
    return Acto(canales, AHORA)


@pytest.fixture
def cuatro(asesor):
    """An acta: one present, one missing, one that nobody looked at, and one extra."""
    return proponer([venta_en(Estado.IMPRESA, asesor=asesor) for _ in range(3)])


def _marcar(acta, acto, *marcas):
    for fila, marca in zip(acta.carpetas.order_by("orden"), marcas, strict=False):
        if marca:
            marcar(fila.pk, acto=acto, marca=marca)


def _estados(acta):
    return [fila.venta.estado for fila in acta.carpetas.order_by("orden")]


def test_what_is_present_is_received_and_the_rest_stays_proposed(cuatro, ellos):
    _marcar(cuatro, ellos, Marca.PRESENTE, Marca.FALTA)

    hecho = recibir_presentes(cuatro.pk, acto=ellos)

    assert (hecho.cuantas, hecho.faltan, hecho.rechazos) == (1, 1, [])
    assert _estados(cuatro) == [Estado.ENTREGADA, Estado.IMPRESA, Estado.IMPRESA]
    recibida, *quedan = cuatro.carpetas.order_by("orden")
    assert (recibida.recibida_por, recibida.recibida_en) == (ellos.usuario, AHORA)
    assert recibida.recepcion == hecho.recepcion
    assert all(fila.abierta for fila in quedan)


def test_the_constancia_says_what_came_what_did_not_and_what_nobody_looked_at(cuatro, ellos):
    ajena = venta_en(Estado.IMPRESA)
    _marcar(cuatro, ellos, Marca.PRESENTE, Marca.FALTA)
    razon = motivo("EXTRA", "OTRA_PERSONA")
    marcar_extra(ajena.pk, acto=ellos, motivo=razon, entrega_id=cuatro.pk)

    constancia = recibir_presentes(cuatro.pk, acto=ellos).recepcion.constancia

    dicho = constancia.contenido
    una, otra, _ = cuatro.carpetas.order_by("orden").exclude(venta=ajena)
    assert (dicho.acta, dicho.entrega, dicho.recibe) == (
        cuatro.acta.codigo,
        str(cuatro.asesor),
        str(ellos.usuario),
    )
    assert [v.carpeta.numero_smartflex for v in dicho.recibidas] == [una.venta.numero_smartflex]
    assert [v.carpeta.numero_smartflex for v in dicho.faltan] == [otra.venta.numero_smartflex]
    assert [(v.asesor, v.nota) for v in dicho.extra] == [(str(ajena.asesor), razon.nombre)]
    assert dicho.quedan == 1
    papeles = [p.sha256 for p in dicho.recibidas[0].carpeta.papeles]
    assert papeles == [p.sha256 for p in una.venta.carpeta.papeles().exclude(tipo="CARTA_MODELO")]


def test_a_late_folder_is_received_and_the_constancia_says_late(cuatro, canales):
    tarde = Acto(canales, AHORA + timedelta(hours=30))
    _marcar(cuatro, tarde, Marca.PRESENTE)

    hecho = recibir_presentes(cuatro.pk, acto=tarde)

    assert hecho.recepcion.constancia.contenido.recibidas[0].nota == "No: fuera de plazo"
    assert cuatro.carpetas.first().venta.plazo_entrega.a_tiempo is False


def test_a_clock_set_back_stops_no_reception(cuatro, canales):
    antes = Acto(canales, AHORA - timedelta(hours=1))
    _marcar(cuatro, antes, Marca.PRESENTE)

    assert recibir_presentes(cuatro.pk, acto=antes).cuantas == 1
    assert cuatro.carpetas.first().venta.estado == Estado.ENTREGADA


def test_the_rest_is_received_later_or_withdrawn(cuatro, ellos, asesor):
    _marcar(cuatro, ellos, Marca.PRESENTE)
    recibir_presentes(cuatro.pk, acto=ellos)
    _marcar(cuatro, ellos, None, Marca.PRESENTE)
    recibir_presentes(cuatro.pk, acto=Acto(ellos.usuario, LUEGO))

    assert retirar_acta(cuatro.pk, acto=Acto(asesor, LUEGO)) == 1
    assert _estados(cuatro) == [Estado.ENTREGADA, Estado.ENTREGADA, Estado.IMPRESA]
    assert cuatro.recepciones.count() == 2


def test_who_has_a_missing_folder_hears_of_it_once_for_each_constancia(cuatro, ellos, asesor):
    _marcar(cuatro, ellos, Marca.FALTA)
    antes = Venta.objects.get(pk=cuatro.carpetas.first().venta_id)

    assert recibir_presentes(cuatro.pk, acto=ellos).cuantas == 0
    with pytest.raises(TransicionInvalida, match="Escanee o marque"):
        recibir_presentes(cuatro.pk, acto=Acto(ellos.usuario, LUEGO))

    igual = Venta.objects.get(pk=antes.pk)
    assert (igual.estado, igual.vence_en) == (Estado.IMPRESA, antes.vence_en)
    avisos = Aviso.objects.filter(usuario=asesor, clave__startswith="no_vino:")
    assert [aviso.texto for aviso in avisos] == [
        f"La carpeta de {igual.cliente} no vino con el acta: llévela, o retírela del acta."
    ]
    assert Evento.objects.filter(cadena=igual.cadena, tipo="no_vino").count() == 1


def test_what_did_not_come_with_one_acta_is_told_as_one(cuatro, ellos, asesor):
    _marcar(cuatro, ellos, Marca.FALTA, Marca.FALTA)

    recibir_presentes(cuatro.pk, acto=ellos)

    avisos = Aviso.objects.filter(usuario=asesor, clave__startswith="no_vino:")
    assert avisos.count() == 2
    assert set(avisos.values_list("grupo", "encabezado")) == {
        (f"no_vino:{cuatro.pk}", "Carpetas que no vinieron con el acta")
    }


@pytest.mark.parametrize("como", ["recibida", "retirada"])
def test_a_missing_folder_asks_nothing_more_once_it_came_or_left_its_acta(
    cuatro, ellos, asesor, como
):
    _marcar(cuatro, ellos, Marca.FALTA)
    recibir_presentes(cuatro.pk, acto=ellos)
    falta = Aviso.objects.get(usuario=asesor, clave__startswith="no_vino:")
    assert falta.cerrado_en is None

    if como == "recibida":
        _marcar(cuatro, ellos, Marca.PRESENTE)
        recibir_presentes(cuatro.pk, acto=Acto(ellos.usuario, LUEGO))
    else:
        retirar_acta(cuatro.pk, acto=Acto(asesor, LUEGO))

    falta.refresh_from_db()
    cierres = {"recibida": "la carpeta se recibió", "retirada": "la carpeta salió del acta"}
    assert (falta.cerrado_en, falta.cierre) == (LUEGO, cierres[como])


def test_the_asesor_of_an_extra_folder_hears_why(ellos):
    venta = venta_en(Estado.IMPRESA)
    fila = marcar_extra(venta.pk, acto=ellos, motivo=motivo("EXTRA", "URGENTE"))

    recibir_presentes(fila.entrega_id, acto=ellos)

    aviso = Aviso.objects.get(usuario=venta.asesor, clave__startswith="recibida:")
    assert "vino sin estar en el acta: Se adelanta por su plazo" in aviso.texto


def test_whoever_presses_second_is_told_who_was_first(cuatro, ellos):
    _marcar(cuatro, ellos, Marca.PRESENTE)
    recibir_presentes(cuatro.pk, acto=ellos)

    otra = Acto(UsuarioFactory(rol="CANALES_VIRTUALES"), LUEGO)
    with pytest.raises(YaDecidido, match=f"{ellos.usuario} ya recibió a las 10:00"):
        recibir_presentes(cuatro.pk, acto=otra)


def test_a_folder_that_is_not_whole_does_not_stop_the_others(cuatro, ellos):
    rota = cuatro.carpetas.order_by("orden")[1].venta
    rota.carpeta.archivos.filter(tipo="CARTA").update(sustituido_en=AHORA)
    _marcar(cuatro, ellos, Marca.PRESENTE, Marca.PRESENTE)

    hecho = recibir_presentes(cuatro.pk, acto=ellos)

    assert hecho.cuantas == 1
    assert hecho.rechazos[0].startswith(f"Venta {rota.pk}: Falta en la carpeta")
    with pytest.raises(Rechazo, match="Falta en la carpeta"):
        recibir_presentes(cuatro.pk, acto=Acto(ellos.usuario, LUEGO))
    assert cuatro.recepciones.count() == 1


def test_only_canales_virtuales_receives(cuatro, asesor):
    with pytest.raises(PermisoDenegado):
        recibir_presentes(cuatro.pk, acto=Acto(asesor, AHORA))


def test_one_folder_alone_is_received_by_its_sale(ellos):
    venta = venta_propuesta()

    assert recibir(venta.pk, acto=ellos).estado == Estado.ENTREGADA
    assert venta.entregas.get().recibida_por == ellos.usuario
