// Microsoft's Web Chat in Chromium, as a city would put it on a page of its own.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { Arrivals } from "../arrivals.mjs";
import { directLine } from "../hotline.mjs";
import { bundle } from "./bundle.mjs";
import { newToken } from "./client.mjs";

const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const needed = new Map([[CHROMIUM, `Chromium is not installed at ${CHROMIUM}`], [bundle, "Web Chat is not installed: run npm ci in tests/interop"]]);
const skip = [...needed].find(([file]) => !existsSync(file))?.[1];

describe("Web Chat", { skip }, () => {
  let browser;
  let site;
  before(async () => {
    site = createServer(serve).listen(0, "127.0.0.1");
    await once(site, "listening");
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  // The page comes from another origin than the service.
  function serve(request, response) {
    const [file, type] = request.url === "/webchat.js" ? [bundle, "text/javascript"] : [new URL("page.html", import.meta.url), "text/html"];
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` });
    createReadStream(file).pipe(response);
  }

  async function open(webSocket) {
    const { token, user } = await newToken();
    const page = await browser.newPage();
    const chat = { page, happened: new Arrivals("events of Web Chat"), faults: [] };
    page.on("pageerror", (error) => chat.faults.push(error.message));
    page.on("response", (response) => {
      if (response.url().startsWith(directLine.domain) && !response.ok()) chat.faults.push(`${response.status()} ${response.url()}`);
    });
    await page.exposeFunction("report", (event) => chat.happened.add(event));
    await page.goto(`http://127.0.0.1:${site.address().port}/`);
    await page.evaluate((options) => window.start(options), { domain: directLine.domain, token, webSocket, userID: user.id });
    await chat.happened.one((e) => e.type === "CONNECT_FULFILLED");
    return chat;
  }

  const fromBot = (event) => event.type === "INCOMING_ACTIVITY" && event.activity.type === "message" && event.activity.from.role === "bot";

  for (const webSocket of [true, false])
    test(`${webSocket ? "by WebSocket" : "by polling"}: shows the greeting, what the resident says, the reply; a choice can be pressed`, async () => {
      const { page, happened, faults } = await open(webSocket);
      await happened.one(fromBot);
      const choice = page.locator("button.webchat__suggested-action").first();
      await choice.click();
      await happened.one((e) => e.type === "POST_ACTIVITY_FULFILLED");
      await happened.many(2, fromBot);

      await page.locator("[data-id='webchat-sendbox-input']").fill("老年卡怎么办");
      await page.keyboard.press("Enter");
      await page.getByText("老年卡怎么办", { exact: true }).first().waitFor();
      await happened.many(2, (e) => e.type === "POST_ACTIVITY_FULFILLED");
      await happened.one((e) => fromBot(e) && /老年|老人/.test(e.activity.text));
      assert.deepEqual(happened.all.filter((e) => e.type.endsWith("REJECTED")), []);
      assert.deepEqual(faults, []);
      await page.close();
    });

  test("sends a picture", async () => {
    const { page, happened, faults } = await open(true);
    await page.locator("input[type=file]").setInputFiles({ name: "lamp.png", mimeType: "image/png", buffer: PICTURE });
    await page.locator(".webchat__attachment-icon--checked").waitFor();
    await page.locator("[data-id='webchat-sendbox-input']").press("Enter");
    await happened.one((e) => e.type === "POST_ACTIVITY_FULFILLED");
    const { activity } = await happened.one((e) => e.type === "INCOMING_ACTIVITY" && e.activity.attachments?.length > 0);
    assert.equal(activity.attachments[0].name, "lamp.png");
    assert.deepEqual(faults, []);
    await page.close();
  });
});
