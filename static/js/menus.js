// Menus are <details>: they work without this, which closes them on Escape, a press elsewhere or a form that is sent, and
// goes to a field.
(() => {
  const open = () => document.querySelectorAll("details.menu[open]")

  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false
  })
  document.addEventListener("submit", ({ target }) => {
    for (const menu of open()) if (menu.contains(target)) menu.open = false
  })
  for (const menu of document.querySelectorAll("details.menu"))
    menu.addEventListener("toggle", () => menu.open && menu.querySelector("[data-search]")?.focus())
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return
    for (const menu of open()) {
      menu.open = false
      menu.querySelector("summary").focus()
    }
  })
})()
