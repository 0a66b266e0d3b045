"""A floor on which everything that changes a figure happens, and its figures read and recounted."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db.models.functions import TruncDay

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.planillas.models import Corrida
from cartera.models import ContactoCartera, Llamada
from indicadores.consultas.base import Periodo
from indicadores.consultas.contadas import LLAMADAS, VENTAS
from indicadores.consultas.totales import Totales
from indicadores.conversaciones.carga import deshacer
from indicadores.conversaciones.decidir import decidir
from indicadores.models import Conversacion, Definicion, Tramo
from indicadores.recuento.juntar import CLASES, juntar
from solicitudes.models import Instalacion, Motivo, Oferta, Producto, Reasignacion, Venta
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.definiciones import aprobada
from tests.solicitudes.ventas_sueltas import por_la_puerta

COMIENZO = datetime(2026, 10, 30, 9, 30, tzinfo=LA_PAZ)
FIN = datetime(2026, 12, 31, 12, 0, tzinfo=LA_PAZ)
TRES_MESES = Periodo(
    "2026-11",
    datetime(2026, 10, 1, tzinfo=LA_PAZ),
    datetime(2027, 1, 1, tzinfo=LA_PAZ),
    FIN,
)
HORA = timedelta(hours=1)


def leidas(p: Periodo, tramo: Tramo = Tramo.DIA) -> Counter[tuple[object, ...]]:
    """What the pages say, by day (by month when months are read), and whatever it is kept by."""
    totales = Totales(p)
    return _cuentas(
        [
            *totales.llamadas(TruncDay, tramo=tramo),
            *totales.por_rasgo(TruncDay, tramo=tramo),
            *totales.ventas(TruncDay, tramo=tramo),
        ]
    )


def contadas(p: Periodo) -> Counter[tuple[object, ...]]:
    """What the rows give."""
    return _cuentas([fila for clase in CLASES for fila in clase.contar(p, TruncDay, None)])


def sin_dias(cuentas: Counter[tuple[object, ...]]) -> Counter[tuple[object, ...]]:
    """The same, by month."""
    juntas: Counter[tuple[object, ...]] = Counter()
    for (dia, *resto), n in cuentas.items():
        assert isinstance(dia, date)
        juntas[dia.replace(day=1), *resto] += n
    return juntas


def _cuentas(filas: list[dict[str, object]]) -> Counter[tuple[object, ...]]:
    cuentas: Counter[tuple[object, ...]] = Counter()
    for fila in filas:
        cuando = fila["cuando"]
        dia = cuando.astimezone(LA_PAZ).date() if isinstance(cuando, datetime) else cuando
        for figura, n in fila.items():
            if figura in (*LLAMADAS.figuras, *VENTAS.figuras):
                de_quien = (fila.get(clave) for clave in ("quien", "producto", "rasgo", "valor"))
                cuentas[dia, *de_quien, figura] += int(str(n))
    return +cuentas


def _motivo() -> Motivo:
    return Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0]


class Piso:
    """Two asesores, and what befalls their month; each act takes a number that says to what."""

    def __init__(self) -> None:
        self.ahora = COMIENZO
        self.gente = [UsuarioFactory(rol=Rol.ASESOR) for _ in range(2)]
        self.jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)
        self.ventas: list[Venta] = []
        self.corridas: list[Corrida] = []

    def hacer(self, acto: str, n: int) -> None:
        """Each some hours after the last, so that hours, days and months go by."""
        self.ahora += HORA * (1 + 7 * n)
        getattr(self, f"_{acto}")(n)

    def _llama(self, n: int) -> None:
        resultado = ("NO_ACEPTA", "NO_CONTESTA", "ACEPTA")[n % 3]
        proposito = "SEGUIMIENTO" if n == 3 else "OFERTA"
        f.llamada(self.ahora, resultado, agente=self.gente[n % 2], proposito=proposito)

    def _llaman(self, n: int) -> None:
        f.llamadas(n + 1, self.ahora, agente=self.gente[n % 2], de_prueba=n == 3)

    def _retira(self, n: int) -> None:
        for una in Llamada.objects.vigentes().order_by("-pk")[n : n + 1]:
            una.anulada_en = self.ahora
            una.save()

    def _llega_el_cdr(self, n: int) -> None:
        legs = [
            leg
            for una in Llamada.objects.order_by("pk")[n : n + 3]
            for leg in cdr.saliente(una.inicio - HORA / 5, una.telefono, 20 * n)
        ]
        for venta in self.ventas[n:]:
            legs += cdr.saliente(venta.tomada_en, venta.contacto.linea, 60)
        if legs:
            acto = acto_del_sistema(self.ahora)
            self.corridas.append(cdr.importar(cdr.como_csv(legs), acto=acto))

    def _deshace_el_cdr(self, n: int) -> None:
        if self.corridas:
            deshacer(self.corridas.pop(), acto_del_sistema(self.ahora))

    def _decide(self, n: int) -> None:
        ellas = Conversacion.objects.order_by("pk")[n : n + 2]
        suyas = {"llamadas": [c.pk for c in ellas if c.pk > 0]}
        suyas["centrales"] = [-c.pk for c in ellas if c.pk < 0]
        if any(suyas.values()):
            que = "NO_CUENTA" if n % 2 else "CUENTA"
            decidir(**suyas, que=que, razon="Se escuchó", acto=Acto(self.jefe, self.ahora))

    def _vende(self, n: int) -> None:
        llamada = f.llamada(self.ahora, "ACEPTA", agente=self.gente[n % 2]) if n else None
        self.ventas.append(
            f.venta(
                aceptada_en=self.ahora, llamada=llamada, asesor=self.gente[n % 2],
                estado=Estado.ACEPTADA, plan="FTTH-50" if n % 2 else "",
            )
        )  # fmt: skip

    def _glosa(self, n: int) -> None:
        self._cambiar(n, glosada_en=self.ahora, numero_smartflex=f"{self.ahora:%d%H}{n}")

    def _pierde_su_numero(self, n: int) -> None:
        self._cambiar(n, numero_smartflex=None)

    def _anula(self, n: int) -> None:
        self._en_estado(n, Estado.ANULADA, self.ahora)

    def _retoma(self, n: int) -> None:
        self._en_estado(n, Estado.GLOSADA, None)

    def _une_su_llamada(self, n: int) -> None:
        self._cambiar(n, llamada=Llamada.objects.order_by("-pk").first())

    def _cambia_de_producto(self, n: int) -> None:
        otro = Producto.objects.order_by("pk")[n]
        Oferta.objects.filter(venta__in=self.ventas[n : n + 1]).update(producto=otro)

    def _pasa_a_otras_manos(self, n: int) -> None:
        for venta in self.ventas[n : n + 1]:
            a = next(uno for uno in self.gente if uno.pk != venta.asesor_id)
            Reasignacion.objects.create(
                venta=venta, de=venta.asesor, a=a, motivo=_motivo(), por=self.jefe,
                en=self.ahora,
            )  # fmt: skip
            venta.asesor = a
            Venta.objects.filter(pk=venta.pk).update(asesor=a)

    def _instala(self, n: int) -> None:
        for venta in self.ventas[n : n + 1]:
            if not Instalacion.objects.filter(venta=venta).exists():
                f.instalar(venta, self.ahora)

    def _rectifica(self, n: int) -> None:
        hecha = Instalacion.objects.first()
        if hecha:
            hecha.fecha -= timedelta(days=n)
            hecha.save()

    def _es_de_prueba(self, n: int) -> None:
        self.gente[n % 2].de_prueba = not self.gente[n % 2].de_prueba
        self.gente[n % 2].save()

    def _era_de_practica(self, n: int) -> None:
        for venta in self.ventas[n : n + 1]:
            cartera = venta.contacto.cartera
            cartera.de_prueba = not cartera.de_prueba
            cartera.save()

    def _se_muda(self, n: int) -> None:
        for venta in self.ventas[n : n + 1]:
            ContactoCartera.objects.filter(pk=venta.contacto_id).update(
                zona=f"Zona {n}", tecnologia="FTTH" if n % 2 else "DTH"
            )

    def _acaba_en_otra_cosa(self, n: int) -> None:
        for una in Llamada.objects.order_by("-pk")[n : n + 1]:
            una.resultado_id = ("NO_ACEPTA", "NO_CONTESTA")[n % 2]
            una.save()

    def _se_define(self, n: int) -> None:
        if not Definicion.objects.exists():
            aprobada(date(2026, 12, 1), ahora=COMIENZO, segundos_minimos=30)

    def _junta(self, n: int) -> None:
        juntar()

    def _en_estado(self, n: int, estado: str, cerrada_en: datetime | None) -> None:
        for venta in self.ventas[n : n + 1]:
            por_la_puerta(venta, estado, cerrada_en=cerrada_en)

    def _cambiar(self, n: int, **datos: object) -> None:
        for venta in self.ventas[n : n + 1]:
            Venta.objects.filter(pk=venta.pk).update(**datos)


ACTOS = sorted(
    nombre[1:]
    for nombre in vars(Piso)
    if nombre[0] == "_" and nombre[1] != "_" and nombre not in ("_cambiar", "_en_estado")
)
