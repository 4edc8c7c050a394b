// Microsoft's DirectLineJS outside a browser: its requests go through Node's fetch, its streams through ws.
import { randomUUID } from "node:crypto";
import { Observable } from "rxjs/Observable.js";
import { WebSocket } from "ws";
import { Arrivals } from "../arrivals.mjs";
import { directLine } from "../hotline.mjs";

globalThis.WebSocket ??= WebSocket; // where Node has none, the client would not even try
const { ConnectionStatus, DirectLine } = (await import("botframework-directlinejs")).default;

/** A call of the REST interface; `credential` is a token or the secret. */
export async function call(method, path, credential, json) {
  const response = await fetch(directLine.domain + path, {
    method,
    headers: { ...(credential && { authorization: `Bearer ${credential}` }), ...(json && { "content-type": "application/json" }) },
    body: json && JSON.stringify(json),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text.startsWith("{") ? JSON.parse(text) : null };
}

/** A token for a new conversation of a user, as another site's server asks for it. */
export async function newToken(user = { id: `dl_${randomUUID()}` }) {
  const { json } = await call("POST", "/tokens/generate", directLine.secret, { user });
  return { ...json, user };
}

/** A resident's client, connected. */
export class Client {
  activities = new Arrivals("activities");
  statuses = new Arrivals("connection statuses");

  #line;
  #user;
  #subscription;

  constructor(token, options = {}) {
    this.#user = token.user;
    this.#line = new DirectLine({
      domain: directLine.domain, token: token.token, pollingInterval: 250, conversationStartProperties: { locale: "zh-CN" }, ajax, WebSocket, ...options,
    });
    this.#line.connectionStatus$.subscribe((status) => this.statuses.add(ConnectionStatus[status]));
    this.#subscription = this.#line.activity$.subscribe((activity) => this.activities.add(activity), () => {});
  }

  get conversationId() {
    return this.#line.conversationId;
  }

  get token() {
    return this.#line.token;
  }

  get watermark() {
    return this.#line.watermark;
  }

  /** Waits until the connection stands so: Online, FailedToConnect. */
  async reaches(status) {
    await this.statuses.one((s) => s === status);
    return this;
  }

  /** Posts an activity and returns the id that it was given. */
  post(activity) {
    return this.#line.postActivity({ type: "message", locale: "zh-CN", textFormat: "plain", from: { ...this.#user, role: "user" }, ...activity }).toPromise();
  }

  /** Says something; returns its echo and the first reply to it. */
  async says(text) {
    const clientActivityID = randomUUID();
    const id = await this.post({ text, channelData: { clientActivityID } });
    const echo = await this.activities.one((a) => a.channelData?.clientActivityID === clientActivityID);
    const reply = await this.activities.one((a) => a.type === "message" && a.replyToId === id);
    return { id, echo, reply };
  }

  /** Drops the connection as a page does that is closed. */
  close() {
    this.#subscription.unsubscribe();
    this.#line.end();
  }
}

// The seam of the client's own through which it calls the service.
function ajax({ method, url, body, headers, responseType, timeout }) {
  return new Observable((observer) => {
    const aborted = new AbortController();
    send(aborted.signal).then((answer) => (observer.next(answer), observer.complete()), (error) => observer.error(error));
    return () => aborted.abort();
  });

  async function send(signal) {
    const response = await fetch(url, {
      method, headers, body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
      signal: timeout ? AbortSignal.any([signal, AbortSignal.timeout(timeout)]) : signal,
    });
    const content = responseType === "arraybuffer" ? await response.arrayBuffer() : await response.json().catch(() => null);
    if (!response.ok) throw Object.assign(new Error(`${method} ${url}: ${response.status}`), { status: response.status });
    return { status: response.status, response: content };
  }
}
