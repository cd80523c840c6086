// Keeps the page up to date: asks for it again, puts in the regions that changed, and says so when it cannot.
import { showTimes } from "/static/times.js";

const connection = document.getElementById("connection");
const news = document.getElementById("news");
const regions = [...document.querySelectorAll("[data-live]")];
const last = new Map(regions.map((region) => [region.id, region.innerHTML]));
const SLOWEST_S = 15;
let failures = 0;
let reached = Date.now();

function opened(region) {
  return new Set([...region.querySelectorAll("details[id][open]")].map((details) => details.id));
}

function replace(region, fresh) {
  const open = opened(region);
  const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
  region.replaceChildren(...fresh.childNodes);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function selecting(region) {
  const selection = getSelection();
  return Boolean(selection && !selection.isCollapsed && region.contains(selection.anchorNode));
}

function show(page) {
  for (const region of regions) {
    const fresh = page.getElementById(region.id);
    if (!fresh || fresh.innerHTML === last.get(region.id) || selecting(region)) continue;
    last.set(region.id, fresh.innerHTML);
    Object.assign(region.dataset, fresh.dataset);
    replace(region, fresh);
  }
  const said = page.getElementById("news")?.textContent ?? "";
  if (news && said !== news.textContent) news.textContent = said;
  showTimes();
}

function tell(text) {
  if (connection.textContent !== text) connection.textContent = text;
  connection.hidden = text === "";
}

function lost(status) {
  failures += 1;
  const since = Math.round((Date.now() - reached) / 1000);
  const what = status ? `The service answers with an error (${status}).` : "The connection is lost.";
  tell(`${what} What you see is ${since} seconds old. Trying again.`);
}

async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (answer.ok) {
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
      [failures, reached] = [0, Date.now()];
      tell("");
    } else lost(answer.status);
  } catch {
    lost(0);
  }
}

function pause() {
  const every = Math.min(...regions.map((region) => Number(region.dataset.every) || SLOWEST_S));
  return Math.min(every * 2 ** failures, SLOWEST_S) * 1000;
}

async function keepUp() {
  if (!document.hidden) await refresh();
  setTimeout(keepUp, pause());
}

if (regions.length) {
  addEventListener("online", refresh);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  setTimeout(keepUp, pause());
}
