import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { twilioAccount } from "../hotline.mjs";
import { newNumber } from "../resident.mjs";
import { allText, readVoice } from "./twiml.mjs";
import { absolute, newSid, post } from "./webhook.mjs";

export const PATH = "/twilio/voice";
export const STATUS_PATH = "/twilio/voice/status";

const SPOKEN = ["Say", "Pause"];

/** A call as Twilio conducts it: fetches instructions, follows them, and reports what the caller does. */
export class Call {
  /** What was said in answer to the last thing that happened. */
  heard = "";
  /** The instruction at which the call stands: a Gather that listens, a Dial that rings, a Hangup; null before it began. */
  at = null;
  /** The instructions of the last document, all of them. */
  verbs = [];

  #document = absolute(PATH);

  constructor(from = newNumber()) {
    this.sid = newSid("CA");
    this.from = from;
  }

  /** The parameters that every webhook of the call has. */
  parameters(more = {}) {
    return {
      CallSid: this.sid, AccountSid: twilioAccount.sid, ApiVersion: "2010-04-01", Direction: "inbound", CallStatus: "in-progress",
      From: this.from, Caller: this.from, FromCountry: "CN", To: twilioAccount.number, Called: twilioAccount.number, ToCountry: "US", ...more,
    };
  }

  /** Rings; the hotline answers. */
  begin() {
    return this.#happens(PATH, { CallStatus: "ringing" });
  }

  says(words, confidence = 0.93) {
    assert.ok(this.#listensTo("speech"), "the hotline listens to speech");
    return this.#gathered({ SpeechResult: words, Confidence: String(confidence), Language: this.at.attributes.language });
  }

  presses(keys) {
    assert.ok(this.#listensTo("dtmf"), "the hotline listens to keys");
    return this.#gathered({ Digits: keys, FinishedOnKey: "" });
  }

  /** Stays silent for as long as the hotline listens. */
  staysSilent() {
    assert.equal(this.at?.name, "Gather", "the hotline listens");
    assert.equal(this.at.attributes.actionOnEmptyResult, "true", "silence is reported");
    return this.#gathered({ Digits: "", FinishedOnKey: "" });
  }

  /** The number that is dialled ends so: completed, no-answer, busy, failed, canceled. */
  dialEnds(status) {
    assert.equal(this.at?.name, "Dial", "somebody is dialled");
    return this.#happens(this.at.attributes.action, { DialCallSid: newSid("CA"), DialCallStatus: status });
  }

  /** The report of the call's end. */
  end(status = "completed") {
    return this.parameters({
      CallStatus: status, CallDuration: "42", SequenceNumber: "0", CallbackSource: "call-progress-events", Timestamp: new Date().toUTCString(),
    });
  }

  #listensTo(input) {
    return this.at?.name === "Gather" && (this.at.attributes.input ?? "dtmf").split(" ").includes(input);
  }

  #gathered(result) {
    return this.#happens(this.at.attributes.action, result);
  }

  async #happens(action, parameters) {
    this.heard = "";
    let next = action;
    while (next) next = await this.#follow(absolute(next, this.#document), parameters);
    return this.heard;
  }

  // Says what is to be said and stops at the first instruction that needs the caller; a Redirect is followed.
  async #follow(url, parameters) {
    const answer = await post(url, this.parameters(parameters));
    this.#document = url;
    this.verbs = readVoice(answer);
    for (const verb of this.verbs) {
      if (verb.name === "Redirect") return verb.text;
      this.heard += spoken(verb);
      if (verb.name === "Pause") await delay(Number(verb.attributes.length ?? 1) * 1000);
      if (!SPOKEN.includes(verb.name)) {
        this.at = verb;
        return null;
      }
    }

    assert.fail(`the call would end for want of instructions: ${answer.body}`);
  }
}

const spoken = (verb) => [verb, ...verb.children].filter((element) => element.name === "Say").map(allText).join("");
