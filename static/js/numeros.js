// A number of the client that is pressed fills the field where a number is being written.

document.addEventListener("click", ({ target }) => {
  const numero = target.closest("[data-numero]");
  const campo = numero && document.getElementById(numero.dataset.para ?? "id_telefono");
  if (!campo) return;
  campo.value = numero.dataset.numero;
  campo.dispatchEvent(new Event("input", { bubbles: true }));
  campo.dispatchEvent(new Event("change", { bubbles: true }));
});
