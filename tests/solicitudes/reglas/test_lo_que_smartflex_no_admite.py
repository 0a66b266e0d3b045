"""A sign that Smartflex cannot hold is dealt with where it enters, never found at step 9."""

import pytest
from django.test import Client

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from cartera.models import Cliente
from cartera.servicios import importar_cartera
from solicitudes.mesa.nombre import corregir_nombre
from solicitudes.models import Campania, FichaLlamada, Nota, Venta
from solicitudes.pasos.p04_llamada.formulario import OfertaForm
from solicitudes.pasos.p04_llamada.formulario_llamada import LlamadaForm
from solicitudes.pasos.p05_explicacion.formulario import FichaForm
from solicitudes.pasos.p07_registro.formulario import RegistroForm
from solicitudes.pasos.p08_detalle.formulario import DetalleForm
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOMBRE = {"nombres": "Zanna", "apellido_paterno": "Rojas", "apellido_materno": ""}


@pytest.mark.parametrize("signo", ["Ж", "🏠", "ő", "中"])
@pytest.mark.parametrize(
    ("formulario", "estado", "campo"),
    [
        (OfertaForm, Estado.FACTIBLE, "solicitante_nombre"),
        (FichaForm, Estado.ACEPTADA, "caracteristicas"),
        (FichaForm, Estado.ACEPTADA, "direccion_dictada"),
        (FichaForm, Estado.ACEPTADA, "preguntar_por"),
        (FichaForm, Estado.ACEPTADA, "pasar_en"),
        (RegistroForm, Estado.DOCUMENTADA, "direccion_cobro"),
        (DetalleForm, Estado.REGISTRADA, "via"),
        (DetalleForm, Estado.REGISTRADA, "linea_libre"),
        (DetalleForm, Estado.REGISTRADA, "observaciones"),
    ],
)
def test_it_is_refused_beside_its_field(formulario, estado, campo, signo):
    form = formulario(venta_en(estado), {campo: f"Casa {signo}"})

    assert f"El signo «{signo}» no se puede digitar en Smartflex" in form.errors[campo][0]


def test_typographic_signs_that_it_holds_and_those_with_a_twin_stay():
    form = FichaForm(
        venta_en(Estado.ACEPTADA), {"caracteristicas": "Portón “café” · 2\u2011B – ñandú …"}
    )

    assert "caracteristicas" not in form.errors
    assert form.cleaned_data["caracteristicas"] == "Portón “café” · 2-B - ñandú …"


def test_a_note_keeps_every_sign():
    form = LlamadaForm(venta_en(Estado.FACTIBLE), {"nota": "Contento 😀 Жанна"})

    assert "nota" not in form.errors
    assert Nota._meta.get_field("texto").clean("😀", None) == "😀"


def test_the_catalogue_refuses_a_campaign_that_would_stop_its_sales(client: Client):
    client.force_login(UsuarioFactory(rol=Rol.ADMINISTRADOR), backend=BACKEND)
    datos = {"codigo": "HOGAR", "nombre": "Hogar 🏠", "vigente_desde": "2026-11-01"}

    pagina = client.post("/admin/solicitudes/campania/add/", datos, follow=True)

    assert not Campania.objects.filter(codigo="HOGAR").exists()
    assert "«🏠» no se puede digitar en Smartflex" in pagina.content.decode()


@pytest.mark.paso("1.1")
def test_a_row_with_such_a_name_enters_with_a_warning():
    archivo = "TELEFONO;CODIGO;NOMBRE;DIRECCION\n4251201;C1;Жанна;Calle 🏠 5\n".encode()

    informe = importar_cartera(archivo, nombre="N", acto=Acto(UsuarioFactory(), AHORA))

    assert informe.conteos["nuevas"] == 1
    assert "El nombre tiene «Ж», que Smartflex no admite" in informe.filas[0].motivo
    assert "La dirección tiene «🏠»" in informe.filas[0].motivo


@pytest.fixture
def venta() -> Venta:
    return venta_en(Estado.FACTIBLE, cliente={"nombres": "Жанна", "apellido_paterno": "Rojas"})


def test_who_has_the_client_in_hand_corrects_the_name_with_its_reason(venta, client: Client):
    client.force_login(venta.asesor, backend=BACKEND)
    assert f"/ventas/{venta.pk}/nombre/" in client.get(venta.get_absolute_url()).content.decode()

    enviado = NOMBRE | {"motivo": motivo("CORRECCION", "ERROR_DE_TIPEO").pk, "nota": "Lo deletreó"}
    pagina = client.post(f"/ventas/{venta.pk}/nombre/", enviado, follow=True).content.decode()

    assert "Nombre corregido." in pagina
    assert Cliente.objects.get(pk=venta.cliente.pk).nombre_completo == "Zanna Rojas"
    evento = Evento.objects.get(cadena=venta.cadena, tipo="corregir_nombre")
    assert set(evento.datos["campos"]) == {"nombres", "apellido_materno"}
    assert "Zanna" not in str(evento.datos)
    assert "Lo deletreó" in pagina


def test_the_corrected_name_is_refused_with_such_a_sign_too(venta, client: Client):
    client.force_login(venta.asesor, backend=BACKEND)
    enviado = NOMBRE | {"nombres": "Жо", "motivo": motivo("CORRECCION", "ERROR_DE_TIPEO").pk}

    pagina = client.post(f"/ventas/{venta.pk}/nombre/", enviado)

    assert pagina.status_code == 422
    assert "no se puede digitar" in pagina.content.decode()


@pytest.mark.parametrize(
    ("estado", "rol", "puede"),
    [
        (Estado.TOMADA, Rol.ASESOR, True),
        (Estado.FACTIBLE, Rol.SUPERVISOR, True),
        (Estado.ACEPTADA, Rol.ASESOR, False),
        (Estado.DETALLADA, Rol.SUPERVISOR, True),
        (Estado.DETALLADA, Rol.JEFE_VENTAS, True),
        (Estado.DETALLADA, Rol.JEFE_SERVICIO, False),
        (Estado.GLOSADA, Rol.JEFE_VENTAS, False),
    ],
)
def test_who_may_correct_a_name_and_until_when(estado, rol, puede):
    venta = venta_en(estado)
    quien = venta.asesor if rol == Rol.ASESOR else UsuarioFactory(rol=rol)

    try:
        corregir_nombre(
            venta.pk,
            acto=Acto(quien, AHORA),
            nombre=NOMBRE,
            motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"),
        )
    except Rechazo:
        hecho = False
    else:
        hecho = True

    assert hecho is puede


def test_the_same_name_is_no_correction(venta):
    igual = {parte: getattr(venta.cliente, parte) for parte in venta.cliente.partes_del_nombre}

    with pytest.raises(Rechazo, match="ya es el nombre"):
        corregir_nombre(
            venta.pk,
            acto=Acto(venta.asesor, AHORA),
            nombre=igual,
            motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"),
        )


@pytest.mark.paso("9.1")
def test_step_9_leads_to_the_field_that_holds_an_old_one(client: Client):
    venta = venta_en(Estado.DETALLADA)
    FichaLlamada.objects.filter(venta=venta).update(caracteristicas="CASA Ж")
    client.force_login(venta.asesor, backend=BACKEND)
    corregir = f"/ventas/{venta.pk}/corregir/5/?campo=caracteristicas"

    assert corregir in client.get(venta.get_absolute_url()).content.decode()
    respuesta = client.post(
        corregir, {"motivo": motivo("CORRECCION", "ERROR_DE_TIPEO").pk, "nota": ""}
    )

    destino = f"/ventas/{venta.pk}/pasos/5/?campo=caracteristicas#id_caracteristicas"
    assert respuesta.headers["Location"] == destino
