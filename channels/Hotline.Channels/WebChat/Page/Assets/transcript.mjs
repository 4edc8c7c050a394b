// @ts-check
// The conversation on the page: what the log holds, in its order, and below it what is still on its way.

import { make } from './dom.mjs';
import { linkTo, render } from './markdown.mjs';
import { language, text } from './texts.mjs';

/**
 * @typedef {import('./directline.mjs').Activity} Activity
 * @typedef {import('./outbox.mjs').Entry} Entry
 * @typedef {'retry' | 'edit' | 'discard'} Answer
 * @typedef {{ isMine: boolean, at: Date, name: string }} Heading
 */

// Messages of one side that follow within this time stand under one heading.
const groupTime = 5 * 60_000;

export class Transcript {
  /** @type {Heading | null} */
  #last = null;
  /** @type {Set<string>} */
  #shown = new Set();

  /**
   * @param {HTMLElement} confirmed
   * @param {HTMLElement} pending
   * @param {(key: string, answer: Answer) => void} onAnswer to a message that was not sent
   */
  constructor(confirmed, pending, onAnswer) {
    this.confirmed = confirmed;
    this.pending = pending;
    this.onAnswer = onAnswer;
  }

  clear() {
    this.confirmed.replaceChildren();
    this.pending.replaceChildren();
    this.#last = null;
    this.#shown.clear();
  }

  /**
   * Shows a message of the log, once.
   * @param {Activity} activity
   * @returns {boolean} false where it was shown already
   */
  add(activity) {
    if (activity.id) {
      if (this.#shown.has(activity.id)) return false;
      this.#shown.add(activity.id);
    }
    const isMine = activity.from?.role === 'user';
    if (activity.channelData?.clientActivityID) this.remove(activity.channelData.clientActivityID);
    const heading = { isMine, at: new Date(activity.timestamp ?? Date.now()), name: isMine ? text('Me') : activity.from?.name || text('Hotline') };
    this.#addHeading(heading);
    this.confirmed.append(turn(heading.name, isMine, contentOf(activity)));
    return true;
  }

  /** @param {string} words that stand between messages */
  addNotice(words) {
    this.confirmed.append(make('p', { class: 'day' }, words));
    this.#last = null;
  }

  /**
   * Shows a message that the log does not have yet, or how far it came.
   * @param {Entry} entry
   */
  show(entry) {
    const present = this.#find(entry.key);
    const element = present ?? turn(text('Me'), true, contentOfEntry(entry));
    element.dataset.key = entry.key;
    element.dataset.state = entry.state;
    element.querySelector('.state')?.remove();
    element.append(this.#state(entry));
    if (!present) this.pending.append(element);
  }

  /**
   * @param {Entry} entry
   * @param {number} share from 0 to 1
   */
  showProgress(entry, share) {
    const state = this.#find(entry.key)?.querySelector('.state');
    if (!state) return;
    let bar = state.querySelector('progress');
    if (!bar) state.prepend((bar = make('progress', { max: '1', 'aria-label': text('Sending') })));
    bar.value = share;
  }

  /** @param {string} key */
  remove(key) {
    this.#find(key)?.remove();
  }

  /**
   * Shows a photo that is still in the browser.
   * @param {string} key
   * @param {Blob} file
   */
  showPhoto(key, file) {
    const name = this.#find(key)?.querySelector('.file');
    if (!name) return;
    const image = make('img', { src: URL.createObjectURL(file), alt: text('Photo'), class: 'photo' });
    // Where it cannot be shown, its name stays.
    image.addEventListener('load', () => name.replaceWith(image));
    for (const end of ['load', 'error']) image.addEventListener(end, () => URL.revokeObjectURL(image.src));
  }

  /** @param {string} key */
  #find(key) {
    return /** @type {HTMLElement[]} */ ([...this.pending.children]).find((element) => element.dataset.key === key);
  }

  /** @param {Heading} heading */
  #addHeading(heading) {
    const last = this.#last;
    this.#last = heading;
    const isNewDay = last?.at.toDateString() !== heading.at.toDateString();
    if (isNewDay) this.confirmed.append(make('p', { class: 'day' }, dayName(heading.at)));
    if (!isNewDay && last?.isMine === heading.isMine && last.name === heading.name && heading.at.getTime() - last.at.getTime() < groupTime) return;
    const time = make('time', { datetime: heading.at.toISOString() }, heading.at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false }));
    const who = heading.isMine ? [] : [heading.name, ' '];
    this.confirmed.append(make('p', { class: heading.isMine ? 'by mine' : 'by' }, ...who, time));
  }

  /** @param {Entry} entry */
  #state(entry) {
    const words = { waiting: 'Waiting', sending: 'Sending', sent: 'Sent', failed: entry.reason ?? 'Failed' }[entry.state];
    const state = make('p', { class: 'state' }, make('span', {}, text(words)));
    if (entry.state === 'failed') {
      state.setAttribute('role', 'alert');
      state.append(...answersTo(entry).map((answer) => this.#answer(entry.key, answer)));
    }
    return state;
  }

  /**
   * @param {string} key
   * @param {Answer} answer
   */
  #answer(key, answer) {
    const words = { retry: 'Retry', edit: 'Edit', discard: 'Discard' }[answer];
    const button = make('button', { type: 'button', class: 'quiet' }, text(words));
    button.addEventListener('click', () => this.onAnswer(key, answer));
    return button;
  }
}

/**
 * What can be done about a message that was not sent: what was refused for itself is not worth sending again as it is.
 * @param {Entry} entry
 * @returns {Answer[]}
 */
function answersTo(entry) {
  if (entry.reason === 'FailedTooLong') return ['edit', 'discard'];
  return entry.reason === 'Failed' ? ['retry', 'discard'] : ['discard'];
}

/**
 * @param {string} name
 * @param {boolean} isMine
 * @param {Node[]} content
 */
function turn(name, isMine, content) {
  const separator = language.startsWith('zh') ? '：' : ': ';
  return make('div', { class: isMine ? 'turn mine' : 'turn' }, make('div', { class: 'bubble' }, make('span', { class: 'unseen' }, name + separator), ...content));
}

/** @param {Activity} activity */
function contentOf(activity) {
  return [
    ...(activity.attachments ?? []).map(attachment),
    ...(activity.text ? [render(activity.text, activity.textFormat === 'markdown')] : []),
    ...(activity.entities ?? []).filter(({ type }) => type === 'GeoCoordinates').map(({ latitude, longitude, name }) => place(latitude ?? 0, longitude ?? 0, name)),
  ];
}

/** @param {Entry} entry */
function contentOfEntry(entry) {
  return [
    ...(entry.photoName === undefined ? [] : [make('span', { class: 'file' }, entry.photoName)]),
    ...(entry.text ? [render(entry.text, false)] : []),
    ...(entry.place ? [place(entry.place.latitude, entry.place.longitude, text('LocationAccuracy', { meters: Math.round(entry.place.accuracy) }))] : []),
  ];
}

/**
 * Our own files are shown by their path here, under whatever name this service is reached; others are only linked.
 * @param {import('./directline.mjs').Attachment} file
 */
function attachment(file) {
  const name = file.name ?? text('File');
  const path = /^https?:\/\/[^/]+(\/files\/[\w.-]+)$/.exec(file.contentUrl ?? '')?.[1];
  if (!path) return linkTo(file.contentUrl ?? '', name) ?? make('span', { class: 'file' }, name);
  const isPhoto = file.contentType.startsWith('image/');
  const content = isPhoto ? make('img', { src: path, alt: text('OpenPhoto'), class: 'photo', loading: 'lazy' }) : name;
  return make('a', { href: path, target: '_blank', rel: 'noopener noreferrer' }, content);
}

/**
 * @param {number} latitude
 * @param {number} longitude
 * @param {string} [detail]
 */
function place(latitude, longitude, detail) {
  const degrees = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return make('p', { class: 'place' }, make('strong', {}, text('MyLocation')), make('br'), degrees, ...(detail ? [make('br'), detail] : []));
}

/** @param {Date} day */
function dayName(day) {
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return text('Today');
  if (day.toDateString() === yesterday.toDateString()) return text('Yesterday');
  const year = day.getFullYear() === today.getFullYear() ? undefined : 'numeric';
  return day.toLocaleDateString(language, { year, month: 'long', day: 'numeric', weekday: 'long' });
}
