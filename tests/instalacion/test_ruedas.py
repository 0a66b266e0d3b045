"""A pin that could not be installed on some supported machine is named before anybody meets it."""

import pytest

from tests.instalacion import ruedas
from tests.instalacion.indice import sirviendo

X86 = "Python 3.{} en x86_64"
ARM = "Python 3.{} en aarch64"


@pytest.fixture
def indice(tmp_path, monkeypatch):
    with sirviendo(tmp_path) as indice:
        monkeypatch.setenv("UV_DEFAULT_INDEX", indice.url)
        monkeypatch.setenv("UV_NO_CACHE", "1")
        yield indice


def faltantes(tmp_path, *pines):
    lock = tmp_path / "uno.lock"
    lock.write_text("".join(pines))
    return {
        dicho.removeprefix("parte==1.0 no tiene rueda para ").removesuffix(".")
        for dicho in ruedas.faltantes(lock, ["3.12", "3.13"])
    }


@pytest.mark.parametrize(
    ("etiqueta", "faltan"),
    [
        ("py3-none-any", set()),
        ("cp312-cp312-manylinux_2_36_x86_64", {X86.format(13), ARM.format(12), ARM.format(13)}),
        ("cp311-abi3-manylinux2014_aarch64", {X86.format(12), X86.format(13)}),
        (
            "py3-none-manylinux_2_37_x86_64",  # newer than Debian 12
            {X86.format(12), X86.format(13), ARM.format(12), ARM.format(13)},
        ),
    ],
)
def test_a_pin_is_named_where_no_wheel_of_it_fits(indice, tmp_path, etiqueta, faltan):
    indice.ofrecer("parte", "1.0", etiqueta)

    assert faltantes(tmp_path, indice.pin("parte==1.0")) == faltan


def test_a_wheel_that_came_after_the_lock_does_not_count(indice, tmp_path):
    indice.ofrecer("parte", "1.0", "cp312-none-any")
    pin = indice.pin("parte==1.0")
    indice.ofrecer("parte", "1.0", "cp313-none-any")

    assert faltantes(tmp_path, pin) == {X86.format(13), ARM.format(13)}


def test_a_pin_counts_only_where_its_marker_holds(indice, tmp_path):
    indice.ofrecer("parte", "1.0", "cp313-none-any")
    pin = indice.pin("parte==1.0").replace(" --hash", " ; python_full_version >= '3.12.5' --hash")
    solo_313 = pin.replace("3.12.5", "3.13")

    assert faltantes(tmp_path, pin) == {X86.format(12), ARM.format(12)}
    assert faltantes(tmp_path, solo_313) == set()
