import type { Finding, ImportOptions, ImportResult } from '../import-result';
import { refused } from '../import-result';
import { isObject, jsonFault, parseJsonText } from '../json-text';
import { type LineOfPath, linesOfJson, linesOfYaml } from '../line-of-path';
import { yamlFault } from '../yaml-fault';
import { withoutComments } from './json-comments';
import { fillTemplates, markTemplates } from './templates';

/** A file's data, templates filled in, and what there is to say of it so far. */
export interface EcsFile {
  value: Record<string, unknown> | unknown[];
  lineOf: LineOfPath;
  findings: Finding[];
  /** Texts as they were before templates were filled in, by path. */
  notes: Record<string, unknown>;
}

/** Characters. A task definition may have 64 KiB; an answer of many services is not much more. */
const LONGEST = 2_000_000;

/** Levels of lists and objects. A task definition has ten. */
const DEEPEST = 100;

function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one).filter(isNested) : [],
    );
  }
  return false;
}

const isNested = (one: unknown): boolean => typeof one === 'object' && one !== null;

/** JSON or YAML, with comments and templates that neither has; or the one reason why not. */
export async function readEcsFile(
  text: string,
  { variables = {} }: ImportOptions,
): Promise<EcsFile | { refusal: ImportResult }> {
  if (text.length > LONGEST) {
    return { refusal: refused(`longer than ${LONGEST} characters: no file of ECS is`) };
  }
  const isJson = /^\uFEFF?\s*(?:[[{"]|\/[/*])/.test(text) || text.trim() === '';
  const { text: plain, marked } = markTemplates(text, isJson);
  const read = isJson ? readJson(plain) : await readYaml(plain);
  if ('refusal' in read) return read;
  if (isTooDeep(read.value)) {
    return {
      refusal: refused(`nested more than ${DEEPEST} levels deep: no file of ECS is`, '', 1),
    };
  }
  const { lineOf, findings } = read;
  const notes: Record<string, unknown> = {};
  const value = fillTemplates(read.value, {
    templates: marked,
    variables,
    say: (finding, given) => {
      findings.push(finding);
      keepNote(notes, finding.path, given);
    },
  });
  if (isObject(value) || Array.isArray(value)) return { value, lineOf, findings, notes };
  return { refusal: refused('not a JSON object: files of ECS are one', '', 1) };
}

/** Sets a member of its own, also one that is called as JavaScript's own are. */
export function keepNote(notes: Record<string, unknown>, path: string, value: unknown): void {
  Object.defineProperty(notes, path, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

type Read = { value: unknown; lineOf: LineOfPath; findings: Finding[] };

function readJson(text: string): Read | { refusal: ImportResult } {
  const parsed = parseJsonText(text);
  if (parsed.ok) return { value: parsed.value, ...linesAndTwins(text) };
  const bare = withoutComments(text);
  const again = bare ? parseJsonText(bare.text) : parsed;
  if (!bare || !again.ok) {
    const fault = again.ok ? parsed : again;
    return { refusal: refused(jsonFault(fault), '', fault.line) };
  }
  const message = 'JSON has no comments, and the AWS CLI takes none: they are passed over';
  const finding: Finding = { path: '', line: bare.line, severity: 'warning', message };
  const { lineOf, findings } = linesAndTwins(bare.text);
  return { value: again.value, lineOf, findings: [finding, ...findings] };
}

/** JSON lets a member be given twice; Python, and so the AWS CLI, takes the last without a word. */
function linesAndTwins(text: string): Pick<Read, 'lineOf' | 'findings'> {
  const findings: Finding[] = [];
  const message = 'given twice: the last counts, for the AWS CLI too';
  const lineOf = linesOfJson(text, (path, line) => {
    findings.push({ path, line, severity: 'warning', message });
  });
  return { lineOf, findings };
}

async function readYaml(text: string): Promise<Read | { refusal: ImportResult }> {
  const { LineCounter, parseDocument } = await import('yaml');
  const { aliasFault, endlessAlias, MOST_ALIASES } = await import('../yaml-aliases');
  const lineCounter = new LineCounter();
  const settings = { merge: true, logLevel: 'silent', lineCounter, prettyErrors: true } as const;
  const document = parseDocument(text, settings);
  const [error] = document.errors;
  if (error) {
    const line = error.linePos?.[0].line ?? 1;
    return { refusal: refused(`not valid YAML: ${yamlFault(error.message)}`, '', line) };
  }
  try {
    const endless = endlessAlias(document, lineCounter);
    if (endless) return { refusal: refused(endless.message, '', endless.line) };
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { value, lineOf: linesOfYaml(document.contents, lineCounter), findings: [] };
  } catch (problem) {
    const { line, message } = aliasFault(problem, document, lineCounter);
    return { refusal: refused(message, '', line) };
  }
}

/** The same findings, each with its line and its path as the file spells it. */
export const withLines = (findings: readonly Finding[], lineOf: LineOfPath): Finding[] =>
  findings.map((one) => {
    const span = lineOf(one.path);
    const isThere = span.path.toLowerCase() === one.path.toLowerCase();
    return { ...one, path: isThere ? span.path : one.path, line: one.line ?? span.line };
  });
