/**
 * An answer as the AWS CLI prints it: `--query` applied, then in the format asked for.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output.html
 */
import type { Presentation } from './global-options';
import { withMoments } from './moments';
import { operationName } from './option-names';
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
