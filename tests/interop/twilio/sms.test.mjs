import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { describe, test } from "node:test";
import { complain, ticketNumber } from "../resident.mjs";
import { Handset, PATH, STATUS_PATH, report } from "./handset.mjs";
import { forgeries, newSid, post } from "./webhook.mjs";

// UCS-2 in 67 characters a segment (70 where there is only one).
const segments = (text) => (text.length <= 70 ? 1 : Math.ceil(text.length / 67));
const MOST_SEGMENTS = 10;

describe("a conversation by SMS", () => {
  const handset = new Handset();

  test("a question is answered in one message of few segments", async () => {
    const replies = await handset.deliver(handset.message("老年卡怎么办"));
    assert.equal(replies.length, 1);
    assert.match(replies[0].text, /老年|老人/);
    assert.ok(segments(replies[0].text) <= MOST_SEGMENTS, `${segments(replies[0].text)} segments`);
  });

  test("a complaint becomes a ticket, of which the status can be asked", async () => {
    const number = await complain((text) => handset.send(text));
    assert.equal(ticketNumber(await handset.send("查一下我的单子")), number);
  });

  test("somebody else is told of the ticket only with the last four digits of the number", async () => {
    const [complainant, other] = [new Handset(), new Handset()];
    const number = await complain((text) => complainant.send(text));
    const asked = await other.send(`查单 ${number}`);
    assert.match(asked, /四位/);
    assert.doesNotMatch(asked, /路灯/);
    assert.match(await other.send(complainant.number.slice(-4)), /路灯/);
  });

  test("an emergency is met with the number to call, first", async () => {
    assert.match((await new Handset().send("着火了")).slice(0, 40), /119/);
  });

  test("English is answered in English", async () => {
    const reply = await new Handset(`+447700900${randomInt(100, 1000)}`).send("The street lamp outside my house is broken");
    assert.match(reply, /[a-z]{3}/);
    assert.doesNotMatch(reply, /\p{Script=Han}/u);
  });
});

describe("what arrives more than once", () => {
  const texts = (replies) => replies.map((reply) => reply.text);

  test("a message delivered again gets the same answer", async () => {
    const handset = new Handset();
    const message = handset.message("老年卡怎么办");
    assert.deepEqual(texts(await handset.deliver(message)), texts(await handset.deliver(message)));
  });

  test("a message delivered three times at once is one turn", async () => {
    const handset = new Handset();
    const message = handset.message("老年卡怎么办");
    const [first, ...others] = (await Promise.all([1, 2, 3].map(() => handset.deliver(message)))).map(texts);
    for (const other of others) assert.deepEqual(other, first);
  });
});

describe("unusual messages", () => {
  const handset = new Handset();

  for (const [what, text, more] of [
    ["an empty one", "", {}],
    ["markup, emoji and two lines", "😀 <b>&amp; \"引号\"</b> 100% + café\n第二行", {}],
    ["the longest that Twilio passes on", "路".repeat(1600), {}],
    ["a picture", "", { NumMedia: "1", MediaUrl0: "https://api.twilio.com/media/ME1", MediaContentType0: "image/jpeg" }],
    ["a parameter of next year's", "你好", { SomethingNew: "1", Empty: "" }],
  ])
    test(`${what} is answered politely`, async () => assert.ok((await handset.send(text, more)).length > 0));
});

describe("leaving", () => {
  test("STOP is left to Twilio, which has answered it", async () => {
    assert.equal(await new Handset().send("STOP", { OptOutType: "STOP" }), "");
  });

  test("退订, which Twilio does not know, is confirmed", async () => {
    assert.match(await new Handset().send("退订"), /退订/);
  });

  test("another machine is not answered", async () => {
    assert.equal(await new Handset().send("【自动回复】您好，我现在不在，请勿直接回复"), "");
  });
});

describe("delivery reports", () => {
  test("are taken where the answer said, in any order", async () => {
    const handset = new Handset();
    const [{ statusAddress }] = await handset.deliver(handset.message("老年卡怎么办"));
    const sid = newSid("SM");
    for (const [status, more] of [["delivered", { RawDlrDoneDate: "2611220430" }], ["sent"], ["queued"], ["undelivered", { ErrorCode: "30003" }]])
      assert.equal((await post(statusAddress, report(sid, handset.number, status, more))).status, 204, status);
  });
});

describe("forged requests are refused", () => {
  const handset = new Handset();

  for (const [how, send] of Object.entries(forgeries)) {
    test(`a message ${how}`, async () => assert.equal((await send(PATH, handset.message("你好"))).status, 403));
    test(`a report ${how}`, async () => assert.equal((await send(STATUS_PATH, report(newSid("SM"), handset.number, "sent"))).status, 403));
  }
});
