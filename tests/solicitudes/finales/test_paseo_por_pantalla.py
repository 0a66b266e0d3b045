"""Any walk of the desk by its pages: forms sent again, old tabs, hand-made requests, a catalogue
that changes under them. One act is one fact, and it is the one that the page said (4.1).
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from bluecom.bolivia.fechas import LA_PAZ
from cartera.models import ContactoCartera, DetalleLlamada, Llamada, ResultadoLlamada
from solicitudes.models import LlamadaDeVenta, Motivo, Venta
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.finales.andante import CUAL, PLANES
from tests.solicitudes.finales.libro import Banderas, Dicho
from tests.solicitudes.finales.test_paseo import Mesa

A_LA_HORA = "VOLVER_A_LLAMAR"
TECLAS = st.sampled_from(
    "NO_ACEPTA.PRECIO NO_CONTESTA NO_LLAMAR NUMERO_EQUIVOCADO ACEPTA CORTADA NADA "
    "VOLVER_A_LLAMAR".split()
)
DE_SEGUIMIENTO = st.sampled_from("ATENDIO DESISTE.DEMORA VUELVE_A_ACEPTAR NO_LLAMAR_MAS".split())
CAMBIOS = st.sampled_from(
    [
        {"efectiva": False, "venta": False},
        {"contacto": True, "efectiva": True},
        {"que_sigue": "SIGUE", "desenlace": ""},
        {"que_sigue": "TERMINA", "desenlace": "CERRADO"},
        {"que_sigue": "TERMINA", "desenlace": "REINTENTO", "espera_minutos": 30},
        {"venta": True, "efectiva": True, "contacto": True, "que_sigue": "OFRECE", "desenlace": ""},
        {"no_llamar": True, "que_sigue": "TERMINA", "desenlace": "NO_LLAMAR"},
        {"solo_seguimiento": True, "que_sigue": "SIGUE", "desenlace": ""},
        {"solo_seguimiento": False},
        {"activo": False},
        {"activo": True},
    ]
)
CAMPOS = ("segunda", "otro", "resultado")
"""Where a key travels, in the order in which the form reads them."""
_CAMPO = re.compile(r'name="(una_vez|catalogo)" value="([\w-]+)"')


@dataclass
class Pestana:
    """A page of the call as it was drawn: its hidden fields, and what its keys said."""

    cual: int
    url: str
    ocultos: dict[str, str]
    decia: dict[str, Banderas]
    pulsada: str = ""
    llamada: int | None = None


class PorPantalla(Mesa):
    """The same desk, with its browsers."""

    def __init__(self) -> None:
        super().__init__()
        self.pestanas: list[Pestana] = []
        self.escritas: dict[int, Banderas] = {}

    def pedir(self, cual: int, url: str, datos: dict[str, Any] | None = None) -> list[Llamada]:
        """One request at this hour of the walk; the calls that it wrote, each what was pressed."""
        hechas, decian = Llamada.objects.order_by("pk").last(), _lo_que_dicen_las_teclas()
        with time_machine.travel(self.ahora, tick=False):
            navegador = Client()
            navegador.force_login(
                self.asesores[cual], backend="django.contrib.auth.backends.ModelBackend"
            )
            self.pagina = navegador.get(url) if datos is None else navegador.post(url, datos)
        assert self.pagina.status_code < 500
        nuevas = list(Llamada.objects.filter(pk__gt=hechas.pk if hechas else 0))
        for llamada in nuevas:
            self.leer(llamada, cual, url, datos or {}, decian)
        return nuevas

    def leer(
        self, llamada: Llamada, cual: int, url: str, datos: dict[str, Any],
        decian: dict[str, Banderas],
    ) -> None:  # fmt: skip
        """In the book, as it was pressed: to offer, about an accepted sale, or who rang in."""
        quien, venta = self.asesores[cual].pk, int(url.split("/")[2])
        pulsado = next((datos[c] for c in CAMPOS if datos.get(c)), "").partition(".")[0]
        assert LlamadaDeVenta.objects.get(llamada=llamada).venta_id == venta
        if not pulsado:  # his taking ended by a reason, and he had been spoken with
            assert llamada.entrante and llamada.efectiva
            si = Dicho(quien, venta, self.ahora, "ATENDIO", (True, False, ""), entrante=True)
            self.libro.anotar(llamada.pk, si)
            self.fines[venta] = llamada.pk
            return
        assert llamada.resultado_id == pulsado
        if url.endswith("/seguimiento/"):
            assert llamada.proposito == "SEGUIMIENTO"
            self.libro.seguimientos[llamada.pk] = quien
            return
        entrante = self.libro.en_linea(venta)
        dicho = Dicho(quien, venta, self.ahora, pulsado, decian[pulsado], entrante)
        self.libro.anotar(llamada.pk, dicho)

    def ocultos_de(self, marca: str) -> dict[str, str] | None:
        """The hidden fields of the form with that mark, on the page that was just read."""
        _, esta, sigue = self.pagina.content.decode().partition(marca)
        return dict(_CAMPO.findall(sigue.partition("</form>")[0])) if esta else None

    @rule(cual=CUAL)
    def abre_una_pestana(self, cual: int) -> None:
        self.llega_a_la_llamada(cual)
        venta = self.en_mano(cual)
        if venta is None:
            return
        self.pedir(cual, venta.get_absolute_url())
        url = f"/ventas/{venta.pk}/llamada/"
        ocultos = self.ocultos_de(f'action="{url}"')
        if ocultos is not None:
            self.pestanas.append(Pestana(cual, url, ocultos, _lo_que_dicen_las_teclas()))

    def con_hora(self, tecla: str) -> str:
        """Who wants to be called later says when; the page writes it with the key."""
        en_un_rato = (self.ahora + timedelta(minutes=40)).astimezone(LA_PAZ)
        return f"{tecla}.{en_un_rato:%Y-%m-%dT%H:%M}" if tecla == A_LA_HORA else tecla

    @rule(
        cual=st.integers(0, 3), tecla=TECLAS, otra_vez=st.booleans(), campo=st.sampled_from(CAMPOS)
    )
    def pulsa_en_una_pestana(self, cual: int, tecla: str, otra_vez: bool, campo: str) -> None:
        """The newest of four, or one that is old by now; the same key again, or another one."""
        if not self.pestanas:
            return
        pestana = self.pestanas[-1 - cual % len(self.pestanas)]
        tecla = (otra_vez and pestana.pulsada) or self.con_hora(tecla)
        nuevas = self.pedir(pestana.cual, pestana.url, {**pestana.ocultos, campo: tecla})
        assert len(nuevas) <= (pestana.llamada is None)  # one form, one fact
        for llamada in nuevas:
            decia = pestana.decia[llamada.resultado_id]
            sigue = (*decia[:2], "")  # who said yes before and is not reached stays in hand
            assert _dicho(llamada) in (decia, sigue)
            pestana.pulsada, pestana.llamada = tecla, llamada.pk

    @rule(cual=CUAL, tecla=TECLAS)
    def pide_a_mano(self, cual: int, tecla: str) -> None:
        """Without any page, on the last sale of anybody; a colleague's is no address at all."""
        venta = Venta.objects.order_by("?").last()
        if venta is None:
            return
        segunda = self.con_hora(tecla)
        nuevas = self.pedir(cual, f"/ventas/{venta.pk}/llamada/", {"segunda": segunda})
        assert len(nuevas) <= 1
        assert not nuevas or venta.asesor == self.asesores[cual]

    @rule(cual=CUAL, otra_vez=st.booleans())
    def deshace_por_la_pagina(self, cual: int, otra_vez: bool) -> None:
        """The last outcome, or the one before it; ``otra_vez``: pressed twice."""
        suyas = Llamada.objects.filter(agente=self.asesores[cual], proposito="OFERTA")
        for llamada in suyas.order_by("-pk")[:2]:
            if llamada.pk not in self.libro.dichos:
                continue
            venta = self.libro.dichos[llamada.pk].venta
            for _ in range(1 + otra_vez):
                self.pedir(cual, f"/ventas/{venta}/llamada/{llamada.pk}/deshacer/", {})
            llamada.refresh_from_db()
            if llamada.anulada_en is not None:
                self.libro.deshacer(llamada.pk)
                return

    @rule(cual=CUAL)
    def acepta_a_mano(self, cual: int) -> None:
        """The offer is sent whatever the client said: only his yes makes a sale of it."""
        venta = Venta.objects.filter(asesor=self.asesores[cual]).last()
        if venta is not None:
            oferta = {"condicion": en_vigor().pk, "tecnologia": "FIBRA", "facturacion": "PROPIA"}
            self.pedir(cual, f"/ventas/{venta.pk}/pasos/4/", {**oferta, "es_titular": "SI"})

    @rule(cual=CUAL, tecla=DE_SEGUIMIENTO, entrante=st.booleans(), de_otro=st.booleans())
    def anota_un_seguimiento(self, cual: int, tecla: str, entrante: bool, de_otro: bool) -> None:
        """By its page, sent twice; of a colleague's sale, by hand."""
        venta = self.ultima(1 - cual if de_otro else cual, aceptada_en__isnull=False)
        if venta is None:
            return
        url = f"/ventas/{venta.pk}/seguimiento/"
        self.pedir(cual, url)
        ocultos = self.ocultos_de("data-resultados") or {}
        datos = {**ocultos, "segunda": tecla, **({"entrante": "on"} if entrante else {})}
        nuevas = [*self.pedir(cual, url, datos), *(self.pedir(cual, url, datos) if ocultos else [])]
        assert len(nuevas) <= (not de_otro)  # one form, one fact, and nobody else's sale

    @rule(cual=CUAL, como=st.sampled_from(["descartar", "saltar", "anular"]), porque=st.integers(0))
    def termina_por_la_pagina(self, cual: int, como: str, porque: int) -> None:
        """By any reason that there is, also one that this act does not offer; sent twice."""
        venta = self.en_mano(cual) or self.ultima(cual)
        if venta is None:
            return
        url, razones = f"/ventas/{venta.pk}/{como}/", Motivo.objects.order_by("pk")
        llamo = self.libro.en_linea(venta.pk) and venta.en_mano
        self.pedir(cual, url)
        datos = {
            **(self.ocultos_de('id="form-acto"') or {}),
            "motivo": razones[porque % razones.count()].pk,
        }
        nuevas = [*self.pedir(cual, url, datos), *self.pedir(cual, url, datos)]
        assert len(nuevas) <= llamo

    @rule(cual=CUAL, plan=PLANES)
    def pide_otro_producto_a_mano(self, cual: int, plan: str) -> None:
        """Of whatever sale, accepted or not, and twice."""
        venta = self.ultima(cual)
        if venta is not None:
            condicion = en_vigor(plan)
            oferta = {"condicion": condicion.pk, "tecnologia": condicion.plan.tecnologias[0],
                      "facturacion": "PROPIA", "es_titular": "SI", "capacidad": "on"}  # fmt: skip
            for _ in range(2):
                self.pedir(cual, f"/ventas/{venta.pk}/otra/", oferta)

    @rule(codigo=st.sampled_from(["PRECIO", "OTRA_RAZON", "DEMORA"]))
    def cambia_un_detalle(self, codigo: str) -> None:
        """One that asks for no detail any more, or again for one."""
        for detalle in DetalleLlamada.objects.filter(codigo=codigo):
            detalle.activo = not detalle.activo
            detalle.save()

    @rule(codigo=TECLAS | DE_SEGUIMIENTO, cambio=CAMBIOS)
    def cambia_el_catalogo(self, codigo: str, cambio: dict[str, Any]) -> None:
        """As the administration may: what contradicts itself is refused."""
        resultado = ResultadoLlamada.objects.filter(pk=codigo.partition(".")[0]).first()
        if resultado is None:
            return
        for campo, valor in cambio.items():
            setattr(resultado, campo, valor)
        try:
            resultado.full_clean()
        except ValidationError:
            return
        resultado.save()

    @invariant()
    def lo_escrito_no_cambia_con_el_catalogo(self) -> None:
        for llamada in Llamada.objects.all():
            assert self.escritas.setdefault(llamada.pk, _dicho(llamada)) == _dicho(llamada)


def _dicho(cosa: Llamada | ResultadoLlamada) -> Banderas:
    return cosa.efectiva, cosa.venta, cosa.desenlace


def _lo_que_dicen_las_teclas() -> dict[str, Banderas]:
    return {resultado.pk: _dicho(resultado) for resultado in ResultadoLlamada.objects.all()}


@pytest.mark.django_db
@pytest.mark.paso("1.2", "4.1")
def test_no_walk_by_the_pages_writes_what_no_page_said_nor_one_act_twice():
    ContactoCartera.objects.all().delete()

    run_state_machine_as_test(
        PorPantalla, settings=settings(max_examples=8, stateful_step_count=20, deadline=None)
    )
