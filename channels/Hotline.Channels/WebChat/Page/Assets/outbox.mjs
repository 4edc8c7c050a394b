// @ts-check
// What the resident has said and the log does not show yet. Kept in the browser until it does, and sent again as often as it takes:
// the service knows a message again by its key, so sending twice says nothing twice.

import { Refusal } from './directline.mjs';
import { dropFile, findFile } from './files.mjs';

/**
 * @typedef {'waiting' | 'sending' | 'sent' | 'failed'} EntryState
 * @typedef {{ latitude: number, longitude: number, accuracy: number }} Place degrees, degrees, metres
 * @typedef {{ key: string, at: number, state: EntryState, conversationId?: string, text?: string, photoName?: string, place?: Place, reason?: string }} Entry
 * @typedef {{ onChange(entry: Entry): void, onProgress(entry: Entry, share: number): void, onRemoved(key: string): void }} OutboxListener
 */

// One item a message, so that tabs do not overwrite one another's.
const storagePrefix = 'hotline.chat.unsent.';
// Where the browser has lost its conversation, what was said within this time goes into the new one.
const carryOverTime = 24 * 60 * 60_000;
const longestPause = 8_000;

export class Outbox {
  #conversationId = '';
  /** @type {Entry[]} */
  #entries = [];
  #isSending = false;
  #failures = 0;
  #timer = 0;

  /**
   * @param {import('./directline.mjs').DirectLine} line
   * @param {string} language
   * @param {OutboxListener} listener
   */
  constructor(line, language, listener) {
    this.line = line;
    this.language = language;
    this.listener = listener;
  }

  /**
   * Takes up what is still to be sent.
   * @param {string} conversationId
   * @param {boolean} startedOver true: the resident wanted a new conversation, so what belonged to another is dropped
   */
  open(conversationId, startedOver) {
    this.#conversationId = conversationId;
    this.#entries = [];
    for (const entry of readAll()) {
      const isOurs = entry.conversationId === conversationId;
      if (isOurs || (!startedOver && Date.now() - entry.at < carryOverTime)) this.#entries.push(entry);
      else forget(entry);
    }
    for (const entry of this.#entries) this.#change(entry, entry.state === 'failed' ? 'failed' : 'waiting', entry.reason);
  }

  /** @param {Entry} entry */
  add(entry) {
    this.#entries.push(entry);
    this.#change(entry, 'waiting');
    void this.send();
  }

  /** @param {string} key of an entry that the log shows now */
  confirm(key) {
    this.#remove(key);
  }

  /** @param {string} key */
  retry(key) {
    const entry = this.#entries.find((candidate) => candidate.key === key);
    if (!entry) return;
    this.#change(entry, 'waiting');
    void this.send();
  }

  /**
   * Gives up a message.
   * @param {string} key
   * @returns {string} what it said
   */
  edit(key) {
    const words = this.#entries.find((candidate) => candidate.key === key)?.text ?? '';
    this.discard(key);
    return words;
  }

  /** @param {string} key */
  discard(key) {
    this.#remove(key);
    this.listener.onRemoved(key);
  }

  /** Sends what waits, one after the other, in the order it was said. */
  async send() {
    clearTimeout(this.#timer);
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let entry; (entry = this.#entries.find(({ state }) => state === 'waiting'));) await this.#sendOne(entry);
      this.#failures = 0;
    } catch (error) {
      const asked = error instanceof Refusal ? error.retryAfterSeconds * 1000 : 0;
      this.#timer = setTimeout(() => this.send(), Math.max(asked, Math.min(longestPause, 1000 * 2 ** this.#failures++)));
    } finally {
      this.#isSending = false;
    }
  }

  /** @param {Entry} entry */
  async #sendOne(entry) {
    this.#change(entry, 'sending');
    try {
      await this.#deliver(entry);
      this.#change(entry, 'sent');
    } catch (error) {
      if (error instanceof Refusal && isFinal(error.status)) {
        this.#change(entry, 'failed', reasonFor(error.status, entry));
        return;
      }
      this.#change(entry, 'waiting');
      throw error;
    }
  }

  /** @param {Entry} entry */
  async #deliver(entry) {
    /** @type {import('./directline.mjs').Activity} */
    const activity = {
      type: 'message',
      locale: this.language,
      text: entry.text,
      channelData: { clientActivityID: entry.key },
      entities: entry.place && [{ type: 'GeoCoordinates', latitude: entry.place.latitude, longitude: entry.place.longitude }],
    };
    if (entry.photoName === undefined) return this.line.post(activity);
    const file = await findFile(entry.key);
    if (!file) throw new Refusal(410, 0);
    return this.line.upload(activity, file, entry.photoName, (share) => this.listener.onProgress(entry, share));
  }

  /**
   * @param {Entry} entry
   * @param {EntryState} state
   * @param {string} [reason]
   */
  #change(entry, state, reason) {
    // The log may have shown it while the answer was still on its way.
    if (!this.#entries.includes(entry)) return;
    entry.state = state;
    entry.reason = reason;
    entry.conversationId = this.#conversationId;
    try {
      localStorage.setItem(storagePrefix + entry.key, JSON.stringify(entry));
    } catch {
      // Storage is full or forbidden: the message lives as long as the page.
    }
    this.listener.onChange(entry);
  }

  /** @param {string} key */
  #remove(key) {
    const entry = this.#entries.find((candidate) => candidate.key === key);
    if (!entry) return;
    this.#entries = this.#entries.filter((candidate) => candidate !== entry);
    forget(entry);
  }
}

/** @returns {Entry[]} in the order they were said */
function readAll() {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(storagePrefix))
      .map((name) => JSON.parse(localStorage.getItem(name) ?? ''))
      .sort((one, other) => one.at - other.at);
  } catch {
    return [];
  }
}

/** @param {Entry} entry */
function forget(entry) {
  try {
    localStorage.removeItem(storagePrefix + entry.key);
  } catch {
    // Storage is forbidden: there is nothing to forget.
  }
  if (entry.photoName !== undefined) void dropFile(entry.key);
}

/**
 * Sending the same again would be refused again.
 * @param {number} status
 */
function isFinal(status) {
  return [400, 410, 413, 415].includes(status);
}

/**
 * Name of the text that says why.
 * @param {number} status
 * @param {Entry} entry
 */
function reasonFor(status, entry) {
  if (status === 410) return 'PhotoGone';
  if (status === 413) return entry.photoName === undefined ? 'FailedTooLong' : 'PhotoTooLarge';
  return status === 415 ? 'PhotoRefused' : 'Failed';
}
