import { request } from 'node:http';
import { CommandLineError } from '../cli/command-line-error';
import { runCommand, type CommandHost } from '../cli/run-command';
import { runScript } from '../cli/run-script';
import type { Result } from '../model/result';
import { readFile } from './files';
import { tell } from './output';
import { OWN_PATH } from './serve/own-door';
import { UsageError } from './usage';

const DEFAULT_ENDPOINT = 'http://127.0.0.1:4566';

/**
 * `sim send [--endpoint URL] 'aws sandbox …'`: any lines of the command language, carried out by a
 * running `serve`. Prints what `script` would and ends with the failing line's exit code.
 */
export async function send(args: string[]): Promise<number> {
  const { endpoint, words } = readWords(args);
  const host = hostAt(endpoint);
  const [first = '', ...more] = words;
  if (more.length > 0) return print(await runCommand(first === 'aws' ? more : words, host));
  let exitCode = 0;
  for await (const step of runScript(first, host, { prefixOptional: true })) {
    exitCode ||= print(step);
  }
  return exitCode;
}

function readWords(args: readonly string[]): { endpoint: URL; words: string[] } {
  const words = [...args];
  let endpoint = DEFAULT_ENDPOINT;
  while (words[0]?.startsWith('--')) {
    const [name = '', attached] = words.shift()!.split(/=(.*)/s);
    if (name !== '--endpoint') throw new UsageError(`there is no option ${name}`);
    endpoint = attached ?? words.shift() ?? '';
  }
  if (words.length === 0) throw new UsageError('which line? as in: send ‘aws sandbox list-images’');
  if (!URL.canParse(endpoint) || new URL(endpoint).protocol !== 'http:') {
    throw new UsageError(`--endpoint wants an address like ${DEFAULT_ENDPOINT}, not ${endpoint}`);
  }
  return { endpoint: new URL(endpoint), words };
}

type Printed =
  | { ok: true; text: string }
  | { ok: false; text: string; printed?: string; error: { exitCode: number } };

function print(outcome: Printed): number {
  if (outcome.ok) {
    process.stdout.write(outcome.text);
    return 0;
  }
  if (outcome.printed) process.stdout.write(outcome.printed);
  tell(outcome.text);
  return outcome.error.exitCode;
}

const hostAt = (endpoint: URL): CommandHost => ({
  readFile,
  send: async (target, input) => {
    try {
      return await post(new URL(OWN_PATH, endpoint), { target, input });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const message = `Could not connect to ${endpoint.origin}: ${why}. Is “sim serve” running?`;
      throw new CommandLineError('EndpointConnectionError', message, 255);
    }
  },
});

/** Not `fetch`, which gives up after five minutes: a wait takes as long as it takes. */
function post(url: URL, value: object): Promise<Result> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const outgoing = request(url, { method: 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        try {
          resolve(JSON.parse(text) as Result);
        } catch {
          reject(new Error(`it answered ${response.statusCode}: ${text.trim().slice(0, 200)}`));
        }
      });
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(value));
  });
}
