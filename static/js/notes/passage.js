// A passage that is selected on the pages (`reader/selection.js`): highlighted by one press, or taken into a note.
(() => {
  const pages = document.getElementById("pages")
  const bar = document.getElementById("passage")
  const margin = document.getElementById("notes")
  const form = document.getElementById("new-note")
  const highlighter = document.querySelector("[data-highlighter]")
  if (!bar) return
  let found = null
  let hue = "yellow"

  const hide = () => { bar.hidden = true }

  const show = () => {
    if (!found || pages.classList.contains("pen")) return hide()
    if (highlighter.getAttribute("aria-pressed") === "true") return highlight(hue)
    bar.hidden = false
    found.beside(bar)
  }

  const highlight = (color) => {
    if (!found) return
    hue = color
    hide()
    const fields = Object.entries({ ...found.fields, color })
    getSelection().removeAllRanges()
    margin.dispatchEvent(new CustomEvent("notes:write", { detail: { fields } }))
  }

  const write = () => {
    if (!found) return
    hide()
    for (const [name, value] of Object.entries(found.fields)) form[name].value = value
    if (!margin.checkVisibility()) document.querySelector("[data-panel=notes]").click()
    form.note.focus()
    form.scrollIntoView({ block: "nearest" })
  }

  // Typed words are looked for by the server: what was measured is of other words.
  form.quote.addEventListener("input", () => {
    for (const name of ["before", "after", "rectangles"]) form[name].value = ""
  })
  highlighter.addEventListener("click", () => {
    const on = highlighter.getAttribute("aria-pressed") !== "true"
    highlighter.setAttribute("aria-pressed", on)
    if (on) show()
  })
  bar.addEventListener("pointerdown", (event) => event.preventDefault()) // the selection stays
  bar.addEventListener("click", (event) => {
    const color = event.target.closest("[data-hue]")?.dataset.hue
    if (color) highlight(color)
    if (event.target.closest("[data-write]")) write()
  })
  document.addEventListener("reader:selected", ({ detail }) => {
    found = detail
    show()
  })
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide() })
  document.getElementById("scroll").addEventListener("scroll", hide, { passive: true })
  highlighter.hidden = false
})()
