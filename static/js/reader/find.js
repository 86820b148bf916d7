// Looking for words: htmx puts the places into #found; here they are marked on the pages, and gone to in turn.
(() => {
  const list = document.getElementById("pages")
  const found = document.getElementById("found")
  const field = document.getElementById("seek")
  if (!list) return
  let at = -1 // of the places
  let current = 1 // page

  const places = () => [...found.querySelectorAll("[data-place]")]
  const send = (name, detail) => list.dispatchEvent(new CustomEvent(name, { detail }))

  const go = (index) => {
    const all = places()
    if (!all.length) return
    at = (index + all.length) % all.length
    all.forEach((link, n) => link.closest("li").toggleAttribute("aria-current", n === at))
    all[at].closest("li").setAttribute("aria-current", "true")
    all[at].scrollIntoView({ block: "nearest" })
    send("reader:go", { n: Number(all[at].dataset.page), place: all[at].dataset.place })
    mark()
  }

  // From the page where the reader is, the first time.
  const turn = (way) => {
    const pages = places().map((link) => Number(link.dataset.page))
    if (at >= 0) go(at + way)
    else go(way > 0 ? Math.max(pages.findIndex((n) => n >= current), 0) : pages.findLastIndex((n) => n <= current))
  }

  // The place that is shown now; its page may come later.
  const mark = () => {
    list.querySelector(".hit.now")?.classList.remove("now")
    const place = places()[at]?.dataset.place
    if (place) document.getElementById(place)?.classList.add("now")
  }

  const ready = () => {
    for (const button of found.querySelectorAll("[data-hit]")) button.hidden = false
  }

  new MutationObserver(() => {
    const q = found.querySelector("[data-q]")?.dataset.q ?? ""
    const url = new URL(location)
    if (q) url.searchParams.set("q", q)
    else url.searchParams.delete("q")
    history.replaceState(history.state, "", url)
    at = -1
    ready()
    send("reader:look", { q })
  }).observe(found, { childList: true })
  found.addEventListener("click", (event) => {
    const step = event.target.closest("[data-hit]")
    const link = event.target.closest("[data-place]")
    if (step) turn(Number(step.dataset.hit))
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    go(places().indexOf(link))
  })
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || found.querySelector("[data-q]")?.dataset.q !== field.value.trim()) return
    event.preventDefault()
    turn(event.shiftKey ? -1 : 1)
  })
  document.getElementById("find").addEventListener("reader:panel", ({ detail }) => {
    if (detail.open) field.select()
    else send("reader:look", { q: "" })
  })
  list.addEventListener("reader:page", mark)
  list.addEventListener("reader:current", ({ detail }) => { current = detail.n })
  ready()
})()
