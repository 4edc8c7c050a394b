// Reads TwiML and holds it against Twilio's own SDK: every element must be one that the SDK can build in that place, and every
// attribute one of its type declarations, with a value that they allow.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import twilio from "twilio";

// Twilio's errors 11750 and 13521, 13330.
const MAX_DOCUMENT_BYTES = 64 * 1024;
const MAX_SAY_ENCODED = 4500;
const MAX_HINTS = 500;
const MAX_HINT_LENGTH = 100;

const parser = new XMLParser({
  preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: "", ignoreDeclaration: true, parseTagValue: false, trimValues: false,
});

/** The elements of a voice document, as {name, attributes, text, children}. Fails where it is not valid TwiML. */
export const readVoice = (answer) => read(answer, "VoiceResponse");

/** The elements of a messaging document. */
export const readMessages = (answer) => read(answer, "MessagingResponse");

function read(answer, kind) {
  assert.equal(answer.status, 200, `${answer.url} answers 200: ${answer.body}`);
  assert.match(answer.type, /^(text|application)\/xml\b/);
  assert.ok(Buffer.byteLength(answer.body) <= MAX_DOCUMENT_BYTES, "the document is small enough");
  const response = parse(answer.body);
  const written = new twilio.twiml[kind]();
  write(response, written);
  assert.deepEqual(response, parse(written.toString()), "the SDK builds the same document");
  checkAttributes(response, declarations(kind));
  return response.children;
}

function parse(xml) {
  assert.equal(XMLValidator.validate(xml), true, xml);
  const roots = parser.parse(xml).map(toElement);
  assert.deepEqual(roots.map((r) => r.name), ["Response"]);
  return roots[0];
}

function toElement(node) {
  const [name] = Object.keys(node).filter((key) => key !== ":@");
  const inside = node[name];
  return {
    name,
    attributes: { ...node[":@"] },
    text: inside.map((child) => child["#text"] ?? "").filter((text) => text.trim()).join(""),
    children: inside.filter((child) => !("#text" in child)).map(toElement),
  };
}

function write(element, builder) {
  for (const child of element.children) {
    const method = child.name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()).replace(/^./, (first) => first.toLowerCase());
    assert.equal(typeof builder[method], "function", `<${child.name}> has a place in <${element.name}>`);
    write(child, builder[method](child.attributes, child.text || undefined));
  }
}

function checkAttributes(element, { interfaces, unions }) {
  for (const child of element.children) {
    const declared = interfaces.get(child.name.toLowerCase()) ?? interfaces.get("ssml" + child.name.toLowerCase()) ?? new Map();
    for (const [name, value] of Object.entries(child.attributes)) {
      assert.ok(declared.has(name), `<${child.name}> has an attribute '${name}'`);
      checkValue(`<${child.name} ${name}="${value}">`, value, declared.get(name), unions);
    }

    if (child.name === "Say")
      assert.ok(encodeURIComponent(allText(child)).length <= MAX_SAY_ENCODED, "what is said is short enough");
    checkHints(child.attributes.hints);
    checkAttributes(child, { interfaces, unions });
  }
}

function checkValue(what, value, type, unions) {
  const [, name, list] = /^([^[]*)(\[\])?$/.exec(type);
  if (name === "number") assert.match(value, /^\d+$/, what);
  else if (name === "boolean") assert.match(value, /^(true|false)$/, what);
  else if (unions.has(name))
    for (const part of list ? value.split(" ") : [value]) assert.ok(unions.get(name).has(part), `${what}: '${part}' is one of ${name}`);
  else assert.equal(name, "string", `${what}: the type is known`);
}

function checkHints(hints) {
  if (hints === undefined) return;
  const all = hints.split(",");
  assert.ok(all.length <= MAX_HINTS && all.every((hint) => hint.length <= MAX_HINT_LENGTH), "the hints are few and short enough");
}

/** All text of an element and of what is in it. */
export const allText = (element) => element.text + element.children.map(allText).join("");

const known = new Map();

function declarations(kind) {
  if (!known.has(kind)) known.set(kind, parseDeclarations(kind));
  return known.get(kind);
}

// The declarations are generated: an interface an element, one attribute a line; string unions by name.
function parseDeclarations(kind) {
  const source = readFileSync(createRequire(import.meta.url).resolve(`twilio/lib/twiml/${kind}.d.ts`), "utf8");
  const unions = new Map([...source.matchAll(/type (\w+) = ("[^;]+);/g)].map(([, name, values]) => [name, new Set(values.match(/[^"| ]+/g))]));
  const interfaces = new Map([...source.matchAll(/interface (\w+)Attributes \{([^}]*)\}/g)].map(([, name, body]) => [
    name.toLowerCase(),
    new Map([...body.matchAll(/^\s+"?([\w:-]+)"?\?: ([^;]+);/gm)].map(([, attribute, type]) => [attribute, type])),
  ]));
  assert.ok(interfaces.size > 0, `the declarations of ${kind} were understood`);
  return { interfaces, unions };
}
