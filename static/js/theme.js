// The reader's choice of light or dark lives in a cookie of one word, so that the server writes it into the page.
(() => {
  const root = document.documentElement
  const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark"

  const choose = () => {
    root.dataset.theme = dark() ? "light" : "dark"
    const secure = location.protocol === "https:" ? "; secure" : ""
    document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax${secure}`
  }

  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.hidden = false
    button.addEventListener("click", choose)
  }
})()
