import { LineCounter, parseDocument } from 'yaml';
import { describe, expect, test } from 'vitest';
import { type LineOfPath, linesOfJson, linesOfYaml } from '../../../src/formats/line-of-path';

const json = `{
  "family": "web",
  "containerDefinitions": [
    {
      "name": "a: \\"{[,",
      "portMappings": [{ "containerPort": 80 },
        { "containerPort":
            81 }]
    }, null
  ],
  "tags":
    []
}`;

const yaml = `family: web
containerDefinitions:
  - name: a
    portMappings:
      - containerPort: 80
      - containerPort:
          81
`;

const ofYaml = (text: string): LineOfPath => {
  const counter = new LineCounter();
  return linesOfYaml(parseDocument(text, { lineCounter: counter }).contents, counter);
};

describe('the line of a path', () => {
  test.each([
    ['family', 2, 2],
    ['containerDefinitions', 3, 10],
    ['containerDefinitions[0]', 4, 9],
    ['containerDefinitions[0].name', 5, 5],
    ['containerDefinitions[0].portMappings[0].containerPort', 6, 6],
    ['containerDefinitions[0].portMappings[1].containerPort', 7, 8],
    ['containerDefinitions[1]', 9, 9],
    ['tags', 11, 12],
  ])('%s of JSON is on lines %i to %i', (path, line, endLine) => {
    expect(linesOfJson(json)(path)).toEqual({ path, line, endLine });
  });

  test.each([
    ['family', 1, 1],
    ['containerDefinitions[0].portMappings[1].containerPort', 6, 7],
  ])('%s of YAML is on lines %i to %i', (path, line, endLine) => {
    expect(ofYaml(yaml)(path)).toEqual({ path, line, endLine });
  });

  test('what is not there is where its nearest ancestor is', () => {
    const lineOf = linesOfJson(json);
    expect(lineOf('containerDefinitions[0].portMappings[5].hostPort')).toMatchObject({ line: 6 });
    expect(lineOf('cpu')).toEqual({ path: '', line: 1, endLine: 13 });
    expect(lineOf('a strange ] path [')).toMatchObject({ path: '' });
  });

  test('another case will do where there is none of its own', () => {
    expect(linesOfJson('{\n"Cpu": 1}')('cpu')).toMatchObject({ path: 'Cpu', line: 2 });
    expect(linesOfJson('{\n"Cpu": 1,\n"cpu": 2}')('cpu')).toMatchObject({ path: 'cpu', line: 3 });
  });

  test('names of JavaScript are names like others, and depth is no danger', () => {
    expect(linesOfJson('{"__proto__":\n{"constructor":\n1}}')('__proto__.constructor')).toEqual({
      path: '__proto__.constructor',
      line: 2,
      endLine: 3,
    });
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(linesOfJson(deep)('x')).toMatchObject({ line: 1 });
  });
});

test('a member that its object has already is told of, with its line', () => {
  const told: [string, number][] = [];
  const text = '{\n"a": [{"b": 1,\n"b": 2}, {"b": 3}],\n"A": 4,\n"a": 5}';
  linesOfJson(text, (path, line) => told.push([path, line]));
  expect(told).toEqual([
    ['a[0].b', 3],
    ['a', 5],
  ]);
});
