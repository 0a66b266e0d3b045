"""Portfolio, clients and calls for tests: invented people, valid shapes."""

from datetime import datetime, timedelta
from typing import Any

import factory
from django.utils import timezone

from bluecom.cuentas.models import Usuario
from cartera.models import (
    Cartera,
    Cliente,
    ContactoCartera,
    Extension,
    Llamada,
    NoLlamar,
    Rellamada,
    ResultadoLlamada,
    TelefonoCliente,
)
from tests.factories_cuentas import UsuarioFactory


class CarteraFactory(factory.django.DjangoModelFactory[Cartera]):
    class Meta:
        model = Cartera

    nombre = factory.Sequence(lambda n: f"Cartera {n}")
    cargada_por = factory.SubFactory(UsuarioFactory, rol="SUPERVISOR")
    cargada_en = factory.LazyFunction(timezone.now)
    siempre_abierta = True  # a test has its own clock; those of calling hours say otherwise


class ClienteFactory(factory.django.DjangoModelFactory[Cliente]):
    class Meta:
        model = Cliente

    codigo = factory.Sequence(lambda n: f"C{n:06d}")
    ci_numero = factory.Sequence(lambda n: str(5_000_000 + n))
    ci_expedido = "CB"
    nombres = "María"
    apellido_paterno = "Rojas"
    apellido_materno = factory.Sequence(lambda n: f"Apellido {n}")


class EmpresaFactory(ClienteFactory):
    tipo = Cliente.Tipo.EMPRESA
    ci_numero = ci_expedido = nombres = apellido_paterno = apellido_materno = ""
    nit = factory.Sequence(lambda n: str(1_020_300_000 + n))
    razon_social = factory.Sequence(lambda n: f"Comercial {n} S.R.L.")


class TelefonoClienteFactory(factory.django.DjangoModelFactory[TelefonoCliente]):
    class Meta:
        model = TelefonoCliente

    cliente = factory.SubFactory(ClienteFactory)
    numero = factory.Sequence(lambda n: f"+5917{1_000_000 + n}")


class ContactoCarteraFactory(factory.django.DjangoModelFactory[ContactoCartera]):
    class Meta:
        model = ContactoCartera
        skip_postgeneration_save = True

    class Params:
        en_mano_de: Usuario | None = None

    cartera = factory.SubFactory(CarteraFactory)
    cliente = factory.SubFactory(
        ClienteFactory, de_prueba=factory.SelfAttribute("..cartera.de_prueba")
    )
    orden = factory.Sequence(lambda n: n + 2)
    linea = factory.Sequence(lambda n: f"+59144{200_000 + n}")
    direccion = "La Paz 2040 entre Lanza y Antezana"
    zona = "Central"
    tecnologia = "FIBRA"
    servicios_actuales = factory.LazyFunction(lambda: ["Telefonía fija"])
    servicios_requeridos = factory.LazyFunction(lambda: ["FTTH_GPON"])
    situacion = factory.Maybe("en_mano_de", "EN_MANO", "DISPONIBLE")
    reservado_por = factory.SelfAttribute("en_mano_de")

    @factory.lazy_attribute
    def reservado_hasta(self) -> datetime | None:
        return timezone.now() + timedelta(minutes=30) if self.en_mano_de else None

    @factory.post_generation
    def rellamada(self: Any, create: bool, _: Any, **datos: Any) -> None:
        """Whoever is to be called back has the row that says so; by default of his own asesor."""
        if "RELLAMADA" in (self.situacion, self.situacion_previa):
            cuando = self.proximo_en or timezone.now()
            datos = {"para": self.asignado_a, "cuando": cuando} | datos
            RellamadaFactory(contacto=self, **datos)


class RellamadaFactory(factory.django.DjangoModelFactory[Rellamada]):
    class Meta:
        model = Rellamada

    contacto = factory.SubFactory("tests.cartera.factories.ContactoCarteraFactory")
    telefono = factory.SelfAttribute("contacto.linea")
    cuando = factory.LazyFunction(timezone.now)
    de_todos_desde = factory.LazyAttribute(
        lambda r: r.cuando + timedelta(minutes=15 if r.para else 0)
    )
    para: Any = None
    pedida_por = factory.LazyAttribute(lambda r: r.para or UsuarioFactory())
    pedida_en = factory.LazyAttribute(lambda r: r.cuando - timedelta(days=1))


class LlamadaFactory(factory.django.DjangoModelFactory[Llamada]):
    """Needs the catalogue of outcomes (fixture ``resultados``)."""

    class Meta:
        model = Llamada

    contacto = factory.SubFactory(ContactoCarteraFactory)
    agente = factory.SubFactory(UsuarioFactory)
    telefono = factory.SelfAttribute("contacto.linea")
    inicio = factory.LazyFunction(timezone.now)
    resultado = factory.LazyFunction(lambda: ResultadoLlamada.objects.get(pk="ACEPTA"))
    proposito = "OFERTA"
    efectiva = factory.SelfAttribute("resultado.efectiva")


class NoLlamarFactory(factory.django.DjangoModelFactory[NoLlamar]):
    class Meta:
        model = NoLlamar

    numero = factory.Sequence(lambda n: f"+59144{800_000 + n}")
    pedido_en = factory.LazyFunction(timezone.now)
    anotado_por = factory.SubFactory(UsuarioFactory)


class ExtensionFactory(factory.django.DjangoModelFactory[Extension]):
    class Meta:
        model = Extension

    usuario = factory.SubFactory(UsuarioFactory)
    numero = factory.Sequence(lambda n: str(2000 + n))
    desde = factory.LazyFunction(lambda: timezone.now() - timedelta(days=365))
    dada_por = factory.SubFactory(UsuarioFactory, rol="SUPERVISOR")


def filas_csv(*filas: dict[str, Any], separador: str = ";") -> bytes:
    """A portfolio file with the columns of the given rows, as COMTECO's tools write it."""
    columnas = list(dict.fromkeys(c for fila in filas for c in fila))
    renglones = [separador.join(columnas)]
    renglones += [separador.join(str(fila.get(c, "")) for c in columnas) for fila in filas]
    return ("\r\n".join(renglones) + "\r\n").encode("cp1252")
