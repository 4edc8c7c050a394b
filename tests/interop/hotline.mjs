// The service that is tried, and the keys it was started with. Each can be set by environment; the defaults are those of a
// service in Development on its usual address.
import assert from "node:assert/strict";

const env = (name, fallback) => process.env[name] || fallback;

/** Where the service listens. */
export const address = new URL(env("BASE_URL", "http://localhost:5080")).origin;

/** The origin under which Twilio knows the service; its signatures are computed over this one. */
export const publicOrigin = new URL(env("PUBLIC_URL", address)).origin;

export const twilioAccount = {
  sid: env("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001"),
  token: env("TWILIO_AUTH_TOKEN", "12345678901234567890123456789012"),
  number: env("SMS_FROM", "+15005550006"),
  operatorNumber: env("PHONE_OPERATOR_NUMBER", "+15005550110"),
  apiPort: Number(env("TWILIO_API_PORT", "4010")),
};

export const weChatAccount = {
  appId: env("WECHAT_APPID", "wx0123456789abcdef"),
  appSecret: env("WECHAT_APPSECRET", "0123456789abcdef0123456789abcdef"),
  token: env("WECHAT_TOKEN", "wxtoken"),
  aesKey: env("WECHAT_AES_KEY", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"),
  apiPort: Number(env("WECHAT_API_PORT", "4040")),
};

export const directLine = {
  domain: `${address}/v3/directline`,
  secret: env("DIRECTLINE_SECRET", "dl-secret"),
};

/** The key of the department that is in charge of street lamps in the sample city. */
export const departmentKey = env("DEPARTMENT_KEY", "dev-city-management");

/** The key of an application that posts requests by Open311. */
export const open311Key = env("OPEN311_KEY", "dev-open311-client");

/** Answers a ticket as the department does that is in charge of street lamps in the sample city. */
export async function answerTicket(number, text) {
  const response = await fetch(`${address}/api/tickets/${number}/answer`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": departmentKey, "if-match": "*" },
    body: JSON.stringify({ text, contact: { way: "电话", result: "已告知处理结果" } }),
  });
  assert.equal(response.status, 200, `the department answers ticket ${number}: ${await response.text()}`);
}
