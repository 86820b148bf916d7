// Outline, search and notes beside the pages; on small screens each is a drawer over them, one at a time.
// <a data-panel="id"> opens or shuts, <a data-shut="id"> shuts; without script the address does it (#id).
(() => {
  const openers = [...document.querySelectorAll("[data-panel]")]
  const narrow = matchMedia("(max-width:1000px)")
  const panel = (id) => document.getElementById(id)
  const visible = (id) => panel(id)?.checkVisibility() ?? false
  const SAME_PLACE = { find: "outline", outline: "find" }
  const covered = {} // what gave its place to another and has it back when that one is shut

  const tell = () => {
    for (const opener of openers) opener.setAttribute("aria-expanded", visible(opener.dataset.panel))
  }
  const set = (id, open) => {
    if (!panel(id)) return
    const other = SAME_PLACE[id]
    if (open) covered[id] = !narrow.matches && visible(other) ? other : null
    panel(id).dataset.open = open ? "yes" : "no"
    const others = narrow.matches ? openers.map((opener) => opener.dataset.panel) : [other]
    if (open) for (const one of others) if (one !== id && panel(one)) panel(one).dataset.open = "no"
    if (!open && covered[id]) panel(covered[id]).dataset.open = "yes"
    tell()
    panel(id).dispatchEvent(new CustomEvent("reader:panel", { bubbles: true, detail: { id, open } }))
    if (!open) openers.find((opener) => opener.dataset.panel === id)?.focus()
  }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-panel]")
    const shut = event.target.closest("[data-shut]")
    if (!opener && !shut) return
    event.preventDefault()
    if (opener) set(opener.dataset.panel, !visible(opener.dataset.panel))
    else set(shut.dataset.shut, false)
  })
  // A choice in a drawer shuts it: it lies over what was chosen.
  document.addEventListener("click", (event) => {
    const drawer = narrow.matches && event.target.closest("a") && event.target.closest(".rail")
    if (drawer) set(drawer.id, false)
  })
  document.addEventListener("keydown", (event) => {
    const drawer = event.target.closest?.(".rail, .dock")
    if (event.key === "Escape" && drawer && (narrow.matches || drawer.id === "find")) set(drawer.id, false)
  })
  narrow.addEventListener("change", tell)
  for (const opener of openers) opener.setAttribute("aria-controls", opener.dataset.panel)
  for (const opener of openers) opener.setAttribute("role", "button")
  tell()
})()
