// Drafts: the fields of the open step go to the server as they are typed, never to the browser's
// own memory. The last writing before leaving the page is sent along with it.

import { abierta, atender, cabeceras } from "./sesion.js";

const ESPERA = 900;
const formulario = document.querySelector("form[data-borrador]");
let reloj = 0;
let pendiente = false;
let enviado = false;
let enCurso = null;

function datos() {
  const todos = new FormData(formulario);
  for (const [campo, valor] of [...todos]) if (valor instanceof File) todos.delete(campo);
  todos.delete("una_vez"); // of the act, which is not being done yet
  return todos;
}

function decir(texto, mal = false) {
  const lugar = document.querySelector("[data-borrador-estado]");
  if (!lugar) return;
  lugar.textContent = texto;
  lugar.classList.toggle("borrador-estado--mal", mal);
}

function hora() {
  return new Date().toLocaleTimeString("es-BO", { hour: "2-digit", minute: "2-digit", hour12: false });
}

async function guardar() {
  clearTimeout(reloj);
  if (!pendiente || enviado) return;
  pendiente = false;
  enCurso?.abort();
  enCurso = new AbortController();
  try {
    const respuesta = await fetch(formulario.dataset.borrador, {
      method: "POST",
      body: datos(),
      headers: cabeceras(),
      signal: enCurso.signal,
    });
    await contar(respuesta);
  } catch (error) {
    if (error.name === "AbortError") return;
    pendiente = true;
    decir("Sin conexión: lo último todavía no se guardó.", true);
    reloj = setTimeout(guardar, 5000);
  }
}

async function contar(respuesta) {
  if (respuesta.ok) {
    decir(`borrador guardado ${hora()}`);
    // After a refusal a reload would send the refused data again; the draft has the corrected ones.
    history.replaceState(history.state, "", formulario.action);
    formulario.dispatchEvent(new CustomEvent("borrador:guardado", { bubbles: true }));
    return;
  }
  if (respuesta.status === 409) {
    decir("Este paso ya no está abierto: recargue la página.", true);
    return;
  }
  pendiente = true;
  if (await atender(respuesta.status, respuesta.headers.get("X-Sesion"))) await guardar();
  else if (abierta()) decir("El borrador no se guardó; se intentará de nuevo.", true);
  else decir("Sin guardar: su sesión terminó.", true);
}

function anotar() {
  pendiente = true;
  clearTimeout(reloj);
  reloj = setTimeout(guardar, ESPERA);
}

function despedirse() {
  if (!pendiente || enviado) return;
  pendiente = false;
  clearTimeout(reloj);
  const envio = { method: "POST", body: datos(), headers: cabeceras(), keepalive: true };
  fetch(formulario.dataset.borrador, envio).catch(() => {});
}

if (formulario) {
  const propio = (campo) => campo.form === formulario && campo.type !== "file";
  document.addEventListener("input", (evento) => propio(evento.target) && anotar());
  document.addEventListener("change", (evento) => propio(evento.target) && anotar());
  formulario.addEventListener("submit", () => {
    enviado = true;
    clearTimeout(reloj);
    enCurso?.abort();
  });
  document.addEventListener("sesion:volvio", guardar);
  document.addEventListener("visibilitychange", () => document.hidden && despedirse());
  window.addEventListener("pagehide", despedirse);
  window.addEventListener("pageshow", () => (enviado = false));
}
