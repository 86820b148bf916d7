// A paper that is being prepared opens by itself: <div data-waits="an address that answers when it is ready">.
(() => {
  const BETWEEN = 3000
  const address = document.querySelector("[data-waits]")?.dataset.waits
  if (!address) return
  const ask = async () => {
    try {
      if ((await fetch(address)).ok) return location.reload()
    } catch { /* no network: later */ }
    setTimeout(ask, BETWEEN)
  }
  setTimeout(ask, BETWEEN)
})()
