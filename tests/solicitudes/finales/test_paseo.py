"""No walk of the desk, nor a call after it, bends the month or loses a client (4.1, III.2)."""

from datetime import timedelta

import pytest
from django.db.models import Q
from hypothesis import settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy, mes_de
from bluecom.cuentas.acto import Acto
from cartera.models import ContactoCartera, Llamada, Rellamada, Situacion
from cartera.servicios import tomar_siguiente
from indicadores.consultas.base import periodo
from indicadores.consultas.cuentas import Cuentas
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.models import Venta
from solicitudes.reglas.estados import EN_MANO, Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.finales.piso import Piso

DE_LLAMADAS = ("hechas", "efectivas", "aceptadas", "seguimientos")


class Mesa(Piso):
    """The desk and its floor, held against the book of what was said."""

    def teardown(self) -> None:
        self.ninguna_rellamada_queda_sin_quien_la_reciba()
        super().teardown()

    def toda_aceptacion_tiene_su_si(self) -> None:
        """A sale that was not there: a second product of an accepted one, or a yes of its own."""
        aceptadas = self.libro.aceptadas
        for venta in Venta.objects.filter(aceptada_en__isnull=False).order_by("pk"):
            if venta.pk not in aceptadas:
                primera = aceptadas.get(venta.hermana_de_id or 0)
                si = primera or self.libro.ultimo_si(venta.pk)
                assert si is not None
                aceptadas[venta.pk] = si
            assert venta.llamada_id == aceptadas[venta.pk]
            if venta.estado != Estado.ANULADA:
                assert venta.contacto.situacion == Situacion.VENDIDO

    @invariant()
    def el_mes_cuenta_lo_que_se_dijo(self) -> None:
        """By person, as the indicator reads it (III.2): nothing vanishes, nothing is two."""
        self.toda_aceptacion_tiene_su_si()
        cuentas = Cuentas(periodo(mes_de(hoy(self.ahora)), ahora=self.ahora))
        contado = {
            agente: {que: suyas[que] for que in DE_LLAMADAS}
            for agente, suyas in cuentas.agentes.items()
        }
        dicho = self.libro.del_mes()
        for agente in contado.keys() | dicho.keys():
            nada = dict.fromkeys(DE_LLAMADAS, 0)
            assert contado.get(agente, nada) == dicho.get(agente, nada)
        assert cuentas.total["ventas_aceptadas"] == len(self.libro.aceptadas)

    @invariant()
    def lo_deshecho_no_se_borra(self) -> None:
        anuladas = Llamada.objects.filter(anulada_en__isnull=False).count()
        assert anuladas == self.libro.deshechos
        assert Evento.objects.filter(tipo="deshacer_llamada").count() == anuladas

    @invariant()
    def nadie_toma_dos_veces_lo_mismo(self) -> None:
        tomados = Venta.objects.filter(aceptada_en__isnull=False).exclude(estado=Estado.ANULADA)
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
        intentos = sum(contacto.intentos for contacto in contactos)
        assert intentos == sum(not dicho.entrante for dicho in self.libro.dichos.values())

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
@pytest.mark.paso("1.2", "4.1", "III.2")
def test_no_walk_of_the_desk_bends_the_count_or_loses_a_client():
    ContactoCartera.objects.all().delete()

    run_state_machine_as_test(
        Mesa, settings=settings(max_examples=20, stateful_step_count=25, deadline=None)
    )
