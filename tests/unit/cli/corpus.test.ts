/**
 * Commands that people have written, against what two real AWS CLIs sent for them. The collection
 * lies beside the project, not in it; without it there is nothing to compare with.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ParsedLine, parseScript } from '../../../src/cli/parse-script';

const FILE = '../shared/corpus/commands.jsonl';
const CLIS = ['aws-cli v2.9.19', 'aws-cli v1.45.11'] as const;

interface Sent {
  rc: number;
  target?: string;
  body?: Record<string, unknown>;
  /** Elastic Load Balancing's protocol: a query string. */
  query?: string;
}
type Row = { id: number; command: string } & Partial<Record<(typeof CLIS)[number], Sent>>;

const rows: Row[] = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
  : [];

/** What reached the endpoint from both. */
const sentByBoth = rows.filter((row) =>
  CLIS.every((cli) => row[cli]?.target !== undefined || row[cli]?.query !== undefined),
);

/** Each with why it is left out. */
const LEFT_OUT: Record<number, string> = {
  133: 'a backslash is missing: to a shell these are two commands',
};

/** Lines that no CLI was given and that it would refuse. */
const BROKEN: Record<number, string> = {
  117: 'ends with an ellipsis where options should be',
  322: 'its $( is never closed',
};

/** The operation that a line names, in the API's spelling; of a waiter the one it repeats. */
function named(command: string): string {
  const [, service = '', word = '', next = ''] =
    /\b(ecs|elbv2|logs)\s+([a-z-]+)\s+(\S+)/.exec(command) ?? [];
  if (service === 'logs' && word === 'tail') return 'tail';
  if (word === 'wait') return next.startsWith('services') ? 'DescribeServices' : 'DescribeTasks';
  return word.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

async function parsed(command: string): Promise<ParsedLine[]> {
  const lines: ParsedLine[] = [];
  for await (const line of parseScript(command, () => undefined)) lines.push(line);
  return lines;
}

/** `Key.member.1=value` pairs, as the query protocol spells an input. */
function pairs(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  const under = path === '' ? '' : `${path}.`;
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => pairs(item, `${under}member.${index + 1}`));
  }
  return Object.entries(value).flatMap(([key, item]) => pairs(item, under + key));
}

function wanted({ target, body, query }: Sent): { operation: string; input: unknown } {
  if (query === undefined) {
    // A token that the CLI makes up for itself is not of the command.
    const { clientToken: _, ...input } = body ?? {};
    return { operation: target ?? '', input };
  }
  const { Action = '', Version: _, ...input } = Object.fromEntries(new URLSearchParams(query));
  return { operation: Action, input };
}

const notSimulated = (line?: ParsedLine) =>
  line !== undefined && 'error' in line && line.error.endsWith('does not simulate');

describe.skipIf(rows.length === 0)(
  'commands people wrote (skipped where ../shared/corpus is not)',
  () => {
    const compared = sentByBoth.filter(({ id }) => !(id in LEFT_OUT));

    test.each(compared.map((row) => [row.id, row] as const))('%i', async (_, row) => {
      const [line, ...more] = await parsed(row.command);
      expect(more).toEqual([]);
      if (notSimulated(line)) return;
      if (!line || 'error' in line) throw new Error(line?.error);
      const sent = row['aws-cli v1.45.11'] as Sent;
      const input =
        sent.query === undefined ? line.input : Object.fromEntries(pairs(line.input, ''));
      expect({ operation: line.operation, input }).toEqual(wanted(sent));
    });

    test.each(rows.map((row) => [row.id, row] as const))(
      '%i is one line of its operation, or refused for what the CLI refuses',
      async (id, row) => {
        const lines = await parsed(row.command);
        if (id in LEFT_OUT) return;
        expect(lines).toHaveLength(1);
        const [line] = lines;
        if (line && 'error' in line && !('operation' in line)) {
          const refused = CLIS.some((cli) => row[cli]?.rc === 252);
          const noFile = line.error.includes('Unable to load paramfile');
          expect(refused || noFile || id in BROKEN, line.error).toBe(true);
        } else expect(line).toMatchObject({ operation: named(row.command) });
      },
    );

    test('most are of operations that are simulated', async () => {
      const lines = await Promise.all(
        compared.map(async ({ command }) => (await parsed(command))[0]),
      );
      const refused = lines.filter(notSimulated).length;
      expect(refused).toBeLessThan(compared.length / 4);
    });

    test('what both refused is refused here, with the exit code of the newer', async () => {
      const differing: unknown[] = [];
      for (const row of rows) {
        const [newer, older] = CLIS.map((cli) => row[cli]);
        if (newer?.rc !== 252 || older?.rc === 0) continue;
        const lines = await parsed(row.command);
        if (!lines.some((line) => 'error' in line && line.exitCode === 252)) differing.push(row.id);
      }
      expect(differing).toEqual([]);
    });
  },
);
