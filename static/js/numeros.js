// What is proposed for a field goes into it by a press, or by the arrow down while it is empty:
// each press of the arrow brings the next one. It is said by the client all the same.

function escribir(campo, valor) {
  campo.value = valor;
  campo.dispatchEvent(new Event("input", { bubbles: true }));
  campo.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", ({ target }) => {
  const numero = target.closest("[data-numero]");
  const campo = numero && document.getElementById(numero.dataset.para ?? "id_telefono");
  if (campo) escribir(campo, numero.dataset.numero);
});

document.addEventListener("keydown", (evento) => {
  const { key: tecla, target: campo } = evento;
  if (tecla !== "ArrowDown" || evento.altKey || !campo.id || !campo.matches("input")) return;
  const propuestos = [...document.querySelectorAll(`[data-para="${CSS.escape(campo.id)}"]`)].map((b) => b.dataset.numero);
  const cual = propuestos.indexOf(campo.value.trim());
  if (!propuestos.length || (campo.value.trim() && cual < 0)) return;
  evento.preventDefault();
  escribir(campo, propuestos[(cual + 1) % propuestos.length]);
});
