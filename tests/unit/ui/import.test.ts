import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../../../src/ui/files/finding-list';
import type { Link } from '../../../src/formats/import-result';
import {
  isWithin,
  linkOfMember,
  linksByLine,
  linksByOperation,
  saysOf,
} from '../../../src/ui/import/find-links';
import { refusalOf } from '../../../src/ui/import/import-plan';
import { optionsBeside, readVariables } from '../../../src/ui/import/imported-file';
import { operationLines, operationTitle } from '../../../src/ui/import/operation-lines';
import { movedBy } from '../../../src/ui/import/use-lines';

describe('an operation, line by line', () => {
  test('is the JSON of its input', () => {
    const input = {
      family: 'web',
      containerDefinitions: [{ name: 'web', cpu: 256, environment: [], dockerLabels: {} }],
      tags: [],
      enableFaultInjection: false,
    };
    const text = operationLines(input).map((line) => line.text);
    expect(text.join('\n')).toBe(JSON.stringify(input, null, 2));
  });

  test('each line has its member; brackets that close have the one they close', () => {
    const lines = operationLines({ a: [{ b: 1 }], 'c.d': { e: null } });
    expect(lines.map(({ text, member }) => [text.trim(), member])).toEqual([
      ['{', ''],
      ['"a": [', 'a'],
      ['{', 'a[0]'],
      ['"b": 1', 'a[0].b'],
      ['}', 'a[0]'],
      ['],', 'a'],
      ['"c.d": {', 'c.d'],
      ['"e": null', 'c.d.e'],
      ['}', 'c.d'],
      ['}', ''],
    ]);
  });

  test('has a title: what it does and to what', () => {
    const title = (target: string, input: Record<string, unknown>) => {
      const { what, name } = operationTitle({ target, input });
      return `${what}|${name}`;
    };
    expect(title('ECS.RegisterTaskDefinition', { family: 'web' })).toBe(
      'Register task definition|web',
    );
    // The service before the cluster it is in.
    expect(title('ECS.CreateService', { cluster: 'c', serviceName: 's' })).toBe('Create service|s');
    expect(title('EC2.CreateVpc', { CidrBlock: '10.0.0.0/16' })).toBe('Create vpc|');
  });
});

const link = (path: string, [line, endLine]: [number, number], more: Partial<Link> = {}): Link => ({
  path,
  line,
  endLine,
  operation: 0,
  member: '',
  ...more,
});

describe('links', () => {
  const service = link('services.web', [2, 6]);
  const ports = link('services.web.ports', [4, 5], { member: 'portMappings' });
  const again = link('services.web.ports', [4, 5], { operation: 1, says: 'It listens.' });

  test('of a line are the narrowest, all of them', () => {
    const found = linksByLine([service, ports, again], 7);
    expect(found[1]).toEqual([]);
    expect(found[2]).toEqual([service]);
    expect(found[4]).toEqual([ports, again]);
    expect(found[7]).toEqual([]);
  });

  test('beyond the end of the file do no harm', () => {
    expect(linksByLine([link('x', [0, 1_000_000_000])], 1)).toHaveLength(2);
  });

  test('of a member are its own, or those of what it lies in', () => {
    const whole = link('a', [1, 1]);
    const first = link('b', [1, 1], { member: 'list[0]' });
    const label = link('c', [1, 1], { member: 'labels.com.example' });
    const of = linksByOperation([whole, first, label, again]).get(0);
    expect(linkOfMember(of, 'list[0].name.x')).toBe(first);
    expect(linkOfMember(of, 'list[1]')).toBe(whole);
    expect(linkOfMember(of, 'labels.com.example')).toBe(label);
    expect(linkOfMember(of, '')).toBe(whole);
    expect(linkOfMember(undefined, 'a.b')).toBeNull();
    expect(linkOfMember(linksByOperation([first]).get(0), 'other')).toBeNull();
  });

  test('a member lies in another only at a dot or a bracket', () => {
    expect(isWithin('list[0].a', 'list')).toBe(true);
    expect(isWithin('listing', 'list')).toBe(false);
    expect(isWithin('list', 'list[0]')).toBe(false);
    expect(isWithin('anything', '')).toBe(true);
  });

  test('say what changes, once each, and in how many operations', () => {
    const operations = [
      { target: 'ECS.RegisterTaskDefinition', input: { family: 'web' } },
      { target: 'EC2.CreateVpc', input: {} },
    ];
    expect(saysOf([ports], operations)).toBe('services.web.ports: taken over as it is.');
    expect(saysOf([ports, again, again], operations)).toBe(
      'It listens. In 2 operations: Register task definition web, Create vpc.',
    );
  });
});

test('the keys move within the lines, and leave other keys alone', () => {
  expect(movedBy('ArrowDown', -1, 3)).toBe(0);
  expect(movedBy('ArrowDown', 2, 3)).toBe(2);
  expect(movedBy('ArrowUp', 0, 3)).toBe(0);
  expect(movedBy('PageDown', 1, 100)).toBe(21);
  expect(movedBy('End', 1, 100)).toBe(99);
  expect(movedBy('Home', 50, 100)).toBe(0);
  expect(movedBy('Tab', 1, 3)).toBeNull();
  expect(movedBy('constructor', 1, 3)).toBeNull();
  expect(movedBy('ArrowDown', -1, 0)).toBeNull();
});

describe('what is given beside a file', () => {
  test('variables are read as Compose reads an .env', () => {
    const text = 'A=1\n# no\nexport B="two words"\nC=x # a remark\nnot a line\n__proto__=p\r\n';
    const found = readVariables(text);
    expect(Object.entries(found)).toEqual([
      ['A', '1'],
      ['B', 'two words'],
      ['C', 'x'],
      ['__proto__', 'p'],
    ]);
  });

  test('its .env and the files it names by whatever path', () => {
    const others = new Map([
      ['.env', 'TAG=2'],
      ['base.yml', 'services: {}'],
    ]);
    const { variables, readFile } = optionsBeside('compose.yml', others);
    expect({ ...variables }).toEqual({ TAG: '2' });
    expect(readFile?.('./common/base.yml')).toBe('services: {}');
    expect(readFile?.('other.yml')).toBeUndefined();
    const read: string[] = [];
    const told = optionsBeside('compose.yml', others, (name) => read.push(name));
    told.readFile?.('common/base.yml');
    told.readFile?.('not-there.yml');
    expect(read).toEqual(['base.yml']);
  });
});

describe('a refusal', () => {
  const result = {
    operations: [
      { target: 'ECS.CreateCluster', input: { clusterName: 'shop' } },
      { target: 'ECS.CreateService', input: { serviceName: 'web' } },
    ],
    findings: [],
    notes: {},
    links: [
      link('services.web.deploy.replicas', [9, 9], { operation: 1, member: 'desiredCount' }),
      link('services.web', [4, 9], { operation: 1 }),
    ],
  };

  test('is about a place of the file', () => {
    const message = 'operations[1] (ECS.CreateService): Creation of service was not idempotent.';
    expect(refusalOf({ __type: 'InvalidParameterException', message }, result)).toEqual({
      error: {
        __type: 'InvalidParameterException',
        message: 'Creation of service was not idempotent.',
      },
      title: 'Create service web',
      isThere: true,
      place: { path: 'services.web', line: 4 },
    });
  });

  test('of what is not in the file is told as it is', () => {
    const client = { __type: 'X', message: 'operations[2] (Sandbox.PutTraffic): no such thing' };
    expect(refusalOf(client, result)).toEqual({
      error: { __type: 'X', message: 'no such thing' },
      isThere: false,
    });
    const other = { __type: 'X', message: 'Account version 2 is not known.' };
    expect(refusalOf(other, result)).toEqual({ error: other, isThere: false });
  });
});

test('a sentence is said once, the gravest first, then what is said seldom', () => {
  const say = (severity: 'info' | 'warning', message: string, line: number) => ({
    path: `p${line}`,
    line,
    severity,
    message,
  });
  const sentences = sentencesOf([
    say('info', 'fine', 1),
    say('warning', 'often', 2),
    say('warning', 'often', 3),
    say('warning', 'once', 4),
  ]);
  expect(sentences.map(({ message, places }) => [message, places.map(({ line }) => line)])).toEqual(
    [
      ['once', [4]],
      ['often', [2, 3]],
      ['fine', [1]],
    ],
  );
});
