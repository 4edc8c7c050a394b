import { randomUUID } from "node:crypto";
import { Arrivals } from "../arrivals.mjs";
import { weChatAccount } from "../hotline.mjs";
import { startStandIn } from "../stand-in.mjs";

const LIFETIME_SECONDS = 7200;

/**
 * Stands in for WeChat's server API: gives tokens (both ways, old and stable) and takes service messages with a token that is
 * valid; keeps the requests.
 */
export async function startServerApi() {
  const requests = new Arrivals("requests to WeChat");
  const valid = new Set();
  const expired = new Set();
  const failures = [];
  const error = (errcode, errmsg) => ({ json: { errcode, errmsg } });

  const giveToken = (appId, secret) => {
    if (appId !== weChatAccount.appId || secret !== weChatAccount.appSecret) return error(40125, "invalid appsecret");
    const token = randomUUID();
    valid.add(token);
    return { json: { access_token: token, expires_in: LIFETIME_SECONDS } };
  };

  const takeMessage = (token) => {
    if (expired.has(token)) return error(42001, "access_token expired");
    if (!valid.has(token)) return error(40001, "invalid credential, access_token is invalid or not latest");
    return failures.shift() ?? error(0, "ok");
  };

  const answers = {
    "GET /cgi-bin/token": ({ query }) => giveToken(query.appid, query.secret),
    "POST /cgi-bin/stable_token": ({ json }) => giveToken(json.appid, json.secret),
    "POST /cgi-bin/message/custom/send": ({ query }) => takeMessage(query.access_token),
  };

  const standIn = await startStandIn(weChatAccount.apiPort, (request) => {
    const json = request.body ? JSON.parse(request.body) : null;
    const answer = answers[`${request.method} ${request.path}`]?.({ ...request, json }) ?? { status: 404, json: {} };
    requests.add({ ...request, json, errcode: answer.json.errcode ?? 0 });
    return answer;
  });

  return {
    ...standIn,
    requests,
    failNext: (errcode, errmsg) => failures.push(error(errcode, errmsg)),
    expireTokens: () => {
      for (const token of valid) expired.add(token);
      valid.clear();
    },
  };
}
