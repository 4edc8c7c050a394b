// The WeChat platform's side of the webhook. Messages are sealed by one library (@wecom/crypto) and replies opened by another
// (wechat-crypto), neither of them ours.
import assert from "node:assert/strict";
import { createHash, randomInt } from "node:crypto";
import { getSignature, encrypt } from "@wecom/crypto";
import { XMLParser } from "fast-xml-parser";
import { address, weChatAccount } from "../hotline.mjs";

// wechat-crypto dates from before Buffer.from; Node warns of it with every message.
process.noDeprecation = true;
const { default: WXBizMsgCrypt } = await import("wechat-crypto");

export const PATH = "/wechat";
const ACCOUNT_ID = "gh_0123456789ab";
const PLATFORM_PATIENCE_MS = 5000;
const MAX_TEXT_BYTES = 2048;
const CLOCK_TOLERANCE_SECONDS = 600;

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });
const seconds = () => Math.floor(Date.now() / 1000);
const cdata = (name, value) => `<${name}><![CDATA[${value}]]></${name}>`;
let lastMessageId = BigInt(Date.now()) * 1000n;

/** A message id that nobody had before; larger than a double holds exactly, as WeChat's are. */
export const newMessageId = () => String((lastMessageId += 1n) * 1000n);

/** The query that the platform signs; `token` is another one where the request is forged. */
export function signedQuery({ token = weChatAccount.token, timestamp = seconds() } = {}) {
  // Letters of both cases and an underscore, so that only an ordinal sort gives the platform's order.
  const nonce = `a_Z${randomInt(1e9)}`;
  const signature = createHash("sha1").update([token, String(timestamp), nonce].sort().join("")).digest("hex");
  return { signature, timestamp: String(timestamp), nonce };
}

export async function request(method, query, body) {
  const started = performance.now();
  const response = await fetch(`${address}${PATH}?${new URLSearchParams(query)}`, { method, body, headers: { "content-type": "text/xml" } });
  const text = await response.text();
  return { status: response.status, type: response.headers.get("content-type") ?? "", body: text, milliseconds: performance.now() - started };
}

/** Somebody who follows the account; their messages travel plain or, in safe mode, encrypted. */
export class Follower {
  constructor(openId, { isSafe = false } = {}) {
    this.openId = openId;
    this.isSafe = isSafe;
  }

  /** A message or event in the platform's XML. */
  xml(type, fields = {}, { id = type === "event" ? null : newMessageId() } = {}) {
    const own = Object.entries(fields).map(([name, value]) => (typeof value === "number" ? `<${name}>${value}</${name}>` : cdata(name, value)));
    return ["<xml>", cdata("ToUserName", ACCOUNT_ID), cdata("FromUserName", this.openId), `<CreateTime>${seconds()}</CreateTime>`, cdata("MsgType", type),
      ...own, ...(id ? [`<MsgId>${id}</MsgId>`] : []), "</xml>"].join("\n");
  }

  /** Delivers it and returns the text of the passive reply; empty where there is none. */
  async deliver(xml) {
    const answer = await (this.isSafe ? this.postSealed(xml) : request("POST", { ...signedQuery(), openid: this.openId }, xml));
    assert.equal(answer.status, 200, answer.body);
    assert.ok(answer.milliseconds < PLATFORM_PATIENCE_MS, `the platform would have hung up after ${answer.milliseconds} ms`);
    return this.#read(answer.body);
  }

  say(text) {
    return this.deliver(this.xml("text", { Content: text }));
  }

  /** Posts it as in safe mode; each part can be another than it should be. */
  postSealed(xml, { key = weChatAccount.aesKey, appId = weChatAccount.appId, token = weChatAccount.token, sealed = encrypt(key, xml, appId) } = {}) {
    const query = signedQuery();
    const msg_signature = getSignature(token, query.timestamp, query.nonce, sealed);
    const envelope = `<xml>${cdata("ToUserName", ACCOUNT_ID)}${cdata("Encrypt", sealed)}</xml>`;
    return request("POST", { ...query, openid: this.openId, encrypt_type: "aes", msg_signature }, envelope);
  }

  #read(body) {
    if (body === "" || body === "success") return "";
    const reply = this.isSafe ? open(parser.parse(body).xml) : parser.parse(body).xml;
    assert.deepEqual([reply.ToUserName, reply.FromUserName, reply.MsgType], [this.openId, ACCOUNT_ID, "text"]);
    assert.ok(Math.abs(Number(reply.CreateTime) - seconds()) < CLOCK_TOLERANCE_SECONDS, `CreateTime ${reply.CreateTime} is in seconds, and now`);
    assert.ok(reply.Content.length > 0 && Buffer.byteLength(reply.Content) <= MAX_TEXT_BYTES, `${Buffer.byteLength(reply.Content)} bytes`);
    return reply.Content;
  }
}

function open({ Encrypt, MsgSignature, TimeStamp, Nonce, ...rest }) {
  assert.deepEqual(rest, {}, "nothing of a sealed reply stands outside");
  const crypt = new WXBizMsgCrypt(weChatAccount.token, weChatAccount.aesKey, weChatAccount.appId);
  assert.equal(MsgSignature, crypt.getSignature(TimeStamp, Nonce, Encrypt));
  const { message, id } = crypt.decrypt(Encrypt);
  assert.equal(id, weChatAccount.appId);
  return parser.parse(message).xml;
}
