"""Step 11.1: an observed offer is put right where it was accepted, with all that hangs from it."""

from datetime import datetime, timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from documentos.tipos import Situacion
from solicitudes.canales.revision import servicio as revision
from solicitudes.direcciones import analizar
from solicitudes.models import Campania, CondicionComercial, Motivo, Oferta, Venta
from solicitudes.pasos.corregir import corregir_observado
from solicitudes.pasos.p04_llamada.servicio import guardar_oferta
from solicitudes.pasos.tabla import TALLERES
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import bloqueos
from solicitudes.reglas.glosa import por_informar
from solicitudes.reglas.listas import ITEMS_6_3, ITEMS_REVISION, PASOS_A_SEGUIR
from solicitudes.reglas.observado import TODO, lo_abierto, por_confirmar
from tests.apoyo.mensajes import dicho
from tests.documentos.imagenes import foto_carta
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import (
    AHORA,
    DIRECCION,
    cambiar_archivo,
    motivo,
    papeles_listos,
    venta_en,
    venta_instalada_sin_revisar,
)

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]
MUCHO_DESPUES = AHORA + timedelta(days=400)


def observada(codigo: str = "PLAN_EQUIVOCADO", **datos) -> Venta:
    return venta_en(Estado.OBSERVADA, motivo=codigo, **datos)


def fresca(venta: Venta, ahora: datetime = AHORA) -> Venta:
    otra = Venta.objects.get(pk=venta.pk)
    otra.ahora = ahora
    return otra


def otro_plan(venta: Venta) -> CondicionComercial:
    return CondicionComercial.objects.exclude(plan=venta.oferta.plan).get(
        plan__producto=venta.oferta.producto, plan__codigo="FTTH-100", campania="CARTA"
    )


def elegir(como, venta: Venta, **cambios):
    oferta = venta.oferta
    datos = {
        "condicion": oferta.condicion_id,
        "tecnologia": oferta.tecnologia,
        "facturacion": oferta.facturacion,
        "es_titular": "on",
    }
    return como(venta.asesor).post(f"/ventas/{venta.pk}/pasos/4/", {**datos, **cambios})


@pytest.mark.parametrize(
    ("codigo", "campo", "item"),
    [
        ("PLAN_EQUIVOCADO", "condicion", "SERVICIO"),
        ("FACTURA_ERRADA", "facturacion", "COBRO"),
        ("SOLICITANTE_ERRADO", "es_titular", "TITULAR"),
    ],
)
def test_what_was_accepted_is_observed_beside_what_was_made_of_it(codigo, campo, item):
    venta = observada(codigo)

    assert lo_abierto(venta) == {4: {campo}}
    assert [c for c, uno in ITEMS_REVISION.items() if uno.admite(4, campo)] == [item]


def test_only_the_part_of_the_offer_that_was_observed_is_open(como):
    venta = observada("FACTURA_ERRADA")

    elegir(
        como, venta, condicion=otro_plan(venta).pk,
        facturacion="AL_TELEFONO", telefono_factura="4252222",
    )  # fmt: skip

    despues = fresca(venta).oferta
    assert despues.condicion_id == venta.oferta.condicion_id
    assert (despues.facturacion, despues.telefono_factura) == ("AL_TELEFONO", "+59144252222")
    assert TALLERES[4].form(fresca(venta)).fields["condicion"].disabled


def test_the_offer_is_that_of_the_day_of_the_yes_whatever_ended_since():
    venta = fresca(observada(), MUCHO_DESPUES)
    otra = otro_plan(venta)
    Campania.objects.filter(pk=otra.campania_id).update(vigente_hasta=AHORA.date())
    venta.verificaciones.update(vence_el=AHORA.date())
    hecha = venta.oferta.aceptada_en

    assert venta.dia_de_la_oferta == AHORA.date()
    guardar_oferta(
        venta.pk, acto=Acto(venta.asesor, MUCHO_DESPUES), condicion=otra, tecnologia="FIBRA",
        facturacion="PROPIA", es_titular=True,
    )  # fmt: skip

    despues = fresca(venta, MUCHO_DESPUES)
    assert (despues.oferta.plan, despues.oferta.aceptada_en) == (otra.plan, hecha)
    assert (despues.llamada_id, despues.aceptada_en) == (venta.llamada_id, venta.aceptada_en)


def corregir(venta: Venta, paso: int, **datos) -> Venta:
    """One step of an observed folder put right, as its page does."""
    acto = Acto(venta.asesor, AHORA)
    corregir_observado(venta.pk, acto=acto, paso=paso, guardar=TALLERES[paso].guardar, datos=datos)
    return fresca(venta)


def test_what_says_another_price_is_told_asked_typed_and_printed_again():
    venta = observada()
    yo, otra = Acto(venta.asesor, AHORA), otro_plan(venta)

    nueva = corregir(
        venta, 4, condicion=otra, tecnologia="FIBRA", facturacion="PROPIA", es_titular=True
    )

    assert nueva.oferta.snapshot.tarifa == otra.tarifa != venta.oferta.snapshot.tarifa
    abierto = lo_abierto(nueva)
    assert abierto.keys() == {4, 5, 6, 8, 9}
    assert (abierto[4], abierto[6]) == ({"condicion"}, {"archivo_carta"})
    assert TODO in abierto[5] & abierto[8]
    assert por_confirmar(nueva) == [5, 8, 9, 6]
    assert any("Falta informar" in razon for razon in bloqueos(nueva, "subsanar"))

    nueva = corregir(nueva, 5, explicado=list(PASOS_A_SEGUIR), informado=list(por_informar(nueva)))
    cambiar_archivo(venta.pk, acto=yo, tipo="CARTA", contenido=foto_carta(variante=9))
    leida = venta.documentacion
    nueva = corregir(
        nueva, 6, items={codigo: {"ok": True, "motivo": ""} for codigo in ITEMS_6_3},
        carta_fecha=leida.carta_fecha, ci_numero=leida.ci_numero, ci_vence=leida.ci_vence,
        ci_complemento=leida.ci_complemento, ci_expedido=leida.ci_expedido,
    )  # fmt: skip
    de_antes = venta.detalle
    nueva = corregir(
        nueva, 8, direccion=analizar(DIRECCION), direccion_campos={}, plan=otra.plan,
        subcategoria=de_antes.subcategoria, componentes=de_antes.componentes,
    )  # fmt: skip
    assert (lo_abierto(nueva).keys(), por_confirmar(nueva)) == ({4, 9}, [9])
    nueva = corregir(nueva, 9)
    for observacion in nueva.observaciones.all():
        revision.responder(observacion.pk, acto=yo, respuesta="Es el de la carta")
    papeles_listos(nueva)
    devuelta = revision.subsanar(venta.pk, acto=yo)

    assert devuelta.estado == Estado.ENTREGADA
    assert f"TARIFA MENSUAL BS. {otra.tarifa:.0f}" in devuelta.glosa.texto
    papeles = devuelta.carpeta.documentos.filter(situacion=Situacion.VIGENTE)
    assert {papel.version for papel in papeles} == {2}
    assert devuelta.glosada_en == venta.glosada_en


def instalada_y_observada(*observado: tuple[str, str], **datos) -> Venta:
    """Installed, and back with its asesor for these reasons, each of its item."""
    venta = venta_instalada_sin_revisar(**datos)
    ellos = Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA)
    for codigo, item in observado:
        razon = motivo("OBSERVACION", codigo)
        revision.anotar_observacion(venta.pk, acto=ellos, item=item, motivo=razon)
    return revision.observar(venta.pk, acto=ellos)


def test_what_is_installed_is_not_sold_otherwise_but_may_be_billed_otherwise():
    venta = instalada_y_observada(("PLAN_EQUIVOCADO", "SERVICIO"), ("FACTURA_ERRADA", "COBRO"))
    lo_mismo = {"condicion": venta.oferta.condicion, "tecnologia": "FIBRA", "es_titular": True}
    a_la_linea = {"facturacion": "AL_TELEFONO", "telefono_factura": "+59144252222"}

    with pytest.raises(TransicionInvalida, match="Ya está instalado"):
        corregir(venta, 4, **{**lo_mismo, "condicion": otro_plan(venta)}, facturacion="PROPIA")

    assert corregir(venta, 4, **lo_mismo, **a_la_linea).oferta.al_telefono


def test_what_became_of_the_present_line_stays_once_it_is_installed():
    incluida, trasladada = Oferta.LineaActual.INCLUIDA, Oferta.LineaActual.TRASLADADA
    venta = instalada_y_observada(
        ("PLAN_EQUIVOCADO", "SERVICIO"), plan="MULTI-50", oferta={"linea_actual": incluida}
    )
    lo_mismo = {"condicion": venta.oferta.condicion, "tecnologia": "FIBRA", "es_titular": True}

    with pytest.raises(TransicionInvalida, match="lo que pasa con la línea actual no se cambian"):
        corregir(venta, 4, **lo_mismo, facturacion="PROPIA", linea_actual=trasladada)

    otra = corregir(venta, 4, **lo_mismo, facturacion="PROPIA", linea_actual=incluida)
    assert otra.oferta.linea_actual == incluida


@pytest.mark.parametrize("cambio", [{"puntos": 3}, {"suplementarios": ["IDENTIFICADOR"]}])
def test_what_was_told_on_the_call_of_what_is_installed_stays_too(cambio):
    venta = instalada_y_observada(
        ("CORREO_ERRADO", "TITULAR"), plan="MULTI-50", oferta={"linea_actual": "INCLUIDA"}
    )
    dicho_entonces = {"explicado": [*PASOS_A_SEGUIR], "informado": [*por_informar(venta)]}

    with pytest.raises(TransicionInvalida, match="Ya está instalado: los puntos"):
        corregir(venta, 5, **dicho_entonces, **cambio)

    assert corregir(venta, 5, **dicho_entonces, correo="otro@correo.example").ficha.correo


def test_the_page_of_the_offer_opens_from_its_observation_and_keeps_the_call(como):
    venta = observada()
    asesora = como(venta.asesor)

    lleva = asesora.get(f"/ventas/{venta.pk}/").context["observaciones"][0]
    pagina = asesora.get(lleva["url"]).content.decode()

    assert (lleva["paso"], lleva["url"].partition("?")[0]) == (4, f"/ventas/{venta.pk}/pasos/4/")
    assert "Guardar la corrección" in pagina
    assert 'id="id_condicion"' in pagina
    assert f"/ventas/{venta.pk}/llamada/" not in pagina
    despues = elegir(como, venta, condicion=otro_plan(venta).pk)
    assert despues.url == f"/ventas/{venta.pk}/pasos/5/"
    assert "La corrección llega al paso 5" in dicho(despues)
    al_volver = asesora.get(f"/ventas/{venta.pk}/").context
    assert [paso.numero for paso in al_volver["por_confirmar"]] == [5, 8, 9, 6]
    observados = [p["numero"] for p in al_volver["riel"] if p["situacion"] == "observado"]
    assert observados == [4]


@pytest.mark.largo
def test_a_house_that_observed_the_plan_at_step_8_observes_it_where_it_was_accepted(
    antes_de,
):
    with antes_de("solicitudes", "_oferta_observada") as viejas:
        suyos = viejas.get_model("solicitudes", "Motivo").objects.filter(ambito="OBSERVACION")
        suyos.filter(codigo="PLAN_EQUIVOCADO").update(paso=8, campo="plan")
        suyos.filter(paso=4).exclude(codigo="PLAN_EQUIVOCADO").delete()

    suyos = Motivo.objects.filter(ambito="OBSERVACION", paso=4)
    assert dict(suyos.values_list("codigo", "campo")) == {
        "PLAN_EQUIVOCADO": "condicion",
        "FACTURA_ERRADA": "facturacion",
        "SOLICITANTE_ERRADO": "es_titular",
    }
