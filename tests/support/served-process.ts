import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** `sim serve` as a process of its own, and `sim send` to it. */
export interface ServedProcess {
  readonly url: string;
  /** One or several lines of the command language; what was printed, and how it ended. */
  send: (lines: string) => { status: number | null; stdout: string; stderr: string };
  stop: () => Promise<void>;
}

const sim = (...args: string[]) => ['site/start-sim.mjs', ...args];

/** Starts `sim serve` on a free port; resolves once it has printed its address. */
export async function startServe(...args: string[]): Promise<ServedProcess> {
  const child = spawn(process.execPath, sim('serve', '--port', '0', ...args), {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url,
    send: (lines) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        sim('send', '--endpoint', url, lines),
        { encoding: 'utf8' },
      );
      return { status, stdout, stderr };
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
    child.stdout?.on('data', (part: Buffer) => {
      const [address] = part.toString().split('\n');
      if (address?.startsWith('http://')) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
}
