// @ts-check
// The small part of Markdown that answers use: paragraphs, headings, lists, bold, links. Everything else stays as written.

import { make, safeUrl } from './dom.mjs';

const inline = /\*\*(?<bold>[^*]+)\*\*|\[(?<label>[^\]]+)\]\((?<target>[^)\s]+)\)|(?<bare>https:\/\/[\w\-.~:/?#@!$&'*+,;=%]+[\w\-~/#=&%])/g;
const item = /^\s*(?:[-*•]|(?<number>\d{1,3})[.)、])\s+(?<rest>.*)$/;
const heading = /^#{1,6}\s+(?<rest>.*)$/;

/**
 * @param {string} source
 * @param {boolean} isMarkdown false: only line breaks and addresses are recognised
 * @returns {DocumentFragment}
 */
export function render(source, isMarkdown) {
  const fragment = document.createDocumentFragment();
  for (const block of source.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    if (block.trim()) fragment.append(...(isMarkdown ? blocks(block) : [paragraph(block.split('\n'), false)]));
  }
  return fragment;
}

/** @param {string} source */
function blocks(source) {
  /** @type {HTMLElement[]} */
  const result = [];
  /** @type {string[]} */
  let lines = [];
  const flush = () => {
    if (lines.length) result.push(paragraph(lines, true));
    lines = [];
  };
  for (const line of source.split('\n')) {
    const title = heading.exec(line)?.groups;
    const entry = item.exec(line)?.groups;
    if (!title && !entry) {
      lines.push(line);
      continue;
    }
    flush();
    if (title) result.push(make('p', {}, make('strong', {}, ...inlines(title.rest, true))));
    else if (entry) addItem(result, entry);
  }
  flush();
  return result;
}

/**
 * @param {HTMLElement[]} result
 * @param {Record<string, string>} entry
 */
function addItem(result, entry) {
  const kind = entry.number ? 'ol' : 'ul';
  let list = result[result.length - 1];
  if (list?.localName !== kind) {
    list = make(kind, entry.number ? { start: entry.number } : {});
    result.push(list);
  }
  list.append(make('li', {}, ...inlines(entry.rest, true)));
}

/**
 * @param {string[]} lines
 * @param {boolean} isMarkdown
 */
function paragraph(lines, isMarkdown) {
  const element = make('p');
  lines.forEach((line, index) => element.append(...(index ? [make('br')] : []), ...inlines(line, isMarkdown)));
  return element;
}

/**
 * @param {string} source
 * @param {boolean} isMarkdown
 */
function inlines(source, isMarkdown) {
  /** @type {(Node | string)[]} */
  const result = [];
  let end = 0;
  for (const match of source.matchAll(inline)) {
    const { bold, label, target, bare } = match.groups ?? {};
    if (!isMarkdown && !bare) continue;
    const node = bold ? make('strong', {}, bold) : linkTo(target ?? bare, label ?? bare);
    result.push(source.slice(end, match.index), node ?? match[0]);
    end = match.index + match[0].length;
  }
  return [...result, source.slice(end)];
}

/**
 * A link, or null where it may not be followed.
 * @param {string} target
 * @param {string} label
 */
export function linkTo(target, label) {
  const url = safeUrl(target);
  if (!url) return null;
  return make('a', url.protocol === 'tel:' ? { href: url.href } : { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, label);
}
