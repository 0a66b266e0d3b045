"""What the documents name is there: a newcomer types nothing that does not exist."""

import os
import re
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands

from bluecom.interfaz.navegacion import POR_ROL
from bluecom.management.demo import USUARIOS

RAIZ = Path(__file__).parents[1]
DOCUMENTOS = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    *(f"docs/{nombre}.md" for nombre in ("arquitectura", "depurar", "estilo", "manual-del-mes")),
    *(f"docs/{nombre}.md" for nombre in ("operacion", "pruebas", "recetas", "despliegue/README")),
]
EN_MARCHA = {".datos/probar-instalacion/", "mutants/"}
"""What only a running system has."""
_DE_UN_ARCHIVO = re.compile(r"\.(py|html|md|css|js|toml|sh)$|/$")


@cache
def lo_que_hay() -> frozenset[str]:
    """Every file, and every folder with its bar."""
    hay = set()
    for donde, carpetas, archivos in os.walk(RAIZ):
        carpetas[:] = [c for c in carpetas if c not in (".git", ".venv", ".datos", "mutants")]
        aqui = Path(donde).relative_to(RAIZ)
        hay |= {f"{aqui / carpeta}/" for carpeta in carpetas} | {f"{aqui / a}" for a in archivos}
    return frozenset(hay)


def leido(documento: str) -> str:
    return (RAIZ / documento).read_text(encoding="utf-8")


@pytest.mark.parametrize("documento", DOCUMENTOS)
def test_every_file_and_folder_that_a_document_names_is_there(documento):
    nombradas = set(re.findall(r"`([\w.-][\w./-]*)`", leido(documento))) - EN_MARCHA
    rutas = {ruta for ruta in nombradas if _DE_UN_ARCHIVO.search(ruta)}

    assert {
        r for r in rutas if not any(f"/{hay}".endswith(f"/{r}") for hay in lo_que_hay())
    } == set()


@pytest.mark.parametrize("documento", DOCUMENTOS)
def test_every_link_of_a_document_leads_somewhere(documento):
    enlaces = re.findall(r"\]\(([^)#\s]+)", leido(documento))
    propios = [enlace for enlace in enlaces if not enlace.startswith(("http", "mailto:"))]

    assert [e for e in propios if not (RAIZ / documento).parent.joinpath(e).exists()] == []


@pytest.mark.parametrize("documento", DOCUMENTOS)
def test_every_command_that_a_document_types_exists(documento):
    metas = set(re.findall(r"^([a-z-]+):", leido("Makefile"), re.MULTILINE))

    assert set(re.findall(r"`make ([a-z-]+)", leido(documento))) - metas == set()
    assert set(re.findall(r"manage\.py ([a-z_]+)", leido(documento))) - set(get_commands()) == set()


def test_the_readme_says_the_demo_s_people_and_what_each_finds():
    filas = re.findall(
        r"^\| `(\w+)` \| `([\w-]+)` \| ([^|]+) \| ([^|]+) \|$", leido("README.md"), re.M
    )
    dichos = {usuario: (clave, rol, suyo) for usuario, clave, rol, suyo in filas}

    assert dichos.keys() == USUARIOS.keys()
    for usuario, (clave, rol, *_) in USUARIOS.items():
        assert dichos[usuario][:2] == (clave, str(rol.label))
        halla = re.findall(r"\*([^*]+)\*", dichos[usuario][2])
        assert halla in ([], [entrada.texto for entrada in POR_ROL[rol]])


def test_the_readme_lists_every_command_of_the_house():
    propios = {ruta.stem for ruta in RAIZ.glob("*/management/commands/*.py")}
    propios |= {ruta.stem for ruta in RAIZ.glob("bluecom/*/management/commands/*.py")}

    tabla = leido("README.md").split("## Commands")[1].split("\n## ")[0]
    assert {c for c in propios - {"__init__"} if f"`{c}" not in tabla} == set()
