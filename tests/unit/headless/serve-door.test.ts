import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openServedDoor, type ServedDoor } from '../../support/served-door';

let served: ServedDoor;
beforeEach(async () => {
  served = await openServedDoor();
});
afterEach(() => served.close());

interface Asked {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** By hand: `fetch` sets Host and Origin itself. */
function ask({ body = '', headers = {}, method = 'POST', path = '/' }: Asked) {
  return new Promise<{ status?: number; text: string; id: unknown }>((resolve, reject) => {
    const outgoing = request(new URL(path, served.url), { method, headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode, text, id: response.headers['x-amzn-requestid'] }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const TARGET = { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters' };
const host = () => new URL(served.url).host;

describe('who may ask', () => {
  test.each([
    ['an AWS client, which has no Origin', {}, 200],
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['a page of another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['a page that hides where it is from', { origin: 'null' }, 403],
    ['a name that points here', { host: 'evil.example:4566' }, 403],
    ['localhost by its name', { host: 'localhost:4566' }, 200],
    ['an endpoint by service name', { host: 'ecs.localhost:4566' }, 200],
    ['the address in IPv6', { host: '[::1]:4566' }, 200],
    ['a form of another site without an Origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a form of another port without an Origin', { 'sec-fetch-site': 'same-site' }, 403],
    ['a name that only begins like ours', { host: 'localhost.evil.example:4566' }, 403],
    ['a name that only ends like ours', { host: 'evillocalhost:4566' }, 403],
  ])('%s', async (_, headers, status) => {
    expect((await ask({ headers: { ...TARGET, ...headers } })).status).toBe(status);
  });

  /** An address that looks signed, of an operation that needs no input. */
  const OPERATION =
    '/service/AmazonEC2ContainerServiceV20141113/operation/CreateCluster' +
    '?X-Amz-Credential=any%2F20260101%2Feu-west-1%2Fecs%2Faws4_request';
  const clusters = () => served.send('ECS.ListClusters');

  test('what a foreign page sends without asking first does nothing', async () => {
    const site = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    const text = { 'content-type': 'text/plain', origin: 'http://127.0.0.1:1' };
    const form = { ...text, 'content-type': 'application/x-www-form-urlencoded' };
    const body = '{"target":"ECS.CreateCluster","input":{}}';
    expect((await ask({ path: '/sandbox', headers: text, body })).status).toBe(403);
    expect((await ask({ path: '/sandbox', headers: { ...site, ...text }, body })).status).toBe(403);
    expect((await ask({ headers: form, body: 'Action=CreateLoadBalancer' })).status).toBe(403);
    expect((await ask({ method: 'GET', path: OPERATION, headers: site })).status).toBe(403);
    expect(await clusters()).toEqual({ clusterArns: [] });
  });

  test('a link from elsewhere leads to the app, and to nothing that changes the sandbox', async () => {
    const followed = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    const get = (path: string, headers: Record<string, string>) =>
      ask({ method: 'GET', path, headers });
    expect((await get('/', followed)).text).toContain('it runs without the app');
    expect((await get('/', { ...followed, 'sec-fetch-dest': 'iframe' })).status).toBe(403);
    expect((await get(OPERATION, followed)).status).toBe(404);
    expect(await clusters()).toEqual({ clusterArns: [] });
  });

  test('a page of its own', async () => {
    const origin = `http://${host()}`;
    expect((await ask({ headers: { ...TARGET, origin } })).status).toBe(200);
  });

  test('no page from elsewhere connects, and none to another path', async () => {
    const opened = (path: string, origin: string) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(`ws://${host()}${path}`, { origin });
        socket.on('open', () => {
          socket.close();
          resolve(true);
        });
        socket.on('error', () => resolve(false));
      });
    expect(await opened('/sandbox/run', `http://${host()}`)).toBe(true);
    expect(await opened('/sandbox/run', 'https://evil.example')).toBe(false);
    expect(await opened('/elsewhere', `http://${host()}`)).toBe(false);
  });

  test('what a page of ours would never say ends its connection, not the run', async () => {
    for (const text of ['no JSON', '{"type":"open","id":1}', '[]', '{"type":"control"}']) {
      const code = await new Promise((resolve) => {
        const socket = new WebSocket(`ws://${host()}/sandbox/run`);
        socket.on('open', () => socket.send(text));
        socket.on('close', resolve);
      });
      expect(code).toBe(1008);
    }
    expect((await ask({ headers: TARGET })).status).toBe(200);
  });
});

describe('bodies', () => {
  test('more than a mebibyte is not taken, whether it says so or not', async () => {
    const body = Buffer.alloc(1_100_000, 32);
    expect((await ask({ headers: TARGET, body })).status).toBe(413);
    const chunked = { ...TARGET, 'transfer-encoding': 'chunked' };
    const status = await ask({ headers: chunked, body }).then(
      (answer) => answer.status,
      () => 413,
    );
    expect(status).toBe(413);
    expect((await ask({ headers: TARGET, body: Buffer.alloc(1_000_000, 32) })).status).toBe(200);
  });

  test('a compressed body is refused, not unpacked', async () => {
    const headers = { ...TARGET, 'content-encoding': 'gzip' };
    expect((await ask({ headers })).status).toBe(415);
  });

  test('a client that never finishes is told so', async () => {
    served.close();
    served = await openServedDoor({ requestMs: 500 });
    const { port } = new URL(served.url);
    const said = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`POST / HTTP/1.1\r\nHost: ${host()}\r\nContent-Length: 10\r\n\r\n{`);
      });
      socket.on('data', (part) => (text += part.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(said).toMatch(/^HTTP\/1\.1 408/);
  });
});

describe('answers', () => {
  test('request ids are counted', async () => {
    expect((await ask({ headers: TARGET })).id).toBe('00000000-0000-4000-8000-000000000001');
    expect((await ask({ headers: TARGET })).id).toBe('00000000-0000-4000-8000-000000000002');
  });

  test('any operation goes by the path of our own; what is no operation is refused there', async () => {
    expect(await served.send('ECS.ListClusters')).toEqual({ clusterArns: [] });
    const own = (body: string) => ask({ path: '/sandbox', body });
    expect((await own('{"target":"ECS.ListTasks","input":{"cluster":"x"}}')).text).toBe(
      '{"ok":false,"error":{"__type":"ClusterNotFoundException","message":"Cluster not found."}}',
    );
    expect((await own('{"target":1}')).status).toBe(400);
    expect((await own('nothing')).status).toBe(400);
  });

  test('a wait ends when whoever asked for it goes away', async () => {
    const abort = new AbortController();
    const waiting = fetch(`${served.url}/sandbox`, {
      method: 'POST',
      // An age of the simulated world: it would outlast the test.
      body: JSON.stringify({ target: 'Sandbox.Wait', input: { for: 1e12 } }),
      signal: abort.signal,
    });
    setTimeout(() => abort.abort(), 300);
    await expect(waiting).rejects.toThrow();
    const before = (await served.send('Sandbox.DescribeClock')) as { now: number };
    const after = (await served.send('Sandbox.DescribeClock')) as { now: number };
    expect(after.now).toBe(before.now);
  });

  test.each([
    ['s3', 'GET', '<Code>UnknownOperationException</Code>'],
    ['lambda', 'GET', '"__type":"UnknownOperationException"'],
    ['s3', 'PUT', '<Message>ECS Sandbox does not simulate s3.</Message>'],
  ])('a request signed for %s is no page (%s): its client is told', async (name, method, says) => {
    const credential = `any/20260101/us-east-1/${name}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, Signature=0`;
    const answer = await ask({ method, path: '/bucket', headers: { authorization } });
    expect(answer).toMatchObject({ status: 404 });
    expect(answer.text).toContain(says);
    const signed = `/bucket?X-Amz-Credential=${encodeURIComponent(credential)}`;
    expect((await ask({ method, path: signed })).text).toContain(says);
  });

  test('without an app a browser is told so', async () => {
    const answer = await ask({ method: 'GET' });
    expect(answer).toMatchObject({ status: 404 });
    expect(answer.text).toContain('without the app');
  });
});
