"""The scorecard: one's own month by everybody's definitions, beside a floor without names."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol
from indicadores import consultas
from indicadores.cifras import Cifra
from indicadores.consultas.tarjeta import METAS, cuanto, piso_de, tarjeta
from indicadores.graficos_del_piso import dibujar_franja, en_palabras
from indicadores.models import Figura
from indicadores.parametros import META_REGISTRADAS
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import cerrado
from tests.parametros.numeros import aprobado

pytestmark = pytest.mark.django_db
MES = "2026-11"
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 20, 0, tzinfo=LA_PAZ)


@pytest.fixture(autouse=True)
def _en_noviembre(time_machine):
    time_machine.move_to(FIN, tick=False)


def asesor(nombre: str = "Ana"):
    return UsuarioFactory(rol=Rol.ASESOR, first_name=nombre, last_name="Arce")


def como(persona) -> Client:
    cliente = Client()
    cliente.force_login(persona)
    return cliente


def vender(quien, *, efectivas: int, registradas: int) -> None:
    """So many of this asesor's calls reached the client, and so many became requests."""
    f.llamadas(efectivas, DIA, agente=quien)
    f.llamada(DIA, "NO_CONTESTA", agente=quien)
    for _ in range(registradas):
        f.venta(DIA, asesor=quien)


def numeros(suya) -> dict[str, tuple[int, int]]:
    return {m.cifra.codigo: (m.cifra.n, m.cifra.d) for m in suya.medidas}


def test_of_a_floor_of_one_it_says_what_the_month_says():
    ana = asesor()
    una = f.llamada(DIA, "ACEPTA", agente=ana)
    f.instalar(f.venta(DIA, asesor=ana, llamada=una), DIA)
    vender(ana, efectivas=3, registradas=1)
    mes, suya = consultas.mes(MES, ahora=FIN), tarjeta(ana, MES, ahora=FIN)

    del_mes = (mes.oficial, mes.tasa_aceptadas, mes.conversion, mes.contactabilidad, mes.instaladas)
    assert [m.cifra for m in suya.medidas] == list(del_mes)
    assert numeros(suya)["oficial"] == (2, 4)
    assert suya.nombre == mes.nombre


def test_who_did_nothing_has_a_card_without_data():
    suya = tarjeta(asesor(), MES, ahora=FIN)

    assert numeros(suya) == dict.fromkeys(numeros(suya), (0, 0))
    assert [m.cifra.texto for m in suya.medidas] == ["SIN DATOS"] * 5
    assert cuanto(None, Figura.REGISTRADAS) == 0


def test_every_number_leads_to_its_own_rows_and_nobody_elses():
    ana, eva = asesor(), asesor("Evangelina")
    vender(ana, efectivas=2, registradas=3)
    vender(eva, efectivas=5, registradas=1)
    suya, jefe = como(ana), como(UsuarioFactory(rol=Rol.JEFE_VENTAS))
    propia = suya.get("/tarjeta/").context["medidas"]
    ajena = jefe.get(f"/tarjeta/{ana.pk}/").context["medidas"]

    for cliente, medidas in ((suya, propia), (jefe, ajena)):
        for una in medidas:
            for url, cuenta in ((una["url_n"], una["cifra"].n), (una["url_d"], una["cifra"].d)):
                pagina = cliente.get(url)
                assert pagina.context["pagina"].paginator.count == cuenta, url


def test_an_asesor_opens_his_own_card_alone():
    ana, eva = asesor(), asesor("Evangelina")
    pagina = como(ana).get("/tarjeta/").content.decode()

    assert "Mi tarjeta" in pagina
    assert "Evangelina" not in pagina
    assert como(ana).get(f"/tarjeta/{eva.pk}/").status_code == 403
    assert como(ana).get("/tarjeta/filas/nada/").status_code == 404
    for mala in ("?mes=2026-13", "?mes=ayer"):
        assert como(ana).get(f"/tarjeta/{mala}").status_code == 404
        assert como(ana).get(f"/tarjeta/filas/registradas/{mala}").status_code == 404


@pytest.mark.parametrize("rol", [Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO])
def test_who_reads_the_month_opens_each_ones(rol):
    ana = asesor()
    cliente = como(UsuarioFactory(rol=rol))

    assert reverse("tarjeta_de", args=[ana.pk]) in cliente.get("/tarjeta/").content.decode()
    assert "Ana Arce" in cliente.get(f"/tarjeta/{ana.pk}/?mes=2026-10").content.decode()


def test_the_floor_is_shown_from_four_people_on():
    gente = [asesor(nombre) for nombre in ("Ana", "Evangelina", "Luzmila")]
    for n, persona in enumerate(gente):
        vender(persona, efectivas=10, registradas=n)
    pocos = tarjeta(gente[0], MES, ahora=FIN)
    assert {m.piso for m in pocos.medidas} == {None}
    assert "La mitad del piso" not in como(gente[0]).get("/tarjeta/").content.decode()

    vender(asesor("Zulma"), efectivas=10, registradas=3)
    oficial = tarjeta(gente[0], MES, ahora=FIN).medidas[0]
    assert (oficial.piso.cuarto, oficial.piso.mediana, oficial.piso.tres_cuartos) == (
        750, 1500, 2250,
    )  # fmt: skip
    pagina = como(gente[0]).get("/tarjeta/").content.decode()
    assert "la mediana de 4 personas es 15,00 %" in pagina
    for nombre in ("Evangelina", "Luzmila", "Zulma"):
        assert nombre not in pagina


def test_who_has_no_base_is_not_of_the_floor():
    """Four people with calls, and nobody with an accepted one."""
    for nombre in ("Ana", "Evangelina", "Luzmila", "Zulma"):
        vender(ana := asesor(nombre), efectivas=1, registradas=1)
    pisos = {m.cifra.codigo: m.piso for m in tarjeta(ana, MES, ahora=FIN).medidas}

    assert pisos["tasa-aceptadas"] is None
    assert pisos["oficial"].personas == 4


def test_the_strip_is_drawn_within_its_frame_also_above_a_hundred():
    piso = piso_de([2000, 4000, 6000, 8000, 10000])
    mas, en_medio = (
        dibujar_franja(Cifra("oficial", 3, 2), piso),
        dibujar_franja(Cifra("oficial", 3, 5), piso),
    )

    assert mas.suya == mas.ancho - 8
    assert en_medio.suya == en_medio.mediana
    assert en_medio.cuarto < en_medio.mediana < en_medio.tres_cuartos
    assert en_medio.entre == en_medio.tres_cuartos - en_medio.cuarto
    assert dibujar_franja(Cifra("oficial", 0, 0), piso) is None
    assert en_palabras(piso).startswith("La mitad del piso está entre 40,00 % y 80,00 %")


def test_without_a_signed_goal_there_is_none():
    assert tarjeta(asesor(), MES, ahora=FIN).metas == []
    assert all(meta.inicial == 0 for meta in METAS.values())


def test_the_goal_of_a_month_is_that_of_its_first_day():
    ana = asesor()
    vender(ana, efectivas=3, registradas=2)
    aprobado(META_REGISTRADAS, 5, date(2026, 11, 1), ahora=DIA - timedelta(days=30))
    aprobado(META_REGISTRADAS, 9, date(2026, 11, 20), ahora=DIA)

    [meta] = tarjeta(ana, MES, ahora=FIN).metas
    assert (meta.figura, meta.lleva, meta.meta, meta.faltan) == (Figura.REGISTRADAS, 2, 5, 3)
    assert [m.meta for m in tarjeta(ana, "2026-12", ahora=FIN).metas] == [9]
    assert tarjeta(ana, "2026-10", ahora=FIN).metas == []
    assert "Faltan 3" in como(ana).get("/tarjeta/").content.decode()


def test_a_closed_month_says_what_was_signed(time_machine):
    ana = asesor()
    vender(ana, efectivas=2, registradas=1)
    cerrado()
    vender(ana, efectivas=4, registradas=2)

    despues = datetime(2026, 12, 5, tzinfo=LA_PAZ)
    assert numeros(tarjeta(ana, MES, ahora=despues))["oficial"] == (1, 2)
    time_machine.move_to(despues)
    assert "DEFINITIVO" in como(ana).get(f"/tarjeta/?mes={MES}").content.decode()
