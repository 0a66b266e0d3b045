"""Before and after of every act are words: a state, a person, a reason, a day, an amount."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import Q
from django.urls import reverse

from bluecom.auditoria.consulta import en_orden, nombres, pagina
from bluecom.auditoria.filtros import FiltrosForm
from bluecom.auditoria.renglones import renglones
from bluecom.bitacora.servicios import anotar
from bluecom.bitacora.valores import (
    Palabras,
    columna,
    filas,
    nombrar_modelo,
    nombrar_valores,
    por_su_forma,
)
from bluecom.bitacora.vocabulario import campo_en_palabras, cosas, nombrar_columnas
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.vigencias.servicios import aprobar, proponer, retirar
from cartera.models import DetalleLlamada
from cartera.parametros import RESERVA
from solicitudes.models import CondicionComercial, Producto
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.parametros.numeros import propuesto

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def dichos(cadena: str) -> list[dict[str, tuple[str, str]]]:
    """Of each act of a chain, the newest first: field → before and after."""
    leidos = renglones(en_orden(Q(cadena=cadena))[:20], nombres())
    return [{c.campo: (c.antes, c.despues) for c in leido.cambios} for leido in leidos]


def test_a_sale_says_its_state_its_reason_its_outcome_and_who_had_it(ahora):
    ana, eva = UsuarioFactory(first_name="Ana"), UsuarioFactory(first_name="Eva")
    acto = Acto(ana, ahora)
    anotar("venta:7", "tomar", acto=acto, datos={"hasta": "TOMADA"})
    no_acepta = {"resultado": "NO_ACEPTA", "detalle": "PRECIO", "proposito": "OFERTA"}
    anotar("venta:7", "llamada", acto=acto, datos=no_acepta)
    anotar(
        "venta:7", "descartar", acto=acto,
        datos={"desde": "TOMADA", "hasta": "DESCARTADA", "motivo": "SALTADO"},
    )  # fmt: skip
    anotar("venta:7", "reasignar", acto=acto, datos={"de": ana.pk, "a": eva.pk, "motivo": "X"})

    reasignada, descartada, llamada, tomada = dichos("venta:7")

    assert (tomada["Estado"], descartada["Estado"]) == (("", "Tomada"), ("Tomada", "Descartada"))
    assert "SALTADO" not in str(descartada) and "_" not in str(llamada)
    assert llamada["Detalle"] == ("", str(DetalleLlamada.objects.get(codigo="PRECIO")))
    assert (reasignada["De"], reasignada["A"]) == (("", str(ana)), ("", str(eva)))
    assert reasignada["Motivo"] == ("", "X"), "what no table knows stays as it was written"


def test_a_person_says_the_role_by_its_name_and_an_absence_its_days(ahora):
    acto = Acto(administrador(), ahora)
    cambio = {"antes": {"rol": "ASESOR"}, "despues": {"rol": "CANALES_VIRTUALES"}}
    anotar("usuario:9", "editar_usuario", acto=acto, datos=cambio)
    falta = {"motivo": "VACACION", "desde": "2026-12-01", "hasta": "2026-12-15"}
    anotar("usuario:9", "anotar_ausencia", acto=acto, datos=falta)

    ausencia, editada = dichos("usuario:9")

    assert editada["Rol"] == ("Asesor comercial Bluecom", "Responsable Canales Virtuales")
    assert (ausencia["Desde"], ausencia["Hasta"]) == (("", "01/12/2026"), ("", "15/12/2026"))
    assert "Estado" not in ausencia


def test_the_catalogue_is_read_by_the_names_and_the_choices_of_its_own_table(client, ahora):
    producto = Producto.objects.order_by("pk").first()
    otro = Producto.objects.order_by("pk").last()
    acto = Acto(administrador(), ahora)
    cambio = {"producto": producto.pk, "activo": True}
    anotar("plan:3", "editar_catalogo", acto=acto,
           datos={"antes": cambio, "despues": {"producto": otro.pk, "activo": False}})  # fmt: skip
    anotar("componente:3", "editar_catalogo", acto=acto,
           datos={"antes": {"valor_reposicion": "450.00"},
                  "despues": {"valor_reposicion": "500.50"}})  # fmt: skip

    (plan,), (componente,) = dichos("plan:3"), dichos("componente:3")

    assert plan["Producto"] == (str(producto), str(otro))
    assert plan["Activo"] == ("sí", "no")
    assert list(componente.values()) == [("Bs 450,00", "Bs 500,50")]


def test_a_signed_version_says_what_ruled_before_it_also_what_ships(ahora):
    manana = hoy(ahora) + timedelta(days=1)
    propuesto(RESERVA, 45, manana, ahora=ahora)

    (acto,) = dichos("parametro:RESERVA")

    assert acto["Valor"] == ("30", "45")
    assert acto["Rige desde"] == ("", f"{manana:%d/%m/%Y}")


def test_a_price_says_each_amount_that_changes_before_and_after(ahora):
    rige = CondicionComercial.objects.firmes().order_by("pk").first()
    manana = hoy(ahora) + timedelta(days=1)
    nuevo = CondicionComercial.objects.get(pk=rige.pk)
    nuevo.pk, nuevo.situacion, nuevo.vigente_desde = None, "PROPUESTA", manana
    nuevo.tarifa, nuevo._state.adding = rige.tarifa + Decimal("0.5"), True
    nuevo = proponer(nuevo, acto=Acto(administrador(), ahora))
    nuevo = aprobar(nuevo, acto=Acto(administrador(), ahora))
    retirar(nuevo, acto=Acto(administrador(), ahora))

    retirado, aprobado, _ = dichos(nuevo.cadena)

    antes = f"Bs {rige.tarifa:.2f}".replace(".", ",")
    despues = f"Bs {nuevo.tarifa:.2f}".replace(".", ",")
    assert aprobado["Tarifa mensual"] == (antes, despues)
    assert retirado["Tarifa mensual"][0] == "", "what is withdrawn changes nothing"


@pytest.mark.parametrize("cuantos", [1, 4])
def test_a_page_asks_each_table_once_for_all_its_acts(cuantos, ahora, django_assert_num_queries):
    quien = UsuarioFactory()
    personas = nombres()
    for n in range(cuantos):
        datos = {"de": quien.pk, "a": quien.pk, "motivo": f"M{n}", "resultado": "ACEPTA"}
        anotar(f"venta:{n}", "reasignar", acto=Acto(quien, ahora), datos=datos)

    with django_assert_num_queries(4):  # the acts; people, reasons and outcomes
        pagina(Q(tipo="reasignar"), "", personas)


def test_a_value_without_a_reader_is_written_by_its_shape():
    assert [por_su_forma(v) for v in (True, "2026-12-01", 7, "X")] == ["sí", "01/12/2026", "7", "X"]
    assert por_su_forma("2026-12-01T16:30:00+00:00") == "01/12/2026 12:30"
    vacios = Palabras([])
    assert [vacios("rara", "x", v) for v in (None, "", [], {})] == ["nada"] * 4
    assert vacios("rara", "x", {"alfa": [1, 2]}) == "Alfa: 1, 2"


def test_a_reader_may_be_a_list_a_column_or_a_table_and_of_one_kind_alone():
    quien = UsuarioFactory(first_name="Ana")
    assert filas("cuentas.Usuario") is filas("cuentas.Usuario")
    assert filas("cuentas.Usuario")([quien.pk, -1]) == {quien.pk: str(quien)}
    assert columna("cuentas.Usuario", "rol")(["ASESOR"])["ASESOR"] == "Asesor comercial Bluecom"

    nombrar_valores({"color": {"R": "rojo"}}, de="cosa_inventada")
    nombrar_modelo(Usuario, de="cosa_inventada")
    nombrar_columnas({"rareza": "lo raro"}, de="cosa_inventada")
    valores = [("cosa_inventada", "color", "R"), ("otra", "color", "R")]
    palabras = Palabras(valores)
    assert [palabras(*valor) for valor in valores] == ["rojo", "R"]
    assert campo_en_palabras("rol", "cosa_inventada") == "Rol"
    assert campo_en_palabras("is_active", "cosa_inventada") == "Cuenta abierta"
    dichos_ = [campo_en_palabras("rareza", cosa) for cosa in ("cosa_inventada", "otra")]
    assert dichos_ == ["Lo raro", "Rareza"]


def test_the_page_and_the_file_say_no_stored_code(client, ahora):
    jefe = UsuarioFactory(rol="JEFE_VENTAS")
    anotar("venta:7", "tomar", acto=Acto(jefe, ahora), datos={"hasta": "TOMADA"})
    client.force_login(jefe, backend=BACKEND)

    pagina_ = client.get(reverse("bitacora"), {"cosa": "venta"}).content.decode()

    assert "Tomada" in pagina_ and "TOMADA" not in pagina_


@pytest.mark.parametrize("cadena", ["texto_legal:CONDICIONES", "ficha_de_formulario:CONTRATO"])
def test_the_history_of_a_chain_of_two_words_is_found(cadena):
    form = FiltrosForm({"cadena": cadena}, cosas=cosas(), personas={})

    assert form.is_valid(), form.errors
