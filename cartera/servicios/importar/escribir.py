"""Write a batch of decisions: whom they bring, what they change, the telephones they add."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from bluecom.bolivia.telefonos import es_fijo
from cartera.models import Cartera, Cliente, ContactoCartera, TelefonoCliente
from cartera.servicios.importar.conciliar import Decision
from cartera.servicios.importar.sueltas import escribir_estas
from cartera.servicios.importar.valores import Persona

_LOTE = 1000
T = TypeVar("T", Cliente, ContactoCartera)


class Escritor:
    """Remembers the client of each person of the file, for the rows that repeat one."""

    def __init__(self, cartera: Cartera) -> None:
        self.cartera = cartera
        self.clientes: dict[Persona, int] = {}

    def escribir(self, decisiones: Sequence[Decision], numerados: Mapping[int, int]) -> None:
        """``numerados``: by its line, the id of the client that a row would bring."""
        self._crear_clientes(decisiones, numerados)
        self._crear_contactos(decisiones)
        self._actualizar(decisiones)
        self._anotar_telefonos(decisiones)

    def _crear_clientes(self, decisiones: Sequence[Decision], numerados: Mapping[int, int]) -> None:
        escribir_estas(self.cartera, [d.fila.linea for d in decisiones if d.es_nueva])
        for decision in decisiones:
            if decision.persona is None:
                continue
            if decision.es_nueva:
                self.clientes[decision.persona] = numerados[decision.fila.linea]
            elif decision.cliente is not None:
                self.clientes[decision.persona] = decision.cliente.pk

    def _crear_contactos(self, decisiones: Sequence[Decision]) -> None:
        nuevas = [d for d in decisiones if d.conteo == "nuevas" and not d.es_nueva]
        for d in nuevas:
            d.creado = ContactoCartera(
                cartera=self.cartera, cliente=d.cliente, orden=d.fila.linea, **d.fila.contacto
            )
        ContactoCartera.objects.bulk_create([d.creado for d in nuevas if d.creado], _LOTE)

    def _actualizar(self, decisiones: Sequence[Decision]) -> None:
        campos_cliente: set[str] = {"clave_busqueda"}
        campos_contacto: set[str] = set()
        clientes: list[Cliente] = []
        contactos: list[ContactoCartera] = []
        for decision in decisiones:
            if decision.cliente is not None and decision.cambios_cliente:
                clientes.append(_poner(decision.cliente, decision.cambios_cliente))
                campos_cliente |= decision.cambios_cliente.keys()
            if decision.contacto is not None and decision.cambios_contacto:
                contactos.append(_poner(decision.contacto, decision.cambios_contacto))
                campos_contacto |= decision.cambios_contacto.keys()
        for cliente in clientes:
            cliente.clave_busqueda = cliente.calcular_clave()
        if clientes:
            Cliente.objects.bulk_update(clientes, sorted(campos_cliente), _LOTE)
        if contactos:
            ContactoCartera.objects.bulk_update(contactos, sorted(campos_contacto), _LOTE)

    def _anotar_telefonos(self, decisiones: Sequence[Decision]) -> None:
        telefonos = [
            TelefonoCliente(cliente_id=cliente_id, numero=numero, tipo=_tipo(numero))
            for d in decisiones
            if not d.es_nueva and (cliente_id := self._cliente_de(d)) is not None
            for numero in d.telefonos
        ]
        TelefonoCliente.objects.bulk_create(telefonos, _LOTE, ignore_conflicts=True)

    def _cliente_de(self, decision: Decision) -> int | None:
        if decision.cliente is not None:
            return decision.cliente.pk
        return self.clientes.get(decision.persona) if decision.persona else None


def _tipo(numero: str) -> str:
    return TelefonoCliente.Tipo.FIJO if es_fijo(numero) else TelefonoCliente.Tipo.CELULAR


def _poner(objeto: T, cambios: dict[str, Any]) -> T:
    for campo, valor in cambios.items():
        setattr(objeto, campo, valor)
    return objeto
