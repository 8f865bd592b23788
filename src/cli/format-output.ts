/**
 * An answer as the AWS CLI prints it: `--query` applied, then in the format asked for.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output.html
 */
import type { Paged } from './gather-pages';
import type { Presentation } from './global-options';
import { withMoments } from './moments';
import { operationName } from './option-names';
import { isDeep } from './output-value';
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

/** Prints what `target` answered; `paged` where that came in pages. */
export function formatOutput(
  target: string,
  answer: unknown,
  shown: Presentation,
  paged?: Paged,
): PrintedAnswer {
  if (paged && shown.output === 'text') return printed(textByPage(target, paged, shown));
  if (paged && shown.output === 'yaml-stream') return printed(streamByPage(target, paged, shown));
  const readable = withMoments(target, answer);
  const value = shown.query ? shown.query(readable) : readable;
  if (shown.output === 'json') {
    // As in the CLI, an operation that answers nothing prints nothing.
    if (isEmptyObject(value)) return { text: '', output: null };
    return { text: `${formatJson(value ?? null)}\n`, output: value ?? null };
  }
  return printed(formatted(target, value, shown.output));
}

const printed = (text: string): PrintedAnswer => ({
  text,
  output: text === '' ? null : text.replace(/\n$/, ''),
});

/**
 * Page by page, `--query` asked of each by itself: `length(…)` gives a number for each page. Where
 * to go on comes last, and the query is asked of that too.
 */
function textByPage(target: string, { pages, kinds, resume }: Paged, shown: Presentation): string {
  const asked = (value: object) => formatText(shown.query ? shown.query(value) : value);
  const parts = pages.map((page, i) => {
    const { [kinds.nextTokenKey]: _, ...first } = page;
    const part = i === 0 ? first : { [kinds.resultKey]: page[kinds.resultKey] };
    return asked(withMoments(target, part) as object);
  });
  const rest = resume === undefined ? '' : asked({ NextToken: { NextToken: resume } });
  return parts.join('') + rest;
}

/** Each page is an item of the stream. */
function streamByPage(target: string, { pages }: Paged, shown: Presentation): string {
  const asked = (value: unknown) => (shown.query ? shown.query(value) : value);
  return pages.map((page) => streamItem(formatYaml(asked(withMoments(target, page))))).join('');
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
      if (format === 'yaml-stream') return streamItem(formatYaml(value));
      // A scalar by itself the CLI writes as JSON.
      return isDeep(value) ? formatYaml(value) : `${JSON.stringify(value ?? null)}\n`;
    }
    default:
      return '';
  }
}

/** An answer as an item of a stream. */
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
