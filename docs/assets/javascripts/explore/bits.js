// @ts-check
/**
 * Sets of cases as bits: case 0 is the lowest bit of the first word. Ten thousand cases are 313
 * words, so that each set can be cut with another, and counted, in a few microseconds.
 * @typedef {Uint32Array} Bits
 */

/** @param {number} size @returns {Bits} a set for so many cases, with none in it */
export const none = (size) => new Uint32Array((size + 31) >>> 5);

/** @param {Bits} bits @param {number} at */
export function add(bits, at) {
  bits[at >>> 5] |= 1 << (at & 31);
}

/** @param {Bits} bits @param {number} at */
export const has = (bits, at) => ((bits[at >>> 5] >>> (at & 31)) & 1) === 1;

/** @param {number} size @returns {Bits} */
export function all(size) {
  const bits = none(size);
  for (let at = 0; at < size; at += 1) add(bits, at);
  return bits;
}

/** @param {Bits} one @param {Bits} other @returns {Bits} what is in both */
export const both = (one, other) => one.map((word, at) => word & other[at]);

/** @param {Bits[]} sets @returns {Bits} what is in any of them; there is at least one */
export const either = ([first, ...rest]) => first.map((word, at) => rest.reduce((sum, it) => sum | it[at], word));

/** @param {number} word */
function ones(word) {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** @param {Bits} one @param {Bits} [other] @returns {number} how many are in it, or in both */
export function count(one, other = one) {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += ones(one[at] & other[at]);
  return sum;
}

/** @param {Bits} bits @param {(at: number) => void} visit called for each case in it */
export function each(bits, visit) {
  for (let word = 0; word < bits.length; word += 1) {
    for (let rest = bits[word]; rest; rest &= rest - 1) visit(word * 32 + 31 - Math.clz32(rest & -rest));
  }
}
