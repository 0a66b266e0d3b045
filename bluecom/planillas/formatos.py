"""What people said of headers that were not recognised, so that nobody is asked twice."""

from collections.abc import Mapping, Sequence

from bluecom.cuentas.acto import Acto
from bluecom.planillas.encabezado import Formatos, huella_de
from bluecom.planillas.models import Formato


def formatos_de(tipo: str) -> Formatos:
    return dict(Formato.objects.filter(tipo=tipo).values_list("huella", "campos"))


def recordar(
    tipo: str, titulos: Sequence[str], campos: Mapping[str, str], *, acto: Acto
) -> Formato:
    """What is said last of a format holds."""
    formato, _ = Formato.objects.update_or_create(
        tipo=tipo,
        huella=huella_de(titulos),
        defaults={
            "titulos": list(titulos),
            "campos": dict(campos),
            "dicho_por": acto.usuario,
            "dicho_en": acto.ahora,
        },
    )
    return formato
