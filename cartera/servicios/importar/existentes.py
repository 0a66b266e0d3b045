"""What the database already knows of a batch of rows: one query per kind, none per row."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from cartera.models import (
    Cartera,
    Cliente,
    ContactoCartera,
    NoLlamar,
    TelefonoCliente,
    UnionDeClientes,
)
from cartera.servicios.importar.alcance import Alcance
from cartera.servicios.importar.valores import Fila, Persona


def persona_de(cliente: Cliente) -> Persona | None:
    if cliente.es_empresa:
        return ("NIT", cliente.nit, "") if cliente.nit else None
    return ("CI", cliente.ci_numero, cliente.ci_complemento) if cliente.ci_numero else None


class Existentes:
    """Clients, contacts, telephones and do-not-call numbers that a batch may touch."""

    def __init__(
        self,
        filas: Sequence[Fila],
        *,
        cartera: Cartera | None,
        de_prueba: bool,
        alcance: str = Alcance.POR_LLAMAR,
    ) -> None:
        self.alcance = alcance
        self.cartera_id = cartera.pk if cartera else None
        self.por_persona: dict[Persona, Cliente] = {}
        self.por_codigo: dict[str, Cliente] = {}
        self.por_linea: dict[str, list[ContactoCartera]] = defaultdict(list)
        self.de_cliente: dict[int, list[ContactoCartera]] = defaultdict(list)
        self.telefonos: dict[int, set[str]] = defaultdict(set)
        self._clientes: dict[int, Cliente] = {}
        self._dejado: dict[int, dict[str, set[str]]] = {}
        self._leer_clientes(filas, de_prueba)
        self._leer_uniones(filas, de_prueba)
        self._leer_contactos(filas, de_prueba)
        self._leer_telefonos(filas)

    def de_esta_cartera(self, cliente: Cliente) -> ContactoCartera | None:
        contactos = self.de_cliente[cliente.pk]
        return next((c for c in contactos if c.cartera_id == self.cartera_id), None)

    def repetido_en_otra(self, cliente: Cliente) -> ContactoCartera | None:
        """Where else the client is, as far as it is looked for: still to be called comes first."""
        if self.alcance == Alcance.CARTERA:
            return None
        otros = [c for c in self.de_cliente[cliente.pk] if c.cartera_id != self.cartera_id]
        return next((c for c in sorted(otros, key=ya_termino) if self._alcanza(c)), None)

    def dueno_de_la_linea(self, linea: str) -> Cliente | None:
        """Whose line it is: in this portfolio, or in another, as far as it is looked for.

        Of who is still to be called it is his, however near one looks: nobody else would answer.
        """
        contactos = [
            c for c in self.por_linea[linea] if c.cartera_id == self.cartera_id or self._alcanza(c)
        ]
        contactos.sort(key=lambda c: c.cartera_id != self.cartera_id)
        return self._clientes[contactos[0].cliente_id] if contactos else None

    def pidio_no_llamar(self, linea: str, cliente: Cliente | None) -> bool:
        return linea in self.no_llamar or (
            cliente is not None and cliente.pk in self.clientes_no_llamar
        )

    def se_dejo(self, cliente: Cliente, columna: str, valor: Any) -> bool:
        """Somebody who joined two records decided that this is not what is said of the client."""
        return valor in self._dejado.get(cliente.pk, {}).get(columna, ())

    def _alcanza(self, contacto: ContactoCartera) -> bool:
        return self.alcance == Alcance.TODO or not ya_termino(contacto)

    def _leer_clientes(self, filas: Sequence[Fila], de_prueba: bool) -> None:
        base = Cliente.objects.filter(de_prueba=de_prueba).order_by()
        personas = [f.persona for f in filas if f.persona]
        cis = [p[1] for p in personas if p[0] == "CI"]
        nits = [p[1] for p in personas if p[0] == "NIT"]
        codigos = [f.codigo for f in filas if f.codigo]
        self._anotar(base.filter(tipo=Cliente.Tipo.PERSONA, ci_numero__in=cis))
        self._anotar(base.filter(tipo=Cliente.Tipo.EMPRESA, nit__in=nits))
        self._anotar(base.filter(codigo__in=codigos))

    def _leer_uniones(self, filas: Sequence[Fila], de_prueba: bool) -> None:
        """Who was joined is found by the code and the number of either record.

        The clients are read apart: beside these conditions all of them would be gone through.
        """
        if not UnionDeClientes.objects.exists():
            return
        personas = [f.persona[1] for f in filas if f.persona]
        codigos = [f.codigo for f in filas if f.codigo]
        suyas = Q(cliente__in=list(self._clientes))
        for lado in ("uno", "otro"):
            suyas |= Q(**{f"datos__{lado}__codigo__in": codigos})
            suyas |= Q(**{f"datos__{lado}__ci_numero__in": personas})
            suyas |= Q(**{f"datos__{lado}__nit__in": personas})
        uniones = UnionDeClientes.objects.filter(suyas).prefetch_related("cliente").order_by("pk")
        for union in uniones:
            if union.cliente.de_prueba != de_prueba:
                continue
            self._anotar([union.cliente])
            for dicho in union.datos.values():
                self._anotar_lo_de_antes(union.cliente, dicho)

    def _anotar_lo_de_antes(self, cliente: Cliente, dicho: dict[str, str]) -> None:
        """Whoever has that code or number today comes first."""
        if (persona := persona_de(Cliente(tipo=cliente.tipo, **dicho))) is not None:
            self.por_persona.setdefault(persona, cliente)
        if dicho["codigo"]:
            self.por_codigo.setdefault(dicho["codigo"], cliente)
        dejado = self._dejado.setdefault(cliente.pk, defaultdict(set))
        for columna, valor in dicho.items():
            if valor != getattr(cliente, columna):
                dejado[columna].add(valor)

    def _leer_contactos(self, filas: Sequence[Fila], de_prueba: bool) -> None:
        base = ContactoCartera.objects.filter(cartera__de_prueba=de_prueba).order_by("pk")
        base = base.select_related("cartera", "cliente")
        for contacto in base.filter(linea__in=[f.numero for f in filas if f.numero]):
            self.por_linea[contacto.linea].append(contacto)
            self._anotar([contacto.cliente])
        for contacto in base.filter(cliente_id__in=list(self._clientes)):
            self.de_cliente[contacto.cliente_id].append(contacto)

    def _leer_telefonos(self, filas: Sequence[Fila]) -> None:
        telefonos = TelefonoCliente.objects.filter(cliente_id__in=list(self._clientes))
        for cliente_id, numero in telefonos.values_list("cliente_id", "numero"):
            self.telefonos[cliente_id].add(numero)
        vigentes = NoLlamar.objects.vigentes()
        lineas = [f.numero for f in filas if f.numero]
        self.no_llamar = set(vigentes.filter(numero__in=lineas).values_list("numero", flat=True))
        self.clientes_no_llamar = set(
            vigentes.filter(cliente_id__in=list(self._clientes)).values_list(
                "cliente_id", flat=True
            )
        )

    def _anotar(self, clientes: Iterable[Cliente]) -> None:
        for leido in clientes:
            cliente = self._clientes.setdefault(leido.pk, leido)
            if (persona := persona_de(cliente)) is not None:
                self.por_persona[persona] = cliente
            if cliente.codigo:
                self.por_codigo[cliente.codigo] = cliente


def ya_termino(contacto: ContactoCartera) -> bool:
    """Nobody is going to call him by this place in a portfolio."""
    return not (contacto.esta_abierto and contacto.cartera.activa)
