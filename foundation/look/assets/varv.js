// Comfort only: every page works without this file.
(() => {
  "use strict";
  const find = (selector) => document.querySelector(selector);
  const isTyping = (element) => element.closest("input, select, textarea, [contenteditable], dialog") !== null;

  // Keys: / search, ? help, g + letter go, j and k rows, c create.
  const rows = () => [...document.querySelectorAll("main tbody tr, main .card, main .message")].filter((row) => row.querySelector("a, button"));

  const step = (by) => {
    const all = rows();
    if (all.length === 0) return;
    const here = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.min(all.length - 1, Math.max(0, here === -1 ? (by > 0 ? 0 : all.length - 1) : here + by))];
    const target = next.querySelector("a, button");
    target.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  const search = () => {
    const field = find("#search");
    if (!field) return;
    const menu = field.closest("details");
    if (menu && field.offsetParent === null) menu.open = true;
    field.focus();
    field.select();
  };

  const go = (letter) => {
    const link = [...document.querySelectorAll("[data-go]")].find((a) => a.dataset.go === letter);
    if (link) location.assign(link.href);
  };

  const acts = {
    "/": search,
    "?": () => find("#keys")?.togglePopover?.(),
    j: () => step(1),
    k: () => step(-1),
    c: () => find("main .head-acts a.primary")?.click(),
  };

  // A page's own keys: what has one is pressed, or entered when it is a place on this page.
  const press = (letter) => {
    const act = find(`main [data-key="${CSS.escape(letter)}"]`);
    if (!act) return false;
    const place = act.getAttribute("href")?.startsWith("#") ? find(act.getAttribute("href")) : null;
    if (place) {
      place.focus();
      place.scrollIntoView({ block: "center" });
    } else {
      // Whoever came by a key goes on by keys: the form that opens has the focus in its first field.
      if (act.matches("a") && !act.closest("nav")) sessionStorage.setItem("focus", act.getAttribute("href"));
      act.click();
    }
    return true;
  };
  if (sessionStorage.getItem("focus") === location.pathname + location.search) {
    find("main form.form[method=post] :is(input:not([type=hidden]), select, textarea)")?.focus();
  }
  sessionStorage.removeItem("focus");

  // Keys of one letter can be turned off (WCAG 2.1.4); they are listed where that is done.
  const kept = {
    get: () => { try { return localStorage.getItem("varv-keys") === "off"; } catch { return false; } },
    set: (isOff) => { try { localStorage.setItem("varv-keys", isOff ? "off" : "on"); } catch { /* This page alone. */ } },
  };
  let areKeysOff = kept.get();
  const off = find("#keys-off");
  if (off) {
    off.checked = areKeysOff;
    off.addEventListener("change", () => { areKeysOff = off.checked; kept.set(areKeysOff); });
    find("#keys-switch").hidden = false;
  }
  find("#keys")?.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    const list = find("#keys .keys");
    for (const old of list.querySelectorAll(".own-key")) old.remove();
    for (const act of document.querySelectorAll("main [data-key]")) {
      const line = document.createElement("div");
      line.className = "own-key";
      const [letter, words] = [document.createElement("dt"), document.createElement("dd")];
      letter.append(Object.assign(document.createElement("kbd"), { textContent: act.dataset.key }));
      words.textContent = act.textContent.trim();
      line.append(letter, words);
      list.append(line);
    }
  });

  let waitsForLetter = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest?.("main form.form[method=post]");
      if (form) {
        event.preventDefault();
        form.requestSubmit();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      const menu = event.target.closest?.(".menu[open], .card-moves[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      return;
    }
    if (areKeysOff || isTyping(event.target)) return;
    if (Date.now() - waitsForLetter < 1500) {
      waitsForLetter = 0;
      event.preventDefault();
      go(event.key);
    } else if (event.key === "g") {
      waitsForLetter = Date.now();
    } else if (Object.hasOwn(acts, event.key)) {
      event.preventDefault();
      acts[event.key]();
    } else if (!event.repeat && press(event.key)) {
      event.preventDefault();
    }
  });

  // After a refusal the keyboard lands on the summary.
  find("#errors")?.focus();

  // A form is sent once; its button shows that work goes on.
  let isSending = false;
  let isTouched = false;
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (isSending) {
      event.preventDefault();
      return;
    }
    isSending = true;
    isTouched = false;
    const once = event.target.elements.namedItem("once");
    if (once) sessionStorage.setItem(`once ${event.target.action}`, once.value);
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => { isSending = false; }, 5000);
  });
  addEventListener("pageshow", () => {
    isSending = false;
    for (const button of document.querySelectorAll("button[aria-busy]")) button.removeAttribute("aria-busy");
  });

  // A form that one goes back to keeps its key: the same sent again is still sent once.
  if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
    for (const once of document.querySelectorAll("input[name=once]")) {
      once.value = sessionStorage.getItem(`once ${once.form.action}`) ?? once.value;
    }
  }

  // A copied picture is pasted into the form as a file.
  document.addEventListener("paste", (event) => {
    const field = event.target.closest?.("form")?.querySelector("input[type=file][multiple]");
    const files = [...(event.clipboardData?.files ?? [])];
    if (!field || files.length === 0) return;
    const all = new DataTransfer();
    for (const file of [...field.files, ...files]) all.items.add(file);
    field.files = all.files;
    event.preventDefault();
  });

  // What was typed is not lost by a slip.
  document.addEventListener("input", (event) => {
    if (event.target.closest("main form.form[method=post]") && event.target.type !== "password") isTouched = true;
  });
  addEventListener("beforeunload", (event) => {
    if (isTouched && !isSending) event.preventDefault();
  });

  // A record that others change: a look every fifteen seconds, and a word when there is something new. What is typed stays.
  const live = find("[data-live]");
  if (live) {
    const [news, who] = [live.querySelector("[data-news]"), live.querySelector("[data-who]")];
    let mark;
    let hasTyped = false;
    document.addEventListener("input", (event) => { hasTyped ||= event.target.closest("main form.form[method=post]") !== null; });
    const ask = async () => {
      if (document.hidden) return;
      const writing = hasTyped ? live.dataset.writing : undefined;
      hasTyped = false;
      const sent = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
      const answer = await fetch(writing ?? live.dataset.live, writing ? sent : {});
      if (answer.status === 401 || answer.status === 403 || answer.status === 404) clearInterval(timer);
      if (!answer.ok) return;
      const now = await answer.json();
      mark ??= now.mark;
      if (now.mark !== mark) {
        mark = now.mark;
        news.hidden = false;
      }
      who.textContent = now.words;
      who.hidden = now.words === "";
    };
    const timer = setInterval(() => { ask().catch(() => {}); }, 15000);
    ask().catch(() => {});
    // Shows what is new around the form, which stays as it is.
    news.querySelector("button").addEventListener("click", async () => {
      const text = await (await fetch(location.href)).text();
      const fresh = new DOMParser().parseFromString(text, "text/html");
      for (const part of [".head", ".dialogue > .messages", ".checklist", ".timeline", "main .columns > aside"]) {
        const [here, there] = [find(part), fresh.querySelector(part)];
        if (here && there) here.replaceWith(there);
      }
      news.hidden = true;
      find(".dialogue h2")?.scrollIntoView({ block: "start" });
    });
  }

  // What may answer a form while it is typed: asked when the fingers rest, and never twice the same.
  const suggest = find("[data-suggest]");
  if (suggest) {
    const list = suggest.querySelector("ul");
    let last = "";
    let rests;
    let waitsUntil = 0;
    const words = (form) => [...form.querySelectorAll("input[name=title], textarea[name=text]")].map((field) => field.value).join(" ").trim().slice(-1000);
    const line = (item) => {
      const [li, link, label] = [document.createElement("li"), document.createElement("a"), document.createElement("span")];
      link.href = item.href;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = item.title;
      label.className = "muted";
      label.textContent = item.label;
      li.append(link, " ", label);
      if (item.text) li.append(Object.assign(document.createElement("p"), { textContent: item.text }));
      return li;
    };
    const ask = async (form) => {
      const q = words(form);
      if (q === last || q.length < 12 || Date.now() < waitsUntil) return;
      last = q;
      const body = JSON.stringify({ q, but: suggest.dataset.but ?? "" });
      const answer = await fetch(suggest.dataset.suggest, { method: "POST", headers: { "content-type": "application/json" }, body });
      if (answer.status === 429) waitsUntil = Date.now() + 1000 * Number(answer.headers.get("retry-after") ?? 60);
      if (answer.ok) list.replaceChildren(...(await answer.json()).items.map(line));
    };
    document.addEventListener("input", (event) => {
      const form = event.target.closest("main form.form[method=post]");
      if (!form) return;
      clearTimeout(rests);
      rests = setTimeout(() => { ask(form).catch(() => {}); }, 900);
    });
  }

  // Filters that were unfolded stay so when the list under them is swapped.
  let wasUnfolded = false;
  document.addEventListener("htmx:before:swap", () => { wasUnfolded = find("#filters-fold")?.open ?? false; });
  document.addEventListener("htmx:after:swap", () => {
    const fold = find("#filters-fold");
    if (fold && wasUnfolded) fold.open = true;
  });

  // A list that was swapped says how many rows it has now.
  document.addEventListener("htmx:after:swap", () => {
    const live = find("#live");
    const count = find(".list-count");
    if (live && count) live.textContent = count.textContent;
  });
})();
