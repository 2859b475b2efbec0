// @ts-check
/**
 * The result of a check: the lines that the page of the check already holds, put in order by the
 * answers. It adds nothing up. Every line keeps the marks of its sources.
 */

import { make } from "../explore/dom.js";

const CHOICES = ["yes", "partly", "no", "unknown"];
const MOST_TO_SETTLE = 5;
/** Heading of the result → the lines that stand under it. */
const PARTS = [
  ["Consider not collaborating, or something lighter", "lighter"],
  ["What speaks for it", "for"],
  ["What speaks against it", "against"],
  ["What is partly so", "partly"],
  ["What you do not know, and how to find out", "unknown"],
];

/**
 * @typedef {Record<string, string>} Answers question id → yes, partly, no or unknown
 */

/**
 * What can be read of answers from elsewhere, and the names of what is left out.
 * @param {ParentNode} root the page of the check
 * @param {Iterable<[string, string]>} given
 * @returns {{answers: Answers, strange: string[]}}
 */
export function readAnswers(root, given) {
  /** @type {Answers} */
  const answers = {};
  const strange = [];
  const known = new Set([...root.querySelectorAll("[data-question]")].map((it) => it.getAttribute("data-question")));
  for (const [id, answer] of given) {
    if (known.has(id) && CHOICES.includes(answer)) answers[id] = answer;
    else strange.push(`${id}=${answer}`.slice(0, 60));
  }
  return { answers, strange };
}

/**
 * The result as elements; headings are of level 3.
 * @param {ParentNode} root the page of the check
 * @param {Answers} answers
 */
export function compose(root, answers) {
  const asked = [...root.querySelectorAll("[data-question]")].map((it, at) => ({ it, at, answer: answers[it.getAttribute("data-question") ?? ""] }));
  const answered = asked.filter((it) => it.answer);
  const result = make("div", {}, make("p", {}, summary(answered.length, asked.length, answered.every((it) => it.answer === "unknown"))));
  for (const [title, kind] of PARTS) {
    const rows = answered.flatMap(({ it, at, answer }) => [...it.querySelectorAll(`[data-line="${kind}"][data-answer="${answer}"] dd`)].map((line) => row(line, it, at)));
    append(result, title, rows);
  }
  const bites = answered.flatMap(({ it, at }) => [...it.querySelectorAll("[data-side]")].map((bite) => row(bite, it, at)));
  const open = answered.filter(({ it, answer }) => !it.querySelector(`[data-line="for"][data-answer="${answer}"]`));
  const heavy = /** @param {{it: Element, answer: string}} row */ ({ it, answer }) => Boolean(it.querySelector(`[data-line="lighter"][data-answer="${answer}"]`));
  const first = [...open.filter(heavy), ...open.filter((row) => !heavy(row))].slice(0, MOST_TO_SETTLE);
  append(result, "Settle these first", first.flatMap(({ it, at }) => [...it.querySelectorAll('[data-line="settle"] dd')].map((line) => row(line, it, at))));
  append(result, "Where these points told", bites);
  return result;
}

/**
 * @param {number} answered
 * @param {number} all
 * @param {boolean} unknown whether nothing is known yet
 */
function summary(answered, all, unknown) {
  const left = all - answered;
  if (!answered) return "Answer one question or more, and what follows from it stands here.";
  const known = unknown ? "You know none of this yet. That is a result, too: find out before you promise anything." : "Your answers, put in order. They make no score.";
  return left ? `${known} ${left} of ${all} questions are not answered.` : known;
}

/**
 * @param {Element} line
 * @param {Element} question
 * @param {number} at
 */
function row(line, question, at) {
  const copy = make("li", {}, ...[...line.cloneNode(true).childNodes], " ", make("a", { href: `#${question.id}`, class: "when" }, `Question ${at + 1}`));
  for (const it of copy.querySelectorAll("[id]")) it.removeAttribute("id");
  return copy;
}

/**
 * @param {Element} result
 * @param {string} title
 * @param {Element[]} rows
 */
function append(result, title, rows) {
  if (rows.length) result.append(make("h3", {}, title), make("ul", {}, ...rows));
}
