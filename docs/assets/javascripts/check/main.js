// @ts-check
/** A check that is answered on the screen: the answers stand in the address and nowhere else. */

import { make } from "../explore/dom.js";
import { dress } from "../pack/pick.js";
import { compose, readAnswers } from "./result.js";

const form = /** @type {HTMLElement} */ (document.querySelector("[data-check]"));
const place = /** @type {HTMLElement} */ (document.querySelector("[data-result]"));
const status = make("p", { role: "status", class: "how-many", "data-scripted": true });
const body = make("div");
/** The id of the guide, as its address has it. */
const guide = location.pathname.split("/").at(-2) ?? "";
const pick = make("span", { class: "pick", "data-name": document.querySelector("h1")?.textContent ?? guide });

const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input")]);

/** The answers as the page has them. @returns {[string, string][]} */
const chosen = () => boxes.filter((it) => it.checked).map((it) => [it.name, it.value]);

/** @param {string[]} strange */
function draw(strange = []) {
  const { answers } = readAnswers(document, chosen());
  body.replaceChildren(compose(document, answers));
  place.hidden = !Object.keys(answers).length;
  pick.hidden = place.hidden;
  pick.dataset.pick = `check.${guide}.${Object.entries(answers).map(([id, answer]) => `${id}-${answer[0]}`).join("~")}`;
  dress();
  status.textContent = strange.length ? `Left out of the address, since this check does not know it: ${strange.join(", ")}.` : "";
}

/** Put what the address says into the form. */
function readAddress() {
  const { answers, strange } = readAnswers(document, new URLSearchParams(location.search));
  for (const it of boxes) it.checked = answers[it.name] === it.value;
  draw(strange);
}

/** @param {string} words @param {() => void} click */
const button = (words, click) => make("button", { type: "button", click }, words);

const references = /** @type {HTMLLIElement[]} */ ([...document.querySelectorAll(".references > li")]);

/** Print the result with those references that it cites, under their own numbers. */
function printResult() {
  const cited = new Set([...body.querySelectorAll("a.cite")].map((it) => it.getAttribute("href")));
  references.forEach((it, at) => {
    it.value = at + 1;
    it.hidden = !cited.has(`#${it.id}`);
  });
  document.documentElement.dataset.print = "result";
  print();
}

function printed() {
  delete document.documentElement.dataset.print;
  for (const it of references) it.hidden = false;
}

/** @param {string} what */
const told = (what) => () => void (said.textContent = what);
const said = make("span", { role: "status" });

async function copy() {
  const page = location.href.split("#")[0];
  const copied = /** @type {HTMLElement} */ (body.cloneNode(true));
  for (const link of copied.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", page).href;
  const html = `<h2>${document.title}</h2>${copied.innerHTML}<p><a href="${page}">${page}</a></p>`;
  const types = { "text/html": html, "text/plain": `${document.title}\n\n${body.innerText}\n\n${page}` };
  const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

const failed = told("The browser did not allow it. Select the text and copy it.");
place.append(
  body,
  make(
    "p",
    { class: "buttons" },
    button("Print the result", printResult),
    button("Copy the result", () => void copy().then(told("Copied."), failed)),
    button("Copy the link to it", () => void navigator.clipboard.writeText(location.href).then(told("Copied."), failed)),
    button("Start again", () => {
      history.pushState(null, "", location.pathname);
      readAddress();
      boxes[0].focus();
    }),
    pick,
    " ",
    said,
  ),
);
form.before(status);
form.append(
  make("p", { class: "buttons" }, button("Show what this says", () => {
    draw();
    place.hidden = false;
    document.getElementById("result")?.focus();
  })),
);
form.addEventListener("change", () => {
  history.replaceState(null, "", `?${new URLSearchParams(chosen())}`);
  draw();
});
addEventListener("popstate", readAddress);
addEventListener("afterprint", printed);
readAddress();
