"""The closing file of the invented sale, for previews and tests."""

from datetime import UTC, datetime

from documentos import datos as d

_INSTANTE = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
_RESPONSABLE = "Responsable de Muestra"


def cierre_de_muestra(emision: d.Emision) -> d.DatosExpediente:
    """One event, one paper, one file, one e-mail and one acta."""
    papel = _papel("Solicitud de Servicios Corporativos", 1)
    return d.DatosExpediente(
        emision=emision,
        venta=0,
        cliente="Persona de Muestra",
        documento="C.I. 1234567-1A CB",
        plan="INTERNET FTTH-GPON, Hogar (DEMO)",
        estado="Concluida",
        constancia="Enviada",
        sucesos=(_suceso(),),
        papeles=(papel,),
        archivos=(_archivo(),),
        correos=(_correo(),),
        actas=(_acta(),),
    )


def _suceso() -> d.Suceso:
    return d.Suceso(
        n=1,
        instante=_INSTANTE,
        que="Concluida",
        quien=_RESPONSABLE,
        desde="Instalada",
        hasta="Concluida",
        hash="0" * 64,
    )


def _papel(nombre: str, numero: int) -> d.PapelEmitido:
    return d.PapelEmitido(
        nombre=nombre,
        numero=numero,
        version=1,
        plantilla="v1",
        huella="0" * 16,
        sha256="0" * 64,
    )


def _archivo() -> d.ArchivoGuardado:
    return d.ArchivoGuardado(
        id=1,
        nombre="carta de solicitud",
        recibido_en=_INSTANTE,
        recibido_por="Asesor de Muestra",
        canal="WhatsApp",
        sha256="0" * 64,
    )


def _correo() -> d.CorreoEnviado:
    return d.CorreoEnviado(
        message_id="<muestra@bluecom.invalid>",
        para="muestra@example.org",
        situacion="Enviado",
        sha256="0" * 64,
        enviado_en=_INSTANTE,
    )


def _acta() -> d.ActaDelExpediente:
    return d.ActaDelExpediente(
        papel=_papel("Acta de Entrega de Documentación", 2),
        propuesta_en=_INSTANTE,
        entrega="Asesor de Muestra",
        recibe=_RESPONSABLE,
        recibida_en=_INSTANTE,
    )
