// The house's time, by the server's clock: <time data-clock="the moment the page was made">.
(() => {
  const faces = document.querySelectorAll("[data-clock]")
  if (!faces.length) return
  const ahead = Date.parse(faces[0].dataset.clock) - performance.timeOrigin - performance.now()
  const format = new Intl.DateTimeFormat("vi", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })

  const show = () => {
    const now = performance.timeOrigin + performance.now() + ahead
    for (const face of faces) face.textContent = format.format(now)
    setTimeout(show, 60000 - (now % 60000) + 50)
  }
  show()
})()
