// One's own site lies in no region that all share. Where the marks of all sites tell of another state of it than the one
// that is shown, its line is asked for anew: <p data-site="7:" data-mark="7:1-here-12-2-declared"> and <div data-sites="...">.
// The form below it keeps what is being typed.
(() => {
  let asked = ""

  const look = () => {
    const line = document.querySelector("[data-site]")
    const marks = document.querySelector("[data-sites]")?.dataset.sites.split(" ") ?? []
    const mark = line && marks.find((one) => one.startsWith(line.dataset.site))
    if (!mark || mark === line.dataset.mark || mark === asked) return
    asked = mark
    line.dispatchEvent(new CustomEvent("site:look"))
  }
  const watched = { subtree: true, childList: true, attributeFilter: ["data-sites"] }
  new MutationObserver(look).observe(document.querySelector(".dock"), watched)
  look()
})()
