import { basename } from 'node:path';
import { Replay } from '../api/command-log';
import { createSandbox } from '../api/create-sandbox';
import type { Dispatcher } from '../api/dispatcher';
import { closeMatches } from '../model/close-matches';
import { runScript } from '../cli/run-script';
import { SCENARIOS } from '../content/index';
import type { Scenario } from '../content/define';
import type { Decision, Finding } from '../formats/import-result';
import { type Importer, openText } from '../formats/registry';
import { commandsOf } from '../formats/sandbox/commands-of';
import { isPng } from '../formats/share/is-png';
import { sandboxInside } from '../formats/share/png-sandbox';
import { EMPTY_WORKBENCH, type SandboxDocument } from '../model/sandbox-document';
import { type SimMicros } from '../model/sim-time';
import { aFolder, isFolder, readBytes, readerBeside, readFile } from './files';
import { giveImport } from './give-import';
import { ReseededReplay } from '../api/trial/reseeded-replay';
import { documentOf, idFrom, type Kept } from './sandbox-of-run';
import { SourceError } from './source-error';
import { type OpenQuestion, unknownAnswers } from './unknown-answers';
import { UsageError } from './usage';

/** What may be said beside FILE, whatever it turns out to be. */
export interface SourceOptions {
  as?: Importer['id'] | undefined;
  /** In place of the seed that the source has itself, also of its `set-seed`. */
  seed?: number | undefined;
  choices?: Readonly<Record<string, string>> | undefined;
  variables?: Readonly<Record<string, string>> | undefined;
  /** Runs a task definition as a service: without one nothing would happen. */
  asService?: boolean | undefined;
  /** What else `choices` may answer than FILE's own questions. */
  otherDecisions?: readonly OpenQuestion[] | undefined;
}

/** A source that has been opened: a sandbox at the moment its last command was given. */
export interface OpenedSource {
  kind: 'sandbox' | 'template' | 'script' | Importer['id'];
  /** The kind in words. */
  label: string;
  sandbox: Dispatcher;
  findings: Finding[];
  /** What the file leaves open, and how each is answered this time. */
  decisions: readonly Decision[];
  /** The sandbox as it is now, to be saved; or another run of it. */
  document: (run?: Dispatcher) => SandboxDocument;
}

const DEFAULT_SEED = 1;

/**
 * Opens whatever FILE names: a file (a saved sandbox, a picture with one inside, a script of `aws`
 * lines, anything that can be imported), `-` for standard input, or a template's id.
 * @throws SourceError when nothing can be made of it, UsageError when there is no such file
 */
export async function openSource(file: string, options: SourceOptions = {}): Promise<OpenedSource> {
  const bytes = readBytes(file);
  if (bytes === undefined) {
    const scenario = SCENARIOS.find(({ id }) => id === file);
    if (!scenario) throw new UsageError(notThere(file));
    return answersChecked(await openScenario(scenario, options), options, [scenario.script]);
  }
  const text = textOf(file, bytes);
  if (!options.as && looksLikeScript(file, text)) {
    const seed = options.seed ?? DEFAULT_SEED;
    const sandbox = await playScript(file, text, seed, options);
    const script = opened('script', 'Script', sandbox, named(stemOf(file)));
    return answersChecked(script, options, [text]);
  }
  const texts = [text];
  return answersChecked(await openFile(file, text, options, texts), options, texts);
}

/** Throws UsageError where FILE is neither a file that can be read nor a template's id. */
export function mustBeThere(file: string): void {
  const isThere = readBytes(file) !== undefined || SCENARIOS.some(({ id }) => id === file);
  if (!isThere) throw new UsageError(notThere(file));
}

/** With a finding for each answer that answers nothing. */
function answersChecked(
  source: OpenedSource,
  options: SourceOptions,
  texts: readonly string[],
): OpenedSource {
  const questions = [...source.decisions, ...(options.otherDecisions ?? [])];
  const { findings } = source;
  const unknown = unknownAnswers(options, questions, texts, findings);
  return { ...source, findings: [...unknown, ...findings] };
}

/** Where a template may have been meant, those that are called alike. */
function notThere(file: string): string {
  if (isFolder(file)) return aFolder(file);
  const ids = SCENARIOS.map(({ id }) => id);
  const alike = new Set([...ids.filter((id) => id.includes(file)), ...closeMatches(file, ids)]);
  const meant =
    alike.size > 0
      ? `did you mean ${[...alike].join(', ')}?`
      : `they are called ${ids.slice(0, 3).join(', ')}, …`;
  return `cannot read ${file}, and no template has this id: ${meant}`;
}

const named = (name: string): Kept => ({
  id: idFrom(name),
  name,
  layout: {},
  notes: {},
  workbench: EMPTY_WORKBENCH,
});

/** `shop.compose.yml` gives `shop`. */
function stemOf(file: string): string {
  if (file === '-') return 'standard-input';
  return basename(file).replace(/(?<=.)\..*$/, '');
}

function opened(
  kind: OpenedSource['kind'],
  label: string,
  sandbox: Dispatcher,
  kept: Kept,
  { findings = [], decisions = [] }: Partial<Pick<OpenedSource, 'findings' | 'decisions'>> = {},
): OpenedSource {
  const document = (run = sandbox) => documentOf(run, kept);
  return { kind, label, sandbox, findings, decisions, document };
}

function textOf(file: string, bytes: Buffer): string {
  if (!isPng(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
  const inside = sandboxInside(bytes);
  if (inside.ok) return inside.text;
  throw new SourceError(file, { path: '', severity: 'error', message: inside.reason });
}

/** By its name, or by its first statement: `aws …`, `NAME=…`. */
function looksLikeScript(file: string, text: string): boolean {
  if (/\.sh$/i.test(file)) return true;
  const first = text.split('\n').find((line) => !/^\s*(#.*)?$/.test(line)) ?? '';
  return /^\s*(aws\s|\w+=)/.test(first);
}

async function openScenario(scenario: Scenario, options: SourceOptions): Promise<OpenedSource> {
  const { id, title, script } = scenario;
  const sandbox = await playScript(id, script, options.seed ?? scenario.seed, options);
  return opened('template', 'Template', sandbox, { ...named(title), id });
}

/** Runs the lines of a script from time 0, its waits in no time. The first refusal ends it all. */
async function playScript(
  file: string,
  script: string,
  seed: number,
  options: SourceOptions,
): Promise<Dispatcher> {
  const sandbox = createSandbox({ seed });
  const send = (target: string, input: Record<string, unknown>) =>
    sandbox.send(target, reseeded(target, input, options));
  const variables = new Map(Object.entries(options.variables ?? {}));
  for await (const step of runScript(script, { send, readFile }, { variables })) {
    if (step.ok) continue;
    const { line, error } = step;
    const message = `${error.message} (exit code ${error.exitCode})`;
    throw new SourceError(file, { path: '', line, severity: 'error', message });
  }
  return sandbox;
}

/** Another seed was asked for: what the source says of it does not count. */
function reseeded(target: string, input: Record<string, unknown>, { seed }: SourceOptions) {
  return target === 'Sandbox.SetSeed' && seed !== undefined ? { ...input, seed } : input;
}

/** What it reads beside the file is added to `texts`. */
async function openFile(
  file: string,
  text: string,
  options: SourceOptions,
  texts: string[],
): Promise<OpenedSource> {
  const { choices = {}, variables = {} } = options;
  const besides = readerBeside(file);
  const readBeside = (path: string): string | undefined => {
    const read = besides(path);
    if (read !== undefined) texts.push(read);
    return read;
  };
  const asked = { fileName: basename(file), choices, variables, readFile: readBeside };
  const found = await openText(text, asked, options.as);
  if (found.kind === 'sandbox') return openSaved(found.document, options);
  if (found.kind === 'refused') throw refusal(file, found.result.findings);
  const { importer, result } = found;
  const sandbox = createSandbox({ seed: options.seed ?? DEFAULT_SEED });
  const { findings, notes, given } = giveImport(sandbox, result, {
    asService: options.asService === true && importer.id === 'task-definition',
  });
  if (given === 0) throw refusal(file, findings, importer.id);
  const kept = { ...named(stemOf(file)), notes };
  const { decisions = [] } = result;
  return opened(importer.id, importer.label, sandbox, kept, { findings, decisions });
}

function refusal(file: string, findings: readonly Finding[], kind?: Importer['id']): SourceError {
  const nothing: Finding = { path: '', severity: 'error', message: 'nothing can be made of it' };
  const isError = ({ severity }: Finding): boolean => severity === 'error';
  const [worst = nothing, ...others] = [
    ...findings.filter(isError),
    ...findings.filter((one) => !isError(one)),
  ];
  return new SourceError(file, worst, kind, others);
}

function openSaved(document: SandboxDocument, options: SourceOptions): OpenedSource {
  const { id, name, layout, notes, workbench } = document;
  const kept = { id, name, layout, notes, workbench };
  const { sandbox, refused } = replayed(document, options);
  const findings = refused.map((message): Finding => {
    return { path: 'log', severity: 'warning', message: `refused this time: ${message}` };
  });
  return opened('sandbox', 'Saved sandbox', sandbox, kept, { findings });
}

function replayed(document: SandboxDocument, options: SourceOptions) {
  const { seed: from, now } = document;
  const log = commandsOf(document);
  const until = Math.max(now, log.at(-1)?.at ?? 0) as SimMicros;
  const to = options.seed ?? from;
  if (to !== from) {
    const reseeded = new ReseededReplay(log, { from, to });
    reseeded.advanceTo(until);
    return reseeded;
  }
  const sandbox = createSandbox({ seed: from });
  const replay = new Replay(sandbox, log);
  replay.advanceTo(until);
  return { sandbox, refused: replay.refused };
}
