// A department's own system: subscribes, and checks what it is sent with the library of the Standard Webhooks specification.
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { test } from "node:test";
import { Webhook } from "standardwebhooks";
import { address, departmentKey, open311Key } from "../hotline.mjs";

test("a message is signed as the specification says, and a changed one is noticed", async (t) => {
  const received = [];
  const receiver = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
    response.writeHead(204).end();
    receiver.emit("message");
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  t.after(() => receiver.close());

  const subscribed = await fetch(`${address}/api/webhooks`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": departmentKey },
    body: JSON.stringify({ url: `http://127.0.0.1:${receiver.address().port}/hook`, events: ["ticket.dispatched"] }),
  });
  assert.equal(subscribed.status, 201, await subscribed.clone().text());
  const { webhook, secret } = await subscribed.json();
  t.after(() => fetch(`${address}/api/webhooks/${webhook.id}`, { method: "DELETE", headers: { "x-api-key": departmentKey } }));

  const form = new URLSearchParams({
    api_key: open311Key,
    service_code: "cityscape.streetlight",
    address_string: "朝阳区望京街道",
    description: `路灯坏了 ${crypto.randomUUID()}`,
  });
  const posted = await fetch(`${address}/open311/v2/requests.json`, { method: "POST", body: form });
  assert.equal(posted.status, 200, await posted.clone().text());
  const [{ service_request_id: number }] = await posted.json();

  // Earlier tickets of the department may be told of too.
  const about = () => received.find(({ body }) => JSON.parse(body).data.number === number);
  const limit = AbortSignal.timeout(30_000);
  while (!about()) await once(receiver, "message", { signal: limit });
  const { headers, body } = about();
  const checked = new Webhook(secret).verify(body, headers);
  assert.equal(checked.type, "ticket.dispatched");
  assert.equal(checked.data.number, number);
  assert.throws(() => new Webhook(secret).verify(body.replace(number, "12345678"), headers));
  assert.throws(() => new Webhook(secret).verify(body, { ...headers, "webhook-id": "msg_other" }));
});
