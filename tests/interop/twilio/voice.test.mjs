import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { twilioAccount } from "../hotline.mjs";
import { complain, ticketNumber } from "../resident.mjs";
import { Call, PATH, STATUS_PATH } from "./call.mjs";
import { readVoice } from "./twiml.mjs";
import { forgeries, post } from "./webhook.mjs";

const CHINESE = /\p{Script=Han}/u;

async function beginCall() {
  const call = new Call();
  await call.begin();
  return call;
}

/** All elements below these, with these. */
const everything = (elements) => elements.flatMap((element) => [element, ...everything(element.children)]);
const isSlow = (call) => everything(call.verbs).some((element) => element.name === "prosody" && element.attributes.rate);

describe("a call", () => {
  test("opens with a question in Mandarin and listens to speech and keys", async () => {
    const call = await beginCall();
    assert.match(call.heard, CHINESE);
    assert.equal(call.at.name, "Gather");
    assert.deepEqual(call.at.attributes.input.split(" ").sort(), ["dtmf", "speech"]);
    assert.match(call.at.attributes.language, /^(cmn-Hans-CN|zh)$/);
    for (const say of everything(call.verbs).filter((element) => element.name === "Say")) {
      assert.match(say.attributes.language, /^(cmn|zh)-CN$/);
      assert.ok(say.attributes.voice, "the voice is set");
    }
  });

  test("answers a question and goes on listening", async () => {
    const call = await beginCall();
    assert.match(await call.says("老年卡怎么办"), /老年|老人/);
    assert.equal(call.at.name, "Gather");
  });

  test("says it again, and slowly from then on, when asked to", async () => {
    const call = await beginCall();
    const answer = await call.says("老年卡怎么办");
    assert.ok((await call.says("再说一遍")).includes(answer.slice(0, 12)), "the answer is repeated");
    assert.ok(!isSlow(call));
    await call.says("说慢一点");
    assert.ok(isSlow(call));
    await call.says("老年卡怎么办");
    assert.ok(isSlow(call));
  });

  test("takes a complaint, tells the ticket number digit by digit, and its status", async () => {
    const call = await beginCall();
    const number = await complain((words) => call.says(words));
    assert.match(number, /^\d{8,9}$/);
    await call.says("查一下我的单子");
    assert.equal(ticketNumber(call.heard), number);
  });

  test("confirms what it has heard badly", async () => {
    const call = await beginCall();
    await call.says("老年卡怎么办", 0.2);
    assert.match(call.heard, /老年卡怎么办/);
    assert.match(await call.says("对"), /老年|老人/);
  });

  test("says the number to call first in an emergency", async () => {
    const call = await beginCall();
    assert.match((await call.says("有人晕倒了")).slice(0, 40), /120|一二零|幺二零/);
  });

  test("asks a silent caller twice more, then puts them through to a person", async () => {
    const call = await beginCall();
    for (const _ of [1, 2]) {
      assert.match(await call.staysSilent(), CHINESE);
      assert.equal(call.at.name, "Gather");
    }

    await call.staysSilent();
    assert.notEqual(call.at.name, "Gather", "never a third time");
  });
});

describe("a person", () => {
  test("is dialled on key 0; where nobody answers, a call back is offered and becomes a ticket", async () => {
    const call = await beginCall();
    await call.presses("0");
    assert.equal(call.at.name, "Dial");
    assert.equal(call.at.text, twilioAccount.operatorNumber);
    await call.dialEnds("no-answer");
    assert.match(call.heard, /回电/);
    await call.says("要");
    assert.ok(ticketNumber(call.heard) ?? (await complain((words) => call.says(words))), "there is a ticket");
  });

  test("is dialled when asked for; after the conversation the call ends", async () => {
    const call = await beginCall();
    await call.says("我要人工");
    assert.equal(call.at.name, "Dial");
    await call.dialEnds("completed");
    assert.equal(call.at.name, "Hangup");
  });
});

describe("what arrives more than once", () => {
  test("each step delivered again gets the same document", async () => {
    const call = new Call();
    const ringing = call.parameters({ CallStatus: "ringing" });
    const greeting = await post(PATH, ringing);
    assert.equal((await post(PATH, ringing)).body, greeting.body);
    const [gather] = readVoice(greeting).filter((verb) => verb.name === "Gather");
    const speech = call.parameters({ SpeechResult: "老年卡怎么办", Confidence: "0.9" });
    const answer = await post(gather.attributes.action, speech);
    assert.equal((await post(gather.attributes.action, speech)).body, answer.body);
  });
});

describe("the end of a call", () => {
  for (const status of ["completed", "no-answer", "failed"])
    test(`is taken as ${status}, also twice`, async () => {
      const call = await beginCall();
      assert.equal((await post(STATUS_PATH, call.end(status))).status, 204);
      assert.equal((await post(STATUS_PATH, call.end(status))).status, 204);
    });
});

describe("forged requests are refused", () => {
  for (const [how, send] of Object.entries(forgeries)) {
    test(`a call ${how}`, async () => assert.equal((await send(PATH, new Call().parameters({ CallStatus: "ringing" }))).status, 403));
    test(`a step ${how}`, async () => {
      const call = await beginCall();
      assert.equal((await send(call.at.attributes.action, call.parameters({ Digits: "1" }))).status, 403);
    });
    test(`an end ${how}`, async () => assert.equal((await send(STATUS_PATH, new Call().end())).status, 403));
  }
});
