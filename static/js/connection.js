// Says when a room's socket is gone for longer than three seconds. htmx connects again by itself; whose session
// ended meanwhile is sent to sign in.
(() => {
  const PATIENCE = 3000
  const BETWEEN = 10000
  const line = document.querySelector("#connection p")
  let open = false
  let timer = null

  const ask = async () => {
    try {
      const answer = await fetch(location.href, { redirect: "manual" })
      if (answer.type === "opaqueredirect") location.reload()
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
    line.hidden = true
  }

  document.addEventListener("htmx:ws:after:connection", () => { open = true; found() })
  document.addEventListener("htmx:ws:close", () => { open = false; lost() })
  document.addEventListener("htmx:ws:error", () => { if (!open) lost() })
  addEventListener("offline", lost)
  addEventListener("online", () => { if (open) found() })
})()
