/** A shell inside a container, typed into from the terminal: what ECS Exec has opened. */
import type { Result } from '../../model/result';
import type { LiveTime } from '../passing-time';
import { harmless } from '../harmless';
import { LineHistory } from './line-history';
import type { LineReader, ReadLine } from './line-reader';

interface ExecShellHost {
  readonly reader: LineReader;
  readonly live: LiveTime;
  send(target: string, input: Record<string, unknown>): Promise<Result>;
  print(text: string): void;
}

/** Of DescribeSessions and of SendToSession; the prompt is the last line of `output`. */
interface Session {
  status: string;
  output: string;
}

/** Simulated seconds between two looks at whether the container still runs. */
const LOOK_SECONDS = 1;

/** Lines go in and what they print comes out, until the shell or its container has ended. */
export async function typeInto(sessionId: string, host: ExecShellHost): Promise<void> {
  const { reader, print } = host;
  const history = new LineHistory();
  let session = await described(sessionId, host);
  while (session?.status === 'OPEN') {
    const start = session.output.lastIndexOf('\n') + 1;
    print(harmless(session.output.slice(0, start)));
    const prompt = harmless(session.output.slice(start));
    let line: ReadLine;
    do line = await lineWhileOpen(sessionId, host, () => reader.read({ prompt, history }));
    while (line.kind === 'dropped');
    const input = line.kind === 'line' ? line.text : 'exit';
    history.add(input);
    const result = await host.send('Sandbox.SendToSession', { sessionId, input });
    // Refused is a line for a session that has ended by itself.
    if (!result.ok) return;
    session = result.output as Session;
  }
  print(harmless(session?.output ?? ''));
}

async function described(sessionId: string, { send }: ExecShellHost): Promise<Session | undefined> {
  const result = await send('Sandbox.DescribeSessions', { sessionIds: [sessionId] });
  return result.ok ? (result.output as { sessions: Session[] }).sessions[0] : undefined;
}

/** Reads a line; gives up once the session has ended by itself. */
async function lineWhileOpen(
  sessionId: string,
  host: ExecShellHost,
  read: () => Promise<ReadLine>,
): Promise<ReadLine> {
  const over = new AbortController();
  const { signal } = over;
  const watch = async () => {
    while (!signal.aborted) {
      await host.live.until(host.live.now() + LOOK_SECONDS, signal);
      if (signal.aborted) return;
      const session = await described(sessionId, host);
      if (session?.status !== 'OPEN') return host.reader.giveUp();
    }
  };
  void watch();
  const line = await read();
  over.abort();
  return line;
}
