// @ts-check
// A request or an answer, laid out so that it can be read.

import { make } from './dom.mjs';
import { formatJson, formatXml } from './markup.mjs';
import { text } from './texts.mjs';

/** @typedef {import('./api.mjs').Letter} Letter */

// Of a form's parameters the first of these says what it is about.
const telling = ['SpeechResult', 'Digits', 'Body', 'MessageStatus', 'DialCallStatus', 'QueueResult', 'CallStatus'];

const entities = /** @type {Record<string, string>} */ ({ lt: '<', gt: '>', quot: '"', amp: '&' });

const signatures = /^(x-twilio-signature|signature|msg_signature)$/i;

/**
 * @param {string} title
 * @param {Letter} letter
 */
export function letter(title, letter) {
  return make('section', { class: 'letter' },
    make('h3', {}, title),
    make('p', { class: 'start' }, ...(letter.url ? [`${letter.method} `, ...address(letter.url)] : [`HTTP ${letter.status}`])),
    pairs(letter.headers.map(({ name, value }) => [name, value])),
    ...body(letter),
    ...(letter.opened ? [make('h4', {}, text('Opened')), make('pre', {}, formatXml(letter.opened))] : []));
}

/**
 * What it is about, in a few words.
 * @param {Letter} letter
 */
export function gistOf(letter) {
  const content = letter.opened ?? letter.body;
  if (isForm(letter)) {
    const form = new URLSearchParams(content);
    return telling.map((name) => form.get(name)).find(Boolean) ?? '';
  }
  if (content.startsWith('{')) return JSON.parse(content).text?.content ?? JSON.parse(content).msgmenu?.head_content ?? '';
  const element = content.match(/<(Say|Message|Content|Recognition|Label|Event|PicUrl)\b[^>]*>[\s\S]*?<\/\1>/)?.[0] ?? '';
  const words = element.replace(/<!\[CDATA\[|\]\]>|<[^>]*>/g, '');
  return element.includes('<![CDATA[') ? words : words.replace(/&(lt|gt|quot|amp);/g, (_, name) => entities[name]);
}

/** @param {Letter} letter */
function body(letter) {
  if (!letter.body) return [];
  if (isForm(letter)) return [make('h4', {}, text('Parameters')), pairs([...new URLSearchParams(letter.body)])];
  if (letter.body.startsWith('<')) return [make('h4', {}, text('Body')), make('pre', {}, formatXml(letter.body))];
  return [make('h4', {}, text('Body')), make('pre', {}, letter.body.startsWith('{') ? formatJson(letter.body) : letter.body)];
}

/** @param {Letter} letter */
function isForm(letter) {
  return letter.headers.some((header) => header.name.toLowerCase() === 'content-type' && header.value.startsWith('application/x-www-form-urlencoded'));
}

/** @param {string[][]} entries */
function pairs(entries) {
  return make('dl', {}, ...entries.map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, signatures.test(name) ? signed(value) : value || '""'))));
}

/** @param {string} url */
function address(url) {
  const [path, query] = url.split('?');
  if (!query) return [path];
  const parts = query.split('&').flatMap((part, index) => {
    const [name, value] = part.split('=');
    return [index ? '&' : '?', ...(signatures.test(name) ? [`${name}=`, signed(value)] : [part])];
  });
  return [path, ...parts];
}

/** @param {string} value */
function signed(value) {
  return make('mark', { title: text('Signature') }, value);
}
