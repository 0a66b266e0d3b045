"""How the forms of this part are drawn: inside a form tag of the template."""

from crispy_forms.helper import FormHelper


def ayudante() -> FormHelper:
    """No tag and no token of its own; errors beside their field."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper
