/** What is no text, no version of ours, no number; what would add to all objects; scripts. */
import {
  type HostileFile,
  INHERITED_NAMES,
  POLLUTION,
  SCRIPTS,
  TERMINAL_SEQUENCES,
} from './hostile-file';
import { SANDBOX, TASK_DEFINITION, VALID_FILES } from './valid-files';

const json = JSON.stringify;
const utf8 = (text: string) => new TextEncoder().encode(text);
const COMPOSE_TEXT = 'services: {web: {image: a}}\n';

/** Cut off at every quarter: what a download that broke off leaves. */
const TRUNCATED: readonly HostileFile[] = Object.entries(VALID_FILES).flatMap(([fileName, value]) =>
  [0.25, 0.5, 0.75, 0.99].map((share) => ({
    name: `${fileName}, ${share * 100} % of it`,
    fileName: fileName.replace('yaml', 'json'),
    content: () => json(value).slice(0, Math.floor(json(value).length * share)),
    refusal: /column \d+/,
  })),
);

const VERSIONS: readonly HostileFile[] = [3, 1e9, '2', -1, 1.5, null, [2], { valueOf: 2 }].map(
  (version) => ({
    name: `a sandbox of version ${json(version)}`,
    fileName: 'a.json',
    content: () => json({ ...SANDBOX, version }),
    refusal: /version/,
  }),
);

/** A member of a sandbox in place of what it should be, and where the refusal must say it is. */
const member = (path: string, text: string): HostileFile => ({
  name: `a sandbox with ${path} of ${text.slice(0, 40)}`,
  fileName: 'a.json',
  content: () => json({ ...SANDBOX, [path]: 'IT' }).replace('"IT"', text),
  refusal: new RegExp(path),
});

const NUMBERS: readonly HostileFile[] = [
  member('now', '1e308'),
  member('now', '-1'),
  member('now', '9007199254740991'),
  member('now', '0.5'),
  member('seed', '1e999'),
  member('seed', '"1"'),
  member('log', '{}'),
  member('log', '[{"at": 1e300, "target": "a", "input": {}}]'),
  member('log', '[{"at": 0, "target": "a", "input": []}]'),
  member('layout', '{"a": {"x": 1e999, "y": 0}}'),
  member('layout', '[1]'),
  member('workbench', 'null'),
  {
    name: 'NaN',
    fileName: 'a.json',
    content: () => '{"family": NaN}',
    refusal: /line 1|column/,
  },
  ...['-0', '1e308', '99999999999999999999', '-1', '0.1', '"1e999"', '"0x10"', '"-0"'].map(
    (number): HostileFile => ({
      name: `a task definition with cpu, memory and ports of ${number}`,
      fileName: 'a.json',
      content: () =>
        json(TASK_DEFINITION)
          .replaceAll(/"(cpu|memory)":"\d+"/g, `"$1":${number}`)
          .replaceAll('"containerPort":80', `"containerPort":${number}`),
    }),
  ),
  {
    name: 'a service of 1e308 tasks',
    fileName: 'a.yaml',
    content: () =>
      'services: {a: {image: a, deploy: {replicas: 1e308}, cpus: .inf, mem_limit: .nan}}',
  },
];

const ENCODINGS: readonly HostileFile[] = [
  {
    name: 'bytes that are no UTF-8',
    fileName: 'a.yaml',
    content: () => Uint8Array.from([...utf8('services: {web: {image: "'), 0xff, 0xc0, 0x80, 0x22]),
    refusal: /./,
  },
  {
    name: 'UTF-16 with its mark',
    fileName: 'a.yaml',
    content: () => new Uint8Array(new Uint16Array([0xfe_ff, ...utf8(COMPOSE_TEXT)]).buffer),
    refusal: /UTF-16|UTF-8/,
  },
  { name: 'NUL', fileName: 'a.json', content: () => '\0'.repeat(1000), refusal: /UTF|open|take/ },
  {
    name: 'NUL in a name',
    fileName: 'a.json',
    content: () => json({ ...TASK_DEFINITION, family: 'a\0b' }),
  },
  {
    name: 'a mark of the order of bytes',
    fileName: 'a.yaml',
    content: () => `\uFEFF${COMPOSE_TEXT}`,
  },
  {
    name: 'half a surrogate pair',
    fileName: 'a.json',
    content: () =>
      '{"family": "\\ud800", "containerDefinitions": [{"name": "\\udfff", "image": "\\ud800"}]}',
  },
  { name: 'nothing', fileName: 'a.json', content: () => '', refusal: /empty/ },
];

/** Members that would add to `Object.prototype`, beside every member that there is. */
const polluted = (value: object): string =>
  json(value)
    .replaceAll('{}', `{${POLLUTION}}`)
    .replaceAll(/\{(?=")(?!"__proto__")/g, `{${POLLUTION}, `);

const POLLUTING: readonly HostileFile[] = Object.entries(VALID_FILES).flatMap(
  ([fileName, value]) => [
    { name: `${fileName} with __proto__ everywhere`, fileName, content: () => polluted(value) },
    ...INHERITED_NAMES.map((name) => ({
      name: `${fileName} with ${name} for every name`,
      fileName,
      content: () =>
        json(value).replaceAll(
          /"(web|db|demo|shop|data|MODE|Cluster|Name|team|hostile|a|b)"/g,
          json(name),
        ),
    })),
  ],
);

const SCRIPTED: readonly HostileFile[] = Object.entries(VALID_FILES).flatMap(([fileName, value]) =>
  [...SCRIPTS, ...TERMINAL_SEQUENCES].map((script) => ({
    name: `${fileName} with ${json(script).slice(0, 30)} for every text`,
    fileName,
    content: () =>
      json(value).replaceAll(
        /"(web|db|demo|shop|data|prod|web:1|db:1|team|Hostile|Demo|N|B)"/g,
        json(script).replaceAll('$', '$$$$'),
      ),
  })),
);

/** Every member of every format in turn, in place of it what it cannot be. */
const WRONG: readonly unknown[] = [null, 'x', 1e308, [], [[null]], { a: 1 }];

function withWrong(root: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const copy = (Array.isArray(root) ? [...root] : { ...(root as object) }) as Record<
    string,
    unknown
  >;
  copy[name] = withWrong(copy[name], rest, value);
  return copy;
}

function pathsIn(value: unknown, before: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const path = [...before, name];
    return [path, ...pathsIn(one, path)];
  });
}

const WRONG_TYPES: readonly HostileFile[] = Object.entries(VALID_FILES).flatMap(
  ([fileName, value]) =>
    pathsIn(value).flatMap((path) =>
      WRONG.map((wrong) => ({
        name: `${fileName} with ${json(wrong)} at ${path.join('.')}`,
        fileName,
        content: () => json(withWrong(value, path, wrong)),
      })),
    ),
);

export const ODD_FILES = {
  TRUNCATED,
  VERSIONS,
  NUMBERS,
  ENCODINGS,
  POLLUTING,
  SCRIPTED,
  WRONG_TYPES,
} as const;
