// @ts-check
// What travelled between the vendors and the hotline, newest first.

import { byId, make } from './dom.mjs';
import { gistOf, letter } from './letter.mjs';
import { language, text } from './texts.mjs';

const mostShown = 100;

// A longer query is mostly a signature, which says nothing in a list.
const longestQuery = 40;
const vendors = /** @type {Record<string, string>} */ ({ phone: 'Twilio', sms: 'Twilio', wechat: text('WeChat') });
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

export class ExchangeList {
  #list = byId('exchanges');
  #none = byId('exchanges-none');
  #clear = byId('exchanges-clear');

  constructor() {
    this.#clear.addEventListener('click', () => {
      this.#list.replaceChildren();
      this.#showWhetherEmpty();
    });
  }

  /** @param {import('./api.mjs').Exchange[]} exchanges in the order of their travel */
  add(exchanges) {
    for (const exchange of exchanges) this.#list.prepend(make('li', {}, row(exchange)));
    while (this.#list.childElementCount > mostShown) this.#list.lastElementChild?.remove();
    this.#showWhetherEmpty();
  }

  #showWhetherEmpty() {
    const isEmpty = this.#list.childElementCount === 0;
    this.#none.hidden = !isEmpty;
    this.#clear.hidden = isEmpty;
  }
}

/** @param {import('./api.mjs').Exchange} exchange */
function row(exchange) {
  const vendor = vendors[exchange.handset];
  const hotline = text('Hotline');
  const url = new URL(exchange.request.url ?? '/', location.href);
  const status = exchange.response?.status;
  const details = make('details', { class: 'exchange' }, make('summary', {},
    make('time', { datetime: exchange.at }, clock.format(new Date(exchange.at))),
    make('span', { class: 'way' }, exchange.isFromHotline ? `${hotline} → ${vendor}` : `${vendor} → ${hotline}`),
    make('code', {}, `${exchange.request.method} ${url.pathname}${url.search.length > longestQuery ? '?…' : url.search}`),
    make('span', { class: 'gist' }, [gistOf(exchange.request), exchange.response && gistOf(exchange.response)].filter(Boolean).join(' → ')),
    make('span', { class: `status ${exchange.isSuccess ? 'good' : 'bad'}` }, status ? String(status) : text('NoAnswer')),
    make('span', { class: 'took' }, exchange.elapsedMilliseconds === undefined ? '' : text('Milliseconds', { count: exchange.elapsedMilliseconds.toFixed(1) }))));
  // Most are never opened.
  details.addEventListener('toggle', () => details.append(make('div', { class: 'letters' },
    letter(text('Request'), exchange.request),
    exchange.response ? letter(text('Response'), exchange.response) : make('p', {}, text('NoAnswer')))), { once: true });
  return details;
}
