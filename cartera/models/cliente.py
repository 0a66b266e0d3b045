"""Who is called, on which numbers, and who asked not to be."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Func, Q, Value

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import CI
from bluecom.bolivia.telefonos import nacional
from bluecom.bolivia.texto import clave_busqueda, nombre_propio
from bluecom.planillas.models import Corrida

LARGO_DE_LA_CLAVE = 400
MENOS_LETRAS = 3


class Palabras(Func):
    """The words of a search key, each as it is and with its Ñ read as N: what its index holds."""

    template = (
        "array_to_tsvector(array_remove(string_to_array("
        "%(expressions)s || ' ' || replace(%(expressions)s, '~', ''), ' '), ''))"
    )
    output_field = SearchVectorField()


class _Empiezan(Func):
    """Whether words begin as typed, by the index of the words."""

    arg_joiner = " @@ "
    template = "%(expressions)s::tsquery"
    output_field = models.BooleanField()


class ClienteQuerySet(models.QuerySet["Cliente"]):
    def buscar(self, texto: str) -> "ClienteQuerySet":
        """Every word typed begins a word of the name: NUNEZ also finds NÚÑEZ, the Ñ only itself.

        None for less than three letters, which would find half of the clients.
        """
        comienzos = comienzos_de(texto)
        return self.que_empiezan(comienzos) if comienzos else self.none()

    def que_empiezan(self, comienzos: str) -> "ClienteQuerySet":
        """Those that have each of these beginnings, as ``comienzos_de`` writes them."""
        return self.filter(_Empiezan(Palabras("clave_busqueda"), Value(comienzos)))


def comienzos_de(texto: str) -> str:
    """The beginnings of words that were typed, for ``tsquery``; empty for less than a name."""
    try:
        clave = clave_busqueda(texto)[:LARGO_DE_LA_CLAVE]
    except DatoInvalido:
        return ""
    return " & ".join(map(_comienzo, clave.split())) if len(clave) >= MENOS_LETRAS else ""


def _comienzo(palabra: str) -> str:
    """A word for ``tsquery``, which reads quotes and backslashes."""
    literal = palabra.replace("\\", "\\\\").replace("'", "''")
    return f"'{literal}':*"


class Cliente(models.Model):
    """A person (key: C.I. and complement) or a company (key: NIT)."""

    class Tipo(models.TextChoices):
        PERSONA = "PERSONA", "Persona"
        EMPRESA = "EMPRESA", "Empresa"

    tipo = models.CharField(max_length=7, choices=Tipo.choices, default=Tipo.PERSONA)
    codigo = models.CharField("código de cliente", max_length=20, blank=True)
    ci_numero = models.CharField("C.I.", max_length=10, blank=True)
    ci_complemento = models.CharField("complemento", max_length=2, blank=True)
    ci_expedido = models.CharField("expedido", max_length=2, blank=True)
    nit = models.CharField("NIT", max_length=15, blank=True)
    nombres = models.CharField(max_length=80, blank=True)
    apellido_paterno = models.CharField(max_length=60, blank=True)
    apellido_materno = models.CharField(max_length=60, blank=True)
    razon_social = models.CharField("razón social", max_length=120, blank=True)
    correo = models.EmailField("correo electrónico", blank=True)
    clave_busqueda = models.CharField(max_length=LARGO_DE_LA_CLAVE, editable=False)
    de_prueba = models.BooleanField(default=False)

    objects = ClienteQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["clave_busqueda"]
        verbose_name = "cliente"
        verbose_name_plural = "clientes"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ci_numero", "ci_complemento", "de_prueba"],
                condition=Q(tipo="PERSONA") & ~Q(ci_numero=""),
                name="cliente_ci_unico",
            ),
            models.UniqueConstraint(
                fields=["nit", "de_prueba"],
                condition=Q(tipo="EMPRESA") & ~Q(nit=""),
                name="cliente_nit_unico",
            ),
            models.UniqueConstraint(
                fields=["codigo", "de_prueba"],
                condition=~Q(codigo=""),
                name="cliente_codigo_unico",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["clave_busqueda"], name="cliente_busqueda"),
            GinIndex(Palabras("clave_busqueda"), name="cliente_palabras"),
            models.Index(fields=["nit"], name="cliente_nit", condition=~Q(nit="")),
            models.Index(fields=["ci_numero"], name="cliente_ci", condition=~Q(ci_numero="")),
        ]

    def __str__(self) -> str:
        return self.nombre_completo

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clave_busqueda = self.calcular_clave()
        super().save(*args, **kwargs)

    @property
    def es_empresa(self) -> bool:
        return self.tipo == self.Tipo.EMPRESA

    @property
    def partes_del_nombre(self) -> tuple[str, ...]:
        """The fields that make the name, in the order in which it is read."""
        if self.es_empresa:
            return ("razon_social",)
        return ("nombres", "apellido_paterno", "apellido_materno")

    @property
    def nombre_completo(self) -> str:
        return nombre_de(*(getattr(self, campo) for campo in LO_DEL_NOMBRE))

    @property
    def nombre_hablado(self) -> str:
        """As it is said and written to him or her; a company, as it is registered."""
        return self.nombre_completo if self.es_empresa else nombre_propio(self.nombre_completo)

    @property
    def primer_nombre(self) -> str:
        """All that is shown of whom another asesor attends; a company, its first word."""
        return next(iter((self.nombres or self.razon_social).split()), "")

    @property
    def ci(self) -> CI | None:
        if not self.ci_numero:
            return None
        return CI(self.ci_numero, self.ci_complemento, self.ci_expedido)

    @property
    def ci_texto(self) -> str:
        """``1234567-1A CB``, as it is read aloud and printed; empty when unknown."""
        return str(self.ci or "")

    @property
    def identificacion(self) -> str:
        """As a person reads it: ``C.I. 1234567-1A CB`` or ``NIT 1020304050``."""
        if self.es_empresa:
            return f"NIT {self.nit}" if self.nit else ""
        return f"C.I. {self.ci_texto}" if self.ci_numero else ""

    def calcular_clave(self) -> str:
        """What this client is searched and ordered by."""
        return clave_del_nombre({parte: getattr(self, parte) for parte in self.partes_del_nombre})


LO_DEL_NOMBRE = ("tipo", "razon_social", "nombres", "apellido_paterno", "apellido_materno")


def nombre_de(tipo: str, razon_social: str, *de_persona: str) -> str:
    """As it is read, of ``LO_DEL_NOMBRE``: for whoever reads many clients and nothing else."""
    partes = (razon_social,) if tipo == Cliente.Tipo.EMPRESA else de_persona
    return " ".join(filter(None, partes))


def clave_del_nombre(partes: Mapping[str, str]) -> str:
    """Surnames first, so that lists sort as people expect; a key may outgrow its name."""
    orden = ("apellido_paterno", "apellido_materno", "nombres", "razon_social")
    dicho = " ".join(p for parte in orden if (p := partes.get(parte)))
    return clave_busqueda(dicho)[:LARGO_DE_LA_CLAVE]


class TelefonoCliente(models.Model):
    """One of the client's numbers, qualified by who dialled it (4.1)."""

    class Calificacion(models.TextChoices):
        SIN_CALIFICAR = "SIN_CALIFICAR", "Sin calificar"
        BUENO = "BUENO", "Contesta el cliente"
        EQUIVOCADO = "EQUIVOCADO", "Equivocado"
        FUERA_DE_SERVICIO = "FUERA", "Fuera de servicio"
        OTRA_PERSONA = "OTRA_PERSONA", "Atiende otra persona"

    NO_SIRVEN = (Calificacion.EQUIVOCADO, Calificacion.FUERA_DE_SERVICIO)

    class Tipo(models.TextChoices):
        FIJO = "FIJO", "Fijo"
        CELULAR = "CELULAR", "Celular"

    cliente = models.ForeignKey(Cliente, on_delete=models.CASCADE, related_name="telefonos")
    numero = models.CharField(max_length=16)
    tipo = models.CharField(max_length=7, choices=Tipo.choices, default=Tipo.CELULAR)
    calificacion = models.CharField(
        max_length=13, choices=Calificacion.choices, default=Calificacion.SIN_CALIFICAR
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "teléfono"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cliente", "numero"], name="telefono_de_cliente_unico")
        ]
        indexes: ClassVar = [models.Index(fields=["numero"], name="telefono_numero")]

    def __str__(self) -> str:
        return nacional(self.numero)


class NoLlamarQuerySet(models.QuerySet["NoLlamar"]):
    def vigentes(self) -> "NoLlamarQuerySet":
        return self.filter(anulado_en=None)

    def alguno(self, numeros: Iterable[str]) -> bool:
        return self.vigentes().filter(numero__in=list(numeros)).exists()


class NoLlamar(models.Model):
    """A client asked not to be called on a number: no later outcome takes it away.

    One row for each client who asked, also on a number that another had asked for before; of a
    list that says only the number, one of nobody. It ends when the call or the file that wrote it
    is taken back, or when a jefe lifts it with its evidence. What a second list says is kept
    beside, without effect until the first is undone.
    """

    numero = models.CharField(max_length=16)
    cliente = models.ForeignKey(
        Cliente, null=True, blank=True, on_delete=models.PROTECT, related_name="pedidos_no_llamar"
    )
    llamada = models.ForeignKey(
        "cartera.Llamada", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pedido_en = models.DateTimeField()
    anotado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    anulado_en = models.DateTimeField(null=True, blank=True)
    levantado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    razon = models.CharField("por qué se levanta", max_length=200, blank=True)
    evidencia = models.CharField(
        max_length=200, blank=True, help_text="Dónde consta que el cliente lo pidió."
    )
    corrida = models.ForeignKey(
        Corrida, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    renglon = models.PositiveIntegerField("línea del archivo", null=True, blank=True)
    fuente = models.CharField(max_length=120, blank=True, help_text="De qué lista viene.")

    objects = NoLlamarQuerySet.as_manager()

    class Meta:
        verbose_name = "no llamar"
        verbose_name_plural = "no llamar"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["numero", "cliente"],
                condition=Q(anulado_en=None),
                nulls_distinct=False,
                name="no_llamar_una_vez_por_cliente",
            ),
            models.CheckConstraint(
                condition=Q(levantado_por=None)
                | (Q(anulado_en__isnull=False) & ~Q(razon="") & ~Q(evidencia="")),
                name="no_llamar_levantado_con_evidencia",
            ),
        ]

    def __str__(self) -> str:
        return nacional(self.numero)
