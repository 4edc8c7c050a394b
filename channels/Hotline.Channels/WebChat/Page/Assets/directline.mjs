// @ts-check
// A Direct Line 3.0 client: gets a token, opens the conversation, follows its stream, and comes back by itself after every failure.

/**
 * @typedef {{ id?: string, name?: string, role?: string }} Account
 * @typedef {{ contentType: string, contentUrl?: string, name?: string }} Attachment
 * @typedef {{ type: string, latitude?: number, longitude?: number, name?: string }} Entity
 * @typedef {{ type: string, title: string, value: string }} CardAction
 * @typedef {{ type: string, id?: string, timestamp?: string, from?: Account, locale?: string, text?: string, textFormat?: string,
 *   attachments?: Attachment[], entities?: Entity[], channelData?: { clientActivityID?: string }, suggestedActions?: { actions: CardAction[] } }} Activity
 * @typedef {'connecting' | 'online' | 'reconnecting' | 'busy'} State
 * @typedef {{ onConversation(id: string, startedOver: boolean): void, onActivities(activities: Activity[]): void, onHistory(): void, onState(state: State): void }} Listener
 */

const base = '/v3/directline';
const requestTimeout = 20_000;
const openTimeout = 8_000;
// Some proxies let a stream open, only to cut it at once.
const settlingTime = 3_000;
// The server sends something every 15 seconds; what was silent for three times that is dead.
const silenceTimeout = 45_000;
// Between attempts; with the spread that is put on it, many pages do not come back at the same instant.
const longestPause = 8_000;
const refreshInterval = 10 * 60_000;
const pollInterval = 3_000;
const pollIntervalHidden = 20_000;
// How long to poll before a WebSocket, which failed twice (some proxies refuse them), is tried again.
const pollingSpell = 60_000;

/** An answer that refuses. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {number} retryAfterSeconds 0: not said
   */
  constructor(status, retryAfterSeconds) {
    super(`refused with ${status}`);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export class DirectLine {
  #token = '';
  #conversationId = '';
  #watermark = '';
  #hasStarted = false;
  #hasHistory = false;
  #failedSockets = 0;
  #run = 0;
  /** @type {Promise<void> | null} */
  #renewing = null;
  /** @type {() => void} */
  #wake = () => {};
  /** @type {() => void} */
  #leave = () => {};

  /**
   * @param {string} language tag told to the bot
   * @param {Listener} listener
   */
  constructor(language, listener) {
    this.language = language;
    this.listener = listener;
    setInterval(() => this.#token && this.#refresh().catch(() => {}), refreshInterval);
    addEventListener('online', () => this.#wake());
    document.addEventListener('visibilitychange', () => document.hidden || this.#wake());
  }

  /**
   * Opens the browser's conversation and keeps it open.
   * @param {boolean} [startOver] true: a new one
   */
  async open(startOver = false) {
    const run = ++this.#run;
    this.#leave();
    this.#token = '';
    for (let attempt = 0; run === this.#run; attempt++) {
      try {
        if (!attempt) this.listener.onState(this.#hasHistory ? 'reconnecting' : 'connecting');
        if (!this.#token) await this.#enter(startOver, run);
        startOver = false;
        const streamUrl = await this.#begin();
        if (!this.#hasHistory) await this.#readHistory();
        if (run !== this.#run) return;
        if (await this.#follow(streamUrl)) attempt = 0;
      } catch (error) {
        this.#note(error);
      }
      if (run === this.#run) await this.#pause(Math.min(longestPause, 500 * 2 ** Math.min(attempt, 6)) * (0.75 + Math.random() / 2));
    }
  }

  /** @param {Activity} activity */
  async post(activity) {
    this.#requireStart();
    await this.#call('POST', `${this.#path}/activities`, activity);
  }

  /**
   * @param {Activity} activity
   * @param {Blob} file
   * @param {string} name
   * @param {(share: number) => void} onProgress from 0 to 1
   */
  async upload(activity, file, name, onProgress) {
    this.#requireStart();
    const form = new FormData();
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
    form.append('file', file, name);
    const send = () => sendForm(`${base}${this.#path}/upload`, this.#token, form, onProgress);
    await send().catch(async (error) => {
      if (!(error instanceof Refusal) || error.status !== 403) throw error;
      await this.#renew();
      await send();
    });
  }

  #requireStart() {
    if (!this.#hasStarted) throw new Error('not connected yet');
  }

  get #path() {
    return `/conversations/${encodeURIComponent(this.#conversationId)}`;
  }

  /**
   * @param {boolean} startOver
   * @param {number} run for which it is asked; an answer that comes later than another run's question is not taken
   */
  async #enter(startOver, run) {
    const answer = await request('POST', '/chat/token', '', { startOver });
    if (run !== this.#run) return;
    this.#token = answer.token;
    if (answer.conversationId === this.#conversationId) return;
    this.#conversationId = answer.conversationId;
    this.#watermark = '';
    this.#hasStarted = false;
    this.#hasHistory = false;
    this.listener.onConversation(answer.conversationId, startOver);
    this.#leave();
  }

  /** @returns {Promise<string>} the stream's address */
  async #begin() {
    const answer = this.#hasStarted
      ? await this.#call('GET', `${this.#path}?watermark=${this.#watermark}`)
      : await this.#call('POST', '/conversations', { locale: this.language });
    this.#token = answer.token;
    this.#hasStarted = true;
    return answer.streamUrl;
  }

  async #readHistory() {
    while (await this.#readOn());
    this.#hasHistory = true;
    this.listener.onHistory();
  }

  /** @returns {Promise<boolean>} true where there was something */
  async #readOn() {
    const before = this.#watermark;
    this.#take(await this.#call('GET', `${this.#path}/activities?watermark=${before}`));
    return this.#watermark !== (before || '0');
  }

  /** @param {{ activities: Activity[], watermark: string }} set */
  #take(set) {
    this.#watermark = set.watermark;
    if (set.activities.length) this.listener.onActivities(set.activities);
  }

  /**
   * Follows the stream, or polls where streams do not work, until it ends.
   * @param {string} streamUrl
   * @returns {Promise<boolean>} true where it held
   */
  async #follow(streamUrl) {
    if (this.#failedSockets >= 2) {
      this.#failedSockets = 1;
      await this.#poll();
      return true;
    }
    const url = new URL(streamUrl);
    url.searchParams.set('watermark', this.#watermark);
    const hasHeld = await this.#listen(new WebSocket(url));
    this.#failedSockets = hasHeld ? 0 : this.#failedSockets + 1;
    return hasHeld;
  }

  /**
   * @param {WebSocket} socket
   * @returns {Promise<boolean>} true where it held
   */
  #listen(socket) {
    return new Promise((resolve) => {
      let openedAt = Infinity;
      let timer = 0;
      const end = () => {
        clearTimeout(timer);
        socket.onopen = socket.onmessage = socket.onclose = null;
        socket.close();
        resolve(Date.now() - openedAt > settlingTime);
      };
      const expect = (/** @type {number} */ time) => {
        clearTimeout(timer);
        timer = setTimeout(end, time);
      };
      expect(openTimeout);
      socket.onopen = () => {
        openedAt = Date.now();
        expect(silenceTimeout);
        this.listener.onState('online');
      };
      socket.onmessage = ({ data }) => {
        expect(silenceTimeout);
        if (data) this.#take(JSON.parse(data));
      };
      socket.onclose = end;
      this.#leave = end;
    });
  }

  async #poll() {
    const until = Date.now() + pollingSpell;
    let hasLeft = false;
    this.#leave = () => {
      hasLeft = true;
      this.#wake();
    };
    while (!hasLeft && Date.now() < until) {
      await this.#readOn();
      this.listener.onState('online');
      await this.#pause(document.hidden ? pollIntervalHidden : pollInterval);
    }
  }

  /** @param {unknown} error */
  #note(error) {
    const status = error instanceof Refusal ? error.status : 0;
    if (status === 404) this.#hasStarted = false;
    if (status === 401 || status === 403) this.#token = '';
    this.listener.onState(status === 429 || status === 503 ? 'busy' : 'reconnecting');
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async #call(method, path, body) {
    try {
      return await request(method, base + path, this.#token, body);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 403) throw error;
      await this.#renew();
      return request(method, base + path, this.#token, body);
    }
  }

  /** One renewal at a time, whoever asks. An expired token is replaced by way of the browser's cookie. */
  #renew() {
    this.#renewing ??= this.#refresh().catch(() => this.#enter(false, this.#run)).finally(() => { this.#renewing = null; });
    return this.#renewing;
  }

  async #refresh() {
    this.#token = (await request('POST', `${base}/tokens/refresh`, this.#token)).token;
  }

  /** @param {number} time milliseconds, cut short when the page is looked at again or the network is back */
  #pause(time) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, time);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }
}

/**
 * @param {string} method
 * @param {string} url
 * @param {string} token
 * @param {object} [body]
 */
async function request(method, url, token, body) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), requestTimeout);
  try {
    const response = await fetch(url, {
      method,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
      signal: giveUp.signal,
    });
    if (!response.ok) throw new Refusal(response.status, Number(response.headers.get('retry-after') ?? 0));
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
}

/**
 * `fetch` cannot tell how far a body has gone.
 * @param {string} url
 * @param {string} token
 * @param {FormData} form
 * @param {(share: number) => void} onProgress
 * @returns {Promise<void>}
 */
function sendForm(url, token, form, onProgress) {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', url);
    sending.setRequestHeader('authorization', `Bearer ${token}`);
    sending.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    sending.onerror = () => reject(new Error('network'));
    sending.onload = () => (sending.status < 300 ? resolve() : reject(new Refusal(sending.status, Number(sending.getResponseHeader('retry-after') ?? 0))));
    sending.send(form);
  });
}
