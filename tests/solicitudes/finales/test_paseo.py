"""No walk of the desk, nor a call after it, bends what is counted or loses a client (4.1)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from cartera.models import ContactoCartera, Llamada, Rellamada, Situacion
from cartera.servicios import anular_rellamada, pasar_rellamada, reprogramar, tomar_siguiente
from solicitudes.finales.deshacer import deshacer, deshacer_fin
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import atender, llamar_ahora, tomar
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.p02_p03_consultas.servicio import confirmar_capacidad, verificar_requisitos
from solicitudes.pasos.p04_llamada.otra import aceptar_otra
from solicitudes.pasos.p04_llamada.servicio import registrar_aceptacion, registrar_llamada
from solicitudes.pasos.seguimiento.servicio import registrar_seguimiento
from solicitudes.reglas.estados import EN_MANO, Estado
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import AHORA, motivo

RESULTADOS = st.sampled_from(
    "ACEPTA NO_ACEPTA VOLVER_A_LLAMAR NO_CONTESTA NUMERO_EQUIVOCADO NO_LLAMAR CORTADA".split()
)
SEGUIMIENTOS = st.sampled_from("ATENDIO DESISTE VUELVE_A_ACEPTAR NO_CONTESTA".split())
CUAL = st.integers(0, 1)


class Mesa(RuleBasedStateMachine):
    """Two asesores, a supervisor and five contacts, two of them of one client."""

    def __init__(self) -> None:
        super().__init__()
        self.transaccion = transaction.atomic()
        self.transaccion.__enter__()
        self.ahora = AHORA
        self.asesores = UsuarioFactory.create_batch(2, rol=Rol.ASESOR)
        self.supervisor = UsuarioFactory(rol=Rol.SUPERVISOR)
        una, otra = CarteraFactory.create_batch(2)
        primero, *_ = ContactoCarteraFactory.create_batch(4, cartera=una)
        ContactoCarteraFactory(cartera=otra, cliente=primero.cliente)
        self.contactos = set(ContactoCartera.objects.values_list("pk", flat=True))
        self.efectivas: set[int] = set()

    def teardown(self) -> None:
        self.ninguna_rellamada_queda_sin_quien_la_reciba()
        transaction.set_rollback(True)
        self.transaccion.__exit__(None, None, None)

    def intentar(self, hacer: Any, *args: Any, **datos: Any) -> Any:
        """A refusal is an answer; it may leave nothing behind."""
        try:
            with transaction.atomic():
                return hacer(*args, **datos)
        except Rechazo:
            return None

    def yo(self, cual: int) -> Acto:
        return Acto(self.asesores[cual], self.ahora)

    def en_mano(self, cual: int) -> Venta | None:
        return Venta.objects.en_mano_de(self.asesores[cual]).first()

    @rule(cual=CUAL)
    def toma(self, cual: int) -> None:
        self.intentar(tomar, acto=self.yo(cual))

    @rule(cual=CUAL, resultado=RESULTADOS, sigue=st.booleans())
    def llama_y_se_arrepiente(self, cual: int, resultado: str, sigue: bool) -> None:
        """With ``sigue`` only after the next client was taken, and perhaps checked."""
        self.llama(cual, resultado, otro=False)
        if sigue:
            self.llega_a_la_llamada(cual)
        self.ahora += timedelta(minutes=1)
        self.deshace(cual)

    @rule(cual=CUAL)
    def llega_a_la_llamada(self, cual: int) -> None:
        venta = self.en_mano(cual)
        if venta is None:
            venta = self.intentar(tomar, acto=self.yo(cual))
        if venta is not None and venta.estado == Estado.TOMADA:
            servicios = venta.servicios_requeridos
            self.intentar(verificar_requisitos, venta.pk, acto=self.yo(cual), servicios=servicios)
            self.intentar(confirmar_capacidad, venta.pk, acto=self.yo(cual), tecnologias=["FIBRA"])

    @rule(cual=CUAL, resultado=RESULTADOS, otro=st.booleans())
    def llama(self, cual: int, resultado: str, otro: bool) -> None:
        """The client in hand, walked up to the call; a sale that ended, when nobody is left."""
        self.llega_a_la_llamada(cual)
        venta = self.en_mano(cual) or Venta.objects.filter(asesor=self.asesores[cual]).last()
        if venta is None:
            return
        hecha = self.intentar(
            registrar_llamada, venta.pk, acto=self.yo(cual), resultado=resultado, otro_numero=otro,
            detalle="PRECIO" if resultado == "NO_ACEPTA" else "",
            volver_en=self.ahora + timedelta(minutes=40), de_todos=otro,
        )  # fmt: skip
        if hecha is not None and hecha.efectiva:
            self.efectivas.add(hecha.pk)

    def una_rellamada(self) -> int:
        """Any that waits; a refusal when there is none."""
        una = Rellamada.objects.pendientes().order_by("?").first()
        return una.pk if una else 0

    @rule(cual=CUAL)
    def elige_una_rellamada(self, cual: int) -> None:
        if una := self.una_rellamada():
            self.intentar(llamar_ahora, una, acto=self.yo(cual))

    @rule(a=st.sampled_from([0, 1, None]))
    def pasan_una_rellamada(self, a: int | None) -> None:
        if una := self.una_rellamada():
            persona = None if a is None else self.asesores[a]
            acto = Acto(self.supervisor, self.ahora)
            self.intentar(pasar_rellamada, una, acto=acto, a=persona)

    @rule(minutos=st.sampled_from([10, 600]), anula=st.booleans())
    def cambian_una_rellamada(self, minutos: int, anula: bool) -> None:
        una, acto = self.una_rellamada(), Acto(self.supervisor, self.ahora)
        if una and anula:
            self.intentar(anular_rellamada, una, acto=acto, motivo="Error")
        elif una:
            cuando = self.ahora + timedelta(minutes=minutos)
            self.intentar(reprogramar, una, acto=acto, cuando=cuando)

    @rule(cual=CUAL)
    def se_va_o_vuelve(self, cual: int) -> None:
        asesor = self.asesores[cual]
        asesor.is_active = not asesor.is_active
        asesor.save()

    @rule(cual=CUAL)
    def acepta(self, cual: int) -> None:
        venta = self.en_mano(cual)
        if venta is not None:
            self.intentar(
                registrar_aceptacion, venta.pk, acto=self.yo(cual), condicion=en_vigor(),
                tecnologia="FIBRA", facturacion="PROPIA",
            )  # fmt: skip

    @rule(cual=CUAL)
    def deshace(self, cual: int) -> None:
        llamada = Llamada.objects.filter(agente=self.asesores[cual]).order_by("-pk").first()
        if llamada is None:
            return
        venta = Venta.objects.filter(contacto=llamada.contacto_id).order_by("-pk").first()
        for candidata in {llamada.ventas.first() or venta, venta}:
            if self.intentar(deshacer, candidata.pk, llamada.pk, acto=self.yo(cual)):
                self.efectivas.discard(llamada.pk)

    @rule(cual=CUAL, quien=st.integers(0, 4))
    def llama_el_cliente(self, cual: int, quien: int) -> None:
        contacto = ContactoCartera.objects.order_by("pk")[quien]
        self.intentar(atender, contacto.cliente_id, acto=self.yo(cual))

    @rule(cual=CUAL, codigo=st.sampled_from(["MORA", "OTRO_IMPEDIMENTO"]), vuelve=st.booleans())
    def no_se_le_puede_ofrecer(self, cual: int, codigo: str, vuelve: bool) -> None:
        venta = self.en_mano(cual)
        razon = motivo("IMPEDIMENTO", codigo)
        if venta is None or not self.intentar(
            descartar, venta.pk, acto=self.yo(cual), motivo=razon
        ):
            return
        hecha = Llamada.objects.efectivas().filter(entrante=True, resultado="ATENDIO").last()
        if hecha is not None:
            self.efectivas.add(hecha.pk)
        self.ahora += timedelta(minutes=1)
        if vuelve and self.intentar(deshacer_fin, venta.pk, acto=self.yo(cual)):
            self.efectivas -= set(
                Llamada.objects.filter(anulada_en=self.ahora).values_list("pk", flat=True)
            )

    @rule(cual=CUAL, resultado=SEGUIMIENTOS)
    def llama_despues_de_aceptar(self, cual: int, resultado: str) -> None:
        venta = Venta.objects.filter(asesor=self.asesores[cual], aceptada_en__isnull=False).last()
        if venta is not None:
            detalle = "DEMORA" if resultado == "DESISTE" else ""
            self.intentar(
                registrar_seguimiento, venta.pk, acto=self.yo(cual), resultado=resultado,
                detalle=detalle,
            )  # fmt: skip

    @rule(cual=CUAL, plan=st.sampled_from(["FTTH-100", "HFC-BASICO", "ADSL-10"]))
    def toma_otro_producto(self, cual: int, plan: str) -> None:
        venta = Venta.objects.filter(asesor=self.asesores[cual], aceptada_en__isnull=False).last()
        if venta is not None:
            condicion = en_vigor(plan)
            self.intentar(
                aceptar_otra, venta.pk, acto=self.yo(cual), condicion=condicion, capacidad=True,
                tecnologia=condicion.plan.tecnologias[0], facturacion="PROPIA",
            )  # fmt: skip

    @rule(cual=CUAL)
    def salta(self, cual: int) -> None:
        venta = self.en_mano(cual)
        if venta is not None:
            saltado = motivo("SALTO", "SALTADO")
            self.intentar(descartar, venta.pk, acto=self.yo(cual), motivo=saltado)

    @rule(cual=CUAL)
    def pasa_a_otra_mano(self, cual: int) -> None:
        venta, razon = self.en_mano(cual), Motivo.objects.filter(ambito="REASIGNACION")[0]
        if venta is not None:
            acto = Acto(self.supervisor, self.ahora)
            a_quien = self.asesores[1 - cual]
            self.intentar(reasignar, venta.pk, acto=acto, a=a_quien, motivo=razon)

    @rule(minutos=st.sampled_from([1, 3, 31, 300]))
    def pasa_el_tiempo(self, minutos: int) -> None:
        self.ahora += timedelta(minutes=minutos)
        liberar_reservas(ahora=self.ahora)

    @invariant()
    def ninguna_efectiva_desaparece_sino_deshecha(self) -> None:
        vigentes = Llamada.objects.vigentes().filter(efectiva=True, proposito="OFERTA")
        assert set(vigentes.values_list("pk", flat=True)) == self.efectivas
        anuladas = Llamada.objects.filter(anulada_en__isnull=False).count()
        assert Evento.objects.filter(tipo="deshacer_llamada").count() == anuladas

    @invariant()
    def ningun_rechazo_es_una_aceptacion(self) -> None:
        for venta in Venta.objects.filter(aceptada_en__isnull=False):
            assert venta.llamada is not None
            assert venta.llamada.pk in self.efectivas and venta.llamada.venta
            assert venta.contacto.situacion == Situacion.VENDIDO

    @invariant()
    def nadie_toma_dos_veces_lo_mismo(self) -> None:
        tomados = Venta.objects.filter(aceptada_en__isnull=False)
        pares = list(tomados.values_list("llamada", "oferta__producto"))
        assert len(set(pares)) == len(pares)

    @invariant()
    def nadie_esta_en_dos_manos_ni_en_ninguna(self) -> None:
        en_mano = ContactoCartera.objects.en_mano()
        manos = [(c.pk, c.reservado_por_id) for c in en_mano]
        assert len({c.cliente_id for c in en_mano}) == len(manos)
        assert len({quien for _, quien in manos}) == len(manos)
        tomas = Venta.objects.filter(estado__in=EN_MANO, aceptada_en=None)
        assert sorted(tomas.values_list("contacto_id", "asesor_id")) == sorted(manos)

    @invariant()
    def ningun_cliente_se_pierde(self) -> None:
        contactos = ContactoCartera.objects.all()
        assert {c.pk for c in contactos} == self.contactos
        for contacto in contactos:
            con_hora = contacto.situacion in (Situacion.REINTENTO, Situacion.RELLAMADA)
            assert contacto.proximo_en is not None or not con_hora
            ofertas = contacto.llamadas.vigentes().filter(proposito="OFERTA", entrante=False)
            assert contacto.intentos == ofertas.count()

    @invariant()
    def cada_promesa_tiene_una_fila_y_solo_una(self) -> None:
        prometidos = Q(situacion=Situacion.RELLAMADA) | Q(
            situacion=Situacion.EN_MANO, situacion_previa=Situacion.RELLAMADA
        )
        contactos = ContactoCartera.objects.filter(prometidos)
        filas = Rellamada.objects.pendientes()
        assert set(filas.values_list("contacto", "cuando")) == set(
            contactos.values_list("pk", "proximo_en")
        )

    def ninguna_rellamada_queda_sin_quien_la_reciba(self) -> None:
        """In the end somebody new who asks is given each of them, once."""
        self.ahora += timedelta(days=2)
        liberar_reservas(ahora=self.ahora)
        por_llamar = Rellamada.objects.por_llamar().con_su_cliente(self.ahora).filter(vetada=False)
        esperan = {fila.contacto_id for fila in por_llamar}
        nueva, dados = UsuarioFactory(), []
        while (contacto := tomar_siguiente(acto=Acto(nueva, self.ahora))) is not None:
            dados.append(contacto.pk)
            ContactoCartera.objects.filter(pk=contacto.pk).update(situacion=Situacion.CERRADO)
        assert len(dados) == len(set(dados))
        assert esperan <= set(dados)

    @invariant()
    def todo_fin_dice_por_que(self) -> None:
        for venta in Venta.objects.filter(estado=Estado.DESCARTADA):
            por_llamada = venta.llamada is not None and venta.llamada.anulada_en is None
            assert por_llamada or venta.razones.filter(deshecha_en=None).exists()


@pytest.mark.django_db
@pytest.mark.paso("1.2", "4.1")
def test_no_walk_of_the_desk_bends_the_count_or_loses_a_client():
    ContactoCartera.objects.all().delete()

    run_state_machine_as_test(
        Mesa, settings=settings(max_examples=20, stateful_step_count=25, deadline=None)
    )
