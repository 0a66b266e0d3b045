"""Every guard refuses with its own sentence when its one fact is missing.

Three walked sales hold every fact of the machine; each case puts one of them in the
state before, takes away one fact, and nothing else may be named.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.plazos.servicios import cerrar
from cartera.models import Cliente
from solicitudes.canales.instalacion.retirar import pedir_retiro
from solicitudes.canales.revision import servicio as revision
from solicitudes.models import Instalacion, Observacion, Plan, Venta
from solicitudes.pasos.seguimiento.servicio import registrar_seguimiento
from solicitudes.puerta.avanzar import avanzar
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import transiciones
from tests.cartera.factories import NoLlamarFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, papeles_listos, venta_en, venta_propuesta
from tests.solicitudes.ventas_sueltas import por_la_puerta

Quitar = Callable[[Venta], Any]


@pytest.fixture(scope="module")
def caminadas(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, int]]:
    """Walked once for the whole module, in a transaction that is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        propuesta, observada, concluida = (
            venta_propuesta(),
            venta_en(Estado.OBSERVADA),
            venta_en(Estado.CONCLUIDA),
        )
        observacion = Observacion.objects.get(venta=observada)
        revision.responder(
            observacion.pk, acto=Acto(observada.asesor, AHORA), respuesta="Carta nueva."
        )
        papeles_listos(concluida)
        yield {
            "propuesta": propuesta.pk,
            "observada": observada.pk,
            "concluida": concluida.pk,
        }
        transaction.set_rollback(True)


def _en(relacion: str, **valores: Any) -> Quitar:
    """Overwrite columns of one row that hangs from the sale."""

    def quitar(venta: Venta) -> None:
        fila = getattr(venta, relacion)
        type(fila).objects.filter(pk=fila.pk).update(**valores)

    return quitar


def _de(relacion: str, **valores: Any) -> Quitar:
    """Overwrite columns of every row of one relation."""
    return lambda venta: getattr(venta, relacion).update(**valores)


def _suyo(**valores: Any) -> Quitar:
    return lambda venta: Venta.objects.filter(pk=venta.pk).update(**valores)


def _sin_aceptar_y_pide_que_no_llamen(venta: Venta) -> None:
    Venta.objects.filter(pk=venta.pk).update(aceptada_en=None)
    NoLlamarFactory(numero=venta.contacto.linea)


def _sin_llamada(venta: Venta) -> None:
    Venta.objects.filter(pk=venta.pk).update(llamada=None)
    venta.contacto.llamadas.update(anulada_en=AHORA)


def _desistir(venta: Venta) -> None:
    registrar_seguimiento(
        venta.pk, acto=Acto(venta.asesor, AHORA), resultado="DESISTE", detalle="DEMORA"
    )


def _sin_firma(venta: Venta) -> None:
    venta.documentacion.items.pop("FIRMA")
    venta.documentacion.save()


def _otro_plan(venta: Venta) -> None:
    _en("detalle", plan=Plan.objects.exclude(pk=venta.detalle.plan_id)[0])(venta)


def _con_foto_movida(venta: Venta) -> None:
    venta.carpeta.vigentes().filter(tipo="CI_ANVERSO").update(medidas={"nitidez": [40, 76]})


def _sin_archivo(venta: Venta) -> None:
    venta.carpeta.archivos.update(sustituido_en=AHORA)


def _observar_de_nuevo(venta: Venta) -> None:
    Observacion.objects.create(
        venta=venta,
        ronda=0,
        item="CARTA",
        item_nombre="Carta",
        paso=6,
        motivo=motivo("OBSERVACION", "CARTA_SIN_FIRMA"),
        creada_por=UsuarioFactory(rol=Rol.CANALES_VIRTUALES),
        creada_en=AHORA,
    )


def _proponer_observacion(venta: Venta) -> None:
    venta.propuestas.create(
        item="COBRO",
        item_nombre="Dirección de cobro y ciclo",
        paso=7,
        motivo=motivo("OBSERVACION", "COBRO_ERRADO"),
        por=venta.asesor,
        en=AHORA,
    )


def _pedir_retiro(venta: Venta) -> None:
    pedir_retiro(
        venta.visitas.get(hecha=True).pk,
        acto=Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA),
        motivo=motivo("RETIRO", "OTRA_VENTA"),
    )


def _instalar(venta: Venta) -> None:
    Instalacion.objects.create(
        venta=venta,
        fecha=AHORA.date(),
        registrada_por=UsuarioFactory(rol=Rol.CANALES_VIRTUALES),
        registrada_en=AHORA,
    )


# guard: (sale, state before, transition, take the fact away, words of its sentence)
CASOS: dict[str, tuple[str, str, str, Quitar, str]] = {
    "servicios_confirmados": (
        "propuesta", Estado.TOMADA, "verificar_requisitos",
        _suyo(servicios_requeridos=[]), "Confirme los servicios requeridos",
    ),
    "solo_tiene_linea_fija": (
        "propuesta", Estado.TOMADA, "verificar_requisitos",
        _en("contacto", es_elegible=False), "solo de telefonía fija",
    ),
    "sin_impedimentos": (
        "propuesta", Estado.TOMADA, "verificar_requisitos",
        lambda v: v.verificaciones.filter(paso=2).delete(), "Falta verificar en Smartflex",
    ),
    "con_capacidad": (
        "propuesta", Estado.VERIFICADA, "confirmar_capacidad",
        lambda v: v.verificaciones.filter(paso=3).update(servicios=[]), "Contact Center",
    ),
    "no_pidio_que_no_llamen": (
        "propuesta", Estado.FACTIBLE, "registrar_aceptacion",
        _sin_aceptar_y_pide_que_no_llamen, "pidió que no se lo llame",
    ),
    "nombre_digitable": (
        "propuesta", Estado.FACTIBLE, "registrar_aceptacion",
        lambda v: Cliente.objects.filter(pk=v.cliente.pk).update(nombres="Íñigo Ж"), "tiene «Ж»",
    ),
    "llamada_efectiva_de_esta_toma": (
        "propuesta", Estado.FACTIBLE, "registrar_aceptacion", _sin_llamada, "llamada efectiva",
    ),
    "oferta_elegida": (
        "propuesta", Estado.FACTIBLE, "registrar_aceptacion",
        lambda v: v.oferta.delete(), "Elija la oferta",
    ),
    "oferta_con_capacidad": (
        "propuesta", Estado.FACTIBLE, "registrar_aceptacion",
        _en("oferta", tecnologia="COBRE"), "no corresponde a los servicios",
    ),
    "telefono_de_factura_dicho": (
        "propuesta", Estado.FACTIBLE, "registrar_aceptacion",
        _en("oferta", facturacion="AL_TELEFONO"), "teléfono al que se factura",
    ),
    "solicitante_identificado": (
        "propuesta", Estado.FACTIBLE, "registrar_aceptacion",
        _en("oferta", es_titular=False), "Faltan datos del tercero",
    ),
    "pasos_explicados": (
        "propuesta", Estado.ACEPTADA, "explicar",
        _en("ficha", pasos_explicados={}), "Falta explicar",
    ),
    "todo_informado": (
        "propuesta", Estado.ACEPTADA, "explicar", _en("ficha", informado={}), "Falta informar",
    ),
    "direccion_dictada": (
        "propuesta", Estado.ACEPTADA, "explicar", _en("ficha", misma_direccion=False), "que dicta",
    ),
    "capacidad_en_la_direccion": (
        "propuesta", Estado.ACEPTADA, "explicar",
        _en("ficha", misma_direccion=False, direccion_dictada="SUCRE 10"), "en otra dirección",
    ),
    "capacidad_donde_rige": (
        "propuesta", Estado.REGISTRADA, "detallar",
        _en("detalle", direccion_rige="REGISTRADA", direccion_linea="SUCRE - 0010 ESQUINA JUNIN"),
        "en otra dirección",
    ),
    "recibidos_completos": (
        "propuesta", Estado.EXPLICADA, "validar_documentacion", _sin_archivo, "Falta recibir",
    ),
    "fotos_legibles": (
        "propuesta", Estado.EXPLICADA, "validar_documentacion", _con_foto_movida,
        "está movida o desenfocada",
    ),
    "recibidos_sin_observaciones": (
        "propuesta", Estado.EXPLICADA, "validar_documentacion", _sin_firma, "Firma del solicitante",
    ),
    "ci_leido": (
        "propuesta", Estado.EXPLICADA, "validar_documentacion",
        _en("documentacion", ci_numero=""), "copiar del C.I.",
    ),
    "ci_es_el_esperado": (
        "propuesta", Estado.EXPLICADA, "validar_documentacion",
        _en("documentacion", ci_numero="7654321"), "y el carnet 7654321",
    ),
    "ci_vigente": (
        "propuesta", Estado.EXPLICADA, "validar_documentacion",
        _en("documentacion", ci_vence=AHORA.date() - timedelta(days=1)),
        "El C.I. venció el",
    ),
    "carta_coincide": (
        "propuesta", Estado.EXPLICADA, "validar_documentacion",
        _en("documentacion", carta_dice={"plan": "Otro"}), "La carta dice plan: «Otro»",
    ),
    "tipo_digitado": (
        "propuesta", Estado.DOCUMENTADA, "registrar",
        _en("registro", modalidad=""), "Socio/Usuario",
    ),
    "cobro_registrado": (
        "propuesta", Estado.DOCUMENTADA, "registrar",
        _en("registro", direccion_cobro=""), "dirección de cobro",
    ),
    "categoria_elegida": (
        "propuesta", Estado.REGISTRADA, "detallar",
        _en("detalle", subcategoria=None), "categoría y la subcategoría",
    ),
    "direccion_segun_anexo_1": (
        "propuesta", Estado.REGISTRADA, "detallar", _en("detalle", direccion_caso=None), "Anexo 1",
    ),
    "direccion_es_la_dictada": (
        "propuesta", Estado.REGISTRADA, "detallar",
        _en("detalle", direccion_linea="CALAMA - 0118 ESQUINA JUNIN"), "Diga cuál rige",
    ),
    "plan_confirmado": (
        "propuesta", Estado.REGISTRADA, "detallar", _otro_plan, "no es el que el cliente aceptó",
    ),
    "componentes_segun_estructura": (
        "propuesta", Estado.REGISTRADA, "detallar",
        _en("detalle", componentes={}), "componente obligatorio",
    ),
    "numero_smartflex_presente": (
        "propuesta", Estado.DETALLADA, "glosar",
        _suyo(numero_smartflex=None), "número de solicitud",
    ),
    "glosa_completa_y_consistente": (
        "propuesta", Estado.DETALLADA, "glosar", _en("glosa", texto="OTRA"), "ya no coincide",
    ),
    "papeles_listos": (
        "propuesta", Estado.GLOSADA, "imprimir",
        lambda v: v.carpeta.documentos.update(archivo=""), "Todavía se están preparando",
    ),
    "no_desistio": (
        "propuesta", Estado.GLOSADA, "imprimir", _desistir, "El cliente desistió en la llamada",
    ),
    "impresion_confirmada": (
        "propuesta", Estado.GLOSADA, "imprimir",
        _suyo(impresion_confirmada_en=None), "Confirme que la carpeta está impresa",
    ),
    "propuesta_en_acta": (
        "propuesta", Estado.IMPRESA, "recibir",
        _de("entregas", no_vino_en=AHORA), "acta de entrega",
    ),
    "carpeta_completa": (
        "propuesta", Estado.IMPRESA, "recibir", _sin_archivo, "Falta en la carpeta",
    ),
    "con_observaciones": (
        "observada", Estado.ENTREGADA, "observar",
        lambda v: v.observaciones.all().delete(), "al menos una observación",
    ),
    "observaciones_respondidas": (
        "observada", Estado.OBSERVADA, "subsanar",
        _de("observaciones", respondida_en=None), "Sin responder",
    ),
    "pasos_siguen_completos": (
        "observada", Estado.OBSERVADA, "subsanar",
        _en("detalle", subcategoria=None), "Con la corrección falta: Falta la categoría",
    ),
    "sin_observaciones_abiertas": (
        "concluida", Estado.ENTREGADA, "aprobar",
        _observar_de_nuevo, "Quedan observaciones abiertas",
    ),
    "sin_propuestas_por_decidir": (
        "concluida", Estado.ENTREGADA, "aprobar",
        _proponer_observacion, "Su asesor propone observar algo más",
    ),
    "lista_de_revision_completa": (
        "concluida", Estado.ENTREGADA, "aprobar",
        lambda v: v.revisiones.all().delete(), "Sin revisar",
    ),
    "reapertura_pedida": (
        "concluida", Estado.CONFORME, "reabrir",
        _suyo(reapertura_pedida_por=None), "todavía no pidió reabrir",
    ),
    "instalacion_ejecutada": (
        "concluida", Estado.CONFORME, "confirmar_instalacion",
        lambda v: v.instalacion.delete(), "instalación ejecutada",
    ),
    "sin_reapertura_pedida": (
        "concluida", Estado.CONFORME, "confirmar_instalacion",
        lambda v: _suyo(reapertura_pedida_por=v.asesor)(v), "reapertura pedida",
    ),
    "sin_retiro_pedido": (
        "concluida", Estado.CONFORME, "confirmar_instalacion",
        _pedir_retiro, "Se pide retirar la instalación",
    ),
    "terminos_entregados": (
        "concluida", Estado.INSTALADA, "concluir",
        _suyo(terminos_entregados_en=None), "correo de términos no fue aceptado",
    ),
    "no_aceptada": (
        "propuesta", Estado.FACTIBLE, "descartar",
        _suyo(aceptada_en=AHORA), "no se descarta: se anula",
    ),
    "fin_deshecho": (
        "propuesta", Estado.DESCARTADA, "retomar",
        _suyo(llamada=None), "No se deshizo lo que terminó esta toma",
    ),
    "hay_paso_hecho": (
        "propuesta", Estado.EXPLICADA, "corregir", _suyo(aceptada_en=None), "todavía no está hecho",
    ),
    "sin_instalar": (
        "propuesta", Estado.IMPRESA, "anular", _instalar, "ya está instalado",
    ),
}  # fmt: skip


def _quien(venta: Venta, nombre: str) -> Usuario:
    """Somebody whom the machine lets take this transition."""
    de_canales = {"recibir", "observar", "aprobar", "confirmar_instalacion", "concluir"}
    if nombre in de_canales:
        return UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    return UsuarioFactory(rol=Rol.JEFE_SERVICIO) if nombre == "reabrir" else venta.asesor


def _preparada(caminadas: dict[str, int], cual: str, estado: str, transicion: str) -> Venta:
    venta = Venta.objects.con_cabecera().get(pk=caminadas[cual])
    campos: dict[str, Any] = {}
    if transicion == "reabrir":
        campos["reapertura_pedida_por"] = UsuarioFactory(rol="CANALES_VIRTUALES")
    if transicion == "descartar":
        campos["aceptada_en"] = None
    if transicion == "observar":
        venta.observaciones.update(enviada_en=None)
    if transicion == "observar" and venta.plazo_correccion_id:
        cerrar(venta.plazo_correccion_id, acto=Acto(venta.asesor, AHORA))
        campos["plazo_correccion"] = None
    if transicion == "retomar":
        venta.contacto.llamadas.update(anulada_en=AHORA)
    por_la_puerta(venta, estado, **campos)
    return venta


def test_every_guard_of_the_machine_has_a_case():
    de_la_maquina = {guarda.__name__ for t in transiciones() for guarda in t.conditions}

    assert de_la_maquina == set(CASOS)


@pytest.mark.django_db
@pytest.mark.parametrize("guarda", CASOS)
def test_one_missing_fact_stops_its_transition_alone(caminadas, guarda):
    cual, estado, transicion, quitar, frase = CASOS[guarda]
    venta = _preparada(caminadas, cual, estado, transicion)
    quien = _quien(venta, transicion)
    argumentos = {"paso": 5} if transicion == "corregir" else {}

    with transaction.atomic():
        avanzar(venta.pk, transicion, acto=Acto(quien, AHORA), **argumentos)
        transaction.set_rollback(True)
    quitar(venta)
    with pytest.raises(TransicionInvalida) as rechazo:
        avanzar(venta.pk, transicion, acto=Acto(quien, AHORA), **argumentos)

    assert len(rechazo.value.razones) == 1
    assert frase in rechazo.value.razones[0]
    assert Venta.objects.get(pk=venta.pk).estado == estado
