"""What another plan, or an observed datum, makes of the steps already done."""

from datetime import timedelta
from typing import Any

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.corregir import corregir, corregir_observado, reanudar
from solicitudes.pasos.p04_llamada import servicio as aceptar
from solicitudes.pasos.p05_explicacion import servicio as explicar
from solicitudes.pasos.p05_explicacion.formulario import CAMPOS_FICHA, FichaForm
from solicitudes.pasos.p06_documentos import servicio as documentar
from solicitudes.pasos.p06_documentos.formulario import DocumentacionForm
from solicitudes.pasos.p08_detalle.formulario import DetalleForm
from solicitudes.pasos.p09_glosa.servicio import guardar_glosa
from solicitudes.pasos.pagina import faltantes
from solicitudes.reglas import glosa as glosa_de_venta
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import bloqueos
from solicitudes.reglas.listas import ITEMS_6_3
from solicitudes.reglas.observado import por_confirmar
from solicitudes.reglas.procedimiento import paso
from tests.documentos.imagenes import foto_carta
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import AHORA, cambiar_archivo, venta_en

pytestmark = pytest.mark.django_db
DESPUES = AHORA + timedelta(hours=3)


def _yo(venta: Venta) -> Acto:
    return Acto(venta.asesor, DESPUES)


def _leer(venta: Venta) -> Venta:
    leida = Venta.objects.con_cabecera().get(pk=venta.pk)
    leida.ahora = DESPUES
    return leida


# --- after another plan -------------------------------------------------------------------------
def _otro_plan(venta: Venta, plan: str = "FTTH-100") -> None:
    """Step 4 again, and what was told of the new offer (5.1)."""
    razon = Motivo.objects.filter(ambito="CORRECCION")[0]
    corregir(venta.pk, acto=_yo(venta), paso=4, motivo=razon)
    aceptar.registrar_aceptacion(
        venta.pk, acto=_yo(venta), condicion=en_vigor(plan), tecnologia="FIBRA",
        facturacion="PROPIA",
    )  # fmt: skip
    ficha = venta.ficha
    explicar.explicar(
        venta.pk,
        acto=_yo(venta),
        explicado=list(ficha.pasos_explicados),
        informado=list(glosa_de_venta.por_informar(_leer(venta))),
        **{campo: getattr(ficha, campo) for campo in CAMPOS_FICHA},
    )


def _revisada(venta: Venta, **datos: Any) -> dict[str, Any]:
    leida = venta.documentacion
    return {
        "items": {codigo: {"ok": True, "motivo": ""} for codigo in ITEMS_6_3},
        "ci_numero": leida.ci_numero,
        "ci_vence": leida.ci_vence,
        "carta_fecha": leida.carta_fecha,
    } | datos


@pytest.mark.paso("6.3")
def test_the_letter_of_another_plan_is_not_in_order_because_its_items_are_ticked():
    venta = venta_en(Estado.DETALLADA)
    _otro_plan(venta)

    with pytest.raises(TransicionInvalida, match="La carta dice plan: «Fibra 50 Mbps», y ahora"):
        documentar.validar_documentacion(venta.pk, acto=_yo(venta), **_revisada(venta))

    form = DocumentacionForm(_leer(venta))
    assert "Fibra 100 Mbps" in form.pregunta_por_la_carta
    confirmada = _revisada(venta, carta_confirmada=True)
    hecha = documentar.validar_documentacion(venta.pk, acto=_yo(venta), **confirmada)
    assert hecha.estado == Estado.DOCUMENTADA


@pytest.mark.paso("6.3")
def test_another_letter_is_looked_at_anew_and_asks_nothing_of_the_old_one():
    venta = venta_en(Estado.DETALLADA)
    _otro_plan(venta)
    cambiar_archivo(venta.pk, acto=_yo(venta), tipo="CARTA", contenido=foto_carta(variante=91))

    assert DocumentacionForm(_leer(venta)).pregunta_por_la_carta == ""
    hecha = documentar.validar_documentacion(venta.pk, acto=_yo(venta), **_revisada(venta))
    assert hecha.estado == Estado.DOCUMENTADA


@pytest.mark.paso("8.2")
def test_step_8_does_not_reproach_a_plan_that_its_page_already_shows_right():
    venta = venta_en(Estado.DETALLADA)
    _otro_plan(venta)
    revisada = _revisada(venta, carta_confirmada=True)
    documentar.validar_documentacion(venta.pk, acto=_yo(venta), **revisada)
    parada = reanudar(venta.pk, acto=_yo(venta))
    assert parada.estado == Estado.REGISTRADA
    assert any("plan confirmado" in razon for razon in bloqueos(_leer(venta), "detallar"))

    form = DetalleForm(_leer(venta))

    assert faltantes(_leer(venta), paso(8), form) == []
    assert form["plan"].value() == _leer(venta).oferta.plan_id


# --- observed -----------------------------------------------------------------------------------
@pytest.mark.paso("11.1", "9.1")
def test_an_observed_folder_whose_gloss_changes_waits_for_it_to_be_typed_anew():
    venta = venta_en(Estado.OBSERVADA, motivo="GLOSA_ERRADA")
    antes, papeles = venta.glosa.texto, list(venta.carpeta.papeles().values_list("pk", flat=True))
    ficha = {campo: getattr(venta.ficha, campo) for campo in CAMPOS_FICHA}
    datos = {
        "explicado": list(venta.ficha.pasos_explicados),
        "informado": list(venta.ficha.informado),
        **ficha,
        "caracteristicas": "REJA VERDE",
    }

    corregir_observado(
        venta.pk, acto=_yo(venta), paso=5, guardar=explicar.guardar_ficha, datos=datos
    )

    assert por_confirmar(_leer(venta)) == [9]
    assert _leer(venta).glosa.texto == antes
    assert list(_leer(venta).carpeta.papeles().values_list("pk", flat=True)) == papeles
    assert any("La glosa ya no coincide" in razon for razon in bloqueos(_leer(venta), "subsanar"))

    corregir_observado(
        venta.pk, acto=_yo(venta), paso=9, guardar=guardar_glosa,
        datos={"numero_smartflex": venta.numero_smartflex},
    )  # fmt: skip

    assert por_confirmar(_leer(venta)) == []
    assert "REJA VERDE" in _leer(venta).glosa.texto
    assert {p.version for p in _leer(venta).carpeta.papeles()} >= {2}
    ya_no = "La glosa ya no coincide"
    assert not any(ya_no in razon for razon in bloqueos(_leer(venta), "subsanar"))


@pytest.mark.paso("11.1", "9.1")
def test_the_page_leads_from_that_correction_to_step_9(client):
    venta = venta_en(Estado.OBSERVADA, motivo="GLOSA_ERRADA")
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    form = FichaForm(_leer(venta))
    enviado = {campo: valor for campo, valor in form.valores().items() if valor}
    enviado |= {"caracteristicas": "REJA VERDE", "lista": form["lista"].value()}

    respuesta = client.post(f"/ventas/{venta.pk}/pasos/5/", enviado)

    assert (respuesta.status_code, respuesta.url) == (302, f"/ventas/{venta.pk}/pasos/9/")
    pagina = client.get(respuesta.url).content.decode()
    assert "La glosa cambió con la corrección" in pagina
    assert "REJA VERDE" in pagina
