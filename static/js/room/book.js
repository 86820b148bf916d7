// The papers of the item that is on, read in the room: one of them lies open, and keeps its place while the room goes on.
// Who adds to it hears of it by these events on #main, and opens something by the last one:
//   room:item   another item is on, or its papers came: nothing lies open yet
//   room:read   another place is before the eyes: detail {here, page, y, byHand}; `y` is a share of the page
//   room:open   to #main: lay this open: detail {here, page, y}
(() => {
  const main = document.getElementById("main")
  const EYES = 0.4 // of the height: what is there is read
  const GAP = 12
  const STEP = 0.9
  const SOON = 3000 // ms until a paper that did not come is asked for again
  const INERTIA = 400 // ms for which a view goes on scrolling after the hand
  let opened = null // the place where papers of this item lie open
  let here = "" // the version that lies there
  let wanted = null
  let loading = ""
  let hand = -INERTIA // when a hand last moved the pages
  let read = ""

  const part = (name) => main.querySelector(`[data-${name}]`)
  const scroll = () => document.getElementById("scroll")
  const pages = () => [...scroll().querySelectorAll(".pp")]
  const top = (page) => page.getBoundingClientRect().top - scroll().getBoundingClientRect().top + scroll().scrollTop
  const line = () => scroll().clientHeight * EYES
  const share = (value) => Math.round(Math.min(Math.max(value, 0), 1) * 1e4) / 1e4

  const where = () => {
    const at = scroll().scrollTop + line()
    const page = pages().findLast((one) => top(one) <= at) ?? pages()[0]
    return page && { here, page: Number(page.dataset.n), y: share((at - top(page)) / page.offsetHeight) }
  }

  const current = () => where()?.page ?? 1

  const tell = (byHand) => {
    const place = where()
    if (!place) return
    const { page } = place
    const field = part("jump").elements.page
    if (field !== document.activeElement) field.value = page
    for (const step of main.querySelectorAll("[data-turn]")) step.disabled = !pages()[page - 1 + Number(step.dataset.turn)]
    part("alone").href = `${here}?page=${page}`
    const now = JSON.stringify(place)
    if (now === read) return
    read = now
    main.dispatchEvent(new CustomEvent("room:read", { detail: { ...place, byHand } }))
  }

  const show = ({ page, y }) => {
    const box = pages()[Math.min(Math.max(page, 1), pages().length) - 1]
    if (!box) return
    hand = -INERTIA
    scroll().scrollTop = y === undefined ? top(box) - GAP : top(box) + y * box.offsetHeight - line()
  }

  const open = async (place) => {
    wanted = place
    if (place.here === here) return show(place)
    if (loading === place.here) return
    const into = opened
    loading = place.here
    try {
      const answer = await fetch(`${place.here}/book?page=${place.page}`)
      if (answer.redirected) return location.reload() // signed out meanwhile: after signing in he is here again
      if (!answer.ok) throw new Error(answer.status)
      const html = await answer.text()
      if (into === opened && wanted.here === place.here) lay(place.here, html)
    } catch {
      again(place)
    } finally {
      if (loading === place.here) loading = ""
    }
  }

  const again = (place) => {
    const into = opened
    setTimeout(() => {
      if (into !== opened || wanted.here !== place.here) return
      here = ""
      open(wanted)
    }, SOON)
  }

  const lay = (version, html) => {
    const come = document.createElement("template")
    come.innerHTML = html
    const coming = come.content.querySelector("[data-coming]")
    const asItWas = coming && scroll().dataset.here === version
    here = scroll().dataset.here = version
    if (coming) again(wanted)
    if (asItWas) return
    scroll().replaceChildren(come.content)
    read = ""
    part("of").textContent = pages().length || 1
    choose()
    document.getElementById("pages")?.dispatchEvent(new CustomEvent("reader:open", { bubbles: true }))
    show(wanted)
    tell(false)
  }

  const choose = () => { if (part("choose") && here) part("choose").value = here }

  const begin = () => {
    opened = part("opened")
    here = loading = read = ""
    wanted = null
    if (opened) main.dispatchEvent(new CustomEvent("room:item"))
  }

  // One page on or back, or to another: by hand, whatever led there.
  const turn = (page) => {
    show({ page })
    tell(true)
  }

  main.addEventListener("room:open", ({ detail }) => open(detail))
  main.addEventListener("click", ({ target }) => {
    const step = target.closest("[data-turn]")
    if (step) turn(current() + Number(step.dataset.turn))
  })
  main.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-jump]")) return
    event.preventDefault()
    turn(Number.parseInt(event.target.elements.page.value, 10) || current())
    scroll().focus({ preventScroll: true })
  })
  main.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-choose]")) return
    const first = { here: target.value, page: 1, y: 0 }
    main.dispatchEvent(new CustomEvent("room:read", { detail: { ...first, byHand: true } }))
    open(first)
  })

  const moved = (event) => { if (scroll()?.contains(event.target)) hand = performance.now() }
  for (const name of ["wheel", "touchmove"]) main.addEventListener(name, moved, { passive: true })
  main.addEventListener("pointerdown", (event) => { if (event.target === scroll()) moved(event) }) // its scroll bar
  main.addEventListener("scroll", ({ target }) => {
    if (target !== scroll()) return
    const byHand = performance.now() - hand < INERTIA
    if (byHand) hand = performance.now()
    requestAnimationFrame(() => { if (opened) tell(byHand) })
  }, { capture: true, passive: true })

  const KEYS = {
    ArrowLeft: () => turn(current() - 1),
    ArrowRight: () => turn(current() + 1),
    Home: () => turn(1),
    End: () => turn(pages().length),
    PageUp: () => by(-STEP),
    PageDown: () => by(STEP),
    ArrowUp: () => by(-0.1),
    ArrowDown: () => by(0.1),
  }
  const by = (share) => {
    scroll().scrollTop += share * scroll().clientHeight
    tell(true)
  }
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open], details[open], .rail, .dock")
    if (busy || !opened || !pages().length || !KEYS[event.key]) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    KEYS[event.key]()
  })
  // Pages are as wide as the view, so turning a tablet changes their height: go back to the same place.
  addEventListener("resize", () => { if (opened && wanted?.here === here && read) show(JSON.parse(read)) })

  main.classList.add("on")
  new MutationObserver(() => {
    if (part("opened") !== opened) begin()
    choose()
  }).observe(main, { childList: true, subtree: true })
  begin()
})()
