// One press, one act. What the keyboard repeats while a key is held down acts only where it
// writes or moves: never again on a button, a shortcut or the act of the page, nor on the next
// page, which the same press may still find (the browser marks its events there as repeated too).

function escribe(campo) {
  if (campo.closest("textarea, [contenteditable]")) return true;
  return campo.matches("input") && !/^(radio|checkbox|button|submit|range|file|color)$/.test(campo.type);
}

function actua({ key: tecla, ctrlKey, metaKey, altKey, target: campo }) {
  if (tecla === "Enter") return !campo.closest("textarea, [contenteditable]");
  if (tecla === "F2") return true;
  if (ctrlKey || metaKey) return tecla.toLowerCase() === "v"; // a photo pasted once arrives once
  if (altKey || tecla.length !== 1 || tecla === " ") return false; // a button waits for the space's release
  return !escribe(campo) && !campo.closest(".visor__lienzo");
}

window.addEventListener(
  "keydown",
  (evento) => {
    if (!evento.repeat || !(evento.target instanceof Element) || !actua(evento)) return;
    evento.preventDefault();
    evento.stopImmediatePropagation();
  },
  true,
);
