"""``{% una_vez %}``: the token of a form that creates a fact; loaded everywhere by settings."""

import secrets

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bluecom.una_vez.formulario import CAMPO

register = template.Library()


@register.simple_tag
def una_vez() -> SafeString:
    """A hidden field that is another in each form drawn."""
    ficha = secrets.token_urlsafe(16)
    return format_html('<input type="hidden" name="{}" value="{}">', CAMPO, ficha)
