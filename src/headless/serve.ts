import type { AddressInfo } from 'node:net';
import { createInProcessTransport } from '../bridge/in-process-transport';
import { EMPTY_WORKBENCH, type SandboxDocument } from '../model/sandbox-document';
import { ZERO, type SimMicros } from '../model/sim-time';
import { openSource } from './open-source';
import { keepCrash } from './serve/keep-crash';
import { tellFindings } from './output';
import { type AppFiles, appFiles } from './serve/app-files';
import { builtApp } from './serve/built-app';
import { createHttpDoor } from './serve/http-door';
import { RUN_PATH } from './serve/own-door';
import { SharedRun } from './serve/shared-run';
import { SourceError } from './source-error';
import { SOURCE_REPEATED, SOURCE_VALUES, sourceOptions } from './source-options';
import { type Arguments, numberOf, readArguments, UsageError } from './usage';

const DEFAULT_PORT = 4566;
const DEFAULT_HOST = '127.0.0.1';
const MAX = 'max';

/**
 * `sim serve [FILE] [--port 4566] [--host 127.0.0.1] [--speed 1|max] [--seed N] [--no-app]`: an
 * endpoint for the AWS CLI and SDKs over one sandbox, and the app that shows it. Prints its address
 * on standard output once it listens; runs until it is interrupted.
 */
export async function serve(args: string[]): Promise<number> {
  const read = readArguments(args, {
    flags: ['--no-app'],
    values: [...SOURCE_VALUES, '--port', '--host', '--speed', '--app'],
    repeated: SOURCE_REPEATED,
    optional: true,
  });
  const speed = speedOf(read);
  const port = numberOf(read, '--port', DEFAULT_PORT, { most: 65_535, whole: true });
  const host = read.values.get('--host') ?? DEFAULT_HOST;
  const document = await sourceOf(read);
  const app = read.flags.has('--no-app') ? null : await theApp(document, read.values.get('--app'));
  const run = new SharedRun(createInProcessTransport({ canTravel: false }), {
    held: speed === MAX,
    onCrash: keepCrash,
  });
  try {
    await begin(run, document, sourceOptions(read).seed);
    if (speed !== MAX) {
      run.control({ type: 'speed', speed });
      run.control({ type: 'play' });
    }
    const { server, close } = createHttpDoor({ run, host, app });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(cannotListen(error, read.file, port)));
      server.listen(port, host, resolve);
    });
    tellAddress(server.address() as AddressInfo, host, app !== null);
    await interrupted();
    process.stderr.write('Stopped. The run is not kept here; pages that showed it have it.\n');
    close();
  } finally {
    // A run whose time goes on would keep the process from ending.
    run.close();
  }
  return 0;
}

/** Nothing is wrong with how it was called when another has the port. */
function cannotListen(error: NodeJS.ErrnoException, file: string, port: number): Error {
  if (error.code !== 'EADDRINUSE') return new UsageError(error.message);
  const message = `port ${port} is taken (by another serve?): --port 0 takes a free one`;
  const finding = { path: '', severity: 'error', message } as const;
  // The port is at fault, not the file.
  return Object.assign(new SourceError(file, finding), { message });
}

function speedOf(read: Arguments): number | typeof MAX {
  if (read.values.get('--speed') === MAX) return MAX;
  return numberOf(read, '--speed', 1, { least: 0.01, most: 10_000 });
}

async function sourceOf(read: Arguments): Promise<SandboxDocument | null> {
  if (read.file === '') return null;
  const { document, findings } = await openSource(read.file, {
    ...sourceOptions(read),
    asService: true,
  });
  tellFindings(read.file, findings);
  return document();
}

/** Without a file: an empty sandbox. */
async function begin(run: SharedRun, document: SandboxDocument | null, seed = 1): Promise<void> {
  const { log, now } = document ?? { log: [], now: ZERO };
  await run.open({
    seed: document?.seed ?? seed,
    log: log as Parameters<SharedRun['open']>[0]['log'],
    now: now as SimMicros,
  });
}

/** The app; in its page stand the address of the run and how what is served is laid out. */
async function theApp(document: SandboxDocument | null, folder?: string): Promise<AppFiles | null> {
  const built = await builtApp(folder);
  if (built === undefined) {
    process.stderr.write('The app could not be built; AWS clients are served without it.\n');
    return null;
  }
  const { name = 'Served sandbox', layout = {}, notes = {} } = document ?? {};
  const { workbench = EMPTY_WORKBENCH } = document ?? {};
  // A name may hold anything, also what would end the element.
  const served = JSON.stringify({ name, layout, notes, workbench }).replaceAll('<', '\\u003c');
  return appFiles(
    built,
    `<meta name="ecs-sandbox-endpoint" content="${RUN_PATH}">` +
      `<script type="application/json" id="ecs-sandbox-served">${served}</script>`,
  );
}

function tellAddress({ address, port }: AddressInfo, host: string, hasApp: boolean): void {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
  process.stdout.write(`${url}\n`);
  process.stderr.write(
    `${hasApp ? `The app: open ${url}/\n` : ''}` +
      `AWS CLI:  aws --endpoint-url ${url} ecs list-clusters   (any credentials and region)\n` +
      `sandbox:  npm run -s sim -- send --endpoint ${url} 'aws sandbox describe-clock'\n` +
      'Ctrl+C stops it.\n',
  );
  if (!['127.0.0.1', '::1'].includes(address)) {
    process.stderr.write('Others on your network can reach it: it asks nobody who they are.\n');
  }
}

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
