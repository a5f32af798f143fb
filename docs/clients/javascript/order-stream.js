// Orders a stream of synthetic events, follows it, and cancels it, with a client made from the service's own OpenAPI document.
// node order-stream.js http://127.0.0.1:9480 [TOKEN]
const { OpenAPIClientAxios } = require('openapi-client-axios');

const [url, token] = process.argv.slice(2);
const headers = token ? { Authorization: `Bearer ${token}` } : {};

/** Reads the server-sent events of a stream until one is enough. */
async function follow(id, enough) {
  const answer = await fetch(`${url}/v1/streams/${id}/events`, { headers });
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of answer.body) {
    text += decoder.decode(chunk, { stream: true });
    const messages = text.split('\n\n');
    text = messages.pop();
    for (const message of messages) {
      const data = message.split('\n').find((line) => line.startsWith('data: '));
      const status = data && JSON.parse(data.slice('data: '.length));
      if (status && enough(status)) {
        return status; // which cancels the rest of the body
      }
    }
  }
  throw new Error(`the events of ${id} ended too early`);
}

async function main() {
  const api = new OpenAPIClientAxios({
    definition: `${url}/v1/openapi.json`,
    axiosConfigDefaults: { headers, baseURL: url },
    withServer: { url },
  });
  const client = await api.init();

  const ordered = await client.requestStream(null, { unbounded: true, rate: 200, seed: 7, conditions: { channel: 'muon' } });
  const { id } = ordered.data;
  console.log(JSON.stringify({ step: 'request', http: ordered.status, state: ordered.data.state, model: ordered.data.model.name }));

  const running = await follow(id, (status) => status.emitted >= 100);
  console.log(JSON.stringify({ step: 'follow', state: running.state, emitted: running.emitted }));

  const listed = await client.listStreams({ state: 'running' });
  console.log(JSON.stringify({ step: 'list', found: listed.data.streams.some((status) => status.id === id) }));

  const cancelled = await client.cancelStream({ id });
  const last = await follow(id, (status) => status.receipt);
  const shown = await client.showStream({ id });
  console.log(JSON.stringify({ step: 'cancel', http: cancelled.status, state: last.state, delivered: shown.data.receipt.delivered }));

  const refused = await client.requestStream(null, { count: -1 }, { validateStatus: () => true });
  console.log(JSON.stringify({ step: 'refuse', http: refused.status, field: refused.data.problems[0].field }));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
