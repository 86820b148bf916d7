// Tells the house how far the reader has come: a page counts when it was before his eyes for a second.
(() => {
  const list = document.getElementById("pages")
  const form = document.getElementById("reading")
  if (!list) return
  const LOOKED = 1000
  const SOON = 4000
  const seen = new Set()
  let current = 0
  let looking = null
  let sending = null

  const send = async () => {
    clearTimeout(sending)
    sending = null
    if (!seen.size) return
    const told = new URLSearchParams(new FormData(form))
    told.set("page", current)
    for (const n of seen) told.append("seen", n)
    const pages = [...seen]
    seen.clear()
    try {
      const answer = await fetch(form.action, { method: "post", body: told, keepalive: true, redirect: "error" })
      if (!answer.ok) throw new Error(answer.status)
      const share = await answer.text()
      for (const place of document.querySelectorAll("[data-read]")) place.textContent = share.trim()
    } catch {
      pages.forEach((n) => seen.add(n)) // with the next ones
    }
  }

  list.addEventListener("reader:current", ({ detail }) => {
    current = detail.n
    clearTimeout(looking)
    looking = setTimeout(() => {
      if (document.hidden) return
      seen.add(current)
      sending ??= setTimeout(send, SOON)
    }, LOOKED)
  })
  document.addEventListener("visibilitychange", () => { if (document.hidden) send() })
  addEventListener("pagehide", send)
})()
