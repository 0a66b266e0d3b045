"""The machine: eleven steps as transitions, pure, changing only the sale's own fields.

Deadlines follow from the transitions (``plazos/atar.py``). Guards live in ``guardas.py``,
permissions in ``permisos.py``. Nobody calls these methods but ``puerta/avanzar.py``; a
PostgreSQL trigger refuses any other way to change ``estado``. Buttons, diagram, role matrix
and audit derive from here.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, cast

from django.apps import apps
from django.db import models
from django_fsm import GET_STATE, RETURN_VALUE, FSMField, Transition, transition

from cartera.models import Llamada
from solicitudes.reglas import guardas as g
from solicitudes.reglas import permisos as p
from solicitudes.reglas.estados import (
    ANULABLES_ANTES,
    ANULABLES_DESPUES,
    CORREGIBLES,
    EN_MANO,
    Estado,
)
from solicitudes.reglas.venta import Venta


@g.guarda()
def pasos_siguen_completos(venta: Venta) -> str:
    """A guard that asks the machine itself: the guards of the steps already done."""
    faltan = pasos_que_ya_no_cuadran(venta)
    return "Con la corrección falta: " + " ".join(faltan) if faltan else ""


_Metodo = TypeVar("_Metodo", bound=Callable[..., object])


def _transicion(
    *, conditions: list[g.Guarda], permission: p.Permiso, **lo_demas: Any
) -> Callable[[_Metodo], _Metodo]:
    """One transition of the machine; to its library a sale is any model."""
    hecha: Callable[[_Metodo], _Metodo] = transition(
        conditions=cast(Any, conditions), permission=cast(Any, permission), **lo_demas
    )
    return hecha


PASO_INICIAL = {"paso": "1", "boton": "Siguiente cliente"}
"""``tomar`` creates the row in TOMADA: a transition without a source."""


class CampoEstado(FSMField):
    """The machine is of today's code; to migrations, whose models of before have none, it is text.

    One machine for each of the thousands of models that ``migrate`` draws would never be let go.
    """

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        nombre, _, args, opciones = super().deconstruct()
        opciones.pop("protected", None)  # gone from a copy made of this
        return nombre, "django.db.models.CharField", args, opciones


class FlujoVenta(models.Model):
    """Steps 1–11 of the procedure as one state machine, with the instants it stamps."""

    estado = CampoEstado(
        max_length=12, choices=Estado.choices, default=Estado.TOMADA, protected=True
    )

    tomada_en = models.DateTimeField()
    aceptada_en = models.DateTimeField(null=True, blank=True)
    glosada_en = models.DateTimeField(null=True, blank=True, db_index=True)
    impresion_confirmada_en = models.DateTimeField(null=True, blank=True)
    impresa_en = models.DateTimeField(null=True, blank=True)
    entregada_en = models.DateTimeField(null=True, blank=True)
    hermana_de = models.ForeignKey(
        "solicitudes.Venta", null=True, blank=True, on_delete=models.PROTECT
    )
    llamada = models.ForeignKey(
        Llamada, null=True, blank=True, on_delete=models.PROTECT, related_name="ventas"
    )
    rondas = models.PositiveSmallIntegerField(default=0)
    aprobada_en = models.DateTimeField(null=True, blank=True)
    concluida_en = models.DateTimeField(null=True, blank=True)
    cerrada_en = models.DateTimeField(null=True, blank=True)

    corregida_desde = models.CharField(max_length=12, blank=True)

    ahora: datetime
    """The clock of the act in course, set by ``avanzar()``."""

    class Meta:
        abstract = True

    @_transicion(
        field=estado,
        source=Estado.TOMADA,
        target=Estado.VERIFICADA,
        conditions=[g.servicios_confirmados, g.solo_tiene_linea_fija, g.sin_impedimentos],
        permission=p.es_su_asesor,
        custom={"paso": "2", "boton": "Sin impedimentos"},
    )
    def verificar_requisitos(self) -> None:
        """Smartflex shows no impediments (2.1)."""

    @_transicion(
        field=estado,
        source=Estado.VERIFICADA,
        target=Estado.FACTIBLE,
        conditions=[g.con_capacidad],
        permission=p.es_su_asesor,
        custom={"paso": "3", "boton": "Hay capacidad"},
    )
    def confirmar_capacidad(self) -> None:
        """Contact Center has capacity for exactly the required services (3.2)."""

    @_transicion(
        field=estado,
        source=Estado.FACTIBLE,
        target=Estado.ACEPTADA,
        conditions=[
            g.no_pidio_que_no_llamen,
            g.nombre_digitable,
            g.llamada_efectiva_de_esta_toma,
            g.oferta_elegida,
            g.oferta_con_capacidad,
            g.telefono_de_factura_dicho,
            g.solicitante_identificado,
        ],
        permission=p.es_su_asesor,
        custom={"paso": "4", "boton": "Registrar aceptación"},
    )
    def registrar_aceptacion(self) -> None:
        """The client accepts an offer in an effective call (4.1, 4.2)."""
        self.aceptada_en = self.aceptada_en or self.ahora

    @_transicion(
        field=estado,
        source=Estado.ACEPTADA,
        target=Estado.EXPLICADA,
        conditions=[
            g.pasos_explicados,
            g.todo_informado,
            g.direccion_dictada,
            g.capacidad_en_la_direccion,
        ],
        permission=p.es_su_asesor,
        custom={"paso": "5", "boton": "Terminar la explicación"},
    )
    def explicar(self) -> None:
        """The client knows the steps to follow and what the gloss will assert (5.1)."""

    @_transicion(
        field=estado,
        source=Estado.EXPLICADA,
        target=Estado.DOCUMENTADA,
        conditions=[
            g.recibidos_completos,
            g.fotos_legibles,
            g.recibidos_sin_observaciones,
            g.ci_leido,
            g.ci_es_el_esperado,
            g.ci_vigente,
            g.carta_coincide,
        ],
        permission=p.es_su_asesor,
        custom={"paso": "6", "boton": "Documentación sin observaciones"},
    )
    def validar_documentacion(self) -> None:
        """Photo of the C.I. and signed letter arrived and show nothing to observe (6.3)."""

    @_transicion(
        field=estado,
        source=Estado.DOCUMENTADA,
        target=Estado.REGISTRADA,
        conditions=[g.tipo_digitado, g.cobro_registrado],
        permission=p.es_su_asesor,
        custom={"paso": "7", "boton": "Registrar"},
    )
    def registrar(self) -> None:
        """Request typed in Smartflex at client level (7.1, 7.2)."""

    @_transicion(
        field=estado,
        source=Estado.REGISTRADA,
        target=Estado.DETALLADA,
        conditions=[
            g.categoria_elegida,
            g.direccion_segun_anexo_1,
            g.direccion_es_la_dictada,
            g.capacidad_donde_rige,
            g.plan_confirmado,
            g.componentes_segun_estructura,
        ],
        permission=p.es_su_asesor,
        custom={"paso": "8", "boton": "Guardar el detalle"},
    )
    def detallar(self) -> None:
        """Category, installation address by Annex 1, plan and components (8.1, 8.2)."""

    @_transicion(
        field=estado,
        source=Estado.DETALLADA,
        target=Estado.GLOSADA,
        conditions=[g.no_desistio, g.numero_smartflex_presente, g.glosa_completa_y_consistente],
        permission=p.es_su_asesor,
        custom={"paso": "9", "boton": "Registrar la glosa"},
    )
    def glosar(self) -> None:
        """Observations by Annex 2 (9.1): registered in the system.

        The first time is the instant of its numerator in the indicator, for ever.
        """
        self.glosada_en = self.glosada_en or self.ahora

    @_transicion(
        field=estado,
        source=Estado.GLOSADA,
        target=Estado.IMPRESA,
        conditions=[
            g.no_desistio,
            g.papeles_listos,
            g.carta_coincide,
            g.impresion_confirmada,
        ],
        permission=p.es_su_asesor,
        custom={"paso": "10", "boton": "Confirmar carpeta impresa"},
    )
    def imprimir(self) -> None:
        """The folder is printed and complete (10.1): the clock of the hand-over starts, once."""
        self.impresa_en = self.impresa_en or self.ahora

    @_transicion(
        field=estado,
        source=Estado.IMPRESA,
        target=Estado.ENTREGADA,
        conditions=[g.propuesta_en_acta, g.carpeta_completa],
        permission=p.es_de_canales_virtuales,
        custom={"paso": "11", "boton": "Recibir la carpeta"},
    )
    def recibir(self) -> None:
        """Receive the carpeta from the asesor (step 11).

        The receiver's instant stops the clock. A late hand-over is valid and keeps
        its real time.
        """
        self.entregada_en = self.ahora

    @_transicion(
        field=estado,
        source=Estado.ENTREGADA,
        target=Estado.OBSERVADA,
        conditions=[g.con_observaciones],
        permission=p.es_de_canales_virtuales,
        custom={"paso": "11.1", "boton": "Devolver con observaciones"},
    )
    def observar(self) -> None:
        """The folder goes back with coded observations; each round has its own deadline."""
        self.rondas += 1

    @_transicion(
        field=estado,
        source=Estado.OBSERVADA,
        target=Estado.ENTREGADA,
        conditions=[
            g.observaciones_respondidas,
            g.recibidos_completos,
            pasos_siguen_completos,
            g.papeles_listos,
        ],
        permission=p.es_su_asesor,
        custom={"paso": "11.1", "boton": "Devolver corregida"},
    )
    def subsanar(self) -> None:
        """Every observation is answered; affected papers were issued again."""

    @_transicion(
        field=estado,
        source=Estado.ENTREGADA,
        target=GET_STATE(
            lambda venta: Estado.INSTALADA if venta.instalacion_actual else Estado.CONFORME,
            states=[Estado.CONFORME, Estado.INSTALADA],
        ),
        conditions=[
            g.sin_observaciones_abiertas,
            g.sin_propuestas_por_decidir,
            g.lista_de_revision_completa,
            g.sin_retiro_pedido,
        ],
        permission=p.es_de_canales_virtuales,
        custom={"paso": "11.1", "boton": "Aprobar"},
    )
    def aprobar(self) -> None:
        """The documentation is in order and without observations (11.1); content locked."""
        self.aprobada_en = self.ahora

    @_transicion(
        field=estado,
        source=Estado.CONFORME,
        target=Estado.OBSERVADA,
        conditions=[g.reapertura_pedida],
        permission=p.confirma_reapertura,
        custom={"paso": "11.1", "boton": "Confirmar la reapertura"},
    )
    def reabrir(self) -> None:
        """Canales Virtuales asked, the Jefe de Servicio al Cliente confirms."""
        self.aprobada_en = None
        self.rondas += 1

    @_transicion(
        field=estado,
        source=Estado.CONFORME,
        target=Estado.INSTALADA,
        conditions=[g.instalacion_ejecutada, g.sin_reapertura_pedida, g.sin_retiro_pedido],
        permission=p.confirma_instalacion,
        custom={"paso": "11.2", "boton": "Confirmar la instalación"},
    )
    def confirmar_instalacion(self) -> None:
        """The service works at the client's: the terms are owed."""

    @_transicion(
        field=estado,
        source=Estado.INSTALADA,
        target=Estado.CONCLUIDA,
        conditions=[g.terminos_entregados],
        permission=p.concluye,
        custom={"paso": "11.2", "boton": "Concluir"},
    )
    def concluir(self) -> None:
        """Terms sent as constancia of the acceptance: the procedure ends (11.2)."""
        self.concluida_en = self.ahora

    @_transicion(
        field=estado,
        source=list(CORREGIBLES),
        target=RETURN_VALUE(Estado.FACTIBLE, Estado.ACEPTADA, *CORREGIBLES[:-1]),
        conditions=[g.hay_paso_hecho],
        permission=p.es_su_asesor,
        custom={"paso": "4–10", "boton": "Corregir"},
    )
    def corregir(self, paso: int) -> str:
        """Open a done step again; all data kept, the first clock and numerator too."""
        self.corregida_desde = self.corregida_desde or self.estado
        self.impresion_confirmada_en = None
        return estado_antes_del_paso(paso)

    @_transicion(
        field=estado,
        source=list(EN_MANO),
        target=Estado.DESCARTADA,
        conditions=[g.no_aceptada],
        permission=p.puede_descartar,
        custom={"paso": "1–4", "boton": "Descartar", "motivo": "DESCARTE"},
    )
    def descartar(self) -> None:
        """Not sold: the next client of the portfolio follows at once."""
        self.cerrada_en = self.ahora

    @_transicion(
        field=estado,
        source=Estado.DESCARTADA,
        target=RETURN_VALUE(*EN_MANO),
        conditions=[g.fin_deshecho],
        permission=p.es_su_asesor,
        custom={"paso": "1–4", "boton": "Deshacer"},
    )
    def retomar(self, a: str = Estado.FACTIBLE) -> str:
        """What ended the taking was a slip: the client is in hand again, where he was (4.1)."""
        self.llamada = None
        self.cerrada_en = None
        return a

    @_transicion(
        field=estado,
        source=list(ANULABLES_ANTES),
        target=Estado.ANULADA,
        conditions=[g.sin_instalar],
        permission=p.puede_anular,
        custom={"paso": "5–11", "boton": "Anular", "motivo": "ANULACION"},
    )
    @_transicion(
        field=estado,
        source=list(ANULABLES_DESPUES),
        target=Estado.ANULADA,
        conditions=[g.sin_instalar],
        permission=p.puede_anular_entregada,
        custom={"paso": "11", "boton": "Anular", "motivo": "ANULACION"},
    )
    def anular(self) -> None:
        """Accepted and then lost: by its asesor before the hand-over, by others after it."""
        self.cerrada_en = self.ahora


@cache
def transiciones() -> tuple[Transition, ...]:
    """Every declared transition, source by source, in the order of the procedure."""
    venta = apps.get_model("solicitudes", "Venta")
    campo = cast(Any, venta._meta.get_field("estado"))
    orden = {estado: n for n, estado in enumerate(Estado.values)}
    todas: list[Transition] = list(campo.get_all_transitions(venta))
    return tuple(sorted(todas, key=lambda t: (orden[str(t.source)], t.name)))


@cache
def escalera() -> dict[str, Transition]:
    """State → the transition of the step that comes next; none once no step is left."""
    return {str(t.source): t for t in transiciones() if t.custom["paso"].isdigit()}


def estado_antes_del_paso(paso: int) -> str:
    """Where a sale stands when ``paso`` (2–11) is the next thing to do."""
    return next(estado for estado, t in escalera().items() if t.custom["paso"] == str(paso))


def transicion_de(nombre: str, estado: str) -> Transition | None:
    """The declared transition of this name that leaves ``estado``, if there is one."""
    for transicion in transiciones():
        if transicion.name == nombre and transicion.source == estado:
            return transicion
    return None


def bloqueos(venta: Venta, nombre: str) -> list[str]:
    """Every failing guard's sentence; empty when the transition is possible now."""
    transicion = transicion_de(nombre, venta.estado)
    if transicion is None:
        return [f"Una venta {venta.get_estado_display().lower()} no admite esta acción."]
    return frases_que_faltan(venta, transicion)


def frases_que_faltan(
    venta: Venta, transicion: Transition, *, salvo: Collection[str] = ()
) -> list[str]:
    """The sentences of the guards of one transition that fail for this sale; ``salvo``: names."""
    guardas = cast(list[g.Guarda], transicion.conditions)
    preguntas = [guarda for guarda in guardas if guarda.__name__ not in salvo]
    return [frase for guarda in preguntas for frase in guarda.falta(venta)]


def pasos_que_ya_no_cuadran(venta: Venta) -> list[str]:
    """What the data of steps 4–9 lack now, as their own guards say it.

    Asked after data were corrected: later steps are re-checked in one go.
    """
    hechos = [t for t in escalera().values() if 4 <= int(t.custom["paso"]) <= 9]
    return [frase for t in hechos for frase in frases_que_faltan(venta, t)]
