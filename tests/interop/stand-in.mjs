import { createServer } from "node:http";

/** A vendor's API on a port of this machine: hands each request, with its body, to `answer`, and sends what that returns. */
export async function startStandIn(port, answer) {
  const server = createServer(async (incoming, outgoing) => {
    const chunks = await incoming.toArray();
    const { pathname, searchParams } = new URL(incoming.url, "http://localhost");
    const request = {
      method: incoming.method, path: pathname, query: Object.fromEntries(searchParams), headers: incoming.headers, body: Buffer.concat(chunks).toString("utf8"),
    };
    const { status = 200, headers = {}, json } = answer(request);
    outgoing.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(JSON.stringify(json));
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
