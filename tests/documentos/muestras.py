"""The invented papers, drawn once for the many tests that read something in their bytes."""

from functools import cache

from documentos.muestra import instantanea_de_muestra
from documentos.papel.ensamble import Impreso, ensamblar
from documentos.papel.hoja import componer
from documentos.tipos import FORMULARIOS, TipoDocumento
from tests.documentos.imagenes import foto_carta, foto_ci

TODOS = [tipo.value for tipo in TipoDocumento]


@cache
def papel(tipo: str) -> bytes:
    return componer(tipo, instantanea_de_muestra(tipo), "v1")


@cache
def contrato_con_anexo() -> bytes:
    return componer(
        "CONTRATO", instantanea_de_muestra("CONTRATO"), "v1", anexo=papel("CONDICIONES")
    )


@cache
def dosier() -> bytes:
    """The three forms with their annex, both sides of the C.I. and the letter."""
    impresos = [
        Impreso(
            pdf=contrato_con_anexo() if tipo == TipoDocumento.CONTRATO else papel(tipo),
            numero=n,
            url=f"https://muestra.example/p/{n}",
            titulo=str(TipoDocumento(tipo).label),
            ejemplares=("ORIGINAL", "COPIA"),
        )
        for n, tipo in enumerate(FORMULARIOS, start=1)
    ]
    return ensamblar(
        impresos,
        ci={"Cédula de identidad, anverso y reverso": [foto_ci(), foto_ci("reverso")]},
        cartas={"Carta de solicitud": foto_carta()},
    )
