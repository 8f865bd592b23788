import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { writeFromWorker } from '../../bridge/remote-messages';
import { answerRequest } from '../../wire/answer-request';
import type { WireAnswer, WireRequest } from '../../wire/http-message';
import { isSigned } from '../../wire/recognize';
import type { AppFiles } from './app-files';
import { answerOwn, OWN_PATH, RUN_PATH } from './own-door';
import { readPageMessage } from './page-messages';
import { readBody } from './read-body';
import type { SharedRun } from './shared-run';
import { byWallClock } from './wall-clock';
import { refusalOf } from './who-may-ask';

export interface DoorOptions {
  readonly run: SharedRun;
  /** The name it listens under. */
  readonly host: string;
  /** Null without an app: then browsers are told so. */
  readonly app: AppFiles | null;
  /** A request that takes longer to come in than this is given up, ms. */
  readonly requestMs?: number;
}

const REQUEST_MS = 15_000;
/** A page may open a saved run by its whole log. */
const MOST_MESSAGE_BYTES = 64 * 1_048_576;
/** WebSocket close codes from 4000 are an application's own. */
const DISMISSED = 4000;
/** RFC 6455: the message is not what it should be. */
const NOT_UNDERSTOOD = 1008;

export interface HttpDoor {
  readonly server: Server;
  /** Ends every connection, those of pages too. */
  close: () => void;
}

/** The endpoint: AWS's protocols, our own path, the app's files and its pages' connections. */
export function createHttpDoor(options: DoorOptions): HttpDoor {
  const requestTimeout = options.requestMs ?? REQUEST_MS;
  const connectionsCheckingInterval = Math.ceil(requestTimeout / 10);
  const server = createServer({ requestTimeout, connectionsCheckingInterval });
  let requests = 0;
  server.on('request', (request, response) => {
    requests += 1;
    void handle(request, response, options, requestIdOf(requests)).catch((error: unknown) => {
      // Whoever went away in the middle need not be told; all else is a mistake of ours.
      if (request.destroyed && !request.complete) return;
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      reply(response, plain(500, 'The endpoint failed; its standard error says more.'));
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES });
  server.on('upgrade', (request, socket, head) => upgrade(request, socket, head, sockets, options));
  const close = () => {
    server.close();
    // What was a request once and is a page's connection now is no longer the server's to close.
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  };
  return { server, close };
}

/** Counted, so that the same requests get the same answers. */
const requestIdOf = (n: number): string =>
  `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: DoorOptions,
  requestId: string,
): Promise<void> {
  const refusal = refusalOf(request, options.host);
  if (refusal !== undefined) return reply(response, plain(403, refusal));
  const body = await readBody(request);
  if (body === null) {
    // What is left of it is not read: the connection ends with the answer.
    response.setHeader('connection', 'close');
    return reply(response, plain(413, 'The request is larger than 1 MiB.'));
  }
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const answer = await answerTo(wireRequest(request, body), options, requestId, gone.signal);
  reply(response, answer);
}

function wireRequest(request: IncomingMessage, body: Buffer): WireRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  const { method = 'GET', url: path = '/' } = request;
  return { method, path, headers: Object.fromEntries(headers), body };
}

async function answerTo(
  request: WireRequest,
  { app, run }: DoorOptions,
  requestId: string,
  gone: AbortSignal,
): Promise<WireAnswer> {
  const send = (target: string, input: Record<string, unknown>) => run.send(target, input, gone);
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    return plain(415, `Requests encoded as ${encoding} are not read.`);
  }
  const [path = '/'] = request.path.split('?', 1);
  if (path === OWN_PATH && request.method === 'POST') {
    return answerOwn(Buffer.from(request.body).toString('utf8'), send);
  }
  const isPage = request.method === 'GET' && !path.startsWith('/2015-02-01/') && !isSigned(request);
  if (isPage) {
    if (!app) return plain(404, 'This endpoint is for AWS clients; it runs without the app.');
    return app.at(path) ?? plain(404, `There is no ${path}.`);
  }
  const wallSeconds = () => Date.now() / 1000;
  return answerRequest(request, { send: byWallClock(send, wallSeconds), requestId });
}

const plain = (status: number, text: string): WireAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${text}\n`,
});

function reply(response: ServerResponse, { body, headers, status }: WireAnswer): void {
  const bytes = Buffer.from(body as string);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.end(bytes);
}

function upgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  sockets: WebSocketServer,
  { host, run }: DoorOptions,
): void {
  // A connection that breaks is closed; there is nothing more to do about it.
  socket.on('error', () => socket.destroy());
  const [path] = (request.url ?? '').split('?', 1);
  if (path !== RUN_PATH || refusalOf(request, host) !== undefined) {
    socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    return;
  }
  sockets.handleUpgrade(request, socket, head, (page) => {
    const link = run.attach({
      post: (message) => page.send(writeFromWorker(message)),
      dismiss: (reason) => page.close(DISMISSED, reason),
    });
    page.on('message', (data) => {
      const message = readPageMessage((data as Buffer).toString('utf8'));
      if (message) link.receive(message);
      else page.close(NOT_UNDERSTOOD, 'That was no message of the app.');
    });
    page.on('close', () => link.gone());
    page.on('error', () => page.terminate());
  });
}
