import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { encrypt } from "@wecom/crypto";
import { weChatAccount } from "../hotline.mjs";
import { complain, ticketNumber } from "../resident.mjs";
import { Follower, newMessageId, request, signedQuery } from "./platform.mjs";

let followers = 0;
const newFollower = (options) => new Follower(`oInterop${String(Date.now()).padStart(14, "0")}${String(followers++).padStart(6, "0")}`, options);

describe("the address is verified", () => {
  for (const echostr of ["5927104358061573124", "中文+/=?&"])
    test(`by the echo of ${echostr}`, async () => {
      const answer = await request("GET", { ...signedQuery(), echostr });
      assert.deepEqual([answer.status, answer.body], [200, echostr]);
      assert.doesNotMatch(answer.type, /html/);
    });

  test("and not for one who does not know the token", async () => {
    const answer = await request("GET", { ...signedQuery({ token: "another" }), echostr: "5927104358061573124" });
    assert.deepEqual([answer.status, answer.body], [403, ""]);
  });
});

for (const isSafe of [false, true])
  describe(isSafe ? "in safe mode" : "in plain mode", () => {
    test("a follower is greeted, asks, complains and looks the ticket up", async () => {
      const follower = newFollower({ isSafe });
      assert.match(await follower.deliver(follower.xml("event", { Event: "subscribe", EventKey: "" })), /您好/);
      assert.match(await follower.say("老年卡怎么办"), /老年|老人/);
      const number = await complain((text) => follower.say(text));
      assert.equal(ticketNumber(await follower.say("查一下我的单子")), number);
    });

    test("what was spoken is taken by its recognition", async () => {
      const follower = newFollower({ isSafe });
      const voice = { MediaId: "MEDIA", Format: "amr", Recognition: "老年卡怎么办。" };
      assert.match(await follower.deliver(follower.xml("voice", voice)), /老年|老人/);
    });

    for (const [what, type, fields] of [
      ["an image", "image", { PicUrl: "http://mmbiz.qpic.cn/mmbiz_jpg/0", MediaId: "MEDIA" }],
      ["a voice that was not recognised", "voice", { MediaId: "MEDIA", Format: "amr" }],
      ["a place", "location", { Location_X: 39.9957, Location_Y: 116.4743, Scale: 16, Label: "北京市朝阳区花家地北里" }],
      ["a link", "link", { Title: "通知", Description: "", Url: "https://example.org/" }],
      ["a kind of next year's", "hologram", {}],
    ])
      test(`${what} is answered`, async () => {
        const follower = newFollower({ isSafe });
        assert.ok((await follower.deliver(follower.xml(type, fields))).length > 0);
      });

    for (const [event, fields] of [
      ["unsubscribe", {}],
      ["VIEW", { EventKey: "https://example.org/", MenuId: "1" }],
      ["LOCATION", { Latitude: 39.99, Longitude: 116.47, Precision: 30 }],
      ["next_years_event", {}],
    ])
      test(`the event ${event} is taken in silence`, async () => {
        const follower = newFollower({ isSafe });
        assert.equal(await follower.deliver(follower.xml("event", { Event: event, ...fields })), "");
      });

    test("a message delivered three times, one after the other or at once, is one turn", async () => {
      for (const deliverAll of [
        async (deliver) => [await deliver(), await deliver(), await deliver()],
        (deliver) => Promise.all([deliver(), deliver(), deliver()]),
      ]) {
        const follower = newFollower({ isSafe });
        const xml = follower.xml("text", { Content: "老年卡怎么办" }, { id: newMessageId() });
        const replies = (await deliverAll(() => follower.deliver(xml))).filter((reply) => reply !== "");
        assert.equal(new Set(replies).size, 1, replies.join("\n"));
      }
    });

    // Frames whose padding is the shortest, the longest and in between.
    for (const length of [1, 11, 12, 13, 28, 29, 600])
      test(`a text of ${length} letters is read`, async () => assert.ok((await newFollower({ isSafe }).say("路".repeat(length))).length > 0));
  });

describe("forged requests are refused", () => {
  const follower = newFollower();
  const xml = follower.xml("text", { Content: "你好" });
  const frame = encrypt(weChatAccount.aesKey, xml, weChatAccount.appId);

  for (const [how, send] of [
    ["signed with another token", () => request("POST", signedQuery({ token: "another" }), xml)],
    ["not signed", () => request("POST", { timestamp: "1", nonce: "1" }, xml)],
    ["signed yesterday", () => request("POST", signedQuery({ timestamp: Math.floor(Date.now() / 1000) - 86_400 }), xml)],
    ["sealed, and signed with another token", () => follower.postSealed(xml, { token: "another" })],
    ["sealed with another key", () => follower.postSealed(xml, { key: "B".repeat(43) })],
    ["sealed for another account", () => follower.postSealed(xml, { appId: "wxffffffffffffffff" })],
    ["sealed, and changed on the way", () => follower.postSealed(xml, { sealed: frame.slice(0, 30) + (frame[30] === "A" ? "B" : "A") + frame.slice(31) })],
    ["with a seal that is no base64", () => follower.postSealed(xml, { sealed: "%%%%" })],
  ])
    test(`one ${how}`, async () => assert.deepEqual(await send().then(({ status, body }) => [status, body]), [403, ""]));
});

describe("what is no message is refused", () => {
  const entity = '<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]>';

  for (const [what, xml] of [
    ["words", "hello"],
    ["nothing", ""],
    ["half of a document", "<xml><ToUserName>"],
    ["a document with entities", entity + newFollower().xml("text", { Content: "x" }).replace("<![CDATA[x]]>", "&e;")],
  ])
    test(what, async () => assert.deepEqual(await request("POST", signedQuery(), xml).then(({ status, body }) => [status, body]), [400, ""]));
});
