// The session's end is not the work's end: what a page sends goes through here. Without a session
// nothing is lost: the page says so in red, waits, and goes on once the same person is in again.

const FICHA = "/entrar/ficha/";
const ESPERA = 4000;
const persona = document.body.dataset.persona;
const ENTRE_FICHAS = 2000;
let fichaConocida = fichaDelNavegador();
let renovada = -ENTRE_FICHAS;
let sinSesion = false;
let reloj = 0;

// It is another once somebody signs in, in any tab.
function fichaDelNavegador() {
  return document.cookie.match(/(?:^|; )(?:__Host-csrf|csrftoken)=([^;]*)/)?.[1];
}

export function abierta() {
  return !sinSesion;
}

// HX-Request says that a script asks: it is answered by a status, never by a page.
export function cabeceras() {
  return { "HX-Request": "true", "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "" };
}

function renovar(ficha) {
  for (const campo of document.querySelectorAll("[name=csrfmiddlewaretoken]")) campo.value = ficha;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": ficha }));
  fichaConocida = fichaDelNavegador();
  renovada = performance.now();
}

// Asks who is signed in; true when it is whoever this page was drawn for.
export async function comprobar() {
  let respuesta, ficha;
  try {
    respuesta = await fetch(FICHA, { headers: { "HX-Request": "true" }, cache: "no-store" });
    ficha = await respuesta.text(); // one that nobody reads holds its connection
  } catch {
    return terminar("Sin conexión: no se envió nada. Lo que escribió sigue aquí; se intenta de nuevo.");
  }
  if (respuesta.status === 401) return terminar();
  if (!respuesta.ok) return !sinSesion;
  if (persona && respuesta.headers.get("X-Persona") !== persona) {
    return terminar("Aquí entró otra persona: desde esta página no se envía nada. Entre con su usuario.");
  }
  renovar(ficha);
  if (sinSesion) volver();
  return true;
}

// What a script was answered: true when it must be sent again, now that the token is the new one.
export async function atender(estado, cabecera) {
  if (cabecera === "otra-ficha") return performance.now() - renovada > ENTRE_FICHAS && comprobar();
  if (estado === 401 || cabecera === "terminada") terminar();
  return false;
}

function terminar(frase = "Su sesión terminó: lo que escribió sigue aquí, sin guardar. Entre de nuevo en otra pestaña y siga.") {
  sinSesion = true;
  avisar(frase, { mal: true });
  clearTimeout(reloj);
  reloj = setTimeout(comprobar, ESPERA);
  return false;
}

function volver() {
  sinSesion = false;
  clearTimeout(reloj);
  avisar("Ya puede seguir: lo que escribió sigue aquí.");
  document.dispatchEvent(new CustomEvent("sesion:volvio"));
}

export function avisar(frase, { mal = false } = {}) {
  const lugar = document.getElementById("mensajes");
  if (!lugar) return;
  let aviso = lugar.querySelector("[data-sesion]");
  if (!aviso) {
    aviso = document.createElement("p");
    aviso.dataset.sesion = "";
    lugar.prepend(aviso);
  }
  aviso.className = mal ? "mensaje mensaje--fijo mensaje--error" : "mensaje mensaje--info";
  if (aviso.dataset.sesion === frase) return;
  aviso.dataset.sesion = frase;
  const texto = document.createElement("span");
  texto.textContent = frase;
  aviso.replaceChildren(texto);
  if (mal) aviso.append(" ", enlace());
}

function enlace() {
  const a = document.createElement("a");
  a.href = "/entrar/";
  a.target = "_blank";
  a.rel = "noopener";
  a.textContent = "Entrar en otra pestaña";
  return a;
}

// A form leaves the page with what was typed: not while nobody is signed in, nor with the token
// of before somebody signed in again. When the page could not know, the server's answer keeps it.
function seguro(formulario) {
  if (formulario.method !== "post" || formulario.matches("[data-subir]")) return true;
  if (formulario.dataset.comprobado) return true;
  return !sinSesion && !formulario.matches("[data-reenvio]") && fichaDelNavegador() === fichaConocida;
}

document.addEventListener(
  "submit",
  async (evento) => {
    const { target: formulario, submitter: boton } = evento;
    if (seguro(formulario)) {
      delete formulario.dataset.comprobado;
      return;
    }
    evento.preventDefault();
    evento.stopImmediatePropagation();
    if (!(await comprobar())) return;
    formulario.dataset.comprobado = "si";
    formulario.requestSubmit(boton);
  },
  true,
);

document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  atender(xhr.status, xhr.getResponseHeader("X-Sesion"));
});
document.addEventListener("visibilitychange", () => document.hidden || (sinSesion && comprobar()));
window.addEventListener("focus", () => sinSesion && comprobar());
