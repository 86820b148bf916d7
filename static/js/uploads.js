// A file that is too large is named at once, not after it was sent: <input type="file" data-max="bytes">.
(() => {
  document.addEventListener("change", (event) => {
    const input = event.target
    if (!input.matches?.("input[type=file][data-max]")) return
    const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.max))
    const line = input.closest(".field")?.querySelector("[data-too-large]")
    input.setCustomValidity(tooLarge ? line?.textContent.trim() || " " : "")
    input.toggleAttribute("aria-invalid", tooLarge)
    if (tooLarge) input.setAttribute("aria-invalid", "true")
    if (line) line.hidden = !tooLarge
  })
})()
