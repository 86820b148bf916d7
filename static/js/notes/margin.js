// The notes beside a paper: asked for anew now and then, so that what others share appears. Whoever has something to
// write, or wants to see what there is now, sends to #notes:
//   notes:write   detail {fields, to, saved, failed}: pairs of a form, where to, and what to call afterwards
(() => {
  const margin = document.getElementById("notes")
  const form = document.getElementById("new-note")
  const blank = document.getElementById("mark")
  if (!form) return
  const BETWEEN = 15000
  const IN_USE = 300000 // ms: a tablet that lies about is not kept signed in by what it asks by itself
  const AT_PARTING = 60000 // bytes that a browser still sends while its page is being left
  let used = Date.now()
  let acted = null

  const list = () => document.getElementById("note-list")
  const look = () => list().dispatchEvent(new CustomEvent("notes:look"))
  const beingWritten = () => list().querySelector(".editing") || list().contains(document.activeElement)

  const lookAgain = () => {
    if (!document.hidden && Date.now() - used < IN_USE && !beingWritten()) look()
  }

  const write = async ({ detail }) => {
    const body = new URLSearchParams([...new FormData(blank), ...detail.fields])
    const keepalive = body.toString().length < AT_PARTING
    try {
      const answer = await fetch(detail.to ?? blank.action, { method: "post", body, keepalive, headers: { "hx-request": "true" } })
      if (answer.status === 401) return location.reload()
      if (answer.ok) {
        look()
        return detail.saved?.()
      }
      document.getElementById("flash").innerHTML = await answer.text()
      detail.failed?.(answer.status)
    } catch {
      detail.failed?.()
    }
  }

  margin.addEventListener("notes:write", write)
  document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
    if (ctx.sourceElement !== form || !ctx.response?.raw?.ok) return
    form.reset()
    for (const name of ["before", "after", "rectangles"]) form[name].value = ""
    margin.dispatchEvent(new CustomEvent("notes:written"))
  })
  // Who acted on a card is at that card afterwards, not at the top of the page.
  margin.addEventListener("htmx:before:request", ({ detail }) => { acted = detail.ctx.sourceElement.closest(".mem")?.id })
  document.addEventListener("htmx:after:swap", () => {
    if (document.activeElement === document.body && acted) document.getElementById(acted)?.focus({ preventScroll: true })
  })
  for (const kind of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    document.addEventListener(kind, () => { used = Date.now() }, { passive: true, capture: true })
  }
  document.addEventListener("visibilitychange", lookAgain)
  setInterval(lookAgain, BETWEEN)
})()
