// The marks of notes on the pages: as the server draws them in the margin, so they are carried over; and the ways from a
// mark to its card and back.
(() => {
  const margin = document.getElementById("notes")
  const pages = document.getElementById("pages")
  const form = document.getElementById("new-note")
  if (!pages || !form) return
  const here = margin.querySelector("[data-notes-here]")
  let current = Number(pages.dataset.at)

  const list = () => document.getElementById("note-list")
  const card = (id) => document.getElementById(`note-${id}`)

  const draw = () => {
    for (const layer of pages.querySelectorAll(".marks, .pins")) {
      const kind = layer.classList.contains("marks") ? "marks" : "pins"
      const drawn = list().querySelector(`[data-${kind}="${layer.parentElement.dataset.n}"]`)
      if (layer.innerHTML !== (drawn?.innerHTML ?? "")) layer.replaceChildren(...(drawn?.cloneNode(true).childNodes ?? []))
    }
    tell()
  }

  // How many there are on the page before the eyes; the first of them.
  const tell = () => {
    const found = list().querySelectorAll(`.mem[data-page="${current}"]`)
    here.textContent = found.length ? here.dataset.words.replace("0", found.length) : ""
    return found[0]
  }

  const show = (id) => {
    if (!margin.checkVisibility()) document.querySelector("[data-panel=notes]").click()
    for (const one of list().querySelectorAll("[aria-current]")) one.removeAttribute("aria-current")
    card(id)?.setAttribute("aria-current", "true")
    card(id)?.scrollIntoView({ block: "nearest" })
    card(id)?.focus({ preventScroll: true })
  }

  // A mark lies under the words, so it is asked where it is.
  const under = ({ clientX, clientY }, page) =>
    [...page.querySelectorAll(".marks > rect")].find((mark) => {
      const box = mark.getBoundingClientRect()
      return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom
    })

  pages.addEventListener("click", (event) => {
    const page = event.target.closest(".pp")
    const reading = page && getSelection().isCollapsed && !pages.classList.contains("pen")
    const mark = event.target.closest(".pin") ?? (reading && under(event, page))
    if (!mark) return
    event.preventDefault()
    show(mark.dataset.of)
  })
  margin.addEventListener("click", (event) => {
    const id = event.target.closest("[data-go]")?.closest(".mem").id.replace("note-", "")
    if (!id) return
    for (const mark of pages.querySelectorAll("[data-of]")) mark.classList.toggle("now", mark.dataset.of === id)
  })
  pages.addEventListener("reader:current", ({ detail }) => {
    current = detail.n
    if (!form.note.value && !form.quote.value) form.page.value = current
    const first = tell()
    if (first && !margin.contains(document.activeElement)) first.scrollIntoView({ block: "nearest" })
  })
  margin.addEventListener("notes:written", () => { form.page.value = current })
  document.addEventListener("htmx:after:swap", () => { if (list().querySelector("[data-leaves]")) draw() })
  tell()
})()
