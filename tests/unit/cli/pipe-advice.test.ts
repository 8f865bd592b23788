import { describe, expect, test } from 'vitest';
import { queryForJq } from '../../../src/cli/jq-paths';
import { pipeAdvice } from '../../../src/cli/pipe-advice';
import { parseQuery } from '../../../src/cli/query';

const advice = (command: string, ...programs: string[][]) =>
  pipeAdvice(command.split(' '), programs);

describe('a pipe into another program is refused with what does the same', () => {
  const services = 'aws ecs describe-services --services web';
  test.each([
    [
      services,
      ['jq', '-r', '.services[0].status'],
      "--query 'services[0].status' --output text does the same",
    ],
    [
      services,
      ['jq', '.services[]|{serviceName, n: .runningCount}'],
      "--query 'services[].{serviceName:serviceName,n:runningCount}' does the same",
    ],
    [services, ['jq', '.'], 'leave it out, the whole answer is shown'],
    [services, ['$JQ', '.x as $y | 1'], '--query takes a JMESPath expression for that'],
    [services, ['grep', 'taskDefinition'], "--query 'services[].taskDefinition' picks it out"],
    [
      services,
      ['grep', '-q', 'ACTIVE'],
      `--query "services[?contains(to_string(@), 'ACTIVE')]" does the same`,
    ],
    [
      'aws ecs list-tasks',
      ['grep', 'abc'],
      `--query "taskArns[?contains(@, 'abc')]" does the same`,
    ],
    ['aws ecs list-tasks', ['wc', '-l'], "--query 'length(taskArns)' counts"],
    ['aws ecs list-tasks', ['head', '-n', '1'], "--query 'taskArns[:1]' does the same"],
    ['aws elbv2 describe-rules', ['tail', '-2'], "--query 'Rules[-2:]' does the same"],
    ['aws logs tail /ecs/web', ['grep', '-i', 'error'], '--filter-pattern "error" does the same'],
    [
      services,
      ['tee', 'out.json'],
      'leave it out, the answer is shown and there are no files to write',
    ],
    [
      'aws ecr get-login-password',
      ['docker', 'login'],
      'no registry asks for a login, the line can be left out',
    ],
    [services, ['less'], 'leave it out, nothing is paged'],
    [services, ['python3', '-m', 'json.tool'], 'leave it out, json is printed with indentation'],
    [services, ['ruby', '-e', 'x'], 'shape the answer with --query and --output'],
  ])('%s | %j', (command, program, says) => {
    const name = program[0] === '$JQ' ? 'jq' : program[0];
    expect(advice(command, program)).toBe(`there is no ${name} here: ${says}`);
  });

  test('one after the other', () => {
    expect(advice('aws ecs list-tasks', ['sort'], ['cat'])).toBe(
      "there is no sort here: --query 'sort(taskArns)' sorts a list of texts; " +
        'there is no cat here: leave it out, the whole answer is shown',
    );
  });

  test('a query that is there already is gone on from', () => {
    expect(advice('aws ecs list-tasks --query taskArns', ['wc', '-l'])).toBe(
      "there is no wc here: --query 'taskArns | length(@)' counts",
    );
    expect(advice('aws ecs list-tasks --query taskArns', ['jq', '.[0]'])).toBe(
      "there is no jq here: --query 'taskArns | [0]' does the same",
    );
  });
});

describe('jq filters in JMESPath give the same', () => {
  const answer = {
    a: {
      b: [
        { c: 1, name: 'x' },
        { c: 2, name: 'y' },
      ],
      'd-e': 'z',
    },
    list: ['p', 'q'],
  };
  test.each([
    ['.a.b[0].c', 1],
    ['.a.b[].c', [1, 2]],
    ['[.a.b[] | .c]', [1, 2]],
    ['.a."d-e"', 'z'],
    ['.list | length', 2],
    ['.list[-1]', 'q'],
    ['.list[1:]', ['q']],
    ['.list | join(",")', 'p,q'],
    ['.a.b | map(.name)', ['x', 'y']],
    ['.a.b[] | select(.name == "y") | .c', [2]],
    ['.a.b[]|select(.c>1)|.name', ['y']],
    ['.a.b[] | select(.name | contains("x")) | .c', [1]],
    [
      '.a.b[] | {name, n: .c}',
      [
        { name: 'x', n: 1 },
        { name: 'y', n: 2 },
      ],
    ],
    ['.', answer],
  ])('%s', (filter, value) => {
    const query = queryForJq(filter);
    if (query === undefined) throw new Error('it has no equal');
    expect(parseQuery(query)(answer)).toEqual(value);
  });

  test.each([
    '.a as $x | $x',
    '.a, .b',
    'to_entries',
    'select(.a)',
    '.a[',
    `.${'a.'.repeat(900)}b`,
  ])('%s has none', (filter) => {
    expect(queryForJq(filter)).toBeUndefined();
  });
});
