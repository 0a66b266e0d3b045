"""The pages and the one way row by row, of a kind that no part of the house has."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bluecom.archivos import caras
from bluecom.archivos.caras import Cara, Conteo, Insignia, mostrar
from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.planillas import tipos
from bluecom.planillas.encabezado import Campo, Campos, Exigencia
from bluecom.planillas.models import Corrida
from bluecom.planillas.recorrer import Fila, Suerte, recorrer
from bluecom.planillas.tipos import Entrada, TipoDePlanilla, registrar
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db

CAMPOS = Campos(
    (Campo("codigo", "Código", "CODIGO"), Campo("color", "Color", "COLOR")),
    (Exigencia("CÓDIGO", frozenset({"codigo"})), Exigencia("COLOR", frozenset({"color"}))),
)
CARA = Cara(
    tipo="colores",
    titulo="Importar colores",
    que_es="Colores",
    etiqueta="Archivo de colores",
    de_donde="El que se inventó",
    verbo="Pintar",
    roles=(Rol.CANALES_VIRTUALES,),
    conteos=(
        Conteo("pintadas", "Pintadas", "Con su color"),
        Conteo("rechazadas", "Rechazadas", "Sin color"),
        Conteo("omitidas", "Omitidas", "En blanco"),
    ),
    clases={"rechazada": Insignia("Rechazada", "RECHAZADA")},
    que_archivo=(("Hace falta", "CÓDIGO · COLOR"),),
    vuelta=("Archivos", "archivos"),
    hecho=lambda corrida: f"{corrida.conteos['pintadas']} con color.",
    deshecho=lambda corrida: f"{corrida.conteos['deshechas']} sin color.",
    al_deshacer="Se despinta.",
)


def _pintar(entrada: Entrada) -> int | None:
    def decidir(fila: Fila) -> Suerte:
        pintado = Group.objects.create(name=fila.datos["codigo"])
        if not fila.datos["color"]:
            raise DatoInvalido("Falta el color.")
        return Suerte("pintadas", "pintada", objeto_id=pintado.pk)

    recorrer(entrada, decidir)
    return None


def _despintar(corrida: Corrida, acto: Acto) -> dict[str, int]:
    hechos = corrida.renglones.filter(objeto_id__isnull=False).values("objeto_id")
    return {"deshechas": Group.objects.filter(pk__in=hechos).delete()[0]}


@pytest.fixture(autouse=True)
def colores() -> Iterator[None]:
    registrar(TipoDePlanilla("colores", CAMPOS, CARA.claves, _pintar, _despintar))
    mostrar(CARA)
    yield
    del tipos._tipos["colores"], caras._caras["colores"]


@pytest.fixture
def canales(client):
    client.force_login(UsuarioFactory(rol=Rol.CANALES_VIRTUALES))
    return client


def traer(cliente, *lineas: str) -> str:
    archivo = SimpleUploadedFile("c.csv", "\r\n".join(("CODIGO;COLOR", *lineas)).encode())
    return cliente.post(reverse("traer_archivo", args=["colores"]), {"archivo": archivo}).url


def conteos() -> dict[str, int]:
    return {c: n for c, n in Corrida.objects.get().conteos.items() if c != "leidas"}


def test_a_dry_run_is_exactly_the_run_and_leaves_nothing(canales):
    pagina = traer(canales, "a;rojo", "b;", ";", "CODIGO;COLOR", "c;azul;de más", "d;verde")

    procesar_pendientes()
    ensayo = conteos()
    assert ensayo == {"pintadas": 2, "rechazadas": 2, "omitidas": 2}
    assert not Group.objects.exists()
    assert "Falta el color." in canales.get(pagina).content.decode()

    canales.post(f"{pagina}confirmar/")
    procesar_pendientes()

    assert conteos() == ensayo
    assert sorted(Group.objects.values_list("name", flat=True)) == ["a", "d"]
    assert [r.clase for r in Corrida.objects.get().renglones.all()] == [
        "pintada", "rechazada", "omitida", "omitida", "rechazada", "pintada",
    ]  # fmt: skip
    assert "2 con color." in canales.get(pagina).content.decode()


def test_what_it_made_is_taken_back_and_a_dry_run_has_nothing_to_take_back(canales):
    pagina = traer(canales, "a;rojo")
    procesar_pendientes()
    assert "Deshacer la carga" not in canales.get(pagina).content.decode()

    canales.post(f"{pagina}confirmar/")
    procesar_pendientes()
    assert "Se despinta." in canales.get(pagina).content.decode()
    canales.post(f"{pagina}deshacer/")
    procesar_pendientes()

    assert "1 sin color." in canales.get(pagina).content.decode()
    assert not Group.objects.exists()


def test_a_file_of_blank_lines_is_refused(canales):
    pagina = traer(canales, ";", ";")
    procesar_pendientes()

    assert "no tiene ninguna fila" in canales.get(pagina).content.decode()


def test_each_person_finds_the_kinds_of_files_that_are_theirs(canales, client):
    suyos = canales.get(reverse("archivos")).content.decode()
    assert "Colores" in suyos and "Cartera de clientes" not in suyos
    pagina = traer(canales, "a;rojo")

    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))
    otros = client.get(reverse("archivos")).content.decode()
    assert "Cartera de clientes" in otros and "Colores" not in otros
    assert client.get(pagina).status_code == 404
    assert client.get(reverse("traer_archivo", args=["colores"])).status_code == 403
