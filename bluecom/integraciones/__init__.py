"""Ports to the systems of others; which adapter answers is chosen in settings.

``manual`` is first class: a person reads the other system and records what it says.
"""

from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from bluecom.integraciones.contact_center.puerto import ContactCenter
from bluecom.integraciones.elastix.puerto import Elastix
from bluecom.integraciones.smartflex.puerto import Smartflex
from bluecom.integraciones.whatsapp.puerto import WhatsApp


def smartflex() -> Smartflex:
    """The adapter for impediments (2.1)."""
    return cast(Smartflex, import_string(settings.INTEGRACIONES["smartflex"])())


def contact_center() -> ContactCenter:
    """The adapter for technical capacity (3.2)."""
    return cast(ContactCenter, import_string(settings.INTEGRACIONES["contact_center"])())


def elastix() -> Elastix:
    """The adapter for the telephone exchange (4.1)."""
    return cast(Elastix, import_string(settings.INTEGRACIONES["elastix"])())


def whatsapp() -> WhatsApp:
    """The adapter for what is written to and by clients (6.2)."""
    return cast(WhatsApp, import_string(settings.INTEGRACIONES["whatsapp"])())
