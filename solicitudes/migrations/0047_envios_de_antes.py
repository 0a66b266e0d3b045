"""Each e-mail of terms that there was, and each delivery by another way, becomes a sending."""

import secrets
from collections import defaultdict
from typing import Any

from django.db import migrations

ENVIAR, CONCLUIR, SEGUIR = (
    "solicitudes:enviar_terminos",
    "solicitudes:concluir",
    "solicitudes:seguir_terminos",
)


def hacia_filas(apps: Any, schema_editor: Any) -> None:
    correos = apps.get_model("pendientes", "CorreoSaliente")
    envios = apps.get_model("solicitudes", "EnvioDeTerminos")
    pendientes = apps.get_model("pendientes", "Pendiente")
    mensajes = apps.get_model("solicitudes", "Mensaje")
    de_la_venta: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for correo in correos.objects.filter(clave__startswith="terminos:").order_by("pk"):
        _, venta, _vez = correo.clave.split(":")
        de_la_venta[int(venta)].append(
            {"correo": correo, "para": correo.para, "pedido_en": correo.creado_en}
        )
    for debido in pendientes.objects.filter(tipo=ENVIAR).exclude(situacion="HECHO"):
        de_la_venta[debido.objeto_id].append({"debido": debido, "pedido_en": debido.creado_en})
    otros = mensajes.objects.filter(asunto="Términos y condiciones").exclude(canal="CORREO")
    for mensaje in otros.order_by("pk"):
        de_la_venta[mensaje.venta_id].append(
            {"canal": mensaje.canal, "pedido_por_id": mensaje.por_id, "pedido_en": mensaje.en}
        )
    for venta_id, suyos in de_la_venta.items():
        _de_una_venta(apps, venta_id, sorted(suyos, key=lambda e: e["pedido_en"]))
    suyos_correos = correos.objects.filter(pk__in=envios.objects.values("correo"))
    suyos_correos.update(sigue=SEGUIR)
    for pendiente in pendientes.objects.filter(tipo=CONCLUIR).exclude(situacion="HECHO"):
        salida = _sucesos(apps).filter(correo=pendiente.datos["correo"], clase="SALIO").first()
        if salida is not None:
            pendiente.tipo, pendiente.objeto_id = SEGUIR, salida.correo_id
            pendiente.datos = {**pendiente.datos, "suceso": salida.pk}
            pendiente.save()


def _de_una_venta(apps: Any, venta_id: int, suyos: list[dict[str, Any]]) -> None:
    venta = apps.get_model("solicitudes", "Venta").objects.filter(pk=venta_id).first()
    papeles = apps.get_model("documentos", "Documento").objects
    instalacion = apps.get_model("solicitudes", "Instalacion").objects.filter(venta=venta_id)
    if venta is None or not instalacion:
        return
    papel = papeles.filter(carpeta=venta.carpeta_id, tipo="TERMINOS").order_by("version").last()
    if papel is None:
        return
    ficha = apps.get_model("solicitudes", "FichaLlamada").objects.filter(venta=venta_id).first()
    for vez, envio in enumerate(suyos, 1):
        debido, correo = envio.pop("debido", None), envio.get("correo")
        if debido is not None:
            envio["para"] = ficha.correo if ficha else ""
        fila = apps.get_model("solicitudes", "EnvioDeTerminos").objects.create(
            venta=venta,
            vez=vez,
            documento=papel,
            llave=secrets.token_urlsafe(32),
            **{"pedido_por_id": instalacion[0].registrada_por_id, **envio},
        )
        if debido is not None:
            debido.objeto_id = fila.pk
            debido.save(update_fields=["objeto_id"])
        if correo is not None:
            _de_un_correo(apps, fila, correo, ficha.correo if ficha else "")


def _de_un_correo(apps: Any, fila: Any, correo: Any, direccion: str) -> None:
    """What is known of it; one stopped, or to another address than today's, counts no more."""
    if correo.estado == "CANCELADO" or (correo.enviado_en and correo.para != direccion):
        fila.retirado_en = correo.enviado_en or correo.creado_en
        fila.save(update_fields=["retirado_en"])
    if correo.enviado_en is None:
        return
    que_paso = [("SALIO", correo.enviado_en, "SERVIDOR")]
    if correo.estado == "REBOTADO":
        que_paso.append(("REBOTADO", _rebote(apps, fila, correo), "PERSONA"))
    for clase, en, fuente in que_paso:
        _sucesos(apps).create(
            correo=correo,
            clase=clase,
            fuente=fuente,
            externo=correo.message_id,
            en=en,
            anotado_en=en,
        )


def _rebote(apps: Any, fila: Any, correo: Any) -> Any:
    eventos = apps.get_model("bitacora", "Evento").objects
    suyos = eventos.filter(cadena=f"venta:{fila.venta_id}", tipo="rebote")
    evento = suyos.filter(instante__gte=correo.enviado_en).order_by("n").first()
    return evento.instante if evento else correo.enviado_en


def _sucesos(apps: Any) -> Any:
    return apps.get_model("pendientes", "SucesoDeCorreo").objects


def hacia_claves(apps: Any, schema_editor: Any) -> None:
    """What is still owed finds its sale again; the sendings go with their table."""
    envios = apps.get_model("solicitudes", "EnvioDeTerminos").objects
    pendientes = apps.get_model("pendientes", "Pendiente").objects
    for pendiente in pendientes.filter(tipo=ENVIAR).exclude(situacion="HECHO"):
        envio = envios.filter(pk=pendiente.objeto_id).first()
        if envio is not None:
            pendiente.objeto_id = envio.venta_id
            pendiente.datos = {"documento": envio.documento_id, "vez": envio.vez}
            pendiente.save(update_fields=["objeto_id", "datos"])
    for pendiente in pendientes.filter(tipo=SEGUIR).exclude(situacion="HECHO"):
        envio = envios.filter(correo=pendiente.objeto_id).first()
        if envio is not None:
            pendiente.datos = {"correo": pendiente.objeto_id}
            pendiente.tipo, pendiente.objeto_id = CONCLUIR, envio.venta_id
            pendiente.save(update_fields=["tipo", "objeto_id", "datos"])
    envios.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("solicitudes", "0046_envios_de_terminos"),
        ("bitacora", "__first__"),
    ]

    operations = [migrations.RunPython(hacia_filas, hacia_claves)]
