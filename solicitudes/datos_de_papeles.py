"""From a sale to the frozen data of each paper (step 10 and 11)."""

from datetime import date, datetime
from typing import Any

from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.telefonos import nacional
from bluecom.cuentas.models import Usuario
from documentos import datos as d
from solicitudes.models import Componente, Entrega, Suplementario, Venta


def carta(venta: Venta, usuario: Usuario, ahora: datetime) -> d.DatosCarta:
    return d.DatosCarta(
        emision=_emision(usuario, ahora),
        solicitante=_solicitante(venta),
        contacto=_contacto(venta),
        servicio=_servicio(venta),
        instalacion=_direccion(venta),
        condiciones=_condiciones(venta),
    )


def formularios(venta: Venta, usuario: Usuario, ahora: datetime) -> list[d.DatosPapel]:
    """Solicitud and Contrato, and the Comodato when there is equipment."""
    comunes: dict[str, Any] = {
        "emision": _emision(venta.asesor, _fecha_de_papeles(venta, ahora)),
        "solicitante": _solicitante(venta),
        "contacto": _contacto(venta),
        "instalacion": _direccion(venta),
        "servicio": _servicio(venta),
        "condiciones": _condiciones(venta),
        "fecha_carta": _fecha_carta(venta),
    }
    papeles: list[d.DatosPapel] = [
        d.DatosSolicitud(
            **comunes,
            cobro=_cobro(venta),
            facturacion=_facturacion(venta),
            capacidad=_capacidad(venta),
            glosa=venta.glosa.texto,
        ),
        d.DatosContrato(**comunes, facturacion=_facturacion(venta)),
    ]
    if comunes["servicio"].equipos:
        papeles.append(d.DatosComodato(**comunes))
    return papeles


def acta_de_instalacion(venta: Venta, usuario: Usuario, ahora: datetime) -> d.DatosActaInstalacion:
    return d.DatosActaInstalacion(
        emision=_emision(usuario, ahora),
        solicitante=_solicitante(venta),
        contacto=_contacto(venta),
        instalacion=_direccion(venta),
        servicio=_servicio_instalado(venta),
        fecha_instalacion=venta.instalacion.fecha,
        registrada_por=str(usuario),
        numero_comodato=_numero(venta, "COMODATO"),
        numero_contrato=_numero(venta, "CONTRATO"),
        visitas=tuple(
            d.Visita(
                fecha=visita.fecha,
                resultado="Realizada" if visita.hecha else "No realizada",
                detalle=str(visita.motivo or ""),
            )
            for visita in venta.visitas.select_related("motivo")
        ),
    )


def terminos(venta: Venta, usuario: Usuario, ahora: datetime) -> d.DatosTerminos:
    return d.DatosTerminos(
        emision=_emision(usuario, ahora),
        solicitante=_solicitante(venta),
        contacto=_contacto(venta),
        instalacion=_direccion(venta),
        servicio=_servicio_instalado(venta),
        facturacion=_facturacion(venta),
        condiciones=_condiciones(venta),
        activacion=venta.instalacion.fecha,
        fecha_carta=_fecha_carta(venta),
    )


def acta_de_entrega(entrega: Entrega, usuario: Usuario, ahora: datetime) -> d.DatosActaEntrega:
    filas = entrega.carpetas.select_related("venta__contacto__cliente", "venta__oferta__plan")
    return d.DatosActaEntrega(
        emision=_emision(usuario, ahora),
        entrega=str(usuario),
        recibe="Responsable Canales Virtuales COMTECO",
        carpetas=tuple(_fila_de_acta(fila.venta) for fila in filas),
    )


def _fila_de_acta(venta: Venta) -> d.CarpetaEntregada:
    return d.CarpetaEntregada(
        numero_smartflex=venta.numero_smartflex or "",
        cliente=venta.cliente.nombre_completo,
        ci=venta.documentacion.ci_texto,
        servicio=venta.oferta.plan.nombre,
        impresa_en=venta.impresa_en,
        vence_en=venta.vence_en,
        papeles=tuple(
            d.PapelEntregado(
                nombre=papel.get_tipo_display(), numero=papel.codigo, sha256=papel.sha256
            )
            for papel in venta.carpeta.papeles()
            if papel.tipo in ("SOLICITUD", "CONTRATO", "COMODATO")
        ),
    )


def _emision(usuario: Usuario, ahora: datetime) -> d.Emision:
    return d.Emision(fecha=hoy(ahora), asesor=str(usuario))


def _fecha_de_papeles(venta: Venta, ahora: datetime) -> datetime:
    """Papers keep the date of the registration, so that a correction changes only its own."""
    return venta.registrada_en or ahora


def _solicitante(venta: Venta) -> d.Solicitante:
    cliente, oferta, registro = venta.cliente, venta.oferta, venta.registro_actual
    leida = _persona_leida(venta)
    tercero = None
    if oferta.necesita_solicitante and not cliente.es_empresa:
        tercero = d.Tercero(
            persona=d.Persona(nombre=oferta.solicitante_nombre, ci=oferta.solicitante_ci),
            relacion=oferta.get_relacion_display(),
        )
    return d.Solicitante(
        nombre=cliente.nombre_completo,
        titular=leida,
        empresa=cliente.es_empresa,
        nit=cliente.nit,
        vinculacion=registro.get_tipo_display() if registro else "",
        modalidad=registro.get_modalidad_display() if registro else "",
        tercero=tercero,
    )


def _persona_leida(venta: Venta) -> d.Persona:
    """The person of the C.I.: the titular, or the representative of a company."""
    cliente, oferta, leido = venta.cliente, venta.oferta, venta.documentacion_actual
    nombre = oferta.solicitante_nombre if cliente.es_empresa else cliente.nombre_completo
    return d.Persona(
        nombre=nombre,
        ci=leido.ci_texto if leido and leido.ci_numero else cliente.ci_texto,
        ci_vence=leido.ci_vence if leido else None,
        ci_indefinida=bool(leido and leido.ci_indefinido),
    )


def _contacto(venta: Venta) -> d.Contacto:
    ficha = venta.ficha
    referencias = tuple(nacional(n) for n in (ficha.referencia_1, ficha.referencia_2) if n)
    return d.Contacto(
        linea=nacional(venta.contacto.linea),
        referencias=referencias,
        celular=nacional(ficha.celular_whatsapp) if ficha.celular_whatsapp else "",
        correo=ficha.correo,
    )


def _direccion(venta: Venta) -> d.Direccion:
    """By Annex 1 once step 8 is done; until then as the client dictated it."""
    detalle = venta.detalle_actual
    if detalle is not None and detalle.direccion_valida:
        return d.Direccion(
            linea=detalle.direccion_linea,
            observaciones=detalle.direccion_observaciones,
            rural=detalle.rural,
        )
    ficha = venta.ficha
    dictada = venta.contacto.direccion if ficha.misma_direccion else ficha.direccion_dictada
    return d.Direccion(linea=dictada, observaciones=ficha.ubicacion)


def _servicio(venta: Venta, series: dict[str, list[dict[str, str]]] | None = None) -> d.Servicio:
    oferta, detalle = venta.oferta, venta.detalle_actual
    elegidos = detalle.componentes if detalle else {}
    componentes = {c.codigo: c for c in Componente.objects.filter(codigo__in=elegidos)}
    accesos = [c.nombre for c in componentes.values() if c.clase == Componente.Clase.ACCESO]
    equipos = [
        equipo
        for codigo, cantidad in elegidos.items()
        if componentes[codigo].clase == Componente.Clase.EQUIPO
        for equipo in _equipos(componentes[codigo], cantidad, (series or {}).get(codigo, []))
    ]
    subcategoria = detalle.subcategoria if detalle else None
    suplementarios = Suplementario.objects.filter(codigo__in=venta.ficha.suplementarios)
    return d.Servicio(
        producto=oferta.producto.nombre,
        plan=oferta.plan.nombre,
        tecnologia=oferta.get_tecnologia_display(),
        acceso=", ".join(accesos),
        categoria=subcategoria.categoria if subcategoria else "",
        subcategoria=subcategoria.nombre if subcategoria else "",
        equipos=tuple(equipos),
        puntos=detalle.puntos if detalle else venta.ficha.puntos,
        suplementarios=tuple(s.nombre for s in suplementarios),
        linea_actual=oferta.get_linea_actual_display() if oferta.linea_actual else "",
    )


def _servicio_instalado(venta: Venta) -> d.Servicio:
    series: dict[str, list[dict[str, str]]] = {}
    for equipo in venta.instalacion.equipos:
        series.setdefault(equipo["codigo"], []).append(equipo)
    return _servicio(venta, series)


def _equipos(componente: Componente, cantidad: int, series: list[dict[str, str]]) -> list[d.Equipo]:
    """One line with its quantity before the installation; one for each serial after it."""
    comun: dict[str, Any] = {
        "tipo": componente.nombre,
        "marca": componente.marca,
        "modelo": componente.modelo,
        "accesorios": componente.accesorios,
        "valor_reposicion": componente.valor_reposicion,
    }
    if not series:
        return [d.Equipo(**comun, cantidad=cantidad)]
    return [d.Equipo(**comun, serie=s.get("serie", ""), mac=s.get("mac", "")) for s in series]


def _condiciones(venta: Venta) -> d.Condiciones:
    c = venta.oferta.snapshot
    otros = [
        ("Punto adicional", c.costo_por_punto, ""),
        ("Cable excedente", c.cable_excedente, "por metro"),
        ("Mega adicional", c.mega_adicional, "por MB"),
        ("Minuto en horario normal", c.tarifa_hn, ""),
        ("Minuto en horario reducido", c.tarifa_hr, ""),
        ("Minuto en horario súper reducido", c.tarifa_hsr, ""),
    ]
    return d.Condiciones(
        tarifa=c.tarifa,
        costo_instalacion=c.costo_instalacion,
        permanencia_meses=c.permanencia,
        cargo_baja=c.cargo_mes_faltante,
        promocion=c.promocion,
        aviso_retiro_dias=c.aviso_retiro_dias,
        otros=tuple(
            d.Importe(concepto=que, monto=monto, unidad=unidad)
            for que, monto, unidad in otros
            if monto
        ),
        demo=c.demo,
    )


def _cobro(venta: Venta) -> d.Cobro:
    registro = venta.registro
    if venta.oferta.al_telefono:
        telefono = nacional(venta.oferta.telefono_factura)
        cuenta = f"La de la cuenta del teléfono {telefono}"
        return d.Cobro(direccion=registro.direccion_cobro or cuenta, ciclo="El de la cuenta")
    return d.Cobro(direccion=registro.direccion_cobro, ciclo=str(registro.ciclo))


def _facturacion(venta: Venta) -> d.Facturacion:
    oferta = venta.oferta
    return d.Facturacion(telefono=nacional(oferta.telefono_factura) if oferta.al_telefono else "")


def _capacidad(venta: Venta) -> d.Capacidad:
    verificacion = venta.verificaciones.filter(paso=3).order_by("-pk")[0]
    return d.Capacidad(
        fecha=hoy(verificacion.consultado_en),
        resultado="Con capacidad" if verificacion.favorable else "Sin capacidad",
        tecnologia=venta.oferta.get_tecnologia_display(),
        valida_hasta=verificacion.vence_el,
    )


def _fecha_carta(venta: Venta) -> date:
    fecha: date | None = venta.documentacion.carta_fecha
    return fecha or hoy(venta.ahora)


def _numero(venta: Venta, tipo: str) -> str:
    papel = venta.carpeta.papel(tipo)
    return papel.codigo if papel else ""
