"""A file of the exchange's calls, and what becomes of each in the month (4.1)."""

from dataclasses import replace

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.conjuntos import UnoDe
from bluecom.cuentas.acto import Acto
from bluecom.planillas.models import Corrida
from bluecom.planillas.tipos import Entrada
from cartera.models import LlamadaDeCentral, RegistroCDR
from cartera.telefonia.carga import cargar, quitar
from cartera.telefonia.registro import reagrupar, uno_a_la_vez
from indicadores.conversaciones.cruzar import cruzar
from indicadores.efectiva import por_segundos
from indicadores.models import CoberturaCDR, Conversacion, Cruce, Decision


def hacer(entrada: Entrada) -> int | None:
    """Its legs, the calls that they make, and of which client and record each one is.

    Counts too how many of its calls a client answered for long enough, and how many that he
    answered no record speaks of. A dry run does all of it and takes it back.
    """
    if entrada.simular:
        with transaction.atomic():
            conteos = _hacer(replace(entrada, simular=False))
            transaction.set_rollback(True)
        cargar(entrada)
    else:
        conteos = _hacer(entrada)
        datos = {"sha256": entrada.corrida.sha256, **conteos}
        anotar(f"cdr:{entrada.corrida.pk}", "importar_cdr", acto=entrada.acto, datos=datos)
    entrada.corrida.conteos = conteos
    return None


def deshacer(corrida: Corrida, acto: Acto) -> dict[str, int]:
    """Take its legs out, but those of a call about which somebody decided or that another says."""
    uno_a_la_vez()
    decididas = {d.grupo for d in Decision.objects.exclude(grupo=None) if d.grupo}
    creados = corrida.renglones.filter(objeto_id__isnull=False).count()
    CoberturaCDR.objects.filter(corrida=corrida).delete()
    uniqueids, salieron = quitar(corrida, salvo_grupos=decididas)
    cruzar(reagrupar(uniqueids))
    cuenta = {"deshechas": salieron, "quedan": creados - salieron}
    anotar(f"cdr:{corrida.pk}", "deshacer_cdr", acto=acto, datos=cuenta)
    return cuenta


def _hacer(entrada: Entrada) -> dict[str, int]:
    carga = cargar(entrada)
    if carga.dias:
        dias = {"desde": min(carga.dias), "hasta": max(carga.dias)}
        CoberturaCDR.objects.create(corrida=entrada.corrida, **dias)
    cruzar(reagrupar(carga.uniqueids))
    grupos = RegistroCDR.objects.filter(UnoDe("uniqueid", carga.uniqueids)).values("grupo")
    suyas = LlamadaDeCentral.objects.filter(grupo__in=grupos)
    return carga.conteos | {
        "efectivas": Conversacion.objects.filter(por_segundos(), central__in=suyas).count(),
        "no_conciliadas": Cruce.objects.filter(central__llamada=None, central__in=suyas).count(),
    }
