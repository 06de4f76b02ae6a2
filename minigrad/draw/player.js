// Each step is a line of the list at the end; to show a step is to set classes. No step depends
// on the one before, so one can jump.
(() => {
  const all = (q, from = document) => [...from.querySelectorAll(q)];
  const id = (name) => document.getElementById(name);
  const root = document.documentElement, graph = id("graph"), figure = graph.parentNode;
  const steps = all("#steps>li"), last = steps.length - 1;
  const cards = all(".n"), snaps = all(".snap"), lines = all(".l"), slider = id("step");
  const still = matchMedia("(prefers-reduced-motion:reduce)");
  let at = 0, timer = 0;

  function go(to, scroll = still.matches ? "auto" : "smooth") {
    at = Math.max(0, Math.min(last, Math.trunc(to) || 0));
    const step = steps[at], { p, n, t, l } = step.dataset;
    graph.setAttribute("class", p);
    cards.forEach((card) => {
      const number = card.id.slice(1);
      card.classList.toggle("todo", +card.dataset.f > at);
      card.classList.toggle("now", number === n);
      card.classList.toggle("to", number === t);
    });
    snaps.forEach((s) => s.classList.toggle("on", +s.dataset.a <= at && at < (+s.dataset.z || 1e9)));
    const on = (l || "").split(" ");
    lines.forEach((line) => line.classList.toggle("on", on.includes(line.id.slice(1))));
    id("now").replaceChildren(...[...step.children].map((part) => part.cloneNode(true)));
    id("now").scrollTop = 0;
    slider.value = at;
    slider.setAttribute("aria-valuetext", `step ${at} of ${last}`);
    id("at").textContent = `${at} / ${last}`;
    id("say").textContent = `Step ${at} of ${last}. ` + all("p", step).map((p) => p.textContent).join("; ");
    show(id("b" + (t || n)), scroll);
    // In the frame of a notebook there is no address to change, and asking is an error.
    try { history.replaceState(null, "", "#" + at); } catch { /* so be it */ }
  }

  function show(card, behavior) {
    if (!card) return;
    const box = card.getBoundingClientRect(), frame = figure.getBoundingClientRect();
    if (box.left >= frame.left && box.right <= frame.right &&
        box.top >= frame.top && box.bottom <= frame.bottom) return;
    figure.scrollBy({
      left: (box.left + box.right - frame.left - frame.right) / 2,
      top: (box.top + box.bottom - frame.top - frame.bottom) / 2,
      behavior,
    });
  }

  function play(on = !timer) {
    clearInterval(timer);
    if (on && at === last) go(0);
    timer = on ? setInterval(() => (at < last ? go(at + 1) : play(false)), 1600) : 0;
    root.classList.toggle("playing", !!timer);
    id("play").setAttribute("aria-label", timer ? "pause" : "play");
  }

  const move = (to) => { play(false); go(to); };
  const keys = {
    ArrowRight: () => move(at + 1), ArrowLeft: () => move(at - 1),
    Home: () => move(0), End: () => move(last), " ": () => play(),
  };
  addEventListener("keydown", (event) => {
    const pressed = event.key === " " && event.target.closest?.("button,summary");
    if (pressed || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  for (const [name, to] of [["first", () => 0], ["back", () => at - 1],
                            ["next", () => at + 1], ["last", () => last]]) {
    id(name).onclick = () => move(to());
  }
  id("play").onclick = () => play();
  slider.max = last;
  slider.oninput = () => move(+slider.value);

  steps.forEach((step, number) => { step.onclick = () => move(number); });

  // A finger that wipes over the words turns the page.
  let from = null;
  id("now").addEventListener("pointerdown", (e) => { from = e.pointerType === "mouse" ? null : e; });
  id("now").addEventListener("pointerup", (e) => {
    const x = from && e.clientX - from.clientX, y = from && e.clientY - from.clientY;
    if (Math.abs(x) > 40 && Math.abs(x) > 2 * Math.abs(y)) move(at + (x < 0 ? 1 : -1));
    from = null;
  });
  addEventListener("hashchange", () => move(+location.hash.slice(1)));
  root.classList.add("js");
  id("all").open = false;
  go(+location.hash.slice(1), "auto");
})();
