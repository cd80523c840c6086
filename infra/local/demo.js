// Sends the demo form, waits for its run, and goes there. Without a script the form posts and answers plainly.
const form = document.getElementById("demo");
const state = document.getElementById("state");

async function runOf(key) {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await fetch(`/api/runs?submission_key=${encodeURIComponent(key)}`);
    const { runs } = await answer.json();
    if (runs.length) return runs[0].run_id;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error("No run appeared within 30 seconds. Look at the list of runs and at the terminal.");
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  state.textContent = "Sent. Waiting for HubSpot to call the webhook…";
  try {
    const answer = await fetch("/demo", { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const given = await answer.json();
    if (!answer.ok) throw new Error(given.error.message);
    location.href = `/runs/${await runOf(given.submission_key)}`;
  } catch (error) {
    state.textContent = error.message;
  }
});
