"""What has to be there before a month is signed, and what it may be signed without (III.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from bluecom.archivos.caras import Cara
from bluecom.bolivia.fechas import ayer, fecha_en_letras, hoy
from bluecom.cuentas.models import Usuario
from bluecom.planillas.models import Corrida, Situacion
from cartera.telefonia.carga import TIPO as CDR
from indicadores import smartflex
from indicadores.consultas.base import Periodo
from indicadores.consultas.contraste import cubierto_hasta, reportes_de
from indicadores.consultas.diferencias import sin_decidir
from indicadores.consultas.faltantes import pagina_por_decidir
from indicadores.consultas.listas import Cdr, Lista, Listas
from indicadores.consultas.por_mover import sin_numero
from indicadores.conversaciones.archivo import CARA as CARA_DEL_CDR
from indicadores.smartflex.archivo import CARA as CARA_DEL_REPORTE

_POR_DECIDIR = {
    Lista.MARCA_SIN_CDR: "Llamadas con marca y sin CDR",
    Lista.CDR_SIN_MARCA: "Llamadas con CDR y sin marca",
}


@dataclass(frozen=True)
class Requisito:
    """One line of the checklist.

    ``pasa`` is what there is, in words; ``url`` leads to what cures it, ``cura``, and
    ``roles`` says to whom it is open where not to all who read the month. One that is
    ``dispensable`` may be signed without, with a reason: what cannot be had, never what somebody
    has still to decide.
    """

    codigo: str
    nombre: str
    cumplido: bool
    pasa: str
    url: str = ""
    dispensable: bool = False
    cura: str = ""
    roles: Sequence[str] = ()

    def lo_cura(self, usuario: Usuario) -> bool:
        """Whether this person finds an open door there."""
        return bool(self.url) and (not self.roles or usuario.tiene_rol(*self.roles))


def requisitos(p: Periodo) -> list[Requisito]:
    """All of them, met or not, of the month as it stands."""
    vivo = p.vivo
    listas = Listas(vivo)
    return [
        _terminado(vivo),
        _cdr(vivo, listas.cdr),
        _reporte(vivo),
        _archivos(vivo),
        *(_por_decidir(listas, lista, nombre) for lista, nombre in _POR_DECIDIR.items()),
        _diferencias(vivo),
        _con_numero(vivo),
    ]


def _terminado(p: Periodo) -> Requisito:
    cumplido = p.corte >= p.hasta
    pasa = "El mes terminó." if cumplido else f"Termina el {fecha_en_letras(ayer(p.hasta))}."
    return Requisito("mes", "El mes terminó", cumplido, pasa)


def _cdr(p: Periodo, cdr: Cdr) -> Requisito:
    hasta = cdr.hasta
    cumplido = hasta is not None and hasta >= p.hasta - timedelta(microseconds=1)
    pasa = f"Hay CDR hasta el {fecha_en_letras(hoy(hasta))}." if hasta else "No hay ningún CDR."
    if cdr.faltan:
        cumplido, pasa = False, f"{pasa} Sin nada de estos días: {cdr.faltan_en_letras}."
    nombre = "CDR de Elastix hasta el último día"
    return _de_archivo("cdr", nombre, cumplido, pasa, CARA_DEL_CDR)


def _reporte(p: Periodo) -> Requisito:
    hasta = cubierto_hasta(p, reportes_de(p))
    pasa = f"Hay reporte hasta el {fecha_en_letras(hasta)}." if hasta else "No hay ningún reporte."
    cumplido = hasta == ayer(p.hasta)
    nombre = "Reporte de Smartflex hasta el último día"
    return _de_archivo("reporte", nombre, cumplido, pasa, CARA_DEL_REPORTE)


def _de_archivo(codigo: str, nombre: str, cumplido: bool, pasa: str, cara: Cara) -> Requisito:
    url = reverse("traer_archivo", args=[cara.tipo])
    return Requisito(codigo, nombre, cumplido, pasa, url, True, "Traer el archivo", cara.roles)


def _archivos(p: Periodo) -> Requisito:
    """With one under way the month counts half of what it says; one that got stuck is waived."""
    a_medias = Corrida.objects.filter(
        tipo__in=(CDR, smartflex.TIPO),
        situacion__in=(Situacion.CARGANDO, Situacion.DESHACIENDO),
        de_prueba=False,
    )
    nombres = ", ".join(sorted(a_medias.values_list("archivo", flat=True)))
    pasa = f"Espere a que termine: {nombres}." if nombres else "Ninguno a medias."
    nombre = "Archivos que se están cargando o deshaciendo"
    return Requisito(
        "archivos",
        nombre,
        not nombres,
        pasa,
        reverse("archivos"),
        True,
        "Ver cuáles",
        CARA_DEL_CDR.roles,
    )


def _por_decidir(listas: Listas, lista: Lista, nombre: str) -> Requisito:
    """Each list by itself, so that its link opens as many calls as it says."""
    faltan = listas.por_decidir(lista)
    pasa = f"Por decidir: {faltan}." if faltan else "Ninguna por decidir."
    url = pagina_por_decidir(listas.periodo.mes, lista)
    return Requisito(str(lista), nombre, not faltan, pasa, url, cura="Decidirlas")


def _diferencias(p: Periodo) -> Requisito:
    faltan = sin_decidir(p.mes, ahora=p.corte)
    pasa = f"Por decidir: {faltan}." if faltan else "Ninguna por decidir."
    url = f"{reverse('mes_smartflex', args=[p.mes])}?situacion=por-decidir"
    nombre = "Diferencias con Smartflex"
    return Requisito("diferencias", nombre, not faltan, pasa, url, cura="Decidirlas")


def _con_numero(p: Periodo) -> Requisito:
    sin = sin_numero(p).count()
    pasa = f"Sin número, y por eso sin contar: {sin}." if sin else "Todas tienen su número."
    nombre = "Número de Smartflex de cada solicitud"
    url = reverse("mes_filas", args=[p.mes, "sin-numero"])
    return Requisito("numeros", nombre, not sin, pasa, url, True, "Ver cuáles")
