// The reader itself: it passes what Twilio's SDK would build and nothing else.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readMessages, readVoice } from "./twiml.mjs";

const answer = (xml, more = {}) => ({ status: 200, type: "text/xml", url: "a document", body: `<?xml version="1.0" encoding="UTF-8"?>${xml}`, ...more });

test("a document of all that the hotline uses is read", () => {
  const verbs = readVoice(answer(`<Response>
    <Gather input="dtmf speech" action="/next?a=1&amp;b=2" method="POST" timeout="5" speechTimeout="auto" actionOnEmptyResult="true" language="cmn-Hans-CN">
      <Say language="cmn-CN" voice="Polly.Zhiyu-Neural"><prosody rate="85%">您好</prosody></Say>
    </Gather>
    <Dial action="/next" timeout="25" answerOnBridge="true">+15005550110</Dial><Pause length="2"/><Redirect method="POST">/next</Redirect><Hangup/>
  </Response>`));
  assert.deepEqual(verbs.map((verb) => verb.name), ["Gather", "Dial", "Pause", "Redirect", "Hangup"]);
  assert.equal(verbs[0].attributes.action, "/next?a=1&b=2");
});

describe("is refused:", () => {
  for (const [what, xml, more] of [
    ["an unknown verb", "<Response><Speak>你好</Speak></Response>"],
    ["a verb in small letters", "<Response><say>你好</say></Response>"],
    ["a verb where it has no place", "<Response><Gather><Dial>+15005550110</Dial></Gather></Response>"],
    ["text where none belongs", "<Response><Hangup>bye</Hangup></Response>"],
    ["an unknown attribute", '<Response><Gather langauge="cmn-Hans-CN"/></Response>'],
    ["a language that is not recognised", '<Response><Gather language="zh-CN-x"/></Response>'],
    ["one of two inputs that is unknown", '<Response><Gather input="dtmf voice"/></Response>'],
    ["a number with a unit", '<Response><Pause length="2s"/></Response>'],
    ["a flag in capitals", '<Response><Gather actionOnEmptyResult="True"/></Response>'],
    ["a speech that is too long", `<Response><Say>${"路".repeat(501)}</Say></Response>`],
    ["too many hints", `<Response><Gather hints="${"路灯,".repeat(501)}"/></Response>`],
    ["a message", "<Response><Message>你好</Message></Response>"],
    ["another root", "<response/>"],
    ["half of a document", "<Response><Say>"],
    ["no document", "", { body: "" }],
    ["another type", "<Response/>", { type: "text/plain" }],
    ["another status", "<Response/>", { status: 500 }],
  ])
    test(what, () => assert.throws(() => readVoice(answer(xml, more)), assert.AssertionError));

  test("speech in a messaging document", () => assert.throws(() => readMessages(answer("<Response><Say>你好</Say></Response>")), assert.AssertionError));
});
