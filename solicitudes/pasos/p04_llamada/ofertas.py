"""Step 4.2: what can be offered to this client today, and by which technology."""

from datetime import date

from django.db.models import Q, QuerySet

from bluecom.bolivia.fechas import hoy
from bluecom.lecturas import leer_juntas
from solicitudes.models import CondicionComercial, EstructuraProducto, Plan, Tecnologia, Venta


def ofertas_para(venta: Venta) -> QuerySet[CondicionComercial]:
    """Offers in force for the services and technologies with capacity.

    When step 4 is opened again, the accepted one is still there: it counts by its own day. What
    the review observed is put right by the day on which the client said yes.
    """
    verificacion = venta.capacidad_vigente()
    if verificacion is None:
        return CondicionComercial.objects.none()
    dia = venta.dia_de_la_oferta
    de_cada_plan = _con_estructura(Plan.objects.filter(producto__in=verificacion.servicios), dia)
    planes = [p for p, por in de_cada_plan.items() if set(por) & set(verificacion.tecnologias)]
    de_hoy = CondicionComercial.objects.vigentes(dia).filter(plan__in=planes)
    elegibles = Q(pk__in=de_hoy.values("pk")) | Q(pk=_ya_aceptada(venta))
    return _en_orden(CondicionComercial.objects.filter(elegibles)).exclude(
        plan__producto__in=productos_de_hermanas(venta)
    )


def de_otros_productos(venta: Venta) -> QuerySet[CondicionComercial]:
    """Whatever is offered today, by whatever technology, but what the client already takes."""
    dia = hoy(venta.ahora)
    planes = [plan for plan, por in _con_estructura(Plan.objects.all(), dia).items() if por]
    tomados = {venta.oferta.producto_id, *productos_de_hermanas(venta)}
    ofrecidas = CondicionComercial.objects.vigentes(dia).filter(plan__in=planes)
    return _en_orden(ofrecidas).exclude(plan__producto__in=tomados)


def productos_de_hermanas(venta: Venta) -> set[str]:
    """What the other sales of the same call are of."""
    if not venta.tiene_hermanas:
        return set()
    return set(venta.hermanas().values_list("oferta__producto", flat=True)) - {None}


def _en_orden(condiciones: QuerySet[CondicionComercial]) -> QuerySet[CondicionComercial]:
    return condiciones.select_related("plan__producto", "campania").order_by(
        "plan__producto__orden", "tarifa", "campania__es_promocion"
    )


def tecnologias_de(plan: Plan, dia: date) -> list[str]:
    """The technologies of the plan that its structure has on ``dia`` (8.2)."""
    return _con_estructura(Plan.objects.filter(pk=plan.pk), dia).get(plan, [])


def _con_estructura(planes: QuerySet[Plan], dia: date) -> dict[Plan, list[str]]:
    """Each plan → the technologies of it that the structure of its product has on that day."""
    celdas = EstructuraProducto.objects.vigentes(dia).filter(producto__in=planes.values("producto"))
    cubiertas = celdas.values_list("producto", "plan", "tecnologia").order_by().distinct()
    leer_juntas(planes, cubiertas)
    hay = set(cubiertas)
    return {
        plan: [
            codigo
            for codigo in plan.tecnologias
            if not hay.isdisjoint((plan.producto_id, de, codigo) for de in (None, plan.pk))
        ]
        for plan in planes
    }


def impide_ofrecer(venta: Venta, condicion: CondicionComercial, tecnologia: str) -> list[str]:
    """What forbids accepting this offer now; what was accepted once may be confirmed again."""
    oferta, dia = venta.oferta_actual, venta.dia_de_la_oferta
    if condicion.plan.producto_id in productos_de_hermanas(venta):
        return [f"El cliente ya toma {condicion.plan.producto} en esta llamada: elija otro."]
    if condicion.pk != _ya_aceptada(venta):
        if not CondicionComercial.objects.vigentes(dia).filter(pk=condicion.pk).exists():
            return ["Esa oferta ya no está vigente: elija otra (4.2)."]
    elif oferta is not None and oferta.tecnologia == tecnologia:
        return []
    posibles = tecnologias_de(condicion.plan, dia)
    if tecnologia in posibles:
        return []
    otras = " o ".join(str(Tecnologia(codigo).label).lower() for codigo in posibles)
    return [f"{condicion.plan} no se ofrece por esa tecnología: elija {otras or 'otro plan'}."]


def otra_tecnologia(venta: Venta) -> str:
    """What the portfolio says against the capacity that was found, in a sentence."""
    verificacion, propia = venta.capacidad_vigente(), venta.contacto.tecnologia
    if verificacion is None or not propia or propia in verificacion.tecnologias:
        return ""
    nombres = dict(Tecnologia.choices)
    por = " y ".join(str(nombres.get(t, t)).lower() for t in verificacion.tecnologias)
    return (
        f"La cartera dice «{nombres.get(propia, propia)}» y hay capacidad por {por}: "
        "dígale por dónde se instala."
    )


def _ya_aceptada(venta: Venta) -> int | None:
    oferta = venta.oferta_actual
    return oferta.condicion_id if oferta is not None else None
