/**
 * An answer as the AWS CLI prints it: `--query` applied, then in the format asked for.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output.html
 */
import type { Presentation } from './global-options';
import { operationName, serviceWord } from './option-names';
import { formatJson } from './output-json';
import { formatTable } from './output-table';
import { formatText } from './output-text';
import { formatYaml } from './output-yaml';

export interface PrintedAnswer {
  /** What goes to standard output. */
  readonly text: string;
  /**
   * The same for programs: the value after `--query` where the format is JSON, else the printed
   * text without its last line end; null where nothing is printed.
   */
  readonly output: unknown;
}

/** Prints what `target` answered. */
export function formatOutput(target: string, answer: unknown, shown: Presentation): PrintedAnswer {
  const readable = withMoments(target, answer);
  const value = shown.query ? shown.query(readable) : readable;
  if (shown.output === 'json') {
    // As in the CLI, an operation that answers nothing prints nothing.
    if (isEmptyObject(value)) return { text: '', output: null };
    return { text: `${formatJson(value ?? null)}\n`, output: value ?? null };
  }
  const text = formatted(target, value, shown.output);
  return { text, output: text === '' ? null : text.replace(/\n$/, '') };
}

function formatted(target: string, value: unknown, format: Presentation['output']): string {
  switch (format) {
    case 'text':
      return formatText(value);
    case 'table':
      return formatTable(operationName(target), value);
    case 'yaml':
    case 'yaml-stream': {
      if (isEmptyObject(value)) return '';
      const yaml = formatYaml(value);
      return format === 'yaml' ? yaml : streamItem(yaml);
    }
    default:
      return '';
  }
}

/** The whole answer as the one item of a stream. */
function streamItem(yaml: string): string {
  const lines = yaml.trimEnd().split('\n');
  return `${lines.map((line, i) => (i === 0 ? '- ' : '  ') + line).join('\n')}\n`;
}

function isEmptyObject(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length === 0
  );
}

/**
 * AWS's answers carry moments as epoch seconds; people are shown ISO 8601. Ours carry durations.
 */
function withMoments(target: string, answer: unknown): unknown {
  return serviceWord(target) === 'sandbox' ? answer : readableMoments(answer, '');
}

const MOMENT = /(?:At|CreatedTime)$/;

function readableMoments(value: unknown, key: string): unknown {
  if (typeof value === 'number') return MOMENT.test(key) ? isoMoment(value) : value;
  if (Array.isArray(value)) return value.map((item) => readableMoments(item, ''));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, readableMoments(item, name)]),
  );
}

/** `2026-01-01T00:00:12.000000+00:00`: to the microsecond, whatever the machine's own time zone. */
function isoMoment(epochSeconds: number): string {
  const micros = Math.round(epochSeconds * 1_000_000);
  const seconds = Math.floor(micros / 1_000_000);
  const fraction = String(micros - seconds * 1_000_000).padStart(6, '0');
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}+00:00`;
}
