"""The floor beside the desk: whoever leads it moves clients, callbacks, sales and people."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.ausencias import anotar_ausencia, retirar_ausencia
from bluecom.cuentas.models import Ausencia, Rol
from bluecom.presencia.models import Intervalo
from bluecom.presencia.servicios import pasar_a
from cartera.models import Cliente, ContactoCartera, NoLlamar, Rellamada
from cartera.servicios import anular_rellamada, pasar_rellamada, reprogramar, unir
from cartera.servicios.espera import volver_a_la_cola
from cartera.servicios.no_llamar import levantar_no_llamar
from solicitudes.finales.siguiente import llamar_ahora
from solicitudes.mesa.reasignar import reasignar
from solicitudes.mesa.relevo import CUALES, relevar
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import motivo
from tests.solicitudes.finales.andante import CUAL, Asesores

A_QUIEN = st.sampled_from([0, 1, None])
TODO_DEL_UNO = dict.fromkeys(("nombre", "ci", "codigo", "nit", "correo"), "uno")


class Piso(Asesores):
    """The asesores, their supervisor and a jefe."""

    def __init__(self) -> None:
        super().__init__()
        self.supervisor = UsuarioFactory(rol=Rol.SUPERVISOR)
        self.jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)

    @property
    def acto(self) -> Acto:
        return Acto(self.supervisor, self.ahora)

    def una_rellamada(self) -> int:
        """Any; 0 when there is none."""
        una = Rellamada.objects.pendientes().order_by("?").first()
        return una.pk if una else 0

    @rule(cual=CUAL, que=st.sampled_from(["elige", "pasa", "deja a todos", "cambia", "anula"]))
    def hacen_algo_con_una_rellamada(self, cual: int, que: str) -> None:
        """One that waits; without any, somebody asks for one."""
        una, acto = self.una_rellamada(), self.acto
        if una and que == "elige":
            self.intentar(llamar_ahora, una, acto=self.yo(cual))
        elif not una:
            self.llama(cual, "VOLVER_A_LLAMAR", otro=False)
        elif que == "anula":
            self.intentar(anular_rellamada, una, acto=acto, motivo="Error")
        elif que == "cambia":
            cuando = self.ahora + timedelta(minutes=10 + 600 * cual)
            self.intentar(reprogramar, una, acto=acto, cuando=cuando)
        else:
            a = self.asesores[cual] if que == "pasa" else None
            self.intentar(pasar_rellamada, una, acto=acto, a=a)

    @rule(cual=CUAL, como=st.sampled_from(["la cuenta", "unos días", "en una pausa"]))
    def alguien_falta_o_vuelve(self, cual: int, como: str) -> None:
        asesor, dia = self.asesores[cual], hoy(self.ahora)
        ausencia = Ausencia.objects.vigentes().filter(usuario=asesor).last()
        if como == "la cuenta":
            asesor.is_active = not asesor.is_active
            asesor.save()
        elif como == "en una pausa":
            en_pausa = Intervalo.objects.abiertos().filter(usuario=asesor, estado="ALMUERZO")
            estado = "DISPONIBLE" if en_pausa.exists() else "ALMUERZO"
            self.intentar(pasar_a, estado, acto=self.yo(cual))
        elif ausencia:
            self.intentar(retirar_ausencia, ausencia.pk, acto=self.acto)
        else:
            self.intentar(
                anotar_ausencia, asesor, acto=self.acto, desde=dia, hasta=dia, motivo="PERMISO"
            )

    @rule(cual=CUAL)
    def pasa_a_otra_mano(self, cual: int) -> None:
        if venta := self.en_mano(cual):
            self.intentar(
                reasignar, venta.pk, acto=self.acto, a=self.asesores[1 - cual],
                motivo=motivo("REASIGNACION", "CARGA"),
            )  # fmt: skip

    @rule(
        de=CUAL, a=A_QUIEN, cuales=st.sets(st.sampled_from([que for que, _ in CUALES]), min_size=1)
    )
    def relevan(self, de: int, a: int | None, cuales: set[str]) -> None:
        self.intentar(
            relevar, self.asesores[de], acto=self.acto, cuales=cuales,
            a=None if a is None else self.asesores[a], motivo=motivo("REASIGNACION", "AUSENCIA"),
        )  # fmt: skip

    @rule()
    def devuelven_a_la_cola(self) -> None:
        """Who waited for a cure, and one who asked not to be called and now asks for a call."""
        esperan = ContactoCartera.objects.filter(situacion="ESPERA").values_list("pk", flat=True)
        self.intentar(volver_a_la_cola, list(esperan), por="SIN_PUERTOS", acto=self.acto)
        if veto := NoLlamar.objects.vigentes().order_by("?").first():
            jefe = Acto(self.jefe, self.ahora)
            self.intentar(
                levantar_no_llamar, veto.pk, acto=jefe, razon="Lo pidió", evidencia="Su nota"
            )

    @rule(par=st.sampled_from([(0, 1), (1, 2), (0, 3)]))
    def unen_a_dos(self, par: tuple[int, int]) -> None:
        """Of each portfolio in which both have a place, one is left."""
        clientes = list(Cliente.objects.filter(contactos__in=self.contactos).distinct())
        clientes.sort(key=lambda cliente: cliente.pk)
        if max(par) >= len(clientes):
            return
        uno, otro = (clientes[n] for n in par)
        lugares = [set(c.contactos.values_list("cartera", flat=True)) for c in (uno, otro)]
        if self.intentar(
            unir, uno.pk, otro.pk, elegidos=TODO_DEL_UNO, razon="Es el mismo", acto=self.acto
        ):
            quedan = set(ContactoCartera.objects.values_list("pk", flat=True))
            assert quedan <= self.contactos
            assert len(self.contactos - quedan) == len(lugares[0] & lugares[1])
            self.contactos = quedan
