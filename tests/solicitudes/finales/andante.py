"""The desk at work, act by act: two asesores, and a book kept apart of what is said."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from cartera.models import ContactoCartera, Llamada
from solicitudes.finales.deshacer import deshacer, deshacer_fin
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.finales.servicio import anular, descartar
from solicitudes.finales.siguiente import atender, tomar, tomar_otra_vez
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.corregir import corregir
from solicitudes.pasos.p02_p03_consultas.servicio import confirmar_capacidad, verificar_requisitos
from solicitudes.pasos.p04_llamada.otra import aceptar_otra
from solicitudes.pasos.p04_llamada.servicio import registrar_aceptacion, registrar_llamada
from solicitudes.pasos.p05_explicacion.servicio import explicar
from solicitudes.pasos.seguimiento.servicio import registrar_seguimiento
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.glosa import por_informar
from solicitudes.reglas.listas import PASOS_A_SEGUIR
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import AHORA, motivo
from tests.solicitudes.finales.libro import Banderas, Dicho, Libro, banderas_de

RESULTADOS = st.sampled_from(
    "ACEPTA NO_ACEPTA VOLVER_A_LLAMAR NO_CONTESTA NUMERO_EQUIVOCADO NO_LLAMAR CORTADA".split()
)
SEGUIMIENTOS = st.sampled_from("ATENDIO DESISTE VUELVE_A_ACEPTAR NO_CONTESTA".split())
PLANES = st.sampled_from(["FTTH-100", "FTTH-50", "HFC-BASICO", "ADSL-10"])
CUAL = st.integers(0, 1)


class Asesores(RuleBasedStateMachine):
    """What two asesores do with five contacts, two of them of one client."""

    def __init__(self) -> None:
        super().__init__()
        self.transaccion = transaction.atomic()
        self.transaccion.__enter__()
        self.ahora = AHORA
        self.asesores = UsuarioFactory.create_batch(2, rol=Rol.ASESOR)
        una, otra = CarteraFactory.create_batch(2)
        primero, *_ = ContactoCarteraFactory.create_batch(4, cartera=una)
        ContactoCarteraFactory(cartera=otra, cliente=primero.cliente)
        self.contactos = set(ContactoCartera.objects.values_list("pk", flat=True))
        self.libro = Libro()
        self.fines: dict[int, int] = {}

    def teardown(self) -> None:
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

    def ultima(self, cual: int, **de: Any) -> Venta | None:
        return Venta.objects.filter(asesor=self.asesores[cual], **de).last()

    @rule(cual=CUAL)
    def toma(self, cual: int) -> None:
        self.intentar(tomar, acto=self.yo(cual))

    @rule(cual=CUAL)
    def vuelve_a_uno_de_antes(self, cual: int) -> None:
        if antes := self.ultima(cual, estado=Estado.DESCARTADA):
            self.intentar(tomar_otra_vez, antes.contacto_id, acto=self.yo(cual))

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
        venta = self.en_mano(cual) or self.ultima(cual)
        if venta is None:
            return
        banderas, entrante = banderas_de(resultado), self.libro.en_linea(venta.pk)
        hecha = self.intentar(
            registrar_llamada, venta.pk, acto=self.yo(cual), resultado=resultado, otro_numero=otro,
            detalle="PRECIO" if resultado == "NO_ACEPTA" else "",
            volver_en=self.ahora + timedelta(minutes=40), de_todos=otro,
        )  # fmt: skip
        if hecha is not None:
            self.anotar(hecha.pk, cual, venta, resultado, banderas, entrante=entrante)

    def anotar(
        self, llamada: int, cual: int, venta: Venta, codigo: str, dice: Banderas, *, entrante: bool
    ) -> None:
        dicho = Dicho(self.asesores[cual].pk, venta.pk, self.ahora, codigo, dice, entrante)
        self.libro.anotar(llamada, dicho)

    @rule(cual=CUAL, quien=st.integers(0, 4))
    def llama_el_cliente(self, cual: int, quien: int) -> None:
        """He rings in, whatever became of him before."""
        contactos, ya = ContactoCartera.objects.order_by("pk"), self.en_mano(cual)
        if ya is None and quien < contactos.count():
            venta = self.intentar(atender, contactos[quien].cliente_id, acto=self.yo(cual))
            self.libro.entrantes |= {venta.pk} if venta is not None else set()

    @rule(cual=CUAL, resultado=RESULTADOS, sigue=st.booleans())
    def llama_y_se_arrepiente(self, cual: int, resultado: str, sigue: bool) -> None:
        """With ``sigue`` only after the next client was taken, and perhaps checked."""
        self.llama(cual, resultado, otro=False)
        if sigue:
            self.llega_a_la_llamada(cual)
        self.ahora += timedelta(minutes=1)
        self.deshace(cual)

    @rule(cual=CUAL)
    def deshace(self, cual: int) -> None:
        llamada = Llamada.objects.filter(agente=self.asesores[cual]).order_by("-pk").first()
        if llamada is None:
            return
        venta = Venta.objects.filter(contacto=llamada.contacto_id).order_by("-pk").first()
        for candidata in {llamada.ventas.first() or venta, venta}:
            if self.intentar(deshacer, candidata.pk, llamada.pk, acto=self.yo(cual)):
                self.libro.deshacer(llamada.pk)

    @rule(cual=CUAL, plan=PLANES)
    def acepta(self, cual: int, plan: str) -> None:
        """Whatever was said: only a yes makes a sale of it. Also of a step 4 that is corrected."""
        venta = self.en_mano(cual) or self.ultima(cual, estado=Estado.FACTIBLE)
        if venta is not None:
            condicion = en_vigor(plan)
            self.intentar(
                registrar_aceptacion, venta.pk, acto=self.yo(cual), condicion=condicion,
                tecnologia=condicion.plan.tecnologias[0], facturacion="PROPIA",
            )  # fmt: skip

    @rule(cual=CUAL)
    def vende(self, cual: int) -> None:
        """The yes and its offer, so that a walk has accepted sales to go on with."""
        self.llama(cual, "ACEPTA", otro=False)
        self.acepta(cual, "FTTH-50")

    @rule(cual=CUAL, que=st.sampled_from(["explica", "corrige", "corrige y acepta", "anula"]))
    def sigue_una_venta(self, cual: int, que: str) -> None:
        venta, yo = self.ultima(cual, aceptada_en__isnull=False), self.yo(cual)
        if venta is None:
            return
        if que == "anula":
            razon = motivo("ANULACION", "CLIENTE_DESISTE")
            self.intentar(anular, venta.pk, acto=yo, motivo=razon)
            return
        venta.ahora = self.ahora
        self.intentar(
            explicar, venta.pk, acto=yo, explicado=list(PASOS_A_SEGUIR),
            informado=list(por_informar(venta)), misma_direccion=True, sin_correo=True,
        )  # fmt: skip
        if que.startswith("corrige"):
            razon = motivo("CORRECCION", "PLAN_EQUIVOCADO")
            self.intentar(corregir, venta.pk, acto=yo, paso=4, motivo=razon)
        if que.endswith("acepta"):
            self.acepta(cual, "FTTH-100")

    @rule(cual=CUAL, resultado=SEGUIMIENTOS)
    def llama_despues_de_aceptar(self, cual: int, resultado: str) -> None:
        if venta := self.ultima(cual, aceptada_en__isnull=False):
            hecha = self.intentar(
                registrar_seguimiento, venta.pk, acto=self.yo(cual), resultado=resultado,
                detalle="DEMORA" if resultado == "DESISTE" else "",
            )  # fmt: skip
            if hecha is not None:
                self.libro.seguimientos[hecha.pk] = self.asesores[cual].pk

    @rule(cual=CUAL, plan=PLANES)
    def toma_otro_producto(self, cual: int, plan: str) -> None:
        if venta := self.ultima(cual, aceptada_en__isnull=False):
            condicion = en_vigor(plan)
            self.intentar(
                aceptar_otra, venta.pk, acto=self.yo(cual), condicion=condicion, capacidad=True,
                tecnologia=condicion.plan.tecnologias[0], facturacion="PROPIA",
            )  # fmt: skip

    @rule(cual=CUAL, porque=st.integers(0, 13))
    def termina_sin_llamar(self, cual: int, porque: int) -> None:
        """By any coded reason: a skip, what a check answered, or what was seen before the call."""
        razones = Motivo.objects.filter(ambito__in=Motivo.DE_FIN).order_by("ambito", "codigo")
        venta = self.en_mano(cual)
        if venta is None:
            return
        razon, llamo = razones[porque % razones.count()], self.libro.en_linea(venta.pk)
        hecho = self.intentar(descartar, venta.pk, acto=self.yo(cual), motivo=razon)
        hecha = Llamada.objects.order_by("pk").last()
        if hecho is not None and llamo and hecha is not None:  # who rang in was spoken with
            self.anotar(hecha.pk, cual, venta, "ATENDIO", (True, False, ""), entrante=True)
            self.fines[venta.pk] = hecha.pk

    @rule(cual=CUAL, espera=st.integers(0, 3))
    def deshace_el_fin(self, cual: int, espera: int) -> None:
        self.ahora += timedelta(minutes=espera)
        venta = self.ultima(cual, estado=Estado.DESCARTADA)
        hecho = venta and self.intentar(deshacer_fin, venta.pk, acto=self.yo(cual))
        if hecho and (llamada := self.fines.pop(hecho.pk, None)):
            self.libro.deshacer(llamada)

    @rule(minutos=st.sampled_from([1, 3, 31, 300]))
    def pasa_el_tiempo(self, minutos: int) -> None:
        self.ahora += timedelta(minutes=minutos)
        liberar_reservas(ahora=self.ahora)
