import { describe, expect, test } from 'vitest';
import { inputOf, OPERATIONS, type Target } from '../../../src/api/contract/operations';
import { examplesOf, WITH_EXAMPLES } from '../../../src/cli/help-examples';
import { optionDescription } from '../../../src/cli/option-descriptions';
import { kebab } from '../../../src/cli/option-names';
import { parseCommandLine } from '../../../src/cli/parse-command-line';
import { parseScript } from '../../../src/cli/parse-script';

function help(line: string): string {
  const command = parseCommandLine(line.split(' '), () => undefined);
  if (command.kind !== 'text') throw new Error(command.kind);
  return command.text;
}

const sections = (text: string) => text.match(/^[A-Z][A-Z ]+$/gm);

describe('help pages (section 8.3)', () => {
  test('a command’s page is laid out as the AWS CLI’s', () => {
    const text = help('ecs update-service help');
    expect(sections(text)).toEqual([
      'NAME',
      'DESCRIPTION',
      'SYNOPSIS',
      'OPTIONS',
      'GLOBAL OPTIONS',
      'EXAMPLES',
      'OUTPUT',
    ]);
    expect(text).toContain('\n       update-service -\n');
    expect(text).toContain('\n          [--cluster <value>]\n          --service <value>\n');
    expect(text).toContain('\n          [--force-new-deployment | --no-force-new-deployment]\n');
    expect(text).toContain(
      '\n       --desired-count (integer)\n          How many tasks the service',
    );
    expect(text).toContain('Possible values: ENABLED, DISABLED.');
    expect(text).toContain('\n       service -> (structure)\n');
  });

  test('no line is wider than a terminal, examples and lists apart', () => {
    const [page = ''] = help('ecs create-service help').split('\nEXAMPLES');
    const wide = page.split('\n').filter((line) => line.length > 80);
    expect(wide).toEqual([]);
  });

  test.each([
    ['help', ['NAME', 'DESCRIPTION', 'SYNOPSIS', 'GLOBAL OPTIONS', 'AVAILABLE SERVICES']],
    ['--help', ['NAME', 'DESCRIPTION', 'SYNOPSIS', 'GLOBAL OPTIONS', 'AVAILABLE SERVICES']],
    ['ecs help', ['NAME', 'DESCRIPTION', 'AVAILABLE COMMANDS']],
    ['ecs --help', ['NAME', 'DESCRIPTION', 'AVAILABLE COMMANDS']],
    ['ecs wait help', ['NAME', 'DESCRIPTION', 'AVAILABLE COMMANDS']],
  ])('%s', (line, titles) => {
    expect(sections(help(line))).toEqual(titles);
  });

  test.each([
    ['ecs wait services-stable help', 'every 15 simulated seconds'],
    ['ecs wait tasks-running help', 'after 100'],
    ['ecs deploy help', '--codedeploy-appspec <value>'],
    ['logs tail help', '[--follow]'],
    ['sandbox wait help', '[--until <value>]'],
    ['ecs stop-task --help', '--task <value>'],
    ['ecs list-tasks help', '[--starting-token <value>]'],
  ])('%s', (line, part) => {
    expect(help(line)).toContain(part);
  });

  test('a mistyped command has no page', () => {
    expect(() => help('ecs stop-tesk help')).toThrow("Found invalid choice 'stop-tesk'");
    expect(() => help('ecs wait nope help')).toThrow("Found invalid choice 'nope'");
    expect(() => help('ecs create-daemon help')).toThrow('does not simulate');
  });

  test.each(WITH_EXAMPLES)('the examples of %s parse', async (what) => {
    for await (const line of parseScript(examplesOf(what).join('\n'), () => undefined)) {
      expect(line).not.toHaveProperty('error');
      if (what.includes('.')) expect(line).toMatchObject({ operation: what.split('.')[1] });
    }
  });

  test('an option of the main operations has a sentence', () => {
    const bare = (Object.keys(OPERATIONS) as Target[])
      .filter((target) => WITH_EXAMPLES.includes(target))
      .flatMap((target) =>
        Object.keys(inputOf(target).members)
          .map(kebab)
          .filter((name) => optionDescription(target.split('.')[0] ?? '', name) === '')
          .map((name) => `${target} --${name}`),
      );
    expect(bare).toEqual([]);
  });
});
