import { Arrivals } from "../arrivals.mjs";
import { twilioAccount } from "../hotline.mjs";
import { startStandIn } from "../stand-in.mjs";
import { newSid } from "./webhook.mjs";

const failure = (status, code, headers) => ({
  status, headers, json: { code, message: `error ${code}`, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

/** Stands in for Twilio's REST API: takes messages and keeps the requests; answers the next ones as told, in their order. */
export async function startRestApi() {
  const requests = new Arrivals("requests to Twilio");
  const nextFailures = [];
  const standIn = await startStandIn(twilioAccount.apiPort, (request) => {
    const answer = nextFailures.shift() ?? { status: 201, json: message(Object.fromEntries(new URLSearchParams(request.body))) };
    requests.add({ ...request, form: Object.fromEntries(new URLSearchParams(request.body)), status: answer.status, sid: answer.json.sid });
    return answer;
  });
  return {
    ...standIn,
    requests,
    failNext: (status, code, headers = {}) => nextFailures.push(failure(status, code, headers)),
  };
}

const message = (form) => ({
  sid: newSid("SM"), account_sid: twilioAccount.sid, status: "queued", direction: "outbound-api", to: form.To, from: form.From, body: form.Body,
  num_segments: "1", num_media: "0", error_code: null, error_message: null, date_created: new Date().toUTCString(),
});
