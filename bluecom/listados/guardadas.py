"""Filters that a person keeps by a name, for himself or for whoever has a role."""

from functools import cache
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.listados.exportar import hallar
from bluecom.listados.listado import Listado, listado_llamado
from bluecom.listados.models import VistaGuardada
from bluecom.preparadas import Leida
from bluecom.rechazo import Rechazo


class Vistas(NamedTuple):
    """One's own and those shared with one's role; and one's own of lists that one reads no more."""

    suyas: list[VistaGuardada]
    sin_listado: list[VistaGuardada]


def guardar(
    listado: Listado, nombre: str, filtros: dict[str, str], *, para_rol: str = "", acto: Acto
) -> VistaGuardada:
    """Keep these filters; those of the same name are replaced.

    Raises ``Rechazo`` without a name, without filters, or for a role that does not read the list.
    """
    dicho = limpiar(nombre)[:60]
    if not dicho:
        raise Rechazo("Escriba cómo se llama la vista.")
    if para_rol and para_rol not in roles_de(listado):
        raise Rechazo("Elija para quién es la vista.")
    filtros = hallar(listado, filtros, acto=acto).filtros
    if not filtros:
        raise Rechazo("Elija primero los filtros que quiere guardar.")
    vista, _ = VistaGuardada.objects.update_or_create(
        de=acto.usuario,
        listado=listado.codigo,
        nombre=dicho,
        defaults={"filtros": filtros, "para_rol": para_rol, "guardada_en": acto.ahora},
    )
    return vista


def borrar(vista_id: int, *, acto: Acto) -> None:
    """Whoever kept it takes it away, for all."""
    VistaGuardada.objects.filter(pk=vista_id, de=acto.usuario).delete()


def vistas_de(listado: Listado, usuario: Usuario) -> Vistas:
    """In one question, since the page of every list asks it; none to whom does not read it."""
    cuales = _cuales(usuario.rol, usuario.de_prueba)
    claves = [pk for (pk,) in cuales.filas(usuario=usuario.pk, listado=listado.codigo)]
    halladas = VistaGuardada.objects.select_related("de").in_bulk(claves) if claves else {}
    todas = [halladas[pk] for pk in claves if pk in halladas]
    lo_lee = listado.lo_lee(usuario)
    return Vistas(
        [vista for vista in todas if lo_lee and vista.listado == listado.codigo],
        [vista for vista in todas if vista.de_id == usuario.pk and not _se_lee(vista, usuario)],
    )


@cache
def _cuales(rol: str, de_prueba: bool) -> Leida:
    """Which ones, asked by every page of a list and mostly none."""

    def componer(usuario: int, listado: str) -> QuerySet[Any, Any]:
        de_su_rol = Q(para_rol=rol, de__de_prueba=de_prueba, listado=listado)
        suyas = VistaGuardada.objects.filter(Q(de=usuario) | de_su_rol)
        return suyas.order_by("nombre", "pk").values_list("pk")

    return Leida(componer, usuario=int, listado=str)


def _se_lee(vista: VistaGuardada, usuario: Usuario) -> bool:
    listado = listado_llamado(vista.listado)
    return listado is not None and listado.lo_lee(usuario)


def roles_de(listado: Listado) -> dict[str, str]:
    """Who may be given a view of this list."""
    leen = listado.roles or [rol for rol in Rol.values if rol != Rol.SISTEMA]
    return {rol: str(Rol(rol).label) for rol in leen}
