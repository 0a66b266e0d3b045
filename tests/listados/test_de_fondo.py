"""A long list is made by a worker: how far, for whom, and what happens meanwhile."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.listados import de_fondo, exportar
from bluecom.listados.de_fondo import abandonar, abrir, de_quien_la_pidio, filas_alcanzadas, olvidar
from bluecom.listados.listado import Pedido
from bluecom.listados.models import SE_GUARDA, Exportacion
from bluecom.pendientes.models import Aviso, Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.planillas.salida import Formato
from bluecom.rechazo import Rechazo
from tests.factories_cuentas import UsuarioFactory
from tests.listados.inventado import GENTE, gente, hallar, inscribir

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def largo(monkeypatch):
    """More than one row is a long list."""
    inscribir(monkeypatch)
    monkeypatch.setattr(exportar, "EN_EL_ACTO", 1)


@pytest.fixture
def jefa():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS)


@pytest.fixture
def navegador(jefa):
    cliente = Client()
    cliente.force_login(jefa, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


def pedir(jefa, **filtros) -> Exportacion:
    acto = Acto(jefa, timezone.now())
    hallado = hallar(Pedido(acto.usuario, acto.ahora, filtros))
    return exportar.exportar(GENTE, hallado, Formato.CSV, acto=acto)


def hecha(jefa) -> Exportacion:
    exportacion = pedir(jefa)
    procesar_pendientes()
    exportacion.refresh_from_db()
    return exportacion


def texto(exportacion) -> str:
    return default_storage.open(exportacion.archivo).read().decode("utf-8-sig")


def test_it_is_owed_made_told_and_fetched_by_who_asked(navegador, jefa):
    gente(3)
    pedida = navegador.post("/listados/gente/exportar/", {"formato": "csv"}, follow=True)
    assert "0 / 3" in pedida.content.decode()
    procesar_pendientes()

    exportacion = Exportacion.objects.get()
    pagina = navegador.get(f"/exportaciones/{exportacion.pk}/").content.decode()
    assert "Tiene 3 filas" in pagina
    bajada = navegador.get(f"/exportaciones/{exportacion.pk}/archivo/")
    assert b"".join(bajada).count(b"Zutana") == 3
    assert Aviso.objects.get(usuario=jefa).texto == "Gente: su archivo está listo, 3 filas."
    actos = Evento.objects.filter(cadena=f"usuario:{jefa.pk}").order_by("n")
    assert [(acto.tipo, acto.datos["filas"]) for acto in actos] == [
        ("exportar", 3),
        ("bajar_exportacion", 3),
    ]


def test_the_file_is_not_to_be_read_on_the_disk(jefa):
    gente(2)
    exportacion = hecha(jefa)

    assert b"Zutana" not in default_storage._ruta(exportacion.archivo).read_bytes()


def test_what_is_asked_for_twice_is_made_once_and_what_is_another_apart(jefa):
    gente(2)
    primera = pedir(jefa)

    assert pedir(jefa) == primera
    assert pedir(jefa, rol="ASESOR") != primera
    assert pedir(UsuarioFactory(rol=Rol.JEFE_VENTAS)) != primera
    assert Pendiente.objects.filter(tipo=exportar.HACER).count() == 3


def test_the_rows_are_those_of_when_it_is_made_and_its_page_says_how_many(jefa):
    """Somebody came and somebody went after it was asked for."""
    primera, _, _ = gente(3)
    exportacion = pedir(jefa)
    gente(2)
    primera.first_name = "Fulana"
    primera.save()
    procesar_pendientes()

    exportacion.refresh_from_db()
    assert (exportacion.total, exportacion.filas) == (3, 4)
    assert texto(exportacion).count("Zutana") == 4


def test_a_filter_that_means_today_means_the_day_on_which_it_was_asked(jefa, monkeypatch):
    vistos = []

    def espiar(pedido):
        vistos.append(pedido.ahora)
        return hallar(pedido)

    gente(2)
    exportacion = pedir(jefa)
    inscribir(monkeypatch, GENTE.__class__(**{**vars(GENTE), "hallar": espiar}))
    procesar_pendientes()

    assert vistos == [exportacion.pedida_en]


@pytest.mark.parametrize(
    "cambio", [{"rol": Rol.ASESOR}, {"rol": Rol.SUPERVISOR}, {"is_active": False}]
)
def test_who_lost_the_permission_before_it_is_made_gets_no_file(jefa, cambio):
    gente(2)
    exportacion = pedir(jefa)
    for campo, valor in cambio.items():
        setattr(jefa, campo, valor)
    jefa.save()
    procesar_pendientes()

    exportacion.refresh_from_db()
    assert (exportacion.archivo, exportacion.problema) == ("", de_fondo.YA_NO)
    assert not Evento.objects.filter(tipo="exportar").exists()


@pytest.mark.parametrize("rol", [Rol.ASESOR, Rol.SUPERVISOR])
def test_who_lost_the_permission_after_it_was_made_cannot_fetch_it(navegador, jefa, rol):
    """Also who reads the list still, in another chair: the file has what he may see no more."""
    gente(2)
    exportacion = hecha(jefa)
    jefa.rol = rol
    jefa.save()

    for pagina in ("", "avance/", "archivo/"):
        assert navegador.get(f"/exportaciones/{exportacion.pk}/{pagina}").status_code == 403
    assert not de_quien_la_pidio(exportacion, jefa)


def test_nobody_else_fetches_it_though_he_reads_the_list(jefa):
    gente(2)
    exportacion, otra = hecha(jefa), UsuarioFactory(rol=Rol.JEFE_VENTAS)
    cliente = Client()
    cliente.force_login(otra, backend="django.contrib.auth.backends.ModelBackend")

    assert cliente.get(f"/exportaciones/{exportacion.pk}/archivo/").status_code == 404
    assert not de_quien_la_pidio(exportacion, otra)


def test_a_filter_that_came_to_be_none_is_told_on_its_page(jefa):
    gente(2)
    exportacion = pedir(jefa)
    Exportacion.objects.update(filtros={"quien": "nadie"})
    procesar_pendientes()

    exportacion.refresh_from_db()
    assert exportacion.problema == "No hay nadie así."


def test_after_a_day_the_file_and_what_was_asked_are_gone_and_that_it_was_asked_stays(
    navegador, jefa
):
    gente(2)
    exportacion = hecha(jefa)
    archivo = exportacion.archivo
    despues = exportacion.pedida_en + SE_GUARDA

    assert olvidar(ahora=despues - timedelta(seconds=1)) == 0
    with pytest.raises(Rechazo, match="ya no está"):
        abrir(exportacion, acto=Acto(jefa, despues))
    assert (olvidar(ahora=despues), olvidar(ahora=despues)) == (1, 0)
    assert not default_storage.exists(archivo)
    exportacion.refresh_from_db()
    assert (exportacion.archivo, exportacion.filtros) == ("", {})
    assert (
        "se guarda solo un día"
        in navegador.get(f"/exportaciones/{exportacion.pk}/archivo/", follow=True).content.decode()
    )


def test_a_file_that_is_no_longer_on_the_disk_is_said_to_be_gone(navegador, jefa):
    gente(2)
    exportacion = hecha(jefa)
    default_storage.delete(exportacion.archivo)
    pagina = navegador.get(f"/exportaciones/{exportacion.pk}/archivo/", follow=True)

    assert "Ese archivo ya no está" in pagina.content.decode()
    assert not Evento.objects.filter(tipo="bajar_exportacion").exists()


def test_the_file_is_called_by_the_day_of_its_rows_and_not_of_its_fetching(navegador, jefa):
    gente(2)
    exportacion = hecha(jefa)
    Exportacion.objects.update(terminada_en=exportacion.terminada_en - timedelta(hours=23))
    ayer = exportacion.terminada_en - timedelta(hours=23)
    bajada = navegador.get(f"/exportaciones/{exportacion.pk}/archivo/")

    assert f"gente-{hoy(ayer)}.csv" in bajada["Content-Disposition"]


def test_the_page_follows_the_worker_and_ends_with_it(navegador, jefa):
    gente(3)
    exportacion = pedir(jefa)
    cache.set(f"exportacion:{exportacion.pk}", 2)
    url = f"/exportaciones/{exportacion.pk}/avance/"

    assert filas_alcanzadas(exportacion) == 2
    assert "2 / 3" in navegador.get(f"{url}?v=0").content.decode()
    assert navegador.get(f"{url}?v=2").status_code == 204
    procesar_pendientes()
    assert navegador.get(url)["HX-Redirect"] == f"/exportaciones/{exportacion.pk}/"


def test_set_aside_its_page_does_not_go_on_promising(jefa):
    gente(2)
    exportacion = pedir(jefa)
    pendiente = Pendiente.objects.get(tipo=exportar.HACER)
    abandonar(pendiente)
    exportacion.refresh_from_db()
    assert exportacion.terminada_en is None

    pendiente.situacion = Situacion.APARTADO
    abandonar(pendiente)
    exportacion.refresh_from_db()
    assert exportacion.problema == de_fondo.NO_SE_PUDO
