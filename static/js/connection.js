// Says when a room's socket is gone for longer than three seconds, and that nothing could be sent meanwhile. htmx connects
// again by itself; a socket on which nothing comes any more, since a tablet slept or changed its network, is replaced.
// Whose session ended meanwhile is sent to sign in; a screen that was revoked keeps nothing of the meeting.
(() => {
  const PATIENCE = 3000
  const BETWEEN = 10000
  const GONE = [403, 404]
  const SILENCE = 25000 // the house says every 15 seconds that a socket lives
  const line = document.querySelector("#connection p")
  const unsent = document.querySelector("#unsent")
  let open = false
  let timer = null
  let heard = Date.now()

  const ask = async () => {
    try {
      const answer = await fetch(location.href, { redirect: "manual" })
      if (answer.type === "opaqueredirect" || GONE.includes(answer.status)) location.reload()
      answer.body?.cancel()
    } catch { /* still no network */ }
  }
  const show = () => {
    line.hidden = false
    ask()
    timer = setTimeout(show, BETWEEN)
  }
  const lost = () => { timer ??= setTimeout(show, PATIENCE) }
  const found = () => {
    clearTimeout(timer)
    timer = null
    heard = Date.now()
    line.hidden = true
  }
  // A new element makes a new socket at once; the old one may take minutes to find out that nobody answers.
  const anew = () => {
    const live = document.querySelector("#live")
    if (live) htmx.swap({ target: live, swap: "outerHTML", text: live.outerHTML })
    heard = Date.now()
  }
  const look = () => {
    if (document.hidden || Date.now() - heard < SILENCE) return
    open = false
    lost()
    anew()
  }

  document.addEventListener("htmx:ws:after:connection", () => { open = true; found() })
  document.addEventListener("htmx:ws:before:message:incoming", () => { heard = Date.now() })
  document.addEventListener("htmx:ws:close", () => { open = false; lost() })
  document.addEventListener("htmx:ws:error", () => { if (!open) lost() })
  // An act that got no answer; what was typed stands where it stood, and the line goes with the next try.
  document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
    if (ctx?.request && ctx.request.method !== "GET" && !ctx.response) unsent.hidden = false
  })
  document.addEventListener("submit", () => { unsent.hidden = true })
  document.addEventListener("visibilitychange", look)
  addEventListener("offline", lost)
  addEventListener("online", () => { if (open) found(); else anew() })
  setInterval(look, PATIENCE)
})()
