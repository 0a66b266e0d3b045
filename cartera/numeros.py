"""Every number of a client, once, with what is known of it (4.1)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from bluecom.bolivia.telefonos import es_celular, nacional
from bluecom.integraciones import elastix
from bluecom.lecturas import leer_juntas
from cartera.models import NoLlamar, TelefonoCliente

C = TelefonoCliente.Calificacion


@dataclass(frozen=True)
class Numero:
    """``numero``: E.164; ``etiqueta``: what it is; ``no_llamar``: nobody offers anything on it.

    ``inventado`` for practice: it may be somebody's, and nobody dials it. ``aun_asi``: he is
    called for what he accepted, whatever else he asked.
    """

    numero: str
    etiqueta: str
    calificacion: str = C.SIN_CALIFICAR
    no_llamar: bool = False
    inventado: bool = False
    aun_asi: bool = False

    @property
    def no_se_marca(self) -> str:
        """Why nobody dials it, by hand or by the exchange; empty when one may."""
        if self.inventado:
            return "Es un número de práctica: no se marca."
        if self.no_llamar and not self.aun_asi:
            return "Pidió que no se lo llame: no se marca."
        return ""

    @property
    def dicho(self) -> str:
        """What the calls showed of it, in words."""
        return str(C(self.calificacion).label)

    @property
    def tecleado(self) -> str:
        """As a person types it."""
        return nacional(self.numero)

    @property
    def enlace(self) -> str:
        """What a press dials."""
        return elastix().enlace_para_llamar(self.numero)

    @property
    def puede_alcanzarlo(self) -> bool:
        return not self.no_llamar and self.calificacion not in TelefonoCliente.NO_SIRVEN

    @property
    def es_malo(self) -> bool:
        return self.calificacion in TelefonoCliente.NO_SIRVEN

    @property
    def es_celular(self) -> bool:
        return es_celular(self.numero)


@dataclass(frozen=True)
class Numeros:
    """``todos``: the lines first; ``pidio_no_llamar``: the client did, whatever the number."""

    todos: tuple[Numero, ...]
    pidio_no_llamar: bool

    @property
    def celulares(self) -> list[Numero]:
        """Those that may have WhatsApp and are not known to be somebody else's."""
        return [n for n in self.todos if n.es_celular and not n.es_malo]

    @property
    def celular_propuesto(self) -> str:
        """The only mobile at which the client himself answered; empty when none or several."""
        buenos = [n.numero for n in self.celulares if n.calificacion == C.BUENO]
        return buenos[0] if len(buenos) == 1 else ""


def numeros_de(
    cliente_id: int,
    *,
    lineas: Iterable[str],
    dados: Iterable[tuple[str, str]] = (),
    inventados: bool = False,
    aun_asi: bool = False,
) -> Numeros:
    """In one message. ``dados``: what the client gave in his sales, as (label, number)."""
    suyos = TelefonoCliente.objects.filter(cliente=cliente_id)
    lineas, dados = list(dict.fromkeys(lineas)), list(dados)
    dichos = [*lineas, *(numero for _, numero in dados)]
    vetos = (
        NoLlamar.objects.vigentes()
        .filter(Q(numero__in=dichos) | Q(numero__in=suyos.values("numero")) | Q(cliente=cliente_id))
        .values_list("numero", "cliente")
    )
    leer_juntas(suyos, vetos)
    conocidos = {t.numero: t for t in suyos}
    etiquetas = dict.fromkeys(lineas, "Línea")
    for etiqueta, numero in dados:
        etiquetas.setdefault(numero, etiqueta)
    for numero, telefono in conocidos.items():
        etiquetas.setdefault(numero, telefono.get_tipo_display())
    vetados = set(vetos)
    del_numero = {numero for numero, _ in vetados}
    pidio = any(cliente == cliente_id for _, cliente in vetados) or any(
        linea in del_numero for linea in lineas
    )
    return Numeros(
        tuple(
            Numero(
                numero,
                etiqueta,
                conocidos[numero].calificacion if numero in conocidos else C.SIN_CALIFICAR,
                no_llamar=pidio or numero in del_numero,
                inventado=inventados,
                aun_asi=aun_asi,
            )
            for numero, etiqueta in etiquetas.items()
        ),
        pidio,
    )
