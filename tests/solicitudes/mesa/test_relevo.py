"""Everything in the name of somebody who is not here passes on in one act (1.2)."""

import pytest
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Ausencia, Rol
from bluecom.cuentas.servicios import guardar
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import Rechazo
from cartera.models import ContactoCartera, Rellamada
from cartera.servicios import tomar_siguiente
from solicitudes.mesa.al_salir import ofrecer_relevo
from solicitudes.mesa.relevo import (
    CUALES,
    asunto_de_relevo,
    contar,
    lo_de_cada_uno,
    lo_que_queda,
    quienes_relevan,
    relevar,
)
from solicitudes.models import Borrador, Motivo
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.2")]
TODO = [codigo for codigo, _ in CUALES]


@pytest.fixture
def ausente():
    """With a sale that waits, a draft, a notice, a portfolio client and a callback."""
    venta = venta_en(Estado.EXPLICADA)
    de, cartera = venta.asesor, venta.contacto.cartera
    Borrador.objects.create(venta=venta, paso=6, datos={}, escrito_por=de, escrito_en=AHORA)
    avisar([de.pk], "Llegó una foto.", clave="foto", ahora=AHORA, url=venta.get_absolute_url())
    ContactoCarteraFactory(cartera=cartera, asignado_a=de)
    ContactoCarteraFactory(
        cartera=cartera, situacion="RELLAMADA", proximo_en=AHORA, rellamada__para=de
    )
    return de


@pytest.fixture
def jefe():
    return UsuarioFactory(rol=Rol.SUPERVISOR)


def motivo():
    return Motivo.objects.get(ambito="REASIGNACION", codigo="AUSENCIA")


def pasar(de, a, jefe, cuales=TODO):
    return relevar(de, acto=Acto(jefe, AHORA), a=a, cuales=cuales, motivo=motivo())


def cuantos(persona) -> dict[str, int]:
    return {p.que: p.cuantos for p in contar(persona)}


def test_what_is_in_a_persons_name_is_counted_whole(ausente):
    cuentas = cuantos(ausente)

    assert cuentas["Rellamadas"] == cuentas["Clientes de cartera por llamar"] == 1
    assert cuentas["Ventas en curso"] == cuentas["Borradores"] == 1
    assert cuentas["Avisos de ventas sin leer"] == 1
    assert lo_que_queda(UsuarioFactory()) == ""


def test_what_one_only_practises_with_is_not_in_ones_name(ausente, jefe):
    de_practica = CarteraFactory(de_prueba=True)
    ContactoCarteraFactory(cartera=de_practica, asignado_a=ausente)
    ContactoCarteraFactory(
        cartera=de_practica, situacion="RELLAMADA", proximo_en=AHORA, rellamada__para=ausente
    )
    suplente = UsuarioFactory()

    assert lo_que_queda(ausente) == "1 rellamada · 1 cliente · 1 venta"
    assert cuantos(ausente)["Rellamadas"] == cuantos(ausente)["Clientes de cartera por llamar"] == 1
    pasar(ausente, suplente, jefe)

    assert de_practica.contactos.filter(asignado_a=suplente).count() == 0
    assert Rellamada.objects.de(ausente).get().contacto.cartera == de_practica


def test_one_act_passes_everything_and_the_log_says_so_once(ausente, jefe):
    suplente = UsuarioFactory()

    relevo = pasar(ausente, suplente, jefe)

    assert (relevo.total, relevo.razones) == (3, [])
    assert not any(cuantos(ausente).values())
    assert cuantos(suplente)["Ventas en curso"] == 1
    assert Aviso.objects.get(usuario=suplente, clave="foto").leido_en is None
    evento = Evento.objects.get(tipo="relevar")
    assert evento.datos == {"a": suplente.pk, "cuantos": 3, "motivo": "AUSENCIA"}
    assert tomar_siguiente(acto=Acto(suplente, AHORA)).situacion_previa == "RELLAMADA"


def test_clients_and_callbacks_may_go_to_nobody_but_a_sale_needs_its_person(ausente, jefe):
    with pytest.raises(Rechazo, match="Las ventas van a una persona"):
        pasar(ausente, None, jefe)

    pasar(ausente, None, jefe, ["RELLAMADAS", "CLIENTES"])

    assert cuantos(ausente)["Ventas en curso"] == 1
    assert not ContactoCartera.objects.filter(asignado_a=ausente, situacion="DISPONIBLE").exists()
    assert tomar_siguiente(acto=Acto(UsuarioFactory(), AHORA)) is not None


def test_what_cannot_go_says_why_and_the_rest_goes(ausente, jefe):
    suplente = UsuarioFactory()
    en_mano = venta_en(Estado.TOMADA, asesor=ausente)
    venta_en(Estado.TOMADA, asesor=suplente)

    relevo = pasar(ausente, suplente, jefe)

    assert relevo.razones == [f"Venta {en_mano.pk}: {suplente} ya tiene un cliente en mano."]
    assert cuantos(ausente)["Cliente en mano"] == 1
    assert cuantos(ausente)["Ventas en curso"] == 0


def test_only_the_floor_and_only_to_somebody_else(ausente, jefe):
    with pytest.raises(Rechazo, match="lo hace el supervisor"):
        pasar(ausente, UsuarioFactory(), ausente)
    with pytest.raises(Rechazo, match="otra persona"):
        pasar(ausente, ausente, jefe)
    with pytest.raises(Rechazo, match="No queda nada"):
        pasar(UsuarioFactory(), ausente, jefe)
    assert not Evento.objects.filter(tipo="relevar").exists()


def test_closing_an_account_counts_what_stays_and_offers_it_to_the_floor(ausente, jefe):
    ausente.is_active = False

    (dicho,) = guardar(ausente, acto=Acto(administrador(), AHORA), campos=["is_active"])

    url = reverse("relevo", args=[ausente.pk])
    assert "1 rellamada · 1 cliente · 1 venta. El supervisor los pasa en «Relevos»." in dicho
    assert Aviso.objects.get(usuario=jefe).url == url
    assert jefe.pk in quienes_relevan(ausente)


def test_an_account_with_nothing_in_its_name_closes_in_silence(jefe):
    persona = UsuarioFactory()
    persona.is_active = False

    assert guardar(persona, acto=Acto(administrador(), AHORA), campos=["is_active"]) == []
    assert ofrecer_relevo(UsuarioFactory(), Acto(jefe, AHORA)) == ""


def test_the_page_passes_it_on(client, ausente, jefe):
    suplente, url = UsuarioFactory(), reverse("relevo", args=[ausente.pk])
    client.force_login(jefe)
    assert "Rellamadas: <strong>1" in client.get(url).content.decode()

    sin_marcar = client.post(url, {"a": suplente.pk, "motivo": motivo().pk})
    assert sin_marcar.status_code == 422
    hecho = client.post(url, {"a": suplente.pk, "motivo": motivo().pk, "cuales": TODO})

    assert hecho.status_code == 302
    assert not any(cuantos(ausente).values())


def test_the_administration_counts_but_passes_nothing(client, ausente):
    client.force_login(administrador())
    pagina = client.post(reverse("relevo", args=[ausente.pk]), {"cuales": TODO})

    assert "Lo pasa el supervisor" in pagina.content.decode()
    assert cuantos(ausente)["Rellamadas"] == 1


def test_an_absence_is_noted_and_taken_back_on_its_page(client, jefe):
    persona, dia = UsuarioFactory(), f"{hoy(AHORA).replace(year=2031):%Y-%m-%d}"
    client.force_login(jefe)
    url = reverse("relevo_ausencia", args=[persona.pk])

    assert client.post(url, {"desde": dia, "hasta": "", "motivo": "PERMISO"}).status_code == 422
    client.post(url, {"desde": dia, "hasta": dia, "motivo": "PERMISO"})
    una = Ausencia.objects.get(usuario=persona)
    client.post(reverse("ausencia_retirar", args=[una.pk]))

    una.refresh_from_db()
    assert una.retirada_por == jefe
    assert [
        e.tipo for e in Evento.objects.filter(cadena=f"usuario:{persona.pk}").order_by("n")
    ] == [
        "anotar_ausencia",
        "retirar_ausencia",
    ]


def test_the_list_begins_with_who_is_not_here(client, ausente, jefe):
    ausente.is_active = False
    ausente.save()
    client.force_login(jefe)

    filas = client.get(reverse("relevos")).context["filas"]

    assert lo_de_cada_uno([jefe.pk]) == {jefe.pk: ""}
    assert filas[0]["persona"] == ausente
    assert filas[0]["queda"] == "1 rellamada · 1 cliente · 1 venta"


def test_the_list_costs_the_same_for_one_and_for_many(
    client, ausente, jefe, django_assert_num_queries
):
    client.force_login(jefe)
    client.get(reverse("relevos"))
    for _ in range(2):
        with django_assert_num_queries(7):
            client.get(reverse("relevos"))
        UsuarioFactory.create_batch(3, is_active=False)


def test_what_asked_the_floor_to_pass_it_on_is_over_once_nothing_stays(ausente, jefe):
    ausente.is_active = False
    ausente.save()
    ofrecer_relevo(ausente, Acto(jefe, AHORA))
    assert Aviso.objects.abiertos().filter(asunto=asunto_de_relevo(ausente), usuario=jefe).exists()

    pasar(ausente, UsuarioFactory(), jefe)

    cierres = Aviso.objects.filter(asunto=asunto_de_relevo(ausente)).values_list(
        "cierre", flat=True
    )
    assert {cierre.endswith("lo que quedaba") for cierre in cierres} == {True}
