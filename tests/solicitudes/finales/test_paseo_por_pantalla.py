"""Any walk of the desk by its pages: forms sent again, old tabs, hand-made requests, a catalogue
that changes under them. One act is one fact, and it is the one that the page said (4.1).
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from cartera.models import ContactoCartera, Llamada, ResultadoLlamada
from solicitudes.models import Venta
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.finales.andante import CUAL
from tests.solicitudes.finales.libro import Banderas, Dicho
from tests.solicitudes.finales.test_paseo import Mesa

TECLAS = st.sampled_from(
    "NO_ACEPTA.PRECIO NO_CONTESTA NO_LLAMAR NUMERO_EQUIVOCADO ACEPTA CORTADA NADA".split()
)
CAMBIOS = st.sampled_from(
    [
        {"efectiva": False, "venta": False},
        {"contacto": True, "efectiva": True},
        {"que_sigue": "SIGUE", "desenlace": ""},
        {"que_sigue": "TERMINA", "desenlace": "CERRADO"},
        {"que_sigue": "TERMINA", "desenlace": "REINTENTO", "espera_minutos": 30},
        {"activo": False},
        {"activo": True},
    ]
)
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
            pulsado, venta = (datos or {})["segunda"].partition(".")[0], int(url.split("/")[2])
            assert llamada.resultado_id == pulsado
            quien, entrante = self.asesores[cual].pk, self.libro.en_linea(venta)
            dicho = Dicho(quien, venta, self.ahora, pulsado, decian[pulsado], entrante)
            self.libro.anotar(llamada.pk, dicho)
        return nuevas

    @rule(cual=CUAL)
    def abre_una_pestana(self, cual: int) -> None:
        self.llega_a_la_llamada(cual)
        venta = self.en_mano(cual)
        if venta is None:
            return
        self.pedir(cual, venta.get_absolute_url())
        url = f"/ventas/{venta.pk}/llamada/"
        html = self.pagina.content.decode()
        if f'action="{url}"' not in html:
            return
        formulario = html[html.index(f'action="{url}"') :].partition("</form>")[0]
        self.pestanas.append(
            Pestana(cual, url, dict(_CAMPO.findall(formulario)), _lo_que_dicen_las_teclas())
        )

    @rule(cual=st.integers(0, 3), tecla=TECLAS, otra_vez=st.booleans())
    def pulsa_en_una_pestana(self, cual: int, tecla: str, otra_vez: bool) -> None:
        """The newest of four, or one that is old by now; the same key again, or another one."""
        if not self.pestanas:
            return
        pestana = self.pestanas[-1 - cual % len(self.pestanas)]
        tecla = (otra_vez and pestana.pulsada) or tecla
        nuevas = self.pedir(pestana.cual, pestana.url, {**pestana.ocultos, "segunda": tecla})
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
        nuevas = self.pedir(cual, f"/ventas/{venta.pk}/llamada/", {"segunda": tecla})
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

    @rule(codigo=TECLAS, cambio=CAMBIOS)
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
