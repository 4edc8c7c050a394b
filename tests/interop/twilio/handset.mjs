import { twilioAccount } from "../hotline.mjs";
import { newNumber } from "../resident.mjs";
import { allText, readMessages } from "./twiml.mjs";
import { newSid, post } from "./webhook.mjs";

export const PATH = "/twilio/sms";
export const STATUS_PATH = "/twilio/sms/status";

/** A resident's phone that sends text messages. */
export class Handset {
  constructor(number = newNumber()) {
    this.number = number;
  }

  /** The parameters of a message as Twilio posts it. */
  message(text, more = {}) {
    const sid = newSid("SM");
    return {
      MessageSid: sid, SmsSid: sid, SmsMessageSid: sid, SmsStatus: "received", AccountSid: twilioAccount.sid, ApiVersion: "2010-04-01",
      From: this.number, FromCountry: "CN", FromCity: "", To: twilioAccount.number, ToCountry: "US", Body: text, NumMedia: "0", NumSegments: "1", ...more,
    };
  }

  /** Delivers a message and reads the answer: the texts that Twilio would send, with where it would report on them. */
  async deliver(message) {
    const messages = readMessages(await post(PATH, message));
    return messages.map((m) => ({ text: allText(m), statusAddress: m.attributes.action ?? m.attributes.statusCallback }));
  }

  /** Sends a text and returns what comes back, as one text; empty where nothing does. */
  async send(text, more) {
    const replies = await this.deliver(this.message(text, more));
    return replies.map((r) => r.text).join("\n");
  }
}

/** The parameters of a delivery report as Twilio posts it. */
export const report = (sid, to, status, more = {}) => ({
  MessageSid: sid, SmsSid: sid, MessageStatus: status, SmsStatus: status, AccountSid: twilioAccount.sid, ApiVersion: "2010-04-01",
  From: twilioAccount.number, To: to, ...more,
});
