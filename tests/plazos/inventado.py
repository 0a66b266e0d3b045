"""An invented kind of deadline: the room knows nothing of what it bounds."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from bluecom.plazos import tipos
from bluecom.plazos.politicas import sembrar
from bluecom.plazos.tipos import Marcado, Tipo


class Rellamada:
    """Notes what it is told; ``falla`` makes it raise."""

    def __init__(self) -> None:
        self.dichas: list[tuple[int, str]] = []
        self.falla = False
        self.tipo = Tipo(
            codigo="rellamada",
            nombre="Rellamada",
            ejemplo="Una rellamada",
            cadena="contacto",
            avisar=self.avisar,
            horas=4,
            horas_de_aviso=1,
            horas_supervisor=None,
            horas_jefe_ventas=None,
            horas_jefe_servicio=None,
            horas_de_repetir=None,
        )

    def avisar(self, marcados: Any, ahora: datetime) -> list[str]:
        if self.falla:
            raise RuntimeError("no se pudo")
        return [self._decir(marcado) for marcado in marcados]

    def _decir(self, marcado: Marcado) -> str:
        marca = "VENCIDO" if marcado.tarde else "PREVIA"
        self.dichas.append((marcado.plazo.objeto_id, marca))
        return f"{marca} {marcado.plazo.objeto_id}"


@pytest.fixture
def rellamada(db: None) -> Iterator[Rellamada]:
    """The kind ``rellamada``: four running hours, told one hour before."""
    dicha = Rellamada()
    tipos.registrar(dicha.tipo)
    sembrar()
    yield dicha
    del tipos._tipos[dicha.tipo.codigo]
