/**
 * Control structures of the shell, `for … done`, `if … fi`, functions, each taken for one thing:
 * none of what stands in it runs, and one problem says so.
 */
import type { Statement, SyntaxProblem } from './statement';
import { readStatements } from './tokenize';

type Part = Statement | SyntaxProblem;

/** Words that open one, with the word that closes it. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  if: 'fi',
  for: 'done',
  while: 'done',
  until: 'done',
  select: 'done',
  case: 'esac',
  '{': '}',
};
const CLOSING = new Set(Object.values(CLOSED_BY));
/** A command follows them, which may open another structure. */
const LEADING = ['do', 'then', 'else', 'elif', '!', 'time', '$'];
const FUNCTION = /^(?:function\s+[\w-]+\s*(?:\(\s*\))?|[A-Za-z_][\w-]*\s*\(\s*\))\s*/;
/** A loop over what a command prints. */
const PIPED_INTO_LOOP = /\|\s*(while|until)\s[^'"|]*$/;

/** One that is being read. */
interface Structure {
  /** Its first word, or `function`. */
  readonly kind: string;
  readonly parts: Part[];
  depth: number;
  /** False for a function whose `{` is still to come. */
  hasBody: boolean;
}

/** What a script has to run, in order; a control structure is one problem. */
export function readCommands(script: string): Part[] {
  const commands: Part[] = [];
  let open: Structure | null = null;
  for (const part of readStatements(script)) {
    const steps = stepsOf(part);
    const [kind = 'close'] = steps;
    if (!open && kind === 'close') {
      commands.push(part);
      continue;
    }
    open ??= { kind, parts: [], depth: 0, hasBody: false };
    open.parts.push(part);
    for (const step of steps) goThrough(open, step);
    if (open.depth > 0 || !open.hasBody) continue;
    commands.push(asProblem(open, false));
    open = null;
  }
  if (open) commands.push(asProblem(open, true));
  return commands;
}

function goThrough(open: Structure, step: string): void {
  if (step === 'function') return;
  open.depth += step === 'close' ? -1 : 1;
  open.hasBody = true;
}

/** What opens (by its name) or closes a structure in a part of a script, in order. */
function stepsOf(part: Part): string[] {
  const isOneCommand = part.kind === 'statement' || part.statement !== undefined;
  if (isOneCommand) return stepsOfCommand(part.source);
  // What could not be read runs to its line's end: it may hold several commands.
  return part.source.split(/;|&&|\|\||\n/).flatMap(stepsOfCommand);
}

function stepsOfCommand(command: string): string[] {
  const source = command.trim();
  const head = FUNCTION.exec(source)?.[0];
  if (head !== undefined) {
    const body = source.slice(head.length);
    if (body === '') return ['function'];
    // A body that is one command needs no braces.
    if (!/^\{(?:\s|$)/.test(body)) return ['function', '{', 'close'];
    return ['function', '{', ...stepsOfCommand(body.slice(1))];
  }
  const first = source.split(/\s+/).find((word) => !LEADING.includes(word)) ?? '';
  if (Object.hasOwn(CLOSED_BY, first)) return [first];
  if (CLOSING.has(first)) return ['close'];
  const loop = PIPED_INTO_LOOP.exec(source)?.[1];
  return loop === undefined ? [] : [loop];
}

function asProblem({ kind, parts }: Structure, incomplete: boolean): SyntaxProblem {
  const [first, last] = [parts[0], parts.at(-1)];
  return {
    kind: 'problem',
    source: parts.map(({ source }) => source).join('; '),
    line: first?.line ?? 1,
    message: refusal(kind),
    ...(first?.joint && { joint: first.joint }),
    ...(last?.mayFail && { mayFail: true }),
    ...(incomplete && { incomplete: true }),
  };
}

function refusal(kind: string): string {
  const name = kind === 'function' ? 'a function' : `${kind} … ${CLOSED_BY[kind]}`;
  const waiting = ['while', 'until'].includes(kind)
    ? '; aws ecs wait … and aws sandbox wait --until … wait for something'
    : '';
  return `${name} is not supported, and nothing in it was run: give its commands one by one${waiting}`;
}
