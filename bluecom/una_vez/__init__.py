"""One press, one fact: a form that was sent twice does once what it asks."""
