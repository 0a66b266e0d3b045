"""The counts of a portfolio are those of its contacts, whatever becomes of them."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from bluecom.apuntes import juntar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera import consultas
from cartera.models import Cartera, ContactoCartera, Conteo, Desenlace, Situacion
from cartera.servicios import asignar as reparto
from cartera.servicios import cerrar, tomar_siguiente
from cartera.servicios.conteos import juntar_conteos, recontar
from tests.cartera.factories import CarteraFactory, ClienteFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def _avance(contacto: ContactoCartera) -> str:
    if contacto.situacion == Situacion.VENDIDO:
        return "vendidos"
    if contacto.situacion in (Situacion.CERRADO, Situacion.NO_LLAMAR) or not contacto.es_elegible:
        return "agotados"
    nueva = contacto.situacion == Situacion.DISPONIBLE and not contacto.intentos
    return "sin_tocar" if nueva else "en_trabajo"


def _contados(cartera: Cartera) -> dict[str, object]:
    """All that the page says, one contact after another."""
    contactos = list(ContactoCartera.objects.filter(cartera=cartera))
    de_quien = Counter(
        (c.asignado_a_id or c.reservado_por_id or c.atendido_por_id, _avance(c)) for c in contactos
    )
    libres = [
        c.zona
        for c in contactos
        if not c.asignado_a_id and _avance(c) in ("sin_tocar", "en_trabajo")
    ]
    return {
        "avance": Counter(map(_avance, contactos)),
        "personas": de_quien,
        "zonas": Counter(c.zona for c in contactos if c.zona),
        "libres": Counter(zona for zona in libres if zona),
        "con abiertos": {c.asignado_a_id for c in contactos if c.asignado_a_id and c.esta_abierto},
    }


def _dichos(cartera: Cartera) -> dict[str, object]:
    una = consultas.con_avance(Cartera.objects.filter(pk=cartera.pk))[0]
    personas, zonas = consultas.por_agente(cartera), consultas.por_zona(cartera)
    de_quien = {(f["quien"], a): f[a] for f in personas for a in consultas.AVANCES if f[a]}
    return {
        "avance": Counter({a: getattr(una, a) for a in consultas.AVANCES if getattr(una, a)}),
        "personas": Counter(de_quien),
        "zonas": Counter({z["zona"]: z["total"] for z in zonas}),
        "libres": Counter({z["zona"]: z["libres"] for z in zonas if z["libres"]}),
        "con abiertos": {persona.pk for persona in consultas.con_clientes_en(cartera)},
    }


def _hacer(acto, cartera, persona, n, ahora):
    contactos = ContactoCartera.objects.filter(cartera=cartera)
    en_mano = contactos.filter(reservado_por=persona, situacion="EN_MANO").first()
    if acto in FINES:
        if en_mano is not None:
            cerrar(en_mano.pk, FINES[acto], ahora=ahora)
    else:
        OTROS[acto](contactos, cartera, persona, n, ahora)


def _entra(contactos, cartera, persona, n, ahora):
    ContactoCarteraFactory(cartera=cartera, es_elegible=n > 0)


def _sale(contactos, cartera, persona, n, ahora):
    libres = contactos.exclude(situacion="EN_MANO").order_by("pk")
    contactos.filter(pk__in=libres.values("pk")[:n]).delete()


def _toma(contactos, cartera, persona, n, ahora):
    cartera.asesores.add(persona)
    tomar_siguiente(acto=Acto(persona, ahora))


def _reparte(contactos, cartera, persona, n, ahora):
    contactos.filter(asignado_a=None, situacion="DISPONIBLE").update(asignado_a=persona)


def _mueve(contactos, cartera, persona, n, ahora):
    contactos.filter(asignado_a=persona).update(asignado_a=None)


def _cambia(contactos, cartera, persona, n, ahora):
    contactos.update(zona=f"Otra {n}", intentos=n)


def _junta(contactos, cartera, persona, n, ahora):
    juntar_conteos()


FINES = {
    "cierra": Desenlace.CERRADO,
    "vende": Desenlace.VENDIDO,
    "reintenta": Desenlace.REINTENTO,
}
OTROS = {f.__name__[1:]: f for f in (_entra, _sale, _toma, _reparte, _mueve, _cambia, _junta)}


@settings(max_examples=15, deadline=None)
@given(actos=st.lists(st.tuples(st.sampled_from([*FINES, *OTROS]), st.integers(0, 3)), max_size=14))
def test_they_add_up_after_any_acts(actos):
    cartera = CarteraFactory()
    gente = [UsuarioFactory() for _ in range(2)]
    for n in range(4):
        ContactoCarteraFactory(cartera=cartera, zona=("Sarco", "Queru", "")[n % 3])
    for acto, n in actos:
        _hacer(acto, cartera, gente[n % 2], n, timezone.now())

        assert _dichos(cartera) == _contados(cartera)
    assert recontar() == 0


def test_a_statement_that_brings_many_writes_one_entry_for_each_count():
    cartera = CarteraFactory()
    nuevos = [
        ContactoCartera(cartera=cartera, cliente=ClienteFactory(), orden=n, linea=f"+59144{n}")
        for n in range(10)
    ]
    ContactoCartera.objects.bulk_create(nuevos)

    assert [conteo.n for conteo in Conteo.objects.filter(cartera=cartera)] == [10]


def test_a_claim_writes_none_and_is_counted_all_the_same(ahora):
    cartera = ContactoCarteraFactory().cartera
    habia = Conteo.objects.count()

    tomar_siguiente(acto=Acto(UsuarioFactory(), ahora))

    assert Conteo.objects.count() == habia
    assert _dichos(cartera)["avance"] == {"en_trabajo": 1}


def test_sharing_out_leaves_one_entry_for_each_count(ahora):
    asesora, otro = UsuarioFactory(), UsuarioFactory()
    contacto = ContactoCarteraFactory()
    ContactoCarteraFactory(cartera=contacto.cartera)
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)

    reparto.asignar(contacto.cartera_id, a=asesora, acto=Acto(supervisora, ahora))
    reparto.mover(contacto.cartera_id, de=asesora, a=otro, acto=Acto(supervisora, ahora))

    suyos = Conteo.objects.filter(cartera=contacto.cartera)
    assert [(conteo.quien_id, conteo.n) for conteo in suyos] == [(otro.pk, 2)]


def test_what_comes_to_nothing_is_not_kept():
    contacto = ContactoCarteraFactory()
    contacto.delete()

    assert Conteo.objects.filter(cartera=contacto.cartera_id).count() == 2
    assert juntar(Conteo) >= 2
    assert not Conteo.objects.filter(cartera=contacto.cartera_id).exists()


def test_the_command_counts_anew_what_somebody_else_wrote():
    contacto = ContactoCarteraFactory(zona="Sarco")
    Conteo.objects.filter(cartera=contacto.cartera).update(n=7)

    for esperado in ("Corregido: 2 conteos.", "Los conteos están bien."):
        salida = StringIO()
        call_command("recontar_carteras", stdout=salida)
        assert salida.getvalue().strip() == esperado
    assert _dichos(contacto.cartera) == _contados(contacto.cartera)


def test_the_pages_read_no_contact(client, django_assert_max_num_queries):
    contacto = ContactoCarteraFactory(zona="Sarco", en_mano_de=UsuarioFactory())
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))

    with django_assert_max_num_queries(30) as dichas:
        client.get(reverse("carteras"))
        client.get(reverse("cartera", args=[contacto.cartera_id]))

    assert not [d for d in dichas.captured_queries if "cartera_contactocartera" in d["sql"]]
