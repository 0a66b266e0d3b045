"""Where each person lands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def inicio(request: HttpRequest) -> HttpResponse:
    return redirect("entrar")
