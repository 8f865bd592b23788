/**
 * The terminal: reads commands, runs them, shows what they print, one after another. It knows no
 * screen of its own: a `Screen` to write to, keys by `feed`, and a host for the rest.
 */
import type { Result } from '../../model/result';
import { readCommands } from '../constructs';
import { dockerEqual, type DockerEqual } from '../docker-words';
import { Interrupted, letPass, type LiveTime } from '../passing-time';
import type { Outcome } from '../run-command';
import { SERVICES } from '../option-names';
import { EXIT_CODE, runScript, type ScriptStep } from '../run-script';
import { harmless } from '../harmless';
import { dim, green, red } from './colours';
import { complete } from './completion';
import { typeInto } from './exec-shell';
import { knownNames } from './known-names';
import { LineHistory } from './line-history';
import { LineReader, type Screen } from './line-reader';
import { ownNames } from './own-names';
import { commandNotFound } from './other-programs';
import { OWN_WORDS, ownWord } from './own-words';

/** Whoever the terminal belongs to. */
export interface ShellHost {
  readonly screen: Screen;
  readonly live: LiveTime;
  /** One operation through the one door; the signal ends a `Sandbox.Wait` early. */
  send(target: string, input: Record<string, unknown>, signal?: AbortSignal): Promise<Result>;
  readFile(path: string): string | undefined;
  /** Paths that `readFile` knows. */
  files(): readonly string[];
  /** What was done on the page, as comments and commands, oldest first. */
  clicks(): readonly string[];
  /** A whole command was typed, and is going to be run. */
  typed(command: string): void;
  /** One `aws` command of what was typed has ended, whatever it answered. */
  ran?(command: string): void;
  /** Something (else) runs from now on, or nothing any more. */
  busy(isBusy: boolean): void;
  /** The clock stands still while something waits for it: starts it. */
  play(): void;
  /** Empties the screen and what was scrolled off it. */
  clear(): void;
  /** The keyboard goes back to the page. */
  leave(): void;
}

const PROMPT = '$ ';
const MORE = '> ';
/** The one line that says how to begin. */
const WELCOME = 'The AWS CLI of this sandbox. help tells the rest; Tab completes.';
const HELD =
  'The clock is paused: press Space or ▶ and time goes on. After another key, Space is typed.';
/** Space belongs to what was typed ahead. */
const HELD_TYPING = 'The clock is paused: press ▶ and time goes on. What you typed is kept.';

/** Programs that are answered with the `aws` lines that do the same. */
const DOCKER_WORDS = ['docker', 'docker-compose', 'podman', 'nerdctl', 'kubectl'];

export class Shell {
  private readonly reader: LineReader;
  private readonly history = new LineHistory();
  private readonly variables = new Map<string, string>();
  private running: AbortController | null = null;
  private isHeld = false;
  /** A shell in a container is typed into: it waits for its user, not for the clock. */
  private isInSession = false;

  constructor(private readonly host: ShellHost) {
    this.reader = new LineReader(host.screen, {
      interrupted: () => this.interrupt(),
      pressedMeanwhile: (text) => this.playIfHeld(text),
      left: () => host.leave(),
    });
  }

  /** What the terminal's keyboard has sent. */
  feed(data: string): void {
    this.reader.feed(data);
  }

  /** The terminal has another width. */
  resized(): void {
    this.reader.resized();
  }

  /** Puts a command at the prompt, to be looked at and run with Enter. */
  offer(command: string): void {
    this.reader.insert(command);
  }

  /** Takes away what stands at the prompt and was not run. */
  dropLine(): void {
    this.reader.dropLine();
  }

  /** Names that a script has set are known here too; later ones win. */
  learn(names: ReadonlyMap<string, string>): void {
    for (const [name, value] of names) if (name !== EXIT_CODE) this.variables.set(name, value);
  }

  /** Shows lines of the page's own above the prompt. */
  note(lines: readonly string[]): void {
    this.reader.printAbove(lines.map((line) => `${dim(harmless(line))}\r\n`).join(''));
  }

  /** Whoever waits for the clock finds it standing still; told once a command. */
  clockIsHeld(): void {
    if (this.isHeld || this.isInSession || !this.running) return;
    this.isHeld = true;
    this.note([this.reader.hasTypedAhead ? HELD_TYPING : HELD]);
  }

  /** Reads and runs for as long as the page is there. */
  async start(): Promise<never> {
    this.print(`${dim(WELCOME)}\n`);
    for (;;) {
      const command = await this.command();
      if (command === null) continue;
      this.host.typed(command);
      await this.run(command);
    }
  }

  /** Reads lines until they are a whole command; null for one that was dropped. */
  private async command(): Promise<string | null> {
    const code = this.variables.get(EXIT_CODE) ?? '0';
    const failed = code === '0' ? '' : `[${code}] `;
    let command = '';
    for (;;) {
      const isFirst = command === '';
      const line = await this.reader.read({
        prompt: isFirst ? failed + PROMPT : MORE,
        shownPrompt: isFirst ? red(failed) + green(PROMPT) : dim(MORE),
        history: this.history,
        complete: (text, cursor) => this.complete(command + text, command.length + cursor),
      });
      if (line.kind === 'dropped') this.variables.set(EXIT_CODE, '130');
      if (line.kind === 'dropped') return null;
      if (line.kind === 'end') {
        if (isFirst) this.host.leave();
        return null;
      }
      command += line.text;
      if (!goesOn(command)) break;
      command += '\n';
    }
    this.history.add(command);
    return command;
  }

  private complete(text: string, cursor: number) {
    const { host } = this;
    return complete(text, cursor, {
      ownWords: [...OWN_WORDS, ...DOCKER_WORDS],
      variables: () => [...this.variables.keys()].filter((name) => name !== EXIT_CODE),
      files: () => host.files(),
      names: (kind, cluster) =>
        ownNames((target, input) => host.send(target, input), kind, cluster),
    });
  }

  private async run(command: string): Promise<void> {
    const running = new AbortController();
    this.running = running;
    this.isHeld = false;
    this.host.busy(true);
    try {
      for await (const step of this.steps(command, running.signal)) {
        this.tell(step);
        this.show(step);
      }
    } catch (error) {
      // A mistake of ours must not end the terminal.
      this.print(red(`${error instanceof Error ? error.message : String(error)}\n`));
      this.variables.set(EXIT_CODE, '255');
    }
    this.running = null;
    this.host.busy(false);
  }

  private steps(command: string, signal: AbortSignal): AsyncGenerator<ScriptStep> {
    const { host, variables } = this;
    const commandHost = {
      send: (target: string, input: Record<string, unknown>) => host.send(target, input, signal),
      readFile: (path: string) => host.readFile(path),
      live: host.live,
      signal,
      print: (text: string) => this.print(harmless(text)),
      openSession: (sessionId: string) => this.typeInto(sessionId),
    };
    return runScript(command, commandHost, {
      keepGoing: true,
      prefixOptional: true,
      variables,
      ownWords: (words) => this.ownWord(words, signal),
    });
  }

  private async typeInto(sessionId: string): Promise<void> {
    const { reader, host } = this;
    const { live } = host;
    this.isInSession = true;
    await typeInto(sessionId, {
      reader,
      live,
      send: (target, input) => host.send(target, input),
      print: (text) => this.print(text),
    });
    this.isInSession = false;
  }

  private ownWord(words: readonly string[], signal: AbortSignal) {
    const { host } = this;
    const [first] = words;
    // Nothing is left of the line: its variables are empty.
    if (first === undefined) return NOTHING;
    if (DOCKER_WORDS.includes(first)) return this.docker(words, signal);
    const isOurs = OWN_WORDS.includes(first) || Object.hasOwn(SERVICES, first);
    if (!isOurs) return notFound(first, `${commandNotFound(first, KNOWN)}\n`);
    return ownWord(words, {
      history: this.history.all,
      clicks: () => host.clicks(),
      files: () => host.files(),
      readFile: (path) => host.readFile(path),
      clear: () => host.clear(),
      leave: () => host.leave(),
      sleep: async (length) => {
        try {
          await letPass(
            { send: (...asked) => host.send(...asked), live: host.live, signal },
            length,
          );
          return NOTHING;
        } catch (error) {
          if (error instanceof Interrupted) return INTERRUPTED;
          throw error;
        }
      },
    });
  }

  /** Says what does the same here, and runs it for whoever presses Enter. */
  private async docker(words: readonly string[], signal: AbortSignal): Promise<Outcome> {
    const { host } = this;
    const send = (target: string, input: Record<string, unknown>) => host.send(target, input);
    const equal = dockerEqual(words, await knownNames(send));
    if (!equal) return notFound(words[0] ?? '');
    this.print(`${harmless(equal.says)}\n`);
    if (equal.commands.length === 0) return notFound(words[0] ?? '');
    this.print(`${equal.commands.map((line) => `  ${green(harmless(line))}`).join('\n')}\n`);
    return this.offered(equal, words[0] ?? '', signal);
  }

  private async offered(equal: DockerEqual, program: string, signal: AbortSignal) {
    const { host } = this;
    const { commands, runnable } = equal;
    this.print(dim(runnable ? '[Enter] run it · [Esc] leave it' : OPEN_NAMES));
    this.print('\n');
    if (!runnable || (await this.reader.ask()) !== 'enter') return notFound(program);
    // What was said until now is read.
    host.busy(true);
    let last: Outcome = NOTHING;
    for (const line of commands) {
      this.history.add(line);
      for await (const step of this.steps(line, signal)) {
        this.tell(step);
        if (last !== NOTHING) this.show({ command: line, line: 1, ...last });
        last = step;
      }
      if (!last.ok) break;
    }
    return last;
  }

  private tell({ command }: ScriptStep): void {
    if (asksAws(command)) this.host.ran?.(command);
  }

  private show(step: ScriptStep): void {
    if (step.ok) return this.print(harmless(step.text));
    this.print(harmless(step.printed ?? ''));
    if (step.text !== '') this.print(`${red(harmless(step.text.trimEnd()))}\n`);
  }

  private print(text: string): void {
    if (text !== '') this.host.screen.write(text.replaceAll('\n', '\r\n'));
  }

  private interrupt(): void {
    if (!this.running) return;
    this.print('^C\n');
    this.running.abort();
  }

  private playIfHeld(text: string): boolean {
    if (!this.isHeld || text !== ' ') return false;
    this.isHeld = false;
    this.host.play();
    return true;
  }
}

/** What may have been meant by a word that is not known. */
const KNOWN = ['aws', ...OWN_WORDS, ...DOCKER_WORDS, ...Object.keys(SERVICES)];

/** Whether a command, its answer taken by a name or not, is one of AWS's; help asks nothing. */
function asksAws(command: string): boolean {
  if (/(?:^|\s)help$/.test(command.trim())) return false;
  const [first = ''] = command.split(/\s/);
  return /(?:^|\$\(\s*)aws\s/.test(command) || Object.hasOwn(SERVICES, first);
}

const OPEN_NAMES = 'Put your own names in place of those in <…>.';

const NOTHING: Outcome = { ok: true, output: null, text: '' };

const INTERRUPTED: Outcome = {
  ok: false,
  error: { type: 'Interrupted', message: '', exitCode: 130, words: '' },
  text: '',
};

/** What a shell ends with where there is no such program; no text where that was said above. */
const notFound = (program: string, text = ''): Outcome => ({
  ok: false,
  error: {
    type: 'CommandNotFound',
    message: `${program}: command not found`,
    exitCode: 127,
    words: '',
  },
  text,
});

/** More lines belong to the command: an open quote, a `\` at the end, `&&`, a `for` … */
function goesOn(command: string): boolean {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(command)) return true;
  return readCommands(command).some((found) => found.kind === 'problem' && found.incomplete);
}
