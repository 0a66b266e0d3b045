"""Steps 1–4 seen from the client: portfolio, client, queue, call."""
