"""How every crispy form of the house is drawn."""

from crispy_forms.helper import FormHelper


def ayudante() -> FormHelper:
    """A helper for ``{% crispy form form.helper %}`` inside a form tag of the template.

    No tag of its own (the action bar's button names the form by id), labels above, errors
    beside their field.
    """
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.form_show_errors = True
    helper.error_text_inline = True
    return helper
