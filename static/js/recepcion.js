// The counter. What is scanned or marked goes one after another without leaving the page, so that
// a reader never types into a page that is being replaced; and what another browser marks shows
// here by itself. Without this script every form goes by itself.

import { activos } from "./atajos.js";
import { abierta, atender, cabeceras } from "./sesion.js";

const CADA = 4000;
const SOLA = 180; // a reader's signs come closer together than this; a person's key stands alone
const SIN_REMEDIO = [400, 404, 409, 413]; // asked again it is answered the same
const VIVOS = ["mensajes", "mostrador", "acciones-acta"];
const campo = document.getElementById("codigo");
const enEspera = [];
let ocupado = false;
let aqui = location.href;
let desdeG = 0;

async function pedir({ url, datos }) {
  const opciones = datos ? { method: "POST", body: datos } : {};
  const respuesta = await fetch(url, { ...opciones, headers: cabeceras(), cache: "no-store" });
  if (await atender(respuesta.status, respuesta.headers.get("X-Sesion"))) return pedir({ url, datos });
  if (!respuesta.ok) throw Object.assign(new Error(respuesta.statusText), { estado: respuesta.status });
  return { url: respuesta.url, html: await respuesta.text() };
}

async function atenderCola() {
  if (ocupado) return;
  ocupado = true;
  while (enEspera.length && abierta()) {
    try {
      llegar(await pedir(enEspera[0]));
      enEspera.shift();
    } catch ({ estado }) {
      if (SIN_REMEDIO.includes(estado)) enEspera.shift();
      if (abierta()) decir(SIN_REMEDIO.includes(estado) ? "Eso no se pudo anotar." : "No se pudo anotar: se intenta otra vez.");
      break;
    }
  }
  ocupado = false;
}

// Another acta is another page; the same one shows what changed.
function llegar({ url, html }) {
  if (new URL(url).pathname !== location.pathname) {
    location.assign(url);
    return;
  }
  aqui = url;
  mostrar(html);
}

function mostrar(html, { callado = false } = {}) {
  const nueva = new DOMParser().parseFromString(html, "text/html");
  for (const id of VIVOS) {
    const de = nueva.getElementById(id);
    const a = document.getElementById(id);
    if (!de || !a || (callado && id === "mensajes")) continue;
    if (sinFichas(de) === sinFichas(a)) continue;
    const foco = a.contains(document.activeElement) ? document.activeElement.id : "";
    a.replaceChildren(...de.childNodes);
    if (foco) (document.getElementById(foco) ?? campo).focus();
  }
}

// Tokens differ in each answer, and say nothing to who looks.
const sinFichas = (parte) => parte.innerHTML.replace(/<input type="hidden"[^>]*>/g, "");

function decir(frase) {
  const texto = document.createElement("span");
  texto.textContent = frase;
  const aviso = document.createElement("p");
  aviso.className = "mensaje mensaje--error";
  aviso.append(texto);
  document.getElementById("mensajes").replaceChildren(aviso);
}

function anotar(formulario, boton) {
  const datos = new FormData(formulario);
  if (boton?.name) datos.append(boton.name, boton.value);
  datos.delete("csrfmiddlewaretoken"); // it goes in the header, as it is when it is sent
  enEspera.push({ url: formulario.action, datos });
  atenderCola();
}

document.addEventListener("submit", (evento) => {
  const { target: formulario, submitter: boton } = evento;
  if (evento.defaultPrevented || !formulario.matches("[data-escaneo], [data-mostrador]")) return;
  evento.preventDefault();
  if (formulario.matches("[data-escaneo]") && !campo.value.trim()) return;
  anotar(formulario, boton);
  if (formulario.matches("[data-escaneo]")) campo.value = "";
});

async function refrescar() {
  const escrito = [...document.querySelectorAll("#mostrador input:not([type=hidden])")].some((donde) => donde.value);
  if (document.hidden || ocupado || enEspera.length || escrito || !abierta()) return;
  try {
    const { html } = await pedir({ url: aqui });
    if (!ocupado && !enEspera.length) mostrar(html, { callado: true });
  } catch {
    /* it is asked again */
  }
}

// A key that stands alone in the empty field is a key of the page; a burst is a reader's.
function teclaSola(letra) {
  setTimeout(() => {
    if (campo.value !== letra) return;
    const control = [...document.querySelectorAll(`[data-tecla="${CSS.escape(letra.toLowerCase())}"]`)].find((c) =>
      c.checkVisibility(),
    );
    if (!control) return;
    campo.value = "";
    control.click();
  }, SOLA);
}

// Whatever is typed while nothing is being written goes to the field: a reader's first signs too.
document.addEventListener(
  "keydown",
  (evento) => {
    const { key: tecla, target: donde } = evento;
    if (evento.ctrlKey || evento.metaKey || evento.altKey || tecla.length !== 1 || tecla === " ") return;
    if (document.querySelector("dialog[open], [data-menu][open]")) return;
    if (donde !== campo && donde.matches("input, textarea, select")) return;
    if (evento.repeat) {
      evento.preventDefault(); // a reader holds no key, and a held one is pressed once
      evento.stopPropagation();
      return;
    }
    if (donde !== campo) {
      if (paraLaPagina(tecla)) return;
      campo.focus();
      evento.stopPropagation(); // it is not yet known to be a key of the page: atajos.js must not press it
    }
    if (!campo.value && activos()) teclaSola(tecla);
  },
  true,
);

function paraLaPagina(tecla) {
  const seguida = performance.now() - desdeG < 1200;
  desdeG = tecla.toLowerCase() === "g" ? performance.now() : 0;
  return seguida || "/?gG+".includes(tecla);
}

document.addEventListener("sesion:volvio", atenderCola);
setInterval(refrescar, CADA);
setInterval(() => enEspera.length && atenderCola(), CADA);
