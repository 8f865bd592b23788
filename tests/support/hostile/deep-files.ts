/** Nested a hundred thousand deep, large, or growing while they are read. */
import type { HostileFile } from './hostile-file';
import { SANDBOX, TASK_DEFINITION } from './valid-files';

const DEEP = 100_000;
const around = (open: string, inside: string, close: string, times = DEEP): string =>
  open.repeat(times) + inside + close.repeat(times);

/** A JSON object with one more member, given as text: it is deeper than `stringify` can go. */
const withMember = (object: object, name: string, text: string): string =>
  `${JSON.stringify(object).slice(0, -1)}, ${JSON.stringify(name)}: ${text}}`;

const DEEP_LIST = around('[', '1', ']');
const DEEP_OBJECT = around('{"a":', '1', '}');
const TOO_DEEP = /nested/;

/** `a: &a [x, x]`, `b: &b [*a, *a, …]` and so on: nine lines that stand for 10^9 items. */
export const BILLION_LAUGHS = ['a0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol,lol]']
  .concat(
    Array.from({ length: 9 }, (_, i) => {
      const alias = `*a${i}`;
      return `a${i + 1}: &a${i + 1} [${Array.from({ length: 10 }, () => alias).join(',')}]`;
    }),
  )
  .join('\n');

export const DEEP_FILES: readonly HostileFile[] = [
  { name: 'a list', fileName: 'a.json', content: () => DEEP_LIST, refusal: TOO_DEEP },
  { name: 'an object', fileName: 'a.json', content: () => DEEP_OBJECT, refusal: TOO_DEEP },
  { name: 'an open list', fileName: 'a.json', content: () => '['.repeat(DEEP), refusal: TOO_DEEP },
  {
    name: 'a list in YAML',
    fileName: 'a.yaml',
    content: () => `services: ${DEEP_LIST}`,
    refusal: TOO_DEEP,
  },
  {
    name: 'lists in YAML, by their dashes',
    fileName: 'a.yaml',
    content: () => `services:\n  ${'- '.repeat(20_000)}a`,
    refusal: TOO_DEEP,
  },
  {
    name: 'mappings in YAML, by their indentation',
    fileName: 'a.yaml',
    // Fewer than a million characters, or it would be refused for those.
    content: () =>
      Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}${i ? 'a' : 'services'}:`).join('\n'),
    refusal: TOO_DEEP,
  },
  {
    name: 'a member of a task definition',
    fileName: 'a.json',
    content: () => withMember(TASK_DEFINITION, 'volumes', DEEP_LIST),
    refusal: TOO_DEEP,
  },
  {
    name: 'notes of a sandbox',
    fileName: 'a.json',
    content: () => JSON.stringify(SANDBOX).replace('"a":1', `"a":${DEEP_OBJECT}`),
    refusal: TOO_DEEP,
  },
  {
    name: 'an input in a sandbox',
    fileName: 'a.json',
    content: () => JSON.stringify(SANDBOX).replace('"clusterName"', `"x":${DEEP_LIST},"y"`),
    refusal: TOO_DEEP,
  },
  {
    name: 'a thousand functions in one another',
    fileName: 'a.template',
    content: () =>
      `{"Resources":{"A":{"Type":"AWS::ECS::Cluster","Properties":{"ClusterName":${around('{"Fn::Join":["",[', '"a"', ']]}', 1000)}}}}}`,
    refusal: TOO_DEEP,
  },
];

const LAUGHS_OR_SIZE = /alias|too much|too long|too large|longer/i;
const many = (count: number, line: (i: number) => string, by = '\n'): string =>
  Array.from({ length: count }, (_, i) => line(i)).join(by);

export const LARGE_FILES: readonly HostileFile[] = [
  {
    name: 'aliases that stand for 10^9 items, in a compose file',
    fileName: 'a.yaml',
    content: () => `${BILLION_LAUGHS}\nservices: {web: {image: a, command: *a9}}`,
    refusal: LAUGHS_OR_SIZE,
  },
  {
    name: 'aliases that stand for 10^9 items, in a task definition',
    fileName: 'a.yaml',
    content: () => `${BILLION_LAUGHS}\nfamily: a\ncontainerDefinitions: [{name: a, command: *a9}]`,
    refusal: LAUGHS_OR_SIZE,
  },
  {
    name: 'merge keys that stand for 10^9 members',
    fileName: 'a.yaml',
    content: () =>
      `m0: &m0 {k: v}\n${many(30, (i) => `m${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}], k${i}: {x: *m${i}}}`)}\nservices: {a: {image: a, labels: *m30}}`,
    refusal: LAUGHS_OR_SIZE,
  },
  {
    name: 'fifty megabytes of YAML',
    fileName: 'a.yaml',
    content: () => 'services:\n'.padEnd(50_000_000, 'a: {image: b}\n'),
    refusal: LAUGHS_OR_SIZE,
  },
  {
    name: 'fifty megabytes in one string of a sandbox',
    fileName: 'a.json',
    content: () => JSON.stringify({ ...SANDBOX, extra: 'x'.repeat(49_000_000) }),
  },
  { name: 'fifty megabytes of nothing', fileName: 'a.json', content: () => ' '.repeat(50_000_000) },
  {
    name: 'fifty megabytes of one open string',
    fileName: 'a.json',
    content: () => `{"family": "${'x'.repeat(50_000_000)}`,
    refusal: /never closed/,
  },
  {
    name: 'thousands of services of a compose file',
    fileName: 'a.yaml',
    content: () => `services:\n${many(3000, (i) => `  s${i}: {image: a}`)}`,
    refusal: /services/,
  },
  {
    name: 'services that all need one another',
    fileName: 'a.yaml',
    content: () =>
      `services:\n${many(150, (i) => `  s${i}: {image: a, depends_on: [${many(150, (k) => `s${k}`, ',')}]}`)}`,
  },
  {
    name: 'thousands of resources of a template',
    fileName: 'a.json',
    content: () =>
      `{"Resources":{${many(3000, (i) => `"R${i}":{"Type":"AWS::ECS::Service","Properties":{"ServiceName":"s${i}","TaskDefinition":"t"}}`, ',')}}}`,
    refusal: /resources/i,
  },
  {
    name: 'thousands of containers of a task definition',
    fileName: 'a.json',
    content: () =>
      JSON.stringify({
        ...TASK_DEFINITION,
        containerDefinitions: Array.from({ length: 3000 }, (_, i) => ({
          name: `c${i}`,
          image: 'a',
        })),
      }),
  },
  {
    name: 'thousands of clusters of a sandbox',
    fileName: 'a.json',
    content: () =>
      JSON.stringify({
        ...SANDBOX,
        log: Array.from({ length: 3000 }, (_, i) => ({
          at: 0,
          target: 'ECS.CreateCluster',
          input: { clusterName: `c${i}` },
        })),
      }),
  },
  {
    name: 'variables that double',
    fileName: 'a.yaml',
    content: () => `services:\n  a:\n    image: "${'${A:-'.repeat(5000)}x${'}'.repeat(5000)}"\n`,
  },
  {
    name: 'substitutions that double',
    fileName: 'a.yaml',
    content: () =>
      `Resources:\n  A:\n    Type: AWS::ECS::Cluster\n    Properties:\n      ClusterName: !Sub\n        - "\${A29}"\n        - A0: xxxxxxxxxx\n${many(30, (i) => `          A${i + 1}: !Sub ["\${B}\${B}", {B: !Join ["", ["\${A${i}}", x]]}]`)}`,
  },
];
