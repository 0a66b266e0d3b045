// Keys for a desk: "/" searches, "?" helps, G and a letter goes, data-tecla presses its control.
// Single keys act outside text fields only and can be turned off (WCAG 2.1.4).

const MEMORIA = "bluecom:atajos";
const ESPERA_G = 1200;
let desdeG = 0;

export function activos() {
  try {
    return localStorage.getItem(MEMORIA) !== "no";
  } catch {
    return true;
  }
}

function escribiendo(elemento) {
  if (!elemento || elemento.isContentEditable) return Boolean(elemento?.isContentEditable);
  if (elemento.matches("textarea")) return true; // a list is no text: it takes the letters that no key of the page has
  return elemento.matches("input") && !/^(radio|checkbox|button|submit|range|file)$/.test(elemento.type);
}

function ir(letra) {
  const destino = document.querySelector(`[data-ir="${CSS.escape(letra)}"]`);
  if (destino) destino.click();
  return Boolean(destino);
}

function elegirPorDigito(digito) {
  const opcion = alaVista(`[data-digitos] [data-digito="${digito}"]`);
  if (!opcion) return false;
  opcion.checked = true;
  opcion.focus();
  for (const tipo of ["input", "change"]) opcion.dispatchEvent(new Event(tipo, { bubbles: true }));
  return true;
}

function abrirDialogo(id) {
  const dialogo = document.getElementById(id);
  if (!dialogo) return false;
  if (dialogo.open) dialogo.close();
  else {
    listarDeLaPagina(dialogo);
    dialogo.showModal();
  }
  return true;
}

function listarDeLaPagina(dialogo) {
  const lista = dialogo.querySelector("[data-atajos-pagina]");
  if (!lista) return;
  const controles = [...document.querySelectorAll("[data-tecla]")].filter((control) => control.checkVisibility());
  lista.replaceChildren(...controles.map(filaDe));
  dialogo.querySelector("[data-atajos-pagina-titulo]").hidden = controles.length === 0;
}

// A key presses what can be seen: what is folded or put away asks for no key.
// While a menu or a second question is open only its own keys act.
function alaVista(selector) {
  const abierto = document.querySelector("[data-menu][open]");
  const desde = abierto ?? document.querySelector("[data-segunda]:not([hidden])") ?? document;
  return [...desde.querySelectorAll(selector)].find((control) => control.checkVisibility());
}

function filaDe(control) {
  const fila = document.createElement("div");
  const tecla = document.createElement("kbd");
  tecla.textContent = control.dataset.tecla.toUpperCase();
  const dt = document.createElement("dt");
  dt.append(tecla);
  const dd = document.createElement("dd");
  const copia = control.cloneNode(true);
  copia.querySelectorAll("kbd, .visually-hidden").forEach((n) => n.remove());
  dd.textContent = copia.textContent.trim() || control.title;
  fila.append(dt, dd);
  return fila;
}

function atender(tecla) {
  const letra = tecla.toLowerCase();
  if (desdeG && performance.now() - desdeG < ESPERA_G) {
    desdeG = 0;
    return ir(letra);
  }
  desdeG = 0;
  if (tecla === "?") return abrirDialogo("ayuda-atajos");
  if (tecla === "/") {
    const campo = document.querySelector("[data-busqueda]");
    campo?.focus();
    campo?.select();
    return Boolean(campo);
  }
  if (letra === "g" && document.querySelector("[data-ir]")) {
    desdeG = performance.now();
    return true;
  }
  if (/^[0-9]$/.test(tecla) && elegirPorDigito(tecla)) return true;
  const control = alaVista(`[data-tecla="${CSS.escape(letra)}"]`);
  control?.click();
  return Boolean(control);
}

document.addEventListener("keydown", (evento) => {
  if (evento.key === "Escape") {
    cerrarMenus();
    if (escribiendo(evento.target)) evento.target.blur();
    return;
  }
  if (evento.ctrlKey || evento.metaKey || evento.altKey || evento.key.length !== 1) return;
  if (evento.defaultPrevented || escribiendo(evento.target) || evento.target.closest(".visor__lienzo")) return;
  if (!activos() && evento.key !== "?") return;
  if (document.querySelector("dialog[open]") && evento.key !== "?") return;
  if (atender(evento.key)) evento.preventDefault();
});

function cerrarMenus(salvo) {
  document.querySelectorAll("[data-menu][open]").forEach((menu) => {
    if (menu !== salvo) menu.open = false;
  });
}

document.addEventListener("click", (evento) => {
  const abre = evento.target.closest("[data-abre-dialogo]");
  if (abre) abrirDialogo(abre.dataset.abreDialogo);
  if (evento.target.closest("[data-cierra-dialogo]") || evento.target.matches("dialog")) {
    evento.target.closest("dialog")?.close();
  }
  cerrarMenus(evento.target.closest("[data-menu]"));
});

document.querySelectorAll("[data-atajos-activos]").forEach((casilla) => {
  casilla.checked = activos();
  casilla.addEventListener("change", () => {
    try {
      localStorage.setItem(MEMORIA, casilla.checked ? "si" : "no");
    } catch {
      /* private mode: the choice lasts as long as the page */
    }
  });
});
