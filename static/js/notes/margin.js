// The notes beside the pages: asked for anew now and then, so that what others share appears; their marks on the pages;
// from a mark to its card and back. Whoever has something to write sends to #notes:
//   notes:write   detail {fields, to, saved, failed}: pairs of a form, where to, and what to call afterwards
(() => {
  const margin = document.getElementById("notes")
  const pages = document.getElementById("pages")
  const form = document.getElementById("new-note")
  const blank = document.getElementById("mark")
  if (!pages || !form) return
  const BETWEEN = 15000
  const IN_USE = 300000 // ms: a tablet that lies about is not kept signed in by what it asks by itself
  const here = margin.querySelector("[data-notes-here]")
  let current = Number(pages.dataset.at)
  let used = Date.now()
  let acted = null

  const list = () => document.getElementById("note-list")
  const card = (id) => document.getElementById(`note-${id}`)
  const look = () => list().dispatchEvent(new CustomEvent("notes:look"))
  const beingWritten = () => list().querySelector(".editing") || list().contains(document.activeElement)

  const lookAgain = () => {
    if (!document.hidden && Date.now() - used < IN_USE && !beingWritten()) look()
  }

  const draw = () => {
    for (const layer of pages.querySelectorAll(".marks, .pins")) {
      const kind = layer.classList.contains("marks") ? "marks" : "pins"
      const drawn = list().querySelector(`[data-${kind}="${layer.parentElement.dataset.n}"]`)
      if (layer.innerHTML !== (drawn?.innerHTML ?? "")) layer.replaceChildren(...(drawn?.cloneNode(true).childNodes ?? []))
    }
    tell()
  }

  const tell = () => {
    const found = list().querySelectorAll(`.mem[data-page="${current}"]`)
    here.textContent = found.length ? here.dataset.words.replace("0", found.length) : ""
    return found[0]
  }

  const open = () => {
    if (!margin.checkVisibility()) document.querySelector("[data-panel=notes]").click()
  }

  const show = (id) => {
    open()
    for (const one of list().querySelectorAll(".mem")) one.toggleAttribute("aria-current", one === card(id))
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
    const pin = event.target.closest(".pin")
    const page = event.target.closest(".pp")
    const mark = pin ?? (page && getSelection().isCollapsed && !pages.classList.contains("pen") && under(event, page))
    if (!mark) return
    event.preventDefault()
    show(mark.dataset.of)
  })

  margin.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]")
    if (!link) return
    const id = link.closest(".mem").id.replace("note-", "")
    for (const mark of pages.querySelectorAll("[data-of]")) mark.classList.toggle("now", mark.dataset.of === id)
  })

  pages.addEventListener("reader:current", ({ detail }) => {
    current = detail.n
    if (!form.note.value && !form.quote.value) form.page.value = current
    const first = tell()
    if (first && !margin.contains(document.activeElement)) first.scrollIntoView({ block: "nearest" })
  })

  margin.addEventListener("notes:write", async ({ detail }) => {
    const body = new URLSearchParams([...new FormData(blank), ...detail.fields])
    try {
      const keepalive = body.toString().length < 60000 // what a browser still sends while its page is being left
      const answer = await fetch(detail.to ?? blank.action, { method: "post", body, keepalive, headers: { "hx-request": "true" } })
      if (answer.ok) {
        look()
        detail.saved?.()
      } else if (answer.status === 401) location.reload()
      else {
        document.getElementById("flash").innerHTML = await answer.text()
        detail.failed?.(answer.status)
      }
    } catch {
      detail.failed?.()
    }
  })

  // Who acted on a card is at that card afterwards, not at the top of the page.
  margin.addEventListener("htmx:before:request", ({ detail }) => { acted = detail.ctx.sourceElement.closest(".mem")?.id })
  document.addEventListener("htmx:after:swap", () => {
    if (document.activeElement === document.body && acted) document.getElementById(acted)?.focus({ preventScroll: true })
  })
  document.addEventListener("htmx:after:swap", () => { if (list().querySelector("[data-leaves]")) draw() })
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail
    if (ctx.sourceElement !== form || !ctx.response?.raw?.ok) return
    form.reset()
    for (const name of ["before", "after", "rectangles"]) form[name].value = ""
    form.page.value = current
  })
  for (const kind of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    document.addEventListener(kind, () => { used = Date.now() }, { passive: true, capture: true })
  }
  document.addEventListener("visibilitychange", lookAgain)
  setInterval(lookAgain, BETWEEN)
  tell()
})()
