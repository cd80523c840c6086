// While a run is not ended, its page is asked for again each second; nothing else on the page needs a script.
const part = document.getElementById("live");

async function refresh() {
  if (part.dataset.ended === "yes") return;
  try {
    const answer = await fetch(`/runs/${part.dataset.run}/live`);
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      part.dataset.ended = page.querySelector("[data-ended]").dataset.ended;
      part.replaceChildren(...page.body.children);
    }
  } catch {
    // The service restarts; the next second asks again.
  }
  setTimeout(refresh, 1000);
}

refresh();
