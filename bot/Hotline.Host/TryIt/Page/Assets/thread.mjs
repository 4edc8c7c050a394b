// @ts-check
// Messages on a handset, newest at the end, kept with the resident.

import { make, showFrom } from './dom.mjs';
import { keep, resident } from './resident.mjs';
import { text } from './texts.mjs';

/**
 * @typedef {object} Entry
 * @property {'mine' | 'theirs' | 'notice'} by
 * @property {string} [text]
 * @property {string} [kind] what it is, where it is not just text: `voice`, `place`, `image`
 * @property {string} [note] small words below
 * @property {{ id: string, content: string }[]} [choices]
 * @property {string} [tail]
 */

const mostKept = 200;

export class Thread {
  #log;
  #name;
  #onChoice;
  #hint;

  /**
   * @param {string} name
   * @param {HTMLElement} log
   * @param {(choice: { id: string, content: string }) => void} [onChoice]
   */
  constructor(name, log, onChoice) {
    this.#name = name;
    this.#log = log;
    this.#onChoice = onChoice;
    this.#hint = /** @type {HTMLElement} */ (log.querySelector('.hint'));
  }

  /** Shows what the current resident has had. */
  restore() {
    const entries = resident.threads[this.#name] ?? [];
    this.#hint.hidden = entries.length > 0;
    this.#log.replaceChildren(this.#hint, ...entries.map((entry) => this.#element(entry)));
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  /** @param {Entry} entry */
  add(entry) {
    const entries = (resident.threads[this.#name] ??= []);
    entries.push(entry);
    entries.splice(0, entries.length - mostKept);
    keep();
    this.#hint.hidden = true;
    const element = this.#element(entry);
    this.#log.append(element);
    showFrom(this.#log, element);
  }

  /** @param {import('./api.mjs').Arrival | null} arrival */
  addArrival(arrival) {
    for (const message of arrival?.messages ?? []) {
      if (message.notice) this.add({ by: 'notice', text: text(message.notice) });
      else this.add({ by: 'theirs', text: message.text, note: noteOf(message), choices: message.choices, tail: message.tail });
    }
    const fault = arrival ? arrival.fault : 'silent';
    if (fault) this.add({ by: 'notice', text: text(`Fault_${fault}`) });
    else if (!arrival?.messages.length) this.add({ by: 'notice', text: text('NothingYet') });
  }

  /** @param {Entry} entry */
  #element(entry) {
    const bubble = make('div', { class: `bubble ${entry.kind ?? ''}` }, ...(entry.text ? [make('p', {}, entry.text)] : []));
    if (entry.choices) {
      bubble.append(make('div', { class: 'menu' }, ...entry.choices.map((choice) => {
        const button = make('button', { type: 'button', class: 'link' }, choice.content);
        button.addEventListener('click', () => this.#onChoice?.(choice));
        return button;
      })));
    }
    if (entry.tail) bubble.append(make('p', {}, entry.tail));
    const who = entry.by === 'notice' ? [] : [make('span', { class: 'unseen' }, text(entry.by === 'mine' ? 'Mine' : 'Theirs'))];
    return make('div', { class: `turn ${entry.by}` }, ...who, bubble, ...(entry.note ? [make('p', { class: 'note' }, entry.note)] : []));
  }
}

/** @param {import('./api.mjs').Message} message */
function noteOf(message) {
  const parts = [];
  if (message.segments) parts.push(text('Segments', { count: message.segments }));
  if (message.isDelivered) parts.push(text('Delivered'));
  return parts.join(' · ') || undefined;
}
