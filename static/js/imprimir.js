// The browser's own print, which also has a key of its own; without scripts that key does it. By
// either of them it is told to the house, which keeps who printed what the client sent.

import { cabeceras } from "./sesion.js";

const boton = document.querySelector("[data-imprimir]");
boton?.addEventListener("click", () => window.print());
window.addEventListener("beforeprint", () => {
  if (boton) fetch(boton.dataset.imprimir, { method: "POST", headers: cabeceras(), keepalive: true });
});
