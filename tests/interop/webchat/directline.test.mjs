import assert from "node:assert/strict";
import { once } from "node:events";
import { after, describe, test } from "node:test";
import { WebSocket } from "ws";
import { directLine } from "../hotline.mjs";
import { complain } from "../resident.mjs";
import { Client, call, newToken } from "./client.mjs";

const PICTURE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const clients = [];
after(() => clients.forEach((client) => client.close()));

function open(token, options) {
  const client = new Client(token, options);
  clients.push(client);
  return client.reaches("Online");
}

for (const webSocket of [true, false])
  describe(webSocket ? "a conversation by WebSocket" : "a conversation by polling", () => {
    test("begins with a greeting", async () => {
      const client = await open(await newToken(), { webSocket });
      const greeting = await client.activities.one((a) => a.type === "message");
      assert.equal(greeting.from.role, "bot");
      assert.equal(greeting.conversation.id, client.conversationId);
      assert.match(greeting.text, /您好/);
    });

    test("shows the resident's own message and the reply to it, each once", async () => {
      const token = await newToken();
      const client = await open(token, { webSocket });
      const { id, echo, reply } = await client.says("老年卡怎么办");
      assert.deepEqual([echo.id, echo.from.id, echo.text], [id, token.user.id, "老年卡怎么办"]);
      assert.equal(reply.from.role, "bot");
      assert.match(reply.text, /老年|老人/);
      assert.ok(reply.id && reply.timestamp, "it has an id and a time");
      const ids = client.activities.all.map((a) => a.id).filter(Boolean);
      assert.equal(new Set(ids).size, ids.length, ids.join(" "));
    });

    test("offers choices, one of which is taken", async () => {
      const client = await open(await newToken(), { webSocket });
      const offer = await client.activities.one((a) => a.suggestedActions?.actions.length > 0);
      for (const action of offer.suggestedActions.actions) assert.ok(action.type && action.title && action.value, JSON.stringify(action));
      const { reply } = await client.says(offer.suggestedActions.actions[0].value);
      assert.ok(reply.text);
    });

    test("ends in a ticket", async () => {
      const client = await open(await newToken(), { webSocket });
      assert.match(await complain(async (text) => (await client.says(text)).reply.text), /^\d{8,9}$/);
    });

    test("takes a picture", async () => {
      const client = await open(await newToken(), { webSocket });
      await client.post({ text: "照片", attachments: [{ name: "lamp.png", contentType: "image/png", contentUrl: PICTURE }] });
      const { attachments: [picture] } = await client.activities.one((a) => a.attachments?.length > 0);
      assert.deepEqual([picture.name, picture.contentType], ["lamp.png", "image/png"]);
      const file = Buffer.from(await fetch(new URL(picture.contentUrl, directLine.domain)).then((response) => response.arrayBuffer()));
      assert.equal(file.toString("base64"), PICTURE.split(",")[1]);
    });

    test("takes events and typing", async () => {
      const client = await open(await newToken(), { webSocket });
      for (const activity of [{ type: "event", name: "webchat/join", value: { language: "zh-CN" } }, { type: "typing" }])
        assert.match(await client.post(activity), /./);
    });
  });

describe("coming back", () => {
  test("with the watermark shows what came meanwhile, and nothing twice", async () => {
    const token = await newToken();
    const before = await open(token, { webSocket: true });
    await before.says("老年卡怎么办");
    const { conversationId, watermark } = before;
    before.close();
    await call("POST", `/conversations/${conversationId}/activities`, token.token, { type: "message", from: token.user, text: "还在吗" });

    const again = await open(token, { webSocket: true, conversationId, watermark });
    await again.activities.one((a) => a.text === "还在吗");
    await again.says("谢谢");
    assert.equal(again.activities.all.filter((a) => a.text === "老年卡怎么办").length, 0);
    assert.equal(again.activities.all.filter((a) => a.text === "还在吗").length, 1);
  });

  test("without it shows everything", async () => {
    const token = await newToken();
    const client = await open(token, { webSocket: false });
    await client.says("老年卡怎么办");
    const { json } = await call("GET", `/conversations/${client.conversationId}/activities`, token.token);
    assert.ok(json.activities.some((a) => a.text === "老年卡怎么办") && json.activities.some((a) => a.from.role === "bot"));
    const rest = await call("GET", `/conversations/${client.conversationId}/activities?watermark=${json.watermark}`, token.token);
    assert.deepEqual(rest.json.activities, []);
  });

  test("takes a refreshed token", async () => {
    const token = await newToken();
    const { status, json } = await call("POST", "/tokens/refresh", token.token);
    assert.equal(status, 200);
    await open({ ...token, token: json.token }, { webSocket: true });
  });
});

describe("what is not allowed is refused", () => {
  test("a client without a right token", async () => {
    const client = new Client({ user: { id: "dl_nobody" }, token: "nonsense" }, { webSocket: false, timeout: 1000 });
    clients.push(client);
    await client.reaches("FailedToConnect");
  });

  test("another conversation, for reading and for writing", async () => {
    const client = await open(await newToken(), { webSocket: false });
    const other = await newToken();
    const path = `/conversations/${client.conversationId}/activities`;
    for (const [method, body] of [["GET"], ["POST", { type: "message", from: other.user, text: "你好" }]]) {
      const { status, json } = await call(method, path, other.token, body);
      assert.equal(status, 403);
      assert.ok(json.error.code && json.error.message);
    }
  });

  test("tokens without the secret", async () => {
    for (const secret of [null, directLine.secret + "x"])
      assert.ok([401, 403].includes((await call("POST", "/tokens/generate", secret, {})).status));
  });

  test("writing in somebody else's name", async () => {
    const token = await newToken();
    const client = await open(token, { webSocket: false });
    const path = `/conversations/${client.conversationId}/activities`;
    const { status } = await call("POST", path, token.token, { type: "message", from: { id: "dl_other" }, text: "冒名" });
    if (status >= 400) return;
    assert.equal((await client.activities.one((a) => a.text === "冒名")).from.id, token.user.id);
  });

  test("a stream with a forged ticket", async () => {
    const client = await open(await newToken(), { webSocket: false });
    const { json } = await call("GET", `/conversations/${client.conversationId}?watermark=0`, client.token);
    const forged = new WebSocket(json.streamUrl.replace(/([?&]t=)[^&]*/, "$1forged"));
    await assert.rejects(once(forged, "open"), /40[13]/);
  });
});

test("a page of another origin may call, with the headers that clients send", async () => {
  const wanted = ["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"];
  const response = await fetch(`${directLine.domain}/conversations`, {
    method: "OPTIONS",
    headers: { origin: "https://www.example.org", "access-control-request-method": "POST", "access-control-request-headers": wanted.join(",") },
  });
  assert.ok(response.ok && response.headers.get("access-control-allow-origin"));
  const allowed = response.headers.get("access-control-allow-headers").toLowerCase().split(/,\s*/);
  for (const header of wanted) assert.ok(allowed.includes(header), header);
});
