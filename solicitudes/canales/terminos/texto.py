"""The terms e-mail (11.2): the letter of its product, with what the sale says of itself."""

from django.conf import settings
from django.urls import reverse

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.fechas import cargo_por_baja, sumar_meses
from solicitudes.models import Componente, EnvioDeTerminos, TextoDeTerminos, Venta
from solicitudes.papeles.datos.instalada import en_palabras
from solicitudes.papeles.datos.piezas import condiciones as condiciones_en_papel
from solicitudes.reglas.texto_de_terminos import llenar


def asunto_y_texto(venta: Venta, envio: EnvioDeTerminos) -> tuple[str, str]:
    """Subject and body: plan, tariff, activation, permanence, charge by month, SHA-256, link."""
    version = TextoDeTerminos.de_numero(venta.oferta.producto.pk, envio.texto)
    dichos = {
        "nombre": venta.cliente.nombre_hablado,
        "cambios": _cambios(envio),
        "condiciones": _condiciones(venta),
        "baja": _baja(venta),
        "dias_de_aviso": str(venta.oferta.snapshot.aviso_retiro_dias),
        "equipos": _equipos(venta.instalacion.equipos),
        "documento": _documento(envio),
        "enlace": _enlace(envio),
        "comteco": settings.COMTECO["razon_social"],
    }
    que = "Cambian los términos" if envio.cambia else "Términos y condiciones"
    return f"{que} de su servicio {venta.oferta.plan}", llenar(version.texto, dichos)


def _cambios(envio: EnvioDeTerminos) -> str:
    if not envio.cambia:
        return ""
    return "\n".join(
        ("Esta versión reemplaza a la que haya recibido antes. Cambió:", *_lista(envio.cambia))
    )


def _condiciones(venta: Venta) -> str:
    condiciones, activacion = venta.oferta.snapshot, venta.instalacion.fecha
    hasta = sumar_meses(activacion, condiciones.permanencia)
    permanencia = f"{condiciones.permanencia} meses, hasta el {hasta:%d/%m/%Y}"
    demo = " (precio DEMO)" if condiciones.demo else ""
    otros = condiciones_en_papel(venta).otros
    filas = (
        ("Solicitud N°", venta.numero_smartflex),
        ("Servicio:", f"{venta.oferta.producto}, plan {condiciones.plan}{demo}"),
        ("Tarifa mensual:", bs(condiciones.tarifa)),
        ("Costo de instalación:", bs(condiciones.costo_instalacion)),
        *((f"{o.concepto}:", f"{bs(o.monto)} {o.unidad}".strip()) for o in otros),
        ("Fecha de activación:", f"{activacion:%d/%m/%Y}"),
        ("Permanencia mínima:", permanencia if condiciones.permanencia else "no tiene"),
    )
    return "\n".join(f"{que} {dicho}" for que, dicho in filas)


def _baja(venta: Venta) -> str:
    """What each month costs; without permanence there is nothing to pay."""
    condiciones, activacion = venta.oferta.snapshot, venta.instalacion.fecha
    permanencia = condiciones.permanencia
    if not permanencia:
        return "El servicio no tiene permanencia mínima y su baja no lleva cargo."
    hasta = sumar_meses(activacion, permanencia)
    filas = []
    for mes in range(permanencia + 1):
        baja = sumar_meses(activacion, mes)
        cargo = cargo_por_baja(condiciones.cargo_mes_faltante, permanencia, activacion, baja)
        cumplidos = "mes cumplido" if mes == 1 else "meses cumplidos"
        filas.append(f"con {mes} {cumplidos}: {bs(cargo)}")
    antes = (
        f"Si da de baja el servicio antes del {hasta:%d/%m/%Y}, paga por cada mes que falte; "
        "un mes empezado cuenta como faltante:"
    )
    return "\n".join((antes, *_lista(filas)))


def _equipos(equipos: list[dict[str, str]]) -> str:
    if not equipos:
        return ""
    codigos = [equipo["codigo"] for equipo in equipos]
    nombres = dict(Componente.objects.filter(codigo__in=codigos).values_list("codigo", "nombre"))
    filas = [" · ".join((nombres[e["codigo"]], *_de_su_etiqueta(e))) for e in equipos]
    return "\n".join(("Equipos entregados en comodato:", *_lista(filas)))


def _de_su_etiqueta(equipo: dict[str, str]) -> tuple[str, str]:
    """As the papers say them."""
    serie, mac = en_palabras(equipo)
    return (
        f"serie {serie}" if equipo["serie"] else serie.lower(),
        f"MAC {mac}" if equipo.get("mac") else mac,
    )


def _documento(envio: EnvioDeTerminos) -> str:
    papel = envio.documento
    return f"Adjuntamos el documento {papel.codigo}. Su huella SHA-256 es:\n{papel.sha256}"


def _enlace(envio: EnvioDeTerminos) -> str:
    donde = settings.URL_PUBLICA + reverse("acuse", args=[envio.llave])
    return (
        "Confirme que lo recibió en esta dirección, válida por "
        f"{settings.DIAS_DE_ACUSE} días y una sola vez:\n{donde}"
    )


def _lista(filas: list[str]) -> list[str]:
    return [f"  {fila}" for fila in filas]
