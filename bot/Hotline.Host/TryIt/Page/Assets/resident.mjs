// @ts-check
// Whom the page plays: a telephone number and an OpenID, kept over a reload, and what stood on their handsets.

/** @typedef {{ number: string, openId: string, seen: number, threads: Record<string, import('./thread.mjs').Entry[]> }} Resident */

const key = 'hotline.try.resident';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const openIdLength = 28;

/** @type {Resident} */
export let resident = load() ?? create();

/** Somebody else, of whom the hotline knows nothing. */
export function renew() {
  resident = create();
}

export function keep() {
  sessionStorage.setItem(key, JSON.stringify(resident));
}

/** The number as people write it. */
export function numberInWords() {
  return resident.number.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
}

/** The number without the country's. */
export function nationalNumber() {
  return resident.number.replace('+86', '');
}

/** @returns {Resident | null} */
function load() {
  const kept = sessionStorage.getItem(key);
  return kept ? JSON.parse(kept) : null;
}

/** @returns {Resident} */
function create() {
  const random = crypto.getRandomValues(new Uint32Array(openIdLength));
  const number = `+861380000${String(random[0] % 10_000).padStart(4, '0')}`;
  const openId = Array.from(random, (value) => letters[value % letters.length]).join('');
  const created = { number, openId: `o${openId.slice(1)}`, seen: 0, threads: {} };
  sessionStorage.setItem(key, JSON.stringify(created));
  return created;
}
