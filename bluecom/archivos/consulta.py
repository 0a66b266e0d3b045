"""What the pages of a file show of its run."""

from typing import Any

from django.db.models import Count, QuerySet

from bluecom.archivos.caras import cara_de, caras_para
from bluecom.cuentas.models import Usuario
from bluecom.planillas.models import ABIERTAS, Corrida, Renglon


def corridas_de(usuario: Usuario) -> QuerySet[Corrida]:
    """The files of the kinds that this person may bring, in this person's world."""
    tipos = [cara.tipo for cara in caras_para(usuario)]
    return Corrida.objects.filter(tipo__in=tipos, de_prueba=usuario.de_prueba).select_related(
        "pedida_por"
    )


def sin_cerrar(usuario: Usuario, tipo: str = "") -> list[Corrida]:
    """Files being read or loaded, or waiting for somebody; of one kind, or of all."""
    abiertas = corridas_de(usuario).filter(situacion__in=ABIERTAS)
    return list(abiertas.filter(tipo=tipo) if tipo else abiertas)


def resumen_de(corrida: Corrida) -> list[dict[str, Any]]:
    """The counts in the words of the page; empty while the file is being read."""
    if not corrida.conteos:
        return []
    return [
        {"etiqueta": titulo, "n": corrida.conteos.get(clave, 0), "nota": nota}
        for clave, titulo, nota in cara_de(corrida).conteos
    ]


def por_mirar(corrida: Corrida, clase: str = "") -> QuerySet[Renglon]:
    """The rows that a person may want to look at: all of them, or those of one class."""
    clases = cara_de(corrida).clases
    return corrida.renglones.filter(clase__in=[clase] if clase in clases else list(clases))


def clases_de(corrida: Corrida) -> list[dict[str, Any]]:
    """The classes present among the rows to look at, with how many."""
    cuentas = dict(por_mirar(corrida).order_by().values_list("clase").annotate(n=Count("pk")))
    return [
        {"clase": clase, "texto": insignia.texto, "n": cuentas[clase]}
        for clase, insignia in cara_de(corrida).clases.items()
        if clase in cuentas
    ]
