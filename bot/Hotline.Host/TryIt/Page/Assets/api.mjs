// @ts-check
// The page's own endpoints, which sign and post what a handset does.

/** @typedef {{ name: string, value: string }} Header */
/** @typedef {{ method?: string, url?: string, status?: number, headers: Header[], body: string, opened?: string }} Letter */
/** @typedef {{ handset: string, isFromHotline: boolean, at: string, elapsedMilliseconds?: number, request: Letter, response?: Letter, isSuccess: boolean }} Exchange */
/** @typedef {{ text?: string, notice?: string, segments?: number, choices?: { id: string, content: string }[], tail?: string, isDelivered: boolean }} Message */
/** @typedef {{ handset: string, messages: Message[], exchanges: Exchange[], fault?: string }} Arrival */
/** @typedef {{ text?: string, language?: string, rate?: number, seconds?: number, mayBeInterrupted: boolean }} Heard */
/** @typedef {{ kind: 'answer' | 'dial' | 'queue' | 'continue' | 'over', takesKeys: boolean, takesSpeech: boolean, target?: string, end?: string }} Wait */
/** @typedef {{ call: string, heard: Heard[], wait: Wait, exchanges: Exchange[], fault?: string }} CallAnswer */

const root = '/try/api';

/**
 * @template Answer
 * @param {string} path
 * @param {Record<string, unknown>} body
 * @returns {Promise<Answer | null>} null: the service does not answer, or not to this
 */
export async function post(path, body) {
  try {
    const response = await fetch(root + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/**
 * Posts while the page goes away; nobody waits for the answer.
 * @param {string} path
 * @param {Record<string, unknown>} body
 */
export function postLast(path, body) {
  navigator.sendBeacon(root + path, new Blob([JSON.stringify(body)], { type: 'application/json' }));
}

/**
 * What the hotline sends by itself. Reconnects, and goes on after what came last.
 * @param {{ number: string, openId: string }} resident
 * @param {number} after
 * @param {(arrival: Arrival, id: number) => void} onArrival
 * @returns {() => void} ends it
 */
export function listen(resident, after, onArrival) {
  const query = new URLSearchParams({ number: resident.number, openId: resident.openId, after: String(after) });
  const source = new EventSource(`${root}/inbox?${query}`);
  source.addEventListener('message', (event) => onArrival(JSON.parse(event.data), Number(event.lastEventId)));
  return () => source.close();
}
