// Shortcuts that only lead somewhere; nothing is decided by a single key. They can be switched off on a device.
(() => {
  const GO = { h: "/", m: "/meetings" }
  const help = document.getElementById("keys-help")
  const choice = help?.querySelector("[data-keys-switch]")
  let going = false

  const off = () => {
    try { return localStorage.getItem("keys") === "off" } catch { return false }
  }
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog[open]")

  // <button data-key="n">: the key leads there, and only there can it be pressed.
  const lead = (event) => {
    const there = [...document.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)].find((one) => one.checkVisibility())
    if (!there) return
    event.preventDefault()
    there.focus()
    there.scrollIntoView({ block: "nearest" })
  }

  document.addEventListener("keydown", (event) => {
    if (off() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return
    if (going && GO[event.key]) location.href = GO[event.key]
    going = event.key === "g"
    if (event.key === "/") {
      const fields = [...document.querySelectorAll("[data-search], input[type=search]")]
      const field = fields.find((one) => one.checkVisibility()) || fields[0]
      if (!field) return
      event.preventDefault()
      document.querySelector("[data-panel=find][aria-expanded=false]")?.click() // in a paper it lies in a panel
      field.closest("details")?.setAttribute("open", "")
      field.focus()
    }
    if (!going) lead(event)
    if (event.key === "?") help?.showModal?.()
  })

  if (choice) {
    choice.checked = !off()
    choice.addEventListener("change", () => {
      try { localStorage.setItem("keys", choice.checked ? "on" : "off") } catch { /* private mode: until the next page */ }
    })
  }
  for (const button of document.querySelectorAll("[data-keys-help]")) {
    button.hidden = false
    button.addEventListener("click", () => help.showModal())
  }
})()
