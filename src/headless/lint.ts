import { harmless } from '../cli/harmless';
import type { Finding } from '../formats/import-result';
import { adviceOn } from './advise';
import { SOURCE_REPEATED, SOURCE_VALUES, sourceOptions } from './source-options';
import type { LintFinding } from './lint-finding';
import { openSource } from './open-source';
import { answer, jsonText } from './output';
import { isRefusal, SourceError } from './source-error';
import { troubleIn } from './trouble';
import { numberOf, readArguments } from './usage';

/** Simulated seconds in which what works comes to rest. */
const TRIAL = 600;

/**
 * `sim lint FILE [--for 600] [--json]`: what an import could not honour, what the door refuses,
 * what does not work in a trial run, and what the advisor then says of it. Exit code 1 when one of
 * it is an error.
 */
export async function lint(args: string[]): Promise<number> {
  const read = readArguments(args, {
    flags: ['--json'],
    values: [...SOURCE_VALUES, '--for', '-o'],
    repeated: SOURCE_REPEATED,
  });
  const { file, flags, values } = read;
  const length = numberOf(read, '--for', TRIAL, { most: 86_400 });
  const findings = await findingsIn(file, sourceOptions(read), length);
  const text = flags.has('--json') ? jsonText({ findings }) : harmless(linesOf(file, findings));
  answer(text, values.get('-o'));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function findingsIn(
  file: string,
  options: ReturnType<typeof sourceOptions>,
  length: number,
): Promise<LintFinding[]> {
  try {
    const { kind, sandbox, findings } = await openSource(file, { ...options, asService: true });
    const trouble = troubleIn(sandbox, length);
    const advice = await adviceOn(sandbox);
    // The service that a task definition is tried as, and its cluster, are not of the file.
    const own = kind === 'task-definition' ? advice.filter((one) => !isOfTrial(one)) : advice;
    return [...findings.map(told), ...trouble, ...own];
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { finding, isRefusal: isRefused, others } = error;
    const first = { ...told(finding), rule: isRefused ? 'refused' : 'unreadable' };
    return [first, ...others.map(told)];
  }
}

const isOfTrial = ({ resource }: LintFinding): boolean => /^(?:service|cluster) /.test(resource);

function told(finding: Finding): LintFinding {
  const { path, line, severity, message } = finding;
  const rule = isRefusal(finding) ? 'refused' : 'import';
  return { rule, severity, resource: '', message, path, ...(line !== undefined && { line }) };
}

function linesOf(file: string, findings: readonly LintFinding[]): string {
  if (findings.length === 0) return `${file}: nothing to say\n`;
  return findings
    .map(({ rule, severity, resource, message, path, line }) => {
      const place = line === undefined ? file : `${file}:${line}`;
      const what = [path, resource].filter(Boolean).join(' ');
      return `${place} ${severity} ${rule}${what ? ` ${what}` : ''}: ${message}\n`;
    })
    .join('');
}
