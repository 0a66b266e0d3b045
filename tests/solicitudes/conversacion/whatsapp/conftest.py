from tests.apoyo.graph import graph

__all__ = ["graph"]
