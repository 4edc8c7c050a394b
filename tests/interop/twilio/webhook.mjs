// Twilio's side of a webhook. Signatures are made by Twilio's own SDK.
import { randomBytes } from "node:crypto";
import twilio from "twilio";
import { address, publicOrigin, twilioAccount } from "../hotline.mjs";

/** A new id of Twilio's kind: two letters and 32 hexadecimal digits. */
export const newSid = (prefix) => prefix + randomBytes(16).toString("hex");

/** A webhook's address as Twilio knows it; a relative one is read from the document that it stands in. */
export const absolute = (target, document = publicOrigin) => new URL(target, document).href;

/** The signature of a request with these parameters to this address. */
export const sign = (url, parameters, token = twilioAccount.token) => twilio.getExpectedTwilioSignature(token, url, parameters);

/**
 * Posts a webhook, rightly signed unless another signature is given (null: none).
 * @returns {Promise<{status: number, type: string, body: string, url: string}>}
 */
export async function post(target, parameters, signature) {
  const url = absolute(target);
  const signedWith = signature === undefined ? sign(url, parameters) : signature;
  const { origin, pathname, search } = new URL(url);
  if (origin !== publicOrigin) throw new Error(`${url} is not an address of the service`);
  const response = await fetch(address + pathname + search, {
    method: "POST",
    headers: signedWith === null ? {} : { "x-twilio-signature": signedWith },
    body: new URLSearchParams(parameters),
    redirect: "manual",
  });
  return { status: response.status, type: response.headers.get("content-type") ?? "", body: await response.text(), url };
}

/** The same request in ways that Twilio never sends it: by name, a function that posts it and returns the answer. */
export const forgeries = {
  "not signed": (target, parameters) => post(target, parameters, null),
  "signed with another token": (target, parameters) => post(target, parameters, sign(absolute(target), parameters, "0".repeat(32))),
  "changed after signing": (target, parameters) => post(target, { ...parameters, From: "+8613900000000" }, sign(absolute(target), parameters)),
  "with a parameter added": (target, parameters) => post(target, { ...parameters, Added: "1" }, sign(absolute(target), parameters)),
  "signed for another address": (target, parameters) => post(target, parameters, sign(absolute("/elsewhere"), parameters)),
};
