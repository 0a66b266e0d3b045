// Photos dragged, pasted or chosen, several at once: one request per file, so that one that fails
// loses nothing of the others. Without scripts the same form sends its files by itself.

const iniciar = (formulario) => {
  formulario.classList.add("subir--con-guion");
  const entrada = formulario.querySelector("input[type=file]");
  entrada.addEventListener("change", () => subirTodas(formulario, [...entrada.files]));
  formulario.addEventListener("dragover", (evento) => {
    evento.preventDefault();
    formulario.classList.add("subir--encima");
  });
  formulario.addEventListener("dragleave", () => formulario.classList.remove("subir--encima"));
  formulario.addEventListener("drop", (evento) => {
    evento.preventDefault();
    formulario.classList.remove("subir--encima");
    subirTodas(formulario, [...evento.dataTransfer.files]);
  });
  formulario.addEventListener("submit", (evento) => evento.preventDefault());
};

async function subirTodas(formulario, archivos) {
  for (const archivo of archivos) await subir(formulario, archivo);
  formulario.querySelector("input[type=file]").value = "";
}

function fila(formulario, nombre) {
  const li = document.createElement("li");
  const titulo = document.createElement("span");
  titulo.textContent = nombre;
  const situacion = document.createElement("span");
  situacion.textContent = "subiendo…";
  const barra = document.createElement("progress");
  barra.setAttribute("aria-label", `Subiendo ${nombre}`);
  barra.max = 1;
  barra.value = 0;
  li.append(titulo, situacion, barra);
  formulario.querySelector(".subir__cola").append(li);
  return { li, situacion, barra };
}

function subir(formulario, archivo) {
  const { li, situacion, barra } = fila(formulario, archivo.name || "imagen pegada");
  const datos = new FormData(formulario);
  datos.delete("archivo");
  datos.append("archivo", archivo, archivo.name || "pegada.png");
  return new Promise((listo) => {
    const pedido = new XMLHttpRequest();
    pedido.open("POST", formulario.action);
    pedido.setRequestHeader("HX-Request", "true");
    pedido.upload.addEventListener("progress", (evento) => {
      if (evento.lengthComputable) barra.value = evento.loaded / evento.total;
    });
    pedido.addEventListener("loadend", () => {
      barra.remove();
      terminar(pedido, { li, situacion });
      listo();
    });
    pedido.send(datos);
  });
}

function terminar(pedido, { li, situacion }) {
  if (pedido.status >= 200 && pedido.status < 300) {
    situacion.textContent = "recibida";
    mostrar(pedido.responseText);
    return;
  }
  li.classList.add("con-error");
  situacion.textContent = pedido.status ? textoDe(pedido) : "sin conexión; vuelva a intentarlo";
}

function textoDe(pedido) {
  const pagina = new DOMParser().parseFromString(pedido.responseText, "text/html");
  const frase = pagina.querySelector("[data-error], .errores li, .mensaje--error span");
  if (frase) return frase.textContent.trim();
  if (pedido.status === 413) return "pesa demasiado; envíela más pequeña";
  return "no se pudo guardar; vuelva a intentarlo";
}

function mostrar(html) {
  const partes = [...new DOMParser().parseFromString(html, "text/html").body.children];
  for (const parte of partes) {
    const destino = parte.id && document.getElementById(parte.id);
    if (!destino) continue;
    destino.replaceChildren(...parte.childNodes);
    destino.querySelectorAll("[data-subir]").forEach(iniciar);
    window.htmx?.process(destino);
  }
}

document.addEventListener("paste", (evento) => {
  const archivos = [...(evento.clipboardData?.files ?? [])];
  const formulario = document.querySelector("[data-subir]");
  if (!archivos.length || !formulario) return;
  evento.preventDefault();
  subirTodas(formulario, archivos);
});

document.querySelectorAll("[data-subir]").forEach(iniciar);
