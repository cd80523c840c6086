// Shows every <time> on the reader's own clock, with its zone and its age. Without a script the page says UTC, by name.
const day = { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };
const full = new Intl.DateTimeFormat("en-US", { ...day, timeZoneName: "short" });
const exact = new Intl.DateTimeFormat("en-US", { ...day, second: "2-digit", timeZoneName: "short" });
const UNITS = [["day", 86400], ["h", 3600], ["min", 60]];

function age(moment) {
  const seconds = Math.abs(moment - Date.now()) / 1000;
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ["", 1];
  if (!unit) return moment > Date.now() ? "in less than a minute" : "just now";
  const number = Math.floor(seconds / length);
  const text = `${number} ${unit === "day" && number > 1 ? "days" : unit}`;
  return moment > Date.now() ? `in ${text}` : `${text} ago`;
}

const SHOWN = {
  age: (moment) => age(moment),
  exact: (moment) => exact.format(moment),
  full: (moment) => full.format(moment),
  both: (moment) => `${full.format(moment)} (${age(moment)})`,
};

export function showTimes(root = document) {
  for (const element of root.querySelectorAll("time[data-as]")) {
    const moment = new Date(element.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    element.textContent = SHOWN[element.dataset.as](moment);
    element.title = exact.format(moment);
  }
}

for (const zone of document.querySelectorAll("[data-zone]")) {
  zone.textContent = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
showTimes();
setInterval(() => showTimes(), 20000);
