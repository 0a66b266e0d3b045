"""Filled by its screens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
