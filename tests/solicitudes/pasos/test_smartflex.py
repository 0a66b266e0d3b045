"""Steps 7–9 as they are typed into Smartflex: the sheet, the address editor, the last word."""

import pytest
from django.test import Client

from bluecom.cuentas.models import Rol
from solicitudes.models import CampoSmartflex, Detalle, Venta
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db
DICTADA = "la paz #2040 e/ lanza y antezana, cond. horizontes bloq. I piso 4 dpto A"
CANONICA = "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA CONDOMINIO HORIZONTES BLOQUE I PISO 4 DEPTO A"


def entrar(usuario) -> Client:
    cliente = Client()
    cliente.force_login(usuario)
    return cliente


def hoja(venta: Venta) -> dict[str, str]:
    respuesta = entrar(venta.asesor).get(f"/ventas/{venta.pk}/")
    return {dato.codigo: dato.valor for dato in respuesta.context["hoja"]}


def vivo(venta: Venta, **campos) -> str:
    return entrar(venta.asesor).post(f"/ventas/{venta.pk}/direccion/", campos).content.decode()


@pytest.mark.paso("7.1")
def test_the_sheet_of_step_7_follows_the_screens_of_smartflex():
    venta = venta_en(Estado.DOCUMENTADA)

    assert list(hoja(venta)) == ["codigo_cliente", "tipo", "modalidad", "direccion_cobro"]


def test_the_order_is_data():
    venta = venta_en(Estado.DOCUMENTADA)
    CampoSmartflex.objects.filter(origen="direccion_cobro").update(orden=1)
    CampoSmartflex.objects.filter(origen="modalidad").update(activo=False)

    assert list(hoja(venta)) == ["direccion_cobro", "codigo_cliente", "tipo"]


@pytest.mark.paso("8.2")
def test_the_sheet_of_step_8_has_address_plan_and_components():
    venta = venta_en(Estado.REGISTRADA)

    datos = hoja(venta)

    assert datos["plan"] == venta.oferta.plan.nombre
    assert datos["acceso"]
    assert datos["equipo"]
    assert datos["direccion"] in entrar(venta.asesor).get(f"/ventas/{venta.pk}/").content.decode()


@pytest.mark.paso("9.1")
def test_the_sheet_of_step_9_is_the_gloss():
    venta = venta_en(Estado.DETALLADA)

    assert "SE INFORMO TARIFA MENSUAL" in hoja(venta)["glosa"]


def test_the_sheet_follows_what_is_typed_and_forgets_the_tick_of_what_changed():
    venta = venta_en(Estado.DOCUMENTADA)
    cliente = entrar(venta.asesor)
    [cobro] = [
        dato
        for dato in cliente.get(f"/ventas/{venta.pk}/").context["hoja"]
        if dato.codigo == "direccion_cobro"
    ]
    enviado = {"direccion_cobro": cobro.valor, "ciclo": "C15", "digitado": [cobro.marca]}

    igual = cliente.post(f"/ventas/{venta.pk}/pasos/7/hoja/", enviado).content.decode()
    enviado["direccion_cobro"] = "SUCRE - 0012 ESQUINA JORDAN"
    otra = cliente.post(f"/ventas/{venta.pk}/pasos/7/hoja/", enviado).content.decode()

    assert "Ciclo 15" in igual
    assert igual.count(" checked") == 1
    assert "SUCRE - 0012" in otra
    assert " checked" not in otra


@pytest.mark.parametrize("basura", ["", "x", "-1", "9" * 40, "\0", "²"])
def test_the_sheet_takes_anything(basura):
    venta = venta_en(Estado.REGISTRADA)
    campos = dict.fromkeys(
        ["plan", "subcategoria", "ciclo", "caso", "via", "cruce_1", "comp_ONT", "linea_libre"],
        basura,
    )
    cliente = entrar(venta.asesor)

    for paso in (7, 8):
        ruta = f"/ventas/{venta.pk}/pasos/{paso}/hoja/"
        assert cliente.post(ruta, campos).status_code == 200
    assert cliente.post(f"/ventas/{venta.pk}/direccion/", campos).status_code == 200


@pytest.mark.paso("8.1")
def test_the_free_line_fills_the_fields():
    venta = venta_en(Estado.REGISTRADA)

    respuesta = vivo(venta, linea_libre=DICTADA, manda="linea")

    assert CANONICA in respuesta
    assert 'value="HORIZONTES"' in respuesta
    assert "caso 4" in respuesta


def test_the_fields_write_the_free_line():
    venta = venta_en(Estado.REGISTRADA)
    campos = {"caso": "2", "via": "la paz", "numero": "30", "cruce_1": "lanza"}

    respuesta = vivo(venta, **campos, linea_libre="vieja", manda="campos")

    assert 'value="LA PAZ - 0030 ESQUINA LANZA"' in respuesta


def test_each_error_stands_beside_its_field():
    venta = venta_en(Estado.REGISTRADA)

    campos = {"caso": "1", "via": "LA PAZ", "numero": "2040", "cruce_1": "LANZA"}
    respuesta = " ".join(vivo(venta, **campos, manda="campos").split())

    assert 'id="error-cruce_2" hx-swap-oob="true">Con ENTRE van dos calles' in respuesta
    assert 'id="error-via" hx-swap-oob="true"></p>' in respuesta


def test_the_rural_switch_makes_case_6():
    venta = venta_en(Estado.REGISTRADA)
    campos = {
        "caso": "1",
        "rural": "on",
        "numero": "1512",
        "zona": "PUCARA",
        "barrio": "EL PORVENIR",
        "observaciones": "AV. VILLAZON KM 8 AL NORTE 5 CUADRAS",
    }

    assert "INNOMINADA - 1512 ZONA PUCARA BARRIO EL PORVENIR" in vivo(venta, **campos)


def test_the_line_written_last_is_the_one_kept():
    venta = venta_en(Estado.REGISTRADA)
    cliente = entrar(venta.asesor)
    form = cliente.get(f"/ventas/{venta.pk}/").context["form"]
    valores = {n: v for n, v in form.valores().items() if v not in (None, "", False)}
    valores |= {"linea_libre": DICTADA, "manda": "linea", "subcategoria": "1"}
    valores["subcategoria"] = form.fields["subcategoria"].queryset[0].pk
    del valores["direccion"]

    cliente.post(f"/ventas/{venta.pk}/pasos/8/", valores)

    assert Detalle.objects.get(venta=venta).direccion == CANONICA


def test_an_emptied_line_leaves_the_fields_as_the_address():
    venta = venta_en(Estado.REGISTRADA)
    campos = {"caso": "2", "via": "la paz", "numero": "2030", "cruce_1": "lanza"}

    assert "LA PAZ - 2030 ESQUINA LANZA" in vivo(venta, **campos, linea_libre=" ", manda="linea")


def test_a_line_that_cannot_be_read_leaves_no_address_to_copy():
    venta = venta_en(Estado.REGISTRADA)
    cliente = entrar(venta.asesor)
    form = cliente.get(f"/ventas/{venta.pk}/").context["form"]
    leida = form.valores()
    valores = {n: v for n, v in leida.items() if v not in (None, "", False)}
    del valores["direccion"]
    valores["subcategoria"] = form.fields["subcategoria"].queryset[0].pk
    hoja = f"/ventas/{venta.pk}/pasos/8/hoja/"

    antes = cliente.post(hoja, valores).content.decode()
    despues = cliente.post(hoja, valores | {"linea_libre": "xx ??", "manda": "linea"})

    assert leida["direccion"].linea in antes
    assert leida["direccion"].linea not in despues.content.decode()
    assert "Subcategoría" in despues.content.decode()


def test_streets_are_learnt_and_suggested_with_slips():
    otra = venta_en(Estado.DETALLADA)
    Detalle.objects.filter(venta=otra).update(
        direccion_campos={"via": "LA PAZ", "cruce_1": "RAMON Y CAJAL", "cruce_2": "ANTEZANA"}
    )
    venta = venta_en(Estado.REGISTRADA)

    respuesta = vivo(venta, caso="1", via="la pas", cruce_2="antesana", manda="campos")

    assert '<option value="LA PAZ"' in respuesta
    assert '<option value="ANTEZANA"' in respuesta


def test_a_learnt_street_settles_the_doubtful_y():
    otra = venta_en(Estado.DETALLADA)
    Detalle.objects.filter(venta=otra).update(
        direccion_campos={"via": "RAMON Y CAJAL", "cruce_1": "LANZA"}
    )
    venta = venta_en(Estado.REGISTRADA)

    respuesta = vivo(venta, linea_libre="sucre 12 entre lanza y ramon y cajal", manda="linea")

    assert "SUCRE - 0012 ENTRE LANZA Y RAMON Y CAJAL" in respuesta
    assert 'value="RAMON Y CAJAL"' in respuesta


def test_another_sale_s_number_is_refused_beside_it():
    ajena = venta_en(Estado.GLOSADA)
    venta = venta_en(Estado.DETALLADA)

    enviado = {"numero_smartflex": ajena.numero_smartflex}
    respuesta = entrar(venta.asesor).post(f"/ventas/{venta.pk}/pasos/9/", enviado)

    assert respuesta.status_code == 422
    assert "ya pertenece a otra venta" in respuesta.context["form"].errors["numero_smartflex"][0]


@pytest.mark.paso("9.1")
def test_a_last_word_against_the_offer_blocks_and_offers_the_cure():
    venta = venta_en(Estado.DETALLADA)
    cliente = entrar(venta.asesor)
    adicional = "permanencia 12 meses"

    vista = cliente.post(f"/ventas/{venta.pk}/glosa/", {"adicional": adicional}).content.decode()
    respuesta = cliente.post(
        f"/ventas/{venta.pk}/pasos/9/", {"numero_smartflex": "700123", "adicional": adicional}
    )

    assert 'data-valor="permanencia 18 MESES"' in vista
    assert respuesta.status_code == 422
    [sentencia] = respuesta.context["form"].errors["adicional"]
    assert "12 MESES" in sentencia
    assert "18 MESES" in sentencia


def test_the_corrections_sheet_lists_reason_and_approval():
    venta = venta_en(Estado.TOMADA)

    pagina = entrar(venta.asesor).get("/glosas/correcciones/").content.decode()

    assert "corrección no aprobada" in pagina
    assert "Los 21 textos" in pagina


def test_the_administrator_orders_the_sheet():
    campo = CampoSmartflex.objects.get(origen="glosa")
    administradora = entrar(UsuarioFactory(rol=Rol.ADMINISTRADOR))
    cambio = {"paso": 9, "orden": 3, "pantalla": "Notas", "etiqueta": "Nota", "origen": "glosa"}
    cambio |= {"signos": "SIN_ACENTOS", "largo": 1000}

    ruta = f"/admin/solicitudes/camposmartflex/{campo.pk}/change/"
    assert administradora.post(ruta, cambio).status_code == 302

    campo.refresh_from_db()
    assert str(campo) == "Notas: Nota"
    assert (campo.largo, campo.signos) == (1000, "SIN_ACENTOS")


@pytest.mark.paso("7.2")
def test_the_annex_s_line_is_offered_for_the_collection_address():
    venta = venta_en(Estado.DOCUMENTADA)
    cliente, ruta = entrar(venta.asesor), f"/ventas/{venta.pk}/direccion/?ayuda=direccion_cobro"

    bien = cliente.post(ruta, {"direccion_cobro": "sucre 12 esq. jordan"}).content.decode()
    mal = cliente.post(ruta, {"direccion_cobro": "por ahí"}).content.decode()

    assert 'data-valor="SUCRE - 0012 ESQUINA JORDAN"' in bien
    assert "Para el Anexo 1:" in mal
    assert cliente.post(f"/ventas/{venta.pk}/direccion/?ayuda=otra").status_code == 404


def objecion(venta: Venta, origen: str) -> str:
    respuesta = entrar(venta.asesor).get(f"/ventas/{venta.pk}/")
    return next(d.objecion for d in respuesta.context["hoja"] if d.codigo == origen)


def test_what_does_not_fit_in_a_field_of_smartflex_is_said_beside_it():
    venta = venta_en(Estado.REGISTRADA)
    CampoSmartflex.objects.filter(origen="direccion").update(largo=20)

    dicho = objecion(venta, "direccion")

    assert dicho.endswith("y en Smartflex caben 20.")
    assert dicho in entrar(venta.asesor).get(f"/ventas/{venta.pk}/").content.decode()


@pytest.mark.parametrize(
    ("signos", "valor", "dice"),
    [
        ("TODOS", "PEÑARANDA Ó", ""),
        ("TODOS", "CASA 🏠", "Smartflex no admite «🏠» en este campo."),
        ("SIN_ACENTOS", "PEÑARANDA", ""),
        ("SIN_ACENTOS", "calle Aniceto Arce Nº 4, Félix", "Smartflex no admite «É» en este campo."),
        ("CIFRAS", "0573", ""),
        ("CIFRAS", "N° 573", "Smartflex no admite «N» en este campo."),
        ("CIFRAS", "٣", "Smartflex no admite «٣» en este campo."),
    ],
)
def test_a_field_of_smartflex_takes_the_signs_that_the_catalogue_says(signos, valor, dice):
    assert CampoSmartflex(signos=signos).objecion(valor) == dice


def test_while_nobody_said_how_much_fits_nothing_is_objected():
    assert CampoSmartflex().objecion("X" * 5000) == ""
    assert CampoSmartflex(largo=5).objecion("X" * 5) == ""
