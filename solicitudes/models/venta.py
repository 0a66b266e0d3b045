"""The aggregate: one taking of one client for one product."""

from collections.abc import Iterable
from datetime import date, datetime
from operator import attrgetter
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django_fsm import ConcurrentTransitionMixin

from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.identidad import CI, leer_ci
from bluecom.cuentas.models import Rol, Usuario
from bluecom.plazos.models import Plazo
from cartera.consulta_rellamadas import pendiente_de
from cartera.models import Cliente, ContactoCartera, Llamada, Proposito, Rellamada
from cartera.numeros import Numeros, numeros_de
from documentos.models import Carpeta
from solicitudes.glosas import Redaccion
from solicitudes.models.catalogo import Producto
from solicitudes.models.custodia import Tenencia
from solicitudes.models.entrega import CarpetaEntregada
from solicitudes.models.glosa import PlantillaGlosa
from solicitudes.models.instalacion import Instalacion
from solicitudes.models.listas import ListaDeControl
from solicitudes.models.pasos import (
    Detalle,
    Documentacion,
    FichaLlamada,
    Glosa,
    Oferta,
    Registro,
    Verificacion,
)
from solicitudes.models.revision import EnRevision, MarcaDeRevision, Observacion, Propuesta
from solicitudes.models.terminos import EnvioDeTerminos
from solicitudes.models.trato import Reasignacion
from solicitudes.reglas.constancia import SIN_PRUEBA, Constancia
from solicitudes.reglas.control import RECIBIDOS, REVISION, Control, Lista
from solicitudes.reglas.estados import (
    A_LA_VISTA_DE_CANALES,
    CON_SEGUIMIENTO,
    EN_CAMINO,
    EN_MANO,
    TERMINADAS,
    Estado,
)
from solicitudes.reglas.flujo import FlujoVenta
from solicitudes.reglas.observado import Abierto, lo_abierto
from solicitudes.reglas.permisos import LEEN_TODO

NOMBRES = (
    *(f"contacto__cliente__{c}" for c in (
        "tipo", "razon_social", "nombres", "apellido_paterno", "apellido_materno",
    )),
    *(f"asesor__{campo}" for campo in ("username", "first_name", "last_name")),
    "oferta__plan__nombre",
)  # fmt: skip
"""Who buys, who sells and what: every list of sales shows it."""
DEL_PLAZO = ("inicio", "vence_en", "cumplido_en", "cerrado_en", "incumplido_en")
"""What is drawn of a deadline."""


def _de_esta(modelo: type[models.Model]) -> models.QuerySet[Any]:
    """Rows of another table of the sale at hand, for ``Exists``: a join would repeat the sale."""
    return modelo._default_manager.filter(venta=OuterRef("pk"))


def _ultima(consultas: Iterable[Verificacion]) -> Verificacion | None:
    return max(consultas, key=attrgetter("pk"), default=None)


class VentaQuerySet(models.QuerySet["Venta"]):
    def en_lista(self, *campos: str) -> "VentaQuerySet":
        """Each with its names and these fields: the rest of ten tables is not read."""
        todos = ("estado", *NOMBRES, *campos)
        tablas = {campo.rpartition("__")[0] for campo in todos} - {""}
        return self.select_related(None).select_related(*tablas).only(*todos)

    def visibles_para(self, usuario: Usuario) -> "VentaQuerySet":
        """The sales this person may read."""
        if usuario.tiene_rol(*LEEN_TODO):
            return self
        if usuario.tiene_rol(Rol.ASESOR):
            return self.filter(asesor=usuario)
        if usuario.tiene_rol(Rol.CANALES_VIRTUALES):
            en_un_acta = Exists(_de_esta(CarpetaEntregada))
            a_la_vista = self.filter(en_un_acta, estado__in=A_LA_VISTA_DE_CANALES)
            return a_la_vista.ajenas_a(usuario)
        return self.none()

    def ajenas_a(self, usuario: Usuario | int) -> "VentaQuerySet":
        """Sales that this person does not have and never had: the only ones to review."""
        la_tuvo = _de_esta(Reasignacion).filter(Q(de=usuario) | Q(a=usuario))
        return self.exclude(asesor=usuario).exclude(Exists(la_tuvo))

    def de_colegas(self, usuario: Usuario) -> "VentaQuerySet":
        """Sales in progress that somebody else has."""
        de_su_mundo = self.filter(asesor__de_prueba=usuario.de_prueba)
        return (
            de_su_mundo.sin_practica_de_otros(usuario)
            .exclude(asesor=usuario)
            .exclude(estado__in=TERMINADAS)
        )

    def sin_practica_de_otros(self, usuario: Usuario) -> "VentaQuerySet":
        """What real people look for: nobody finds among his sales those on which another learns."""
        if usuario.de_prueba:
            return self
        de_prueba = Carpeta.objects.filter(de_prueba=True).values("pk")
        ajenas: VentaQuerySet = self.filter(Q(asesor=usuario) | ~Q(carpeta__in=de_prueba))
        return ajenas

    def en_mano_de(self, usuario: Usuario) -> "VentaQuerySet":
        return self.filter(asesor=usuario, estado__in=EN_MANO, aceptada_en=None)

    def con_reserva_vencida(self, ahora: datetime) -> "VentaQuerySet":
        """Takings, and sister sales, on which nobody worked for as long as a reservation lasts."""
        return self.filter(
            estado__in=EN_MANO, aceptada_en=None, contacto__reservado_hasta__lte=ahora
        )

    def por_entregar(self) -> "VentaQuerySet":
        """Printed folders that are not handed over: their clock runs (10.1)."""
        return self.filter(plazo_entrega__isnull=False, entregada_en=None, cerrada_en=None)

    def con_cabecera(self) -> "VentaQuerySet":
        """What every page of a sale names; the other facts are read when a page asks for them.

        Joining them all takes PostgreSQL longer to plan than reading a few one by one.
        """
        return self.select_related(
            "contacto__cliente", "carpeta", "asesor", "oferta__plan__producto"
        )


class Venta(ConcurrentTransitionMixin, FlujoVenta):
    """A sale from the client taken (step 1) to the terms sent (step 11.2).

    ``ahora`` is set by ``avanzar()`` and never stored: guards and transitions read the
    clock there. ``plazo_revision`` and ``plazo_correccion`` are those of the round in course;
    earlier ones are found by their thing.
    """

    contacto = models.ForeignKey(ContactoCartera, on_delete=models.PROTECT, related_name="ventas")
    asesor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ventas"
    )
    carpeta = models.OneToOneField(Carpeta, on_delete=models.PROTECT, related_name="venta")
    entrante = models.BooleanField(default=False, help_text="El cliente llamó él mismo.")
    servicios_requeridos = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    servicios_confirmados_en = models.DateTimeField(null=True, blank=True)

    numero_smartflex = models.CharField(max_length=20, null=True, blank=True, unique=True)
    reapertura_pedida_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    terminos_entregados_en = models.DateTimeField(null=True, blank=True)
    constancia = models.CharField(max_length=14, choices=Constancia.choices, blank=True)

    plazo_entrega = models.OneToOneField(
        Plazo, null=True, on_delete=models.PROTECT, related_name="+"
    )
    plazo_revision = models.OneToOneField(
        Plazo, null=True, on_delete=models.PROTECT, related_name="+"
    )
    plazo_correccion = models.OneToOneField(
        Plazo, null=True, on_delete=models.PROTECT, related_name="+"
    )

    envio: EnvioDeTerminos | None
    """The last sending of the terms, where a list has read it (``terminos.consulta``)."""

    objects = VentaQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["asesor"],
                condition=Q(estado__in=EN_MANO, aceptada_en=None),
                name="una_en_mano_por_asesor",
            ),
            models.UniqueConstraint(
                fields=["contacto"],
                condition=Q(estado__in=EN_MANO, aceptada_en=None),
                name="una_en_mano_por_contacto",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["asesor", "estado"], name="venta_asesor_estado"),
            models.Index(fields=["-tomada_en", "-id"], name="venta_tomada"),
            models.Index(fields=["asesor", "-tomada_en", "-id"], name="venta_asesor_tomada"),
            models.Index(fields=["estado", "-tomada_en", "-id"], name="venta_estado_tomada"),
            models.Index(
                fields=["id"],
                name="venta_sin_constancia",
                condition=Q(estado=Estado.INSTALADA)
                | Q(estado=Estado.CONCLUIDA, constancia__in=SIN_PRUEBA),
            ),
            models.Index(
                fields=["-concluida_en", "-id"],
                name="venta_concluida",
                condition=Q(estado=Estado.CONCLUIDA),
            ),
            models.Index(
                fields=["plazo_entrega"],
                name="venta_por_entregar",
                condition=Q(entregada_en=None, cerrada_en=None, plazo_entrega__isnull=False),
            ),
            models.Index(
                fields=["aprobada_en", "id"],
                name="venta_conforme",
                condition=Q(estado=Estado.CONFORME),
            ),
            models.Index(
                fields=["glosada_en", "id"],
                name="venta_en_camino",
                condition=Q(estado__in=EN_CAMINO),
            ),
            models.Index(
                fields=["cerrada_en"],
                name="venta_anulada",
                condition=Q(estado=Estado.ANULADA),
            ),
        ]

    def __str__(self) -> str:
        return f"Venta {self.pk} · {self.contacto.cliente} · {self.get_estado_display()}"

    def get_absolute_url(self) -> str:
        return reverse("venta", args=[self.pk])

    @property
    def cadena(self) -> str:
        """The name of this sale's chain of Eventos."""
        return f"venta:{self.pk}"

    @property
    def de_practica(self) -> bool:
        """A real person learns on it: nothing of it leaves the desk, and it ends printed.

        Test people walk theirs to the end, among themselves.
        """
        return self.carpeta.de_prueba and not self.asesor.de_prueba

    @property
    def vence_en(self) -> datetime | None:
        """Until when the folder is handed over (10.1); lists join ``plazo_entrega``."""
        return self.plazo_entrega.vence_en if self.plazo_entrega else None

    @property
    def revisar_hasta(self) -> datetime | None:
        """Until when Canales Virtuales reviews it (11.1), while it has it to look at."""
        return self.plazo_revision.vence_en if self.plazo_revision else None

    @property
    def subsanar_hasta(self) -> datetime | None:
        """Until when what was observed is corrected (11.1), while the asesor has it."""
        return self.plazo_correccion.vence_en if self.plazo_correccion else None

    @property
    def cliente(self) -> Cliente:
        return self.contacto.cliente

    @property
    def ci(self) -> CI | None:
        """The C.I. as read on the card (6.3); until then, as it was known before."""
        leida = self.documentacion_actual
        return (leida.ci if leida else None) or self.ci_esperado

    @property
    def ci_esperado(self) -> CI | None:
        """The portfolio's; for a company, that of who represents it (step 4)."""
        if not self.cliente.es_empresa:
            return self.cliente.ci
        oferta = self.oferta_actual
        return leer_ci(oferta.solicitante_ci) if oferta and oferta.solicitante_ci else None

    @property
    def identificacion(self) -> str:
        """As a person reads it: ``C.I. 1234567-1A CB`` or ``NIT 1020304050``."""
        if self.cliente.es_empresa:
            return str(self.cliente.identificacion)
        return f"C.I. {self.ci}" if self.ci else ""

    @property
    def dia(self) -> date:
        """Today in La Paz, by the clock of the act in course."""
        return hoy(self.ahora)

    @property
    def en_mano(self) -> bool:
        """Whether it is what its asesor is busy with, as ``en_mano_de`` says."""
        return self.estado in EN_MANO and self.aceptada_en is None

    @cached_property
    def numeros(self) -> Numeros:
        """Every number by which this client may be reached; read once for the whole page."""
        return self.numeros_con()

    def numeros_con(self, *otros: str) -> Numeros:
        """The same, read now, with numbers that nobody has written down as his."""
        ficha = self.ficha_actual
        dados = ficha.numeros if ficha is not None else []
        return numeros_de(
            self.contacto.cliente_id,
            lineas=[self.contacto.linea],
            dados=[*dados, *(("Otro", otro) for otro in otros)],
            inventados=self.de_practica,
            aun_asi=self.sigue_tras_aceptar,
        )

    @cached_property
    def servicios(self) -> list[Producto]:
        """The required services, in the order in which they are offered; read once for the page."""
        return list(Producto.objects.filter(codigo__in=self.servicios_requeridos))

    @cached_property
    def rellamada_pendiente(self) -> Rellamada | None:
        """What was promised to the client; read once for the page."""
        return pendiente_de(self.contacto)

    @cached_property
    def tiene_hermanas(self) -> bool:
        """Whether its call sold something else too; read once for the page."""
        return self.hermanas().exists()

    @cached_property
    def lo_abierto(self) -> Abierto:
        """What an observed folder lets its asesor correct (11.1); read once for the page."""
        return lo_abierto(self)

    @property
    def sigue_tras_aceptar(self) -> bool:
        """Accepted and not annulled: its client is called for it, whatever else he asked."""
        return self.aceptada_en is not None and self.estado != Estado.ANULADA

    @property
    def a_la_vista_de_canales(self) -> bool:
        return self.estado in A_LA_VISTA_DE_CANALES

    @property
    def oferta_actual(self) -> Oferta | None:
        return getattr(self, "oferta", None)

    @property
    def ficha_actual(self) -> FichaLlamada | None:
        return getattr(self, "ficha", None)

    @property
    def documentacion_actual(self) -> Documentacion | None:
        return getattr(self, "documentacion", None)

    @property
    def registro_actual(self) -> Registro | None:
        return getattr(self, "registro", None)

    @property
    def detalle_actual(self) -> Detalle | None:
        return getattr(self, "detalle", None)

    @property
    def glosa_actual(self) -> Glosa | None:
        return getattr(self, "glosa", None)

    @property
    def instalacion_actual(self) -> Instalacion | None:
        return getattr(self, "instalacion", None)

    @property
    def en_revision_actual(self) -> EnRevision | None:
        return getattr(self, "en_revision", None)

    def redaccion_el(self, dia: date) -> Redaccion:
        """The texts of Annex 2 in force on that day; read once for each act, as the lists."""
        leidas = self.__dict__.setdefault("_redacciones", {})
        if dia not in leidas:
            leidas[dia] = PlantillaGlosa.objects.redaccion(dia)
        redaccion: Redaccion = leidas[dia]
        return redaccion

    def lista(self, control: Control) -> Lista:
        """The checklist that this sale goes by: the version its step began with, or the day's.

        Read once for each act: no page asks for it again.
        """
        leidas = self.__dict__.setdefault("_listas", {})
        cual = (control.clave, self.rondas)
        if cual not in leidas:
            leidas[cual] = self._lista(control)
        leida: Lista = leidas[cual]
        return leida

    def _lista(self, control: Control) -> Lista:
        versiones, numero = ListaDeControl.objects, self._lista_comenzada(control)
        return (
            versiones.de_numero(control, numero) if numero else versiones.del_dia(control, self.dia)
        )

    def _lista_comenzada(self, control: Control) -> int | None:
        """The version that the sale's own record of the step names, once there is one."""
        if control is REVISION:
            return self.revisiones.filter(ronda=self.rondas).values_list("lista", flat=True).first()
        registro = self.documentacion_actual if control is RECIBIDOS else self.ficha_actual
        return registro.lista if registro is not None and registro.pk else None

    def fue_de(self, usuario: Usuario) -> bool:
        """Whether this person sells it or once did: then it is not his or hers to review."""
        if self.asesor_id == usuario.pk:
            return True
        return self.reasignaciones.filter(Q(de=usuario) | Q(a=usuario)).exists()

    def verificacion_vigente(self, paso: int) -> Verificacion | None:
        """The last check of step 2 or 3 that is still valid, or ``None``."""
        ultima = self.ultima_verificacion(paso)
        return ultima if ultima is not None and ultima.vigente_el(self.dia) else None

    def ultima_verificacion(self, paso: int) -> Verificacion | None:
        """What was read last in the system of step 2 or 3, still valid or not."""
        return _ultima(v for v in self.verificaciones.all() if v.paso == paso)

    @property
    def direccion_dicha(self) -> str:
        """Where the client asked for it (5): that of the line, or the one dictated on the call."""
        ficha = self.ficha_actual
        if ficha is None or ficha.misma_direccion:
            return self.contacto.direccion
        return ficha.direccion_dictada

    @property
    def otro_lugar(self) -> str:
        """The place of installation, as dictated or as registered; empty when it is the line's."""
        detalle = self.detalle_actual
        if detalle is not None and detalle.rige_la_registrada:
            return detalle.direccion_linea
        return self.lugar_dictado

    @property
    def lugar_dictado(self) -> str:
        """What was dictated at step 5; empty when it is installed where the line is."""
        ficha = self.ficha_actual
        return "" if ficha is None or ficha.misma_direccion else ficha.direccion_dictada

    def capacidad_revisada(self) -> Verificacion | None:
        """The last check of step 3 made for the place where it is installed."""
        return self.capacidad_en(self.otro_lugar)

    def capacidad_en(self, lugar: str) -> Verificacion | None:
        """The last check of step 3 made for a place; empty, the line's."""
        return _ultima(v for v in self.verificaciones.all() if v.paso == 3 and v.direccion == lugar)

    def capacidad_vigente(self) -> Verificacion | None:
        """What an offer may stand on, or ``None`` once its validity is over.

        Where nobody looked at the registered address yet, it is what was dictated: step 8 asks.
        """
        ultima = self.capacidad_revisada() or self.capacidad_en(self.lugar_dictado)
        return ultima if ultima is not None and ultima.vigente_el(self.dia_de_la_oferta) else None

    @property
    def dia_de_la_oferta(self) -> date:
        """The day by which an offer is judged: today; once observed (11.1), that of its yes."""
        return hoy(self.oferta.aceptada_en) if self.estado == Estado.OBSERVADA else self.dia

    def hermanas(self) -> "VentaQuerySet":
        """The other sales accepted in the same call and not annulled since."""
        primera = self.hermana_de_id or self.pk
        familia: VentaQuerySet = Venta.objects.filter(Q(pk=primera) | Q(hermana_de=primera))
        return familia.exclude(pk=self.pk).exclude(estado__in=(Estado.DESCARTADA, Estado.ANULADA))

    @property
    def fin_deshecho(self) -> bool:
        """What ended this taking, a call or a reason, was taken back."""
        if self.llamada is not None:
            return self.llamada.anulada_en is not None
        fin = self.razones.filter(transicion="descartar").order_by("-pk").first()
        return fin is not None and fin.deshecha_en is not None

    @property
    def en_linea(self) -> bool:
        """He rang in, and what came of that call is not recorded yet."""
        if not self.entrante or self.aceptada_en is not None:
            return False
        ofertas = Llamada.objects.vigentes().filter(proposito=Proposito.OFERTA)
        return not ofertas.filter(de_venta__venta=self).exists()

    def ultimo_dicho(self) -> Llamada | None:
        """The last call in which the client said yes or no to this sale (4.1).

        Once accepted, the call of its acceptance, unless he withdrew or accepted again in a
        follow-up of this very sale: what he says of another one is not said of it.
        """
        if self.aceptada_en is None:
            return Llamada.objects.dichos().filter(de_venta__venta=self).first()
        despues: Llamada | None = (
            Llamada.objects.que_deciden()
            .filter(de_venta__venta=self)
            .select_related("resultado", "detalle")
            .first()
        )
        return despues or self.llamada

    @property
    def admite_seguimiento(self) -> bool:
        """Accepted and still under way, or working at the client's: he may be called for it."""
        return self.aceptada_en is not None and self.estado in CON_SEGUIMIENTO

    def tiene_retiro_pedido(self) -> bool:
        """Somebody asks to take its installation back (11.2)."""
        return bool(self.retiros.filter(decision="", visita__hecha=True).exists())

    def tiene_observaciones_abiertas(self) -> bool:
        return bool(self.observaciones_abiertas())

    @cached_property
    def propuestas_por_decidir(self) -> list[Propuesta]:
        """What its asesor would have observed, and waits for an answer to (11.1)."""
        return list(self.propuestas.filter(decidida_en=None).select_related("motivo", "por"))

    def tiene_propuestas_por_decidir(self) -> bool:
        return bool(self.propuestas_por_decidir)

    def observaciones_abiertas(self) -> list[Observacion]:
        """Those not resolved yet, each with its reason (11.1)."""
        return [o for o in self.observaciones.all() if o.resuelta_en is None]

    def observaciones_sin_responder(self) -> list[Observacion]:
        """The open ones to which its asesor has not answered yet (11.1)."""
        return [o for o in self.observaciones_abiertas() if o.respondida_en is None]

    def observaciones_por_enviar(self) -> list[Observacion]:
        """The open ones that were noted in the round in course (11.1)."""
        return [o for o in self.observaciones_abiertas() if o.enviada_en is None]

    def revisado_en_la_ronda(self) -> set[str]:
        """What Canales Virtuales ticked in the round in course (11.1)."""
        suyas = MarcaDeRevision.objects.filter(revision__venta=self, revision__ronda=self.rondas)
        return set(suyas.values_list("item", flat=True))

    @cached_property
    def envios_de_terminos(self) -> list[EnvioDeTerminos]:
        """Each time the terms went or will go (11.2), the last one first."""
        suyos = EnvioDeTerminos.objects.filter(venta=self).order_by("-vez")
        return list(suyos.select_related("correo", "mensaje", "motivo", "pedido_por"))

    def acta_abierta(self) -> CarpetaEntregada | None:
        """The proposed hand-over that holds this folder now."""
        abiertas = (e for e in self.entregas.all() if e.abierta)
        return next(abiertas, None)

    def tenencia_actual(self) -> Tenencia | None:
        """Who has its paper folder now, or where it is kept."""
        return next((t for t in self.tenencias.all() if t.hasta is None), None)
