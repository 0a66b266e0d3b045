"""The administrator proposes, reads whom it touches, approves and steps back, on the screen."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import verificar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Rol
from bluecom.vigencias.modelos import Situacion
from solicitudes.models import CondicionComercial, EstructuraProducto, Suplementario
from solicitudes.reglas.condiciones import CIFRAS
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.solicitudes.catalogo.precios import cambio, en_vigor, propuesta
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db
LISTA = reverse("admin:solicitudes_condicioncomercial_changelist")
NUEVA = reverse("admin:solicitudes_condicioncomercial_add")


def entra(usuario):
    client = Client()
    client.force_login(usuario)
    return client


def pagina(condicion, acto="change"):
    return reverse(f"admin:solicitudes_condicioncomercial_{acto}", args=[condicion.pk])


def desde(dias):
    return hoy(timezone.now()) + timedelta(days=dias)


def formulario(**cambios):
    actual = en_vigor()
    cifras = {cifra: getattr(actual, cifra) for cifra in CIFRAS}
    datos = {cifra: "" if valor is None else valor for cifra, valor in cifras.items()}
    return {
        **datos,
        "campania": actual.campania_id,
        "plan": actual.plan_id,
        "demo": "on",
        "tarifa": "165",
        "razon": "Ajuste DEMO",
        "vigente_desde": desde(3).strftime("%d/%m/%Y"),
        **cambios,
    }


@pytest.mark.paso("4.2")
def test_one_administrator_proposes_and_another_approves_on_the_screen():
    una, otra = entra(administrador()), entra(administrador())

    una.post(NUEVA, formulario())
    nueva = CondicionComercial.objects.get(situacion=Situacion.PROPUESTA)
    assert "Usted la propuso" in una.get(pagina(nueva)).content.decode()
    assert una.get(LISTA).content.decode().count("Esperan a otro administrador") == 1

    respuesta = otra.post(pagina(nueva, "aprobar"), follow=True).content.decode()
    nueva.refresh_from_db()
    assert nueva.situacion == Situacion.APROBADA
    assert f"Versión aprobada: rige desde el {nueva.vigente_desde:%d/%m/%Y}." in respuesta
    assert en_vigor().vigente_hasta == desde(2)


@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"vigente_desde": "01/01/2026"}, "Rige desde mañana"),
        ({"tarifa": "149"}, "Es lo mismo que la versión 1"),
        ({"tarifa": "-1"}, "no es negativo"),
        ({"razon": ""}, "obligatorio"),
    ],
)
def test_a_proposal_that_cannot_be_says_why_and_stores_nothing(cambios, dice):
    respuesta = entra(administrador()).post(NUEVA, formulario(**cambios))

    assert dice in respuesta.content.decode()
    assert not CondicionComercial.objects.filter(situacion=Situacion.PROPUESTA).exists()


def test_the_day_offered_is_never_one_that_is_refused():
    pagina = entra(administrador()).get(NUEVA).content.decode()

    assert f'min="{desde(1):%Y-%m-%d}"' in pagina
    assert "vDateField" not in pagina


def test_a_new_proposal_begins_with_the_figures_of_the_price_it_changes():
    respuesta = entra(administrador()).get(f"{NUEVA}?de={en_vigor().pk}").content.decode()

    assert 'value="149.00"' in respuesta or 'value="149,00"' in respuesta


def test_the_page_says_whom_a_change_touches_and_no_client(django_assert_max_num_queries):
    aceptada, por_aceptar = venta_en(Estado.GLOSADA), venta_en(Estado.VERIFICADA)
    nueva = propuesta(desde=desde(3), ahora=timezone.now())
    persona = entra(administrador())

    with django_assert_max_num_queries(40):
        texto = persona.get(pagina(nueva)).content.decode()

    assert "<strong>1</strong> en curso, con la oferta aceptada" in texto
    assert "<strong>1</strong> de ellas con Solicitud y Contrato" in texto
    assert "<strong>1</strong> sin aceptar todavía" in texto
    assert f'<th scope="row">{aceptada.pk}</th>' in texto
    assert f'<th scope="row">{por_aceptar.pk}</th>' in texto
    for venta in (aceptada, por_aceptar):
        assert venta.cliente.nombre_completo not in texto
        assert venta.contacto.linea not in texto


def test_what_changes_is_marked():
    nueva = propuesta(desde=desde(3), ahora=timezone.now(), permanencia=12)

    texto = entra(administrador()).get(pagina(nueva)).content.decode()

    assert texto.count('class="precio__marca"') == 2
    assert "Bs 149,00" in texto
    assert "Bs 199,00" in texto


def test_a_scheduled_change_is_withdrawn_and_one_in_force_is_stepped_back_from():
    persona = entra(administrador())
    programada = cambio(desde=desde(3), ahora=timezone.now())
    persona.post(pagina(programada, "retirar"))
    programada.refresh_from_db()
    assert programada.situacion == Situacion.RETIRADA

    antes = timezone.now() - timedelta(days=5)
    vigente = cambio(desde=desde(-2), ahora=antes, tarifa=Decimal(180))
    assert "Proponer volver a la anterior" in persona.get(pagina(vigente)).content.decode()
    persona.post(pagina(vigente, "volver"))
    vuelta = CondicionComercial.objects.get(situacion=Situacion.PROPUESTA)
    assert (vuelta.tarifa, vuelta.repite, vuelta.vigente_desde) == (149, en_vigor(), desde(1))


def test_a_price_in_force_has_no_form_to_edit_it():
    persona = entra(administrador())

    assert 'name="tarifa"' not in persona.get(pagina(en_vigor())).content.decode()
    persona.post(pagina(en_vigor()), formulario(tarifa="1"))

    assert en_vigor().tarifa == Decimal(149)


@pytest.mark.parametrize("rol", [r for r in Rol if r not in (Rol.ADMINISTRADOR, Rol.SISTEMA)])
def test_other_roles_neither_see_nor_touch_a_price(rol):
    nueva = propuesta(desde=desde(3), ahora=timezone.now())
    persona = entra(UsuarioFactory(rol=rol, is_staff=True))

    assert persona.get(pagina(nueva)).status_code == 403
    for acto in ("aprobar", "retirar", "volver"):
        assert persona.post(pagina(nueva, acto)).status_code == 403
    assert persona.post(NUEVA, formulario()).status_code == 403


@pytest.mark.parametrize("acto", ["aprobar", "retirar", "volver"])
def test_an_act_on_a_price_is_a_post_and_needs_a_price(acto):
    persona = entra(administrador())

    assert persona.get(pagina(en_vigor(), acto)).status_code == 405
    sin = reverse(f"admin:solicitudes_condicioncomercial_{acto}", args=[99999999])
    assert persona.post(sin).status_code == 404


@pytest.mark.paso("8.2")
def test_a_row_of_the_structure_that_started_is_closed_and_not_edited():
    fila = EstructuraProducto.objects.get(producto="FTTH_GPON", componente="ONT")
    persona, url = (
        entra(administrador()),
        reverse("admin:solicitudes_estructuraproducto_change", args=[fila.pk]),
    )

    ayer = persona.post(url, {"vigente_hasta": desde(-1).strftime("%d/%m/%Y"), "maximo": 9})
    assert "ciérrela hoy o después" in ayer.content.decode()
    persona.post(url, {"vigente_hasta": desde(10).strftime("%d/%m/%Y"), "maximo": 9})

    fila.refresh_from_db()
    assert (fila.maximo, fila.vigente_hasta) == (1, desde(10))


@pytest.mark.paso("8.2")
def test_a_new_row_of_the_structure_starts_today_or_later_and_overlaps_none():
    ont = EstructuraProducto.objects.get(producto="FTTH_GPON", componente="ONT")
    persona, url = entra(administrador()), reverse("admin:solicitudes_estructuraproducto_add")
    datos = {
        "producto": "FTTH_GPON",
        "tecnologia": "FIBRA",
        "componente": "ONT",
        "maximo": 2,
        "vigente_desde": desde(1).strftime("%d/%m/%Y"),
    }

    assert f"?de={ont.pk}" in persona.get(url.replace("add/", "")).content.decode()
    assert persona.get(f"{url}?de={ont.pk}").status_code == 200
    assert "ya está en la estructura" in persona.post(url, datos).content.decode()
    pasado = persona.post(url, datos | {"vigente_desde": "01/01/2026"}).content.decode()
    assert "escriba hoy o después" in pasado
    persona.post(url, datos | {"componente": "DECODIFICADOR"})
    assert EstructuraProducto.objects.filter(producto="FTTH_GPON", maximo=2).exists()


def test_a_change_in_the_catalogue_is_in_the_log_with_its_author():
    persona = administrador()
    datos = {"codigo": "PIN", "nombre": "PIN nuevo", "productos": ["TEL_FIJA"]}

    entra(persona).post(reverse("admin:solicitudes_suplementario_change", args=["PIN"]), datos)

    assert Suplementario.objects.get(pk="PIN").activo is False
    evento = Evento.objects.get(cadena="suplementario:PIN")
    assert (evento.tipo, evento.actor) == ("editar_catalogo", persona)
    assert "activo" in evento.datos["campos"]
    assert evento.datos["antes"]["activo"] is True
    assert evento.datos["despues"]["activo"] is False
    assert evento.datos["despues"]["nombre"] == "PIN nuevo"
    assert verificar(evento.cadena) == []


def test_the_log_keeps_days_and_other_rows_by_their_codes():
    fila = EstructuraProducto.objects.get(producto="FTTH_GPON", componente="ONT")
    url = reverse("admin:solicitudes_estructuraproducto_change", args=[fila.pk])

    entra(administrador()).post(url, {"vigente_hasta": desde(10).strftime("%d/%m/%Y")})

    evento = Evento.objects.get(cadena=f"estructuraproducto:{fila.pk}")
    assert evento.datos["antes"] == {"vigente_hasta": None}
    assert evento.datos["despues"] == {"vigente_hasta": desde(10).isoformat()}


def test_a_new_row_of_the_catalogue_is_in_the_log_with_what_it_holds():
    datos = {"codigo": "PRUEBA", "nombre": "Prueba", "productos": ["TEL_FIJA", "ADSL"]}

    entra(administrador()).post(reverse("admin:solicitudes_suplementario_add"), datos)

    evento = Evento.objects.get(cadena="suplementario:PRUEBA")
    assert evento.tipo == "agregar_al_catalogo"
    assert evento.datos["despues"]["productos"] == ["ADSL", "TEL_FIJA"]
    assert "antes" not in evento.datos


@pytest.mark.parametrize("nombre", ["Fibra\x0750", "Fibra\n50", "Fibra\r\n50", "Fibra\x1b[2J"])
@pytest.mark.parametrize(
    ("modelo", "clave"), [("plan", None), ("suplementario", "PIN"), ("producto", "FTTH_GPON")]
)
def test_a_name_with_signs_nobody_can_read_is_refused(modelo, clave, nombre):
    clave = clave or en_vigor().plan_id
    url = reverse(f"admin:solicitudes_{modelo}_change", args=[clave])

    respuesta = entra(administrador()).post(url, {"nombre": nombre, "tecnologias": ["FIBRA"]})

    assert "no se puede leer" in respuesta.content.decode()
    assert not Evento.objects.filter(tipo="editar_catalogo").exists()


def test_a_script_of_several_lines_keeps_them():
    campania = en_vigor().campania
    url = reverse("admin:solicitudes_campania_change", args=[campania.pk])
    formulario = entra(administrador()).get(url).context["adminform"].form
    datos = {nombre: "" if valor is None else valor for nombre, valor in formulario.initial.items()}

    entra(administrador()).post(url, datos | {"guion": "Buenos días.\nLe ofrezco fibra."})

    campania.refresh_from_db()
    assert campania.guion.splitlines() == ["Buenos días.", "Le ofrezco fibra."]


def test_no_form_of_the_catalogue_speaks_of_notes_that_nobody_has():
    persona = entra(administrador())

    for modelo in ("producto", "plan", "campania", "motivo"):
        texto = persona.get(reverse(f"admin:solicitudes_{modelo}_add")).content.decode()
        assert "trampa" not in texto


def test_a_plan_gets_its_technologies_by_their_boxes_and_keeps_its_product():
    plan = en_vigor().plan
    url = reverse("admin:solicitudes_plan_change", args=[plan.pk])
    datos = {"nombre": "Fibra", "tecnologias": ["FIBRA", "COBRE"], "producto": "ADSL"}

    entra(administrador()).post(url, datos)

    plan.refresh_from_db()
    assert (plan.nombre, plan.producto_id) == ("Fibra", "FTTH_GPON")
    assert plan.tecnologias == ["FIBRA", "COBRE"]


def test_a_code_is_the_same_with_capitals_and_without():
    datos = {"codigo": "pin", "nombre": "Otro", "productos": ["TEL_FIJA"]}

    respuesta = entra(administrador()).post(reverse("admin:solicitudes_suplementario_add"), datos)

    assert "Ya hay «PIN»" in respuesta.content.decode()
    assert not Suplementario.objects.filter(pk="pin").exists()
