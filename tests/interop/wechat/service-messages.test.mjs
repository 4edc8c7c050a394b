// The service's messages outside a reply, beside the same message sent by co-wechat-api.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import WeChatApi from "co-wechat-api";
import { answerTicket, weChatAccount } from "../hotline.mjs";
import { complain } from "../resident.mjs";
import { Follower } from "./platform.mjs";
import { startServerApi } from "./server-api.mjs";

const ANSWER = "路灯已修好，请您查看。";
const SEND = "/cgi-bin/message/custom/send";

describe("a department's answer", () => {
  let api;
  before(async () => (api = await startServerApi()));
  after(() => api.stop());

  const triedTo = (follower) => (request) => request.path === SEND && request.json.touser === follower.openId;
  const takenFor = (follower) => (request) => triedTo(follower)(request) && request.errcode === 0;

  async function answered(name) {
    const follower = new Follower(`oService${name}${Date.now()}`);
    const ticket = await complain((text) => follower.say(text));
    await answerTicket(ticket, ANSWER);
    return { follower, ticket };
  }

  test("reaches who wrote, as another client would send it", async () => {
    const { follower, ticket } = await answered("First");
    const request = await api.requests.one(takenFor(follower));
    const { content } = request.json.text;
    assert.ok(content.includes(ANSWER) && content.includes(ticket), content);

    const client = new WeChatApi(weChatAccount.appId, weChatAccount.appSecret);
    client.prefix = `${api.address}/cgi-bin/`;
    await client.sendText(follower.openId, content);
    const [, expected] = await api.requests.many(2, takenFor(follower));
    // The body as text, because the platform shows \uXXXX to the reader as it stands.
    const essence = ({ method, path, query, body }) => ({ method, path, query: Object.keys(query), body });
    assert.deepEqual(essence(request), essence(expected));
  });

  test("goes out with one token for many messages", async () => {
    const tokensBefore = api.requests.all.filter((r) => r.path.endsWith("token")).length;
    for (const name of ["Second", "Third"]) await api.requests.one(takenFor((await answered(name)).follower));
    assert.equal(api.requests.all.filter((r) => r.path.endsWith("token")).length, tokensBefore);
  });

  test("goes out with a new token where the old one has expired", async () => {
    api.expireTokens();
    const { follower } = await answered("Fourth");
    const attempts = await api.requests.many(2, triedTo(follower));
    assert.deepEqual(attempts.map((a) => a.errcode), [42001, 0]);
  });

  test("is sent again where the platform is busy, and taken once", async () => {
    api.failNext(-1, "system error");
    const { follower } = await answered("Fifth");
    const attempts = await api.requests.many(2, triedTo(follower));
    assert.deepEqual(attempts.map((a) => a.errcode), [-1, 0]);
    assert.equal(attempts[0].body, attempts[1].body);
  });
});
