// @ts-check
// XML and JSON with one element or member a line. XML is laid out as it came, not parsed: the page must not turn text into markup.

const step = '  ';
const tokens = /<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g;
const attributes = /[\w:-]+="[^"]*"/g;

// Of a start tag with more attributes than this, each has a line.
const mostInLine = 2;

/** @param {string} json */
export function formatJson(json) {
  return JSON.stringify(JSON.parse(json), null, step);
}

/** @param {string} xml */
export function formatXml(xml) {
  let depth = 0;
  let text = '';
  let formatted = '';
  for (const token of xml.match(tokens) ?? []) {
    if (!isTag(token)) {
      text += token;
    } else if (token.startsWith('</')) {
      depth--;
      // An element with text alone stands in one line.
      formatted += text || formatted.endsWith(`<${token.slice(2)}`) ? `${text}${token}` : `\n${step.repeat(depth)}${token}`;
      text = '';
    } else {
      formatted += `${formatted && '\n'}${startTag(token, depth)}`;
      if (!token.endsWith('/>') && !token.startsWith('<?')) depth++;
      text = '';
    }
  }
  return formatted;
}

/** @param {string} token */
function isTag(token) {
  return token.startsWith('<') && !token.startsWith('<![CDATA[');
}

/**
 * @param {string} tag
 * @param {number} depth
 */
function startTag(tag, depth) {
  const found = tag.match(attributes) ?? [];
  if (found.length <= mostInLine || tag.startsWith('<?')) return step.repeat(depth) + tag;
  const name = /^<[\w:-]+/.exec(tag)?.[0] ?? '<';
  const inner = step.repeat(depth + 2);
  return `${step.repeat(depth)}${name}\n${inner}${found.join(`\n${inner}`)}${tag.endsWith('/>') ? '/>' : '>'}`;
}
