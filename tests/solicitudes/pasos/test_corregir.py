"""Steps 4–10 opened again without annulling: nothing typed is lost, no clock moves."""

from datetime import timedelta
from typing import Any

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.direcciones import analizar
from solicitudes.models import (
    CarpetaEntregada,
    CondicionComercial,
    Documentacion,
    EstructuraProducto,
    Motivo,
    Venta,
)
from solicitudes.pasos.corregir import corregir, pasos_corregibles, reanudar
from solicitudes.pasos.historia import historia
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.pasos.p05_explicacion import servicio as explicar
from solicitudes.pasos.p05_explicacion.formulario import CAMPOS_FICHA, FichaForm
from solicitudes.pasos.p06_documentos import servicio as documentar
from solicitudes.pasos.p06_documentos.formulario import DocumentacionForm
from solicitudes.pasos.p08_detalle.servicio import detallar
from solicitudes.pasos.p09_glosa.composicion import cambia
from solicitudes.pasos.p09_glosa.servicio import glosar
from solicitudes.pasos.p10_impresion import servicio as imprimir
from solicitudes.puerta.avanzar import avanzar
from solicitudes.puerta.lectura import leer_alrededor
from solicitudes.reglas import glosa as glosa_de_venta
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import bloqueos
from tests.documentos.imagenes import foto_carta
from tests.solicitudes.factories import (
    AHORA,
    DIRECCION,
    cambiar_archivo,
    papeles_listos,
    venta_en,
    venta_propuesta,
)

pytestmark = pytest.mark.django_db
DESPUES = AHORA + timedelta(hours=3)


def _yo(venta: Venta) -> Acto:
    return Acto(venta.asesor, DESPUES)


def _abrir(venta: Venta, paso: int) -> Venta:
    razon = Motivo.objects.filter(ambito="CORRECCION")[0]
    return corregir(venta.pk, acto=_yo(venta), paso=paso, motivo=razon)


def _leer(venta: Venta) -> Venta:
    leida = Venta.objects.con_cabecera().get(pk=venta.pk)
    leida.ahora = DESPUES
    return leida


def _detallar(venta: Venta, direccion: str, plan: Any = None) -> None:
    plan = plan or venta.oferta.plan
    celdas = EstructuraProducto.objects.filter(
        producto=plan.producto, tecnologia=venta.oferta.tecnologia, usual=True
    )
    detallar(
        venta.pk,
        acto=_yo(venta),
        direccion=analizar(direccion),
        direccion_campos={},
        direccion_rige="MISMA",
        subcategoria=venta.detalle.subcategoria,
        plan=plan,
        componentes={celda.componente_id: 1 for celda in celdas},
    )


def _informar_de_nuevo(venta: Venta) -> None:
    explicar.explicar(
        venta.pk,
        acto=_yo(venta),
        explicado=list(venta.ficha.pasos_explicados),
        informado=list(glosa_de_venta.por_informar(venta)),
        **{campo: getattr(venta.ficha, campo) for campo in CAMPOS_FICHA},
    )


@pytest.mark.paso("10.1")
def test_a_typo_seen_on_the_printed_contract_is_corrected_and_walks_back_by_itself():
    venta = venta_en(Estado.IMPRESA)
    contrato = venta.carpeta.papel("CONTRATO")

    assert _abrir(venta, 8).estado == Estado.REGISTRADA
    _detallar(venta, "LA PAZ - 2050 ENTRE LANZA Y ANTEZANA")
    despues = reanudar(venta.pk, acto=_yo(venta))

    assert despues.estado == Estado.GLOSADA
    nuevo = despues.carpeta.papel("CONTRATO")
    assert (nuevo.version, nuevo.sustituye) == (2, contrato)
    assert "2050" in str(nuevo.datos)


@pytest.mark.paso("10.1")
def test_the_first_clock_and_the_first_numerator_never_move():
    venta = venta_en(Estado.IMPRESA)
    _abrir(venta, 8)
    _detallar(venta, "LA PAZ - 2050 ENTRE LANZA Y ANTEZANA")
    papeles_listos(_leer(reanudar(venta.pk, acto=_yo(venta))))

    despues = imprimir.imprimir(venta.pk, acto=_yo(venta))

    assert despues.estado == Estado.IMPRESA
    assert despues.corregida_desde == ""
    assert despues.impresion_confirmada_en == DESPUES
    for instante in ("glosada_en", "impresa_en", "vence_en", "aceptada_en"):
        assert getattr(despues, instante) == getattr(venta, instante), instante


@pytest.mark.paso("10.1")
def test_a_printed_folder_left_as_it_was_keeps_its_papers():
    venta = venta_en(Estado.IMPRESA)
    antes = list(venta.carpeta.papeles().values_list("pk", "version"))

    _abrir(venta, 7)
    despues = reanudar(venta.pk, acto=_yo(venta))

    assert despues.estado == Estado.GLOSADA
    assert list(despues.carpeta.papeles().values_list("pk", "version")) == antes
    assert imprimir.imprimir(venta.pk, acto=_yo(venta)).estado == Estado.IMPRESA


@pytest.mark.paso("8.2")
def test_a_wrong_plan_seen_at_step_9_is_corrected_without_annulling():
    venta = venta_en(Estado.DETALLADA)
    otra = CondicionComercial.objects.exclude(plan=venta.oferta.plan).filter(
        plan__producto=venta.oferta.producto, plan__tecnologias__contains=["FIBRA"]
    )[0]

    _abrir(venta, 4)
    aceptar.registrar_aceptacion(
        venta.pk, acto=_yo(venta), condicion=otra, tecnologia="FIBRA", facturacion="PROPIA"
    )
    al_informar = _leer(reanudar(venta.pk, acto=_yo(venta)))
    assert al_informar.estado == Estado.ACEPTADA  # what was said of the other price does not count
    _informar_de_nuevo(al_informar)
    parada = _leer(reanudar(venta.pk, acto=_yo(venta)))

    assert parada.estado == Estado.EXPLICADA
    assert parada.oferta.plan == otra.plan
    with pytest.raises(TransicionInvalida, match=f"La carta dice plan: .*{otra.plan}"):
        avanzar(venta.pk, "validar_documentacion", acto=_yo(venta))

    d = parada.documentacion
    cambiar_archivo(venta.pk, acto=_yo(venta), tipo="CARTA", contenido=foto_carta(variante=999))
    documentar.validar_documentacion(
        venta.pk,
        acto=_yo(venta),
        items=d.items,
        carta_fecha=d.carta_fecha,
        ci_numero=d.ci_numero,
        ci_vence=d.ci_vence,
    )
    en_el_detalle = _leer(reanudar(venta.pk, acto=_yo(venta)))
    assert en_el_detalle.estado == Estado.REGISTRADA

    _detallar(en_el_detalle, DIRECCION, plan=otra.plan)
    final = reanudar(venta.pk, acto=_yo(venta))
    assert final.estado == Estado.DETALLADA
    assert final.corregida_desde == ""


@pytest.mark.paso("9.1")
def test_a_gloss_that_says_something_else_is_typed_anew_by_a_person_before_the_sale_goes_on():
    venta = venta_en(Estado.IMPRESA)
    digitada = venta.glosa.texto
    abierta = _abrir(venta, 5)
    ficha = {campo: getattr(abierta.ficha, campo) for campo in CAMPOS_FICHA}
    explicar.explicar(
        venta.pk,
        acto=_yo(venta),
        explicado=list(abierta.ficha.pasos_explicados),
        informado=list(glosa_de_venta.por_informar(abierta)),
        **(ficha | {"pasar_en": "EN LA NOCHE"}),
    )

    parada = _leer(reanudar(venta.pk, acto=_yo(venta)))

    assert (parada.estado, parada.glosa.texto) == (Estado.DETALLADA, digitada)
    assert cambia(parada)
    otra = glosar(venta.pk, acto=_yo(venta))
    assert otra.estado == Estado.GLOSADA
    assert "EN LA NOCHE" in _leer(otra).glosa.texto
    assert not cambia(_leer(otra))


@pytest.mark.paso("5.1")
def test_after_another_plan_only_what_it_changed_is_said_again():
    venta = venta_en(Estado.EXPLICADA)
    dicho, tarifa = dict(venta.ficha.informado), venta.oferta.condicion.tarifa
    otra = CondicionComercial.objects.exclude(tarifa=tarifa).filter(
        plan__producto=venta.oferta.producto, campania=venta.oferta.campania
    )[0]

    _abrir(venta, 4)
    aceptar.registrar_aceptacion(
        venta.pk, acto=_yo(venta), condicion=otra, tecnologia="FIBRA", facturacion="PROPIA"
    )

    del dicho["tarifa"]
    al_informar = _leer(reanudar(venta.pk, acto=_yo(venta)))
    assert al_informar.ficha.informado == dicho
    assert FichaForm(al_informar).initial["informado"] == list(dicho)
    assert bloqueos(al_informar, "explicar") == ["Falta informar: Tarifa mensual (Anexo 2)."]


@pytest.mark.paso("6.3")
def test_after_another_plan_the_letter_is_looked_at_again():
    venta = venta_en(Estado.DETALLADA)
    _abrir(venta, 6)
    Documentacion.objects.filter(venta=venta).update(carta_dice={"plan": "Otro"})

    inicial = DocumentacionForm(_leer(venta)).initial

    assert inicial["ok_CI_LEGIBLE"] is True
    assert "ok_SERVICIO" not in inicial
    assert "ok_FIRMA" not in inicial


@pytest.mark.paso("11")
def test_a_folder_on_its_way_leaves_the_acta_when_it_is_corrected():
    venta = venta_propuesta()

    _abrir(venta, 8)

    fila = CarpetaEntregada.objects.get(venta=venta)
    assert (fila.no_vino_en, fila.retirada) == (DESPUES, True)
    assert _leer(venta).acta_abierta() is None
    hechos = historia(venta, leer_alrededor(venta))
    assert "Retirada del acta para corregirla" in [h["texto"] for h in hechos]


def test_the_page_names_the_step_that_was_opened_and_only_it_may_be_left(client):
    venta = venta_en(Estado.DETALLADA)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    _abrir(venta, 5)

    abierto = client.get(f"/ventas/{venta.pk}/").content.decode()
    _informar_de_nuevo(_leer(venta))
    despues = client.get(f"/ventas/{venta.pk}/").content.decode()

    assert "Dejarlo como estaba" in abierto
    assert "Abierto para corregir: paso 5" in abierto
    assert "Se corrigió el paso 5." in despues
    assert "Dejarlo como estaba" not in despues


def test_only_done_steps_from_4_on_are_opened():
    venta = venta_en(Estado.REGISTRADA)

    assert pasos_corregibles(venta) == [4, 5, 6, 7]
    for paso in (1, 3, 8, 11, 99):
        with pytest.raises(TransicionInvalida, match="todavía no está hecho"):
            _abrir(venta, paso)
    assert _leer(venta).estado == Estado.REGISTRADA


def test_why_a_step_was_opened_is_kept_with_its_code():
    venta = venta_en(Estado.DOCUMENTADA)

    _abrir(venta, 5)

    razon = venta.razones.get()
    assert (razon.transicion, razon.paso, razon.por) == ("corregir", 5, venta.asesor)
    assert razon.motivo.ambito == "CORRECCION"
