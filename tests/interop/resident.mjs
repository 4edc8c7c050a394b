import assert from "node:assert/strict";
import { randomInt } from "node:crypto";

const MATTER = "朝阳区望京街道花家地北里门口的路灯坏了三天了，我要投诉";
const MAX_QUESTIONS = 6;

/** A Chinese mobile number that has not written before; the service may be an older one. */
export const newNumber = () => `+86138${String(randomInt(1e8)).padStart(8, "0")}`;

/** The ticket number that a reply names, or null. Numbers are read aloud with pauses, so their digits may stand apart. */
export function ticketNumber(reply) {
  const named = /单号[^0-9〇一二三四五六七八九零幺]*((?:[0-9〇一二三四五六七八九零幺][\s，、]*){8,9})/.exec(reply);
  if (!named) return null;
  const digits = { 〇: 0, 零: 0, 幺: 1, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
  return [...named[1]].map((c) => digits[c] ?? c).join("").replace(/\D/g, "");
}

/**
 * Complains about a street lamp and agrees to whatever is asked, until there is a ticket.
 * @param {(text: string) => Promise<string>} say says something to the hotline and returns what it replies
 * @returns {Promise<string>} the ticket's number
 */
export async function complain(say) {
  const heard = [];
  let words = MATTER;
  for (let i = 0; i < MAX_QUESTIONS; i++) {
    const reply = await say(words);
    heard.push(reply);
    const number = ticketNumber(reply);
    if (number) return number;
    words = /留.{0,6}电话|哪个电话/.test(reply) && !/对吗/.test(reply) ? "不留" : "对";
  }

  assert.fail(`no ticket number in:\n${heard.join("\n")}`);
}
