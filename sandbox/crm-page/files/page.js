// Switches, clock and operator buttons of the sandbox CRM page.
(() => {
  const say = JSON.parse(document.body.querySelector("[data-words]").dataset.words);
  const toast = document.getElementById("toast");

  for (const select of document.querySelectorAll("select[data-go]")) {
    select.addEventListener("change", () => location.assign(select.value));
  }

  const chosen = document.querySelector(".side [aria-current]");
  if (chosen) chosen.closest("ul").scrollTop = chosen.offsetTop - chosen.closest("ul").offsetTop - 80;

  const search = document.querySelector("input[data-filter]");
  search?.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    for (const item of document.querySelectorAll("[data-name]")) {
      item.hidden = !item.dataset.name.includes(wanted);
    }
  });

  async function postJson(url, body) {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text || `${response.status}`);
    return text;
  }

  function show(text, isWrong = false) {
    toast.textContent = text;
    toast.classList.toggle("wrong", isWrong);
    toast.hidden = false;
  }

  async function moveClock(to) {
    try {
      await postJson("/sandbox/clock", { moveTo: new Date(to).toISOString() });
      location.reload();
    } catch (fault) {
      show(`${say.clockRefused} ${fault.message}`, true);
    }
  }

  const now = () => Number(document.getElementById("clock").dataset.now);
  for (const button of document.querySelectorAll("[data-days]")) {
    button.addEventListener("click", () => moveClock(now() + Number(button.dataset.days) * 86_400_000));
  }
  document.getElementById("clock-form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const day = event.target.elements.day.value;
    if (day) void moveClock(Date.parse(`${day}T${event.target.dataset.time}Z`));
  });

  /** The reports of a daily round in one line, and whether something is wrong; any other answer as it is. */
  function inWords(answer) {
    let reports;
    try {
      ({ reports } = JSON.parse(answer));
    } catch {
      return [answer];
    }
    if (!Array.isArray(reports)) return [answer];
    const broken = reports.find(({ fault }) => fault);
    if (broken) return [`${say.roundFault} ${JSON.stringify(broken.fault)}`, true];
    const sum = (step, name) =>
      reports.reduce((all, { steps }) => all + (steps?.[step]?.counts?.[name] ?? 0), 0);
    const counts = {
      planned: sum("plan", "planned"),
      held: sum("plan", "held"),
      sent: sum("deliver", "sent"),
      waits: sum("deliver", "waits"),
    };
    return [say.roundDone.replace(/\{(\w+)\}/g, (_, name) => counts[name])];
  }

  function showAgain(frame) {
    if (frame) frame.src = `${frame.src}`;
  }

  for (const button of document.querySelectorAll("[data-press]")) {
    button.addEventListener("click", async () => {
      button.disabled = true;
      show(`${button.textContent.trim()}…`);
      try {
        show(...inWords(await postJson(`/sandbox/press/${button.dataset.press}`, {})));
        showAgain(document.getElementById("widget"));
      } catch (fault) {
        show(fault.message, true);
      }
      button.disabled = false;
    });
  }
  toast?.addEventListener("click", () => {
    toast.hidden = true;
  });
})();
