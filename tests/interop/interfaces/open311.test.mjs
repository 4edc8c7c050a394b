// An application that reports by Open311 GeoReport v2, in the way of those in the field: XML, form-encoded, jurisdiction_id always there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { address, open311Key } from "../hotline.mjs";

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => ["service", "request", "attribute", "value", "error", "endpoint", "format"].includes(name) });

async function read(response) {
  assert.match(response.headers.get("content-type"), /^text\/xml; ?charset=utf-8$/i);
  const text = await response.text();
  assert.equal(XMLValidator.validate(text), true, text);
  return parser.parse(text);
}

const get = async (path) => read(await fetch(`${address}/open311/${path}`));

test("from service discovery to the state of a report", async () => {
  const { discovery } = await get("discovery.xml");
  const endpoint = discovery.endpoints.endpoint.find((e) => e.specification === "http://wiki.open311.org/GeoReport_v2");
  assert.ok(endpoint.formats.format.includes("text/xml"));

  const { services } = await get("v2/services.xml?jurisdiction_id=");
  const service = services.service.find((s) => s.service_code === "cityscape.streetlight");
  assert.deepEqual([service.type, service.metadata], ["realtime", "true"]);
  const { service_definition: definition } = await get(`v2/services/${service.service_code}.xml?jurisdiction_id=`);
  const district = definition.attributes.attribute.find((a) => a.code === "district");
  assert.equal(district.datatype, "singlevaluelist");

  const form = new URLSearchParams({
    jurisdiction_id: "",
    api_key: open311Key,
    service_code: service.service_code,
    lat: "39.99",
    long: "116.47",
    [`attribute[${district.code}]`]: district.values.value[0].key,
    description: `title: 路灯\n\ndetail: 坏了 ${crypto.randomUUID()}\n\nSubmitted via FixMyStreet\n`,
    email: "li@example.org",
    first_name: "San",
    last_name: "Zhang",
    media_url: "https://example.org/lamp.jpg",
  });
  const posted = await read(await fetch(`${address}/open311/v2/requests.xml`, { method: "POST", body: form }));
  const id = posted.service_requests.request[0].service_request_id;

  const { service_requests: found } = await get(`v2/requests.xml?jurisdiction_id=&service_request_id=${id}`);
  assert.equal(found.request[0].status, "open");
  assert.ok(Date.parse(found.request[0].expected_datetime) > Date.now());
  assert.equal(found.request[0].description, undefined);
  const { service_requests: resolved } = await get(`v2/tokens/${id}.xml`);
  assert.equal(resolved.request[0].service_request_id, id);
});

test("an error has a code and a description", async () => {
  const refused = await fetch(`${address}/open311/v2/requests.xml`, { method: "POST", body: new URLSearchParams({ api_key: "none", service_code: "x" }) });
  assert.equal(refused.status, 403);
  const { errors } = await read(refused);
  assert.equal(errors.error[0].code, "403");
  assert.ok(errors.error[0].description.length > 0);
});
