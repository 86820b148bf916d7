// Steps through the changes on a page without loading it again, and marks in the list the one that is being read.
// Without this each step is a link. Changes carry data-change, entries of the list data-entry, the steps data-step.
(() => {
  const changes = [...document.querySelectorAll("[data-change]")]
  const shown = document.querySelector("[data-at]")
  if (!changes.length || !shown) return
  const entries = [...document.querySelectorAll("[data-entry]")]
  const last = Number(document.querySelector("[data-of]").textContent)
  const quiet = matchMedia("(prefers-reduced-motion: reduce)")
  let at = changes.find((one) => one.dataset.change === shown.textContent) ?? changes[0]
  let led = 0

  // A change that stands on another page of a very long comparison.
  const elsewhere = (number) => {
    const address = new URL(location.href)
    address.searchParams.set("at", number)
    address.hash = `c${number}`
    return address.href
  }
  const mark = (change) => {
    at = change
    shown.textContent = change.dataset.change
    for (const entry of entries) {
      if (entry.dataset.entry === change.dataset.change) entry.setAttribute("aria-current", "true")
      else entry.removeAttribute("aria-current")
    }
  }
  const lead = (change) => {
    led = Date.now()
    mark(change)
    change.scrollIntoView({ block: "start", behavior: quiet.matches ? "auto" : "smooth" })
    document.querySelector(`[data-entry="${change.dataset.change}"]`)?.scrollIntoView({ block: "nearest" })
  }

  document.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]")
    const entry = event.target.closest("[data-entry] a")?.closest("[data-entry]")
    if ((!step && !entry) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const wanted = entry ? Number(entry.dataset.entry) : Number(at.dataset.change) + Number(step.dataset.step)
    const change = changes.find((one) => Number(one.dataset.change) === wanted)
    if (change) lead(change)
    else if (wanted >= 1 && wanted <= last) location.href = elsewhere(wanted)
  })

  // The change at the top of what is seen is the one being read, unless the reader was just led to another; at the
  // very end it is the last.
  const reading = (pane) => {
    if (pane.scrollTop + pane.clientHeight > pane.scrollHeight - 4) return changes.at(-1)
    return changes.find((change) => change.getBoundingClientRect().bottom > innerHeight / 3)
  }
  let waiting = false
  document.addEventListener("scroll", ({ target }) => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      const pane = target === document ? document.documentElement : target
      if (pane.contains(changes[0]) && Date.now() - led > 1000) mark(reading(pane) ?? changes.at(-1))
    })
  }, { capture: true, passive: true })
})()
