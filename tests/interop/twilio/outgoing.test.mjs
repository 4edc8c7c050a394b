// The service's messages to residents, beside the same message sent by Twilio's SDK.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import twilio from "twilio";
import { answerTicket, publicOrigin, twilioAccount } from "../hotline.mjs";
import { complain } from "../resident.mjs";
import { Call } from "./call.mjs";
import { Handset, STATUS_PATH, report } from "./handset.mjs";
import { startRestApi } from "./rest-api.mjs";
import { forgeries, post } from "./webhook.mjs";

const ANSWER = "路灯已修好，请您查看。";

describe("a department's answer", () => {
  let api;
  before(async () => (api = await startRestApi()));
  after(() => api.stop());

  const sentTo = (number) => (request) => request.form.To === number;

  async function answered(number, say) {
    const ticket = await complain(say);
    await answerTicket(ticket, ANSWER);
    return ticket;
  }

  test("reaches who wrote, as the SDK would send it", async () => {
    const handset = new Handset();
    const ticket = await answered(handset.number, (text) => handset.send(text));
    const request = await api.requests.one(sentTo(handset.number));
    assert.ok(request.form.Body.includes(ANSWER) && request.form.Body.includes(ticket), request.form.Body);

    const client = twilio(twilioAccount.sid, twilioAccount.token);
    client.api.baseUrl = api.address;
    const { To: to, Body: body } = request.form;
    await client.messages.create({ to, from: twilioAccount.number, body, statusCallback: publicOrigin + STATUS_PATH });
    const [, expected] = await api.requests.many(2, sentTo(handset.number));
    const essence = ({ method, path, form, headers }) => ({ method, path, form, authorization: headers.authorization, type: headers["content-type"] });
    assert.deepEqual(essence(request), essence(expected));
  });

  test("reaches who called, as a text message to their number", async () => {
    const call = new Call();
    await call.begin();
    await answered(call.from, (words) => call.says(words));
    assert.ok((await api.requests.one(sentTo(call.from))).form.Body.includes(ANSWER));
  });

  test("is sent again after 429 and 503, and taken once", async () => {
    const handset = new Handset();
    const ticket = await complain((text) => handset.send(text));
    api.failNext(429, 20429, { "retry-after": "1" });
    api.failNext(503, 20500);
    await answerTicket(ticket, ANSWER);
    const attempts = await api.requests.many(3, sentTo(handset.number));
    assert.deepEqual(attempts.map((a) => a.status), [429, 503, 201]);
    assert.equal(new Set(attempts.map((a) => a.body)).size, 1, "it is the same message each time");
  });

  test("is reported on by signed callbacks; forged ones are refused", async () => {
    const handset = new Handset();
    await answered(handset.number, (text) => handset.send(text));
    const { sid, form } = await api.requests.one(sentTo(handset.number));
    for (const status of ["sent", "delivered"])
      assert.equal((await post(form.StatusCallback, report(sid, handset.number, status))).status, 204);
    for (const [how, send] of Object.entries(forgeries))
      assert.equal((await send(form.StatusCallback, report(sid, handset.number, "failed"))).status, 403, how);
  });
});
