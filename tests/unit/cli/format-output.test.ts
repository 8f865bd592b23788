import { describe, expect, test } from 'vitest';
import { formatOutput } from '../../../src/cli/format-output';
import { formatJsonLine } from '../../../src/cli/output-json';
import { presentation } from '../../../src/cli/global-options';

const services = {
  services: [
    {
      serviceName: 'web',
      status: 'ACTIVE',
      runningCount: 2,
      createdAt: 1_767_225_612.345678,
      deployments: [{ id: 'ecs-svc/1', status: 'PRIMARY' }],
      events: [],
    },
    { serviceName: 'api', status: 'ACTIVE', runningCount: 2, deployments: [] },
  ],
  failures: [],
};

function printed(answer: unknown, ...options: string[]) {
  return formatOutput('ECS.DescribeServices', answer, presentation(options));
}
const text = (answer: unknown, ...options: string[]) => printed(answer, ...options).text;

describe('output (section 8.3)', () => {
  test('json: four blanks, the order given, moments in ISO 8601', () => {
    const { services: list } = services;
    const { text: json } = printed({ services: list.slice(0, 1) });
    expect(json.startsWith('{\n    "services": [\n        {\n            "serviceName"')).toBe(
      true,
    );
    expect(json).toContain('"createdAt": "2026-01-01T00:00:12.345678+00:00"');
    expect(json).toContain('"events": []');
  });

  test('json is what JSON.stringify makes of it', () => {
    const odd = {
      a: [],
      b: {},
      c: [
        [1, null],
        ['ü"\n', { d: true }],
      ],
      e: undefined,
      7: 1.5e-7,
    };
    const { text: json } = formatOutput('Sandbox.GetMetrics', odd, presentation([]));
    expect(json).toBe(`${JSON.stringify(odd, null, 4)}\n`);
  });

  test('json: response codes stand as in the contract, their classes before single codes', () => {
    const codes = { '2XX': 1, '3XX': 0, '4XX': 0, '500': 0, '502': 3, '503': 0, '504': 2 };
    const { text: json } = formatOutput('Sandbox.GetMetrics', codes, presentation([]));
    expect(json.match(/\d(?:XX|\d\d)/g)).toEqual(['2XX', '3XX', '4XX', '500', '502', '503', '504']);
  });

  test('a line of json: the same members in the same order, without blanks', () => {
    const codes = { '2XX': 1, '500': 0, '502': 3 };
    const line = { command: 'aws "x"', output: [codes, { 7: null, a: undefined, b: [] }, 'ü'] };
    expect(formatJsonLine(line)).toBe(
      '{"command":"aws \\"x\\"","output":[{"2XX":1,"500":0,"502":3},{"7":null,"b":[]},"ü"]}',
    );
    expect(formatJsonLine(services)).toBe(JSON.stringify(services));
  });

  test('a whole second has its microseconds too', () => {
    const query = ['--query', 'createdAt', '--output', 'text'];
    expect(text({ createdAt: 1_767_225_612 }, ...query)).toBe('2026-01-01T00:00:12.000000+00:00\n');
  });

  test('the end of a task protection is a moment as well', () => {
    const query = ['--query', 'expirationDate', '--output', 'text'];
    const iso = '2026-01-01T00:00:12.000000+00:00\n';
    expect(text({ expirationDate: 1_767_225_612 }, ...query)).toBe(iso);
  });

  test('sandbox answers carry durations, not moments', () => {
    const { text: json } = formatOutput('Sandbox.ListFaults', { endsAt: 12 }, presentation([]));
    expect(json).toBe('{\n    "endsAt": 12\n}\n');
  });

  test('table: the sample', () => {
    const options = ['--query', 'services[:1].{n:serviceName,s:status}', '--output', 'table'];
    expect(text(services, ...options)).toBe(
      [
        '-------------------',
        '|DescribeServices |',
        '+------+----------+',
        '|   n  |    s     |',
        '+------+----------+',
        '|  web |  ACTIVE  |',
        '+------+----------+',
        '',
      ].join('\n'),
    );
  });

  test('table: one object has two columns when it is wide, and nesting adds an edge', () => {
    const answer = {
      service: {
        serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/demo/web',
        clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/demo',
        deployments: [{ id: 'a', status: 'PRIMARY' }],
      },
    };
    expect(text(answer, '--output', 'table')).toBe(
      [
        '-------------------------------------------------------------------------',
        '|                           DescribeServices                            |',
        '+-----------------------------------------------------------------------+',
        '||                               service                               ||',
        '|+------------+--------------------------------------------------------+|',
        '||  clusterArn|  arn:aws:ecs:us-east-1:123456789012:cluster/demo       ||',
        '||  serviceArn|  arn:aws:ecs:us-east-1:123456789012:service/demo/web   ||',
        '|+------------+--------------------------------------------------------+|',
        '|||                            deployments                            |||',
        '||+-------------------------------+-----------------------------------+||',
        '|||  id                           |  a                                |||',
        '|||  status                       |  PRIMARY                          |||',
        '||+-------------------------------+-----------------------------------+||',
        '',
      ].join('\n'),
    );
  });

  test('text: the sample, a list of lists', () => {
    const options = ['--query', 'services[*].[serviceName,runningCount]', '--output', 'text'];
    expect(text(services, ...options)).toBe('web\t2\napi\t2\n');
  });

  test('text: scalars alphabetical, deeper things on lines of their own under their name', () => {
    const [web] = services.services;
    const answer = { services: [{ ...web, createdAt: undefined }], taskArns: ['a', 'b'] };
    expect(text(JSON.parse(JSON.stringify(answer)), '--output', 'text')).toBe(
      'SERVICES\t2\tweb\tACTIVE\nDEPLOYMENTS\tecs-svc/1\tPRIMARY\nTASKARNS\ta\nTASKARNS\tb\n',
    );
  });

  test.each([
    ['a query that finds nothing', '--query', 'nothing', 'None\n'],
    ['a flat list is one line', '--query', 'services[].serviceName', 'web\tapi\n'],
    ['a literal between backticks', '--query', 'services[?status==`ACTIVE`] | length(@)', '2\n'],
    ['true and false', '--query', '[`true`,`false`]', 'True\tFalse\n'],
  ])('text: %s', (_, option, query, expected) => {
    expect(text(services, option, query, '--output', 'text')).toBe(expected);
  });

  test('yaml: keys alphabetical, items level with their key, quotes only where needed', () => {
    const answer = { b: ['x', '1', 'no: yes'], a: { n: 1, when: '2026-01-01' }, c: [], d: '' };
    expect(text(answer, '--output', 'yaml')).toBe(
      "a:\n  n: 1\n  when: '2026-01-01'\nb:\n- x\n- '1'\n- 'no: yes'\nc: []\nd: ''\n",
    );
    expect(text({ a: [{ c: 1, b: 2 }] }, '--output', 'yaml-stream')).toBe(
      '- a:\n  - b: 2\n    c: 1\n',
    );
  });

  test('off prints nothing, and so does an empty answer', () => {
    expect(printed(services, '--output', 'off')).toEqual({ text: '', output: null });
    expect(printed({})).toEqual({ text: '', output: null });
  });

  test('for programs: the value after --query, or the printed text', () => {
    expect(printed(services, '--query', 'services[].runningCount').output).toEqual([2, 2]);
    const options = ['--query', 'services[0].serviceName', '--output', 'text'];
    expect(printed(services, ...options).output).toBe('web');
    expect(printed(services, '--query', 'nothing')).toEqual({ text: 'null\n', output: null });
  });

  test('a query that fails while it runs is told', () => {
    expect(() => printed(services, '--query', 'length(`1`)')).toThrow(/length/);
  });
});
