"""Returned mails as other servers write them, for an invented addressee."""

from email.utils import format_datetime

from django.utils import timezone

PARA = "cliente@correo.example"


def devolucion(
    message_id: str,
    *,
    accion: str = "failed",
    estado: str = "5.1.1",
    dicho: str = f"550 5.1.1 <{PARA}>: Recipient address rejected: User unknown",
    a: str = "rebotes@comteco.example",
    devuelve: str = "text/rfc822-headers",
    propio: str = "<informe-1@mx.correo.example>",
) -> bytes:
    """A report as Postfix writes it (RFC 3464): ``devuelve`` is how it returns our mail."""
    fecha = format_datetime(timezone.now())
    texto = f"""\
Return-Path: <>
Date: {fecha}
From: MAILER-DAEMON@mx.correo.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: {a}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="corte"
Message-Id: {propio}

This is a MIME-encapsulated message.

--corte
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--corte
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.correo.example
X-Postfix-Queue-ID: 4BmRfs1
Arrival-Date: {fecha}

Final-Recipient: rfc822; {PARA}
Original-Recipient: rfc822;{PARA}
Action: {accion}
Status: {estado}
Remote-MTA: dns; buzones.correo.example
Diagnostic-Code: smtp; {dicho}

--corte
Content-Description: Undelivered Message
Content-Type: {devuelve}

From: COMTECO Canales Virtuales <terminos@comteco.example>
To: {PARA}
Subject: =?utf-8?q?T=C3=A9rminos_y_condiciones?=
Message-ID: {message_id}

"""
    if devuelve == "message/rfc822":
        texto += "Cuerpo del correo.\n\n"
    return (texto + "--corte--\n").replace("\n", "\r\n").encode()


def ausencia(message_id: str) -> bytes:
    """An absence notice: it answers our mail and reports nothing."""
    return (
        f"From: {PARA}\r\nTo: rebotes@comteco.example\r\nSubject: Fuera de la oficina\r\n"
        f"In-Reply-To: {message_id}\r\nReferences: {message_id}\r\n"
        "Auto-Submitted: auto-replied\r\nMessage-ID: <ausente@correo.example>\r\n\r\n"
        "Vuelvo el lunes."
    ).encode()
