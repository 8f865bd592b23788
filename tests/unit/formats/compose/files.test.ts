/** Whole files: what they take from elsewhere, what is malformed, what would do harm. */
import { describe, expect, test } from 'vitest';
import { looksLikeCompose } from '../../../../src/formats/compose/looks-like-compose';
import { openText } from '../../../../src/formats/registry';
import { container, inputs, read, says, web } from '../../../support/compose-files';

const files =
  (known: Record<string, string>) =>
  (path: string): string | undefined =>
    Object.hasOwn(known, path) ? known[path] : undefined;

describe('what stands elsewhere', () => {
  test('anchors and merge keys: own keys win, lines are those of the anchor', () => {
    const text = `x-app: &app
  image: app:1
  environment: &env {A: "1", B: "2"}
services:
  web:
    <<: *app
    environment:
      <<: *env
      B: "3"`;
    const result = read(text);
    expect(container(result)).toMatchObject({ image: 'app:1' });
    expect(container(result).environment).toEqual([
      { name: 'B', value: '3' },
      { name: 'A', value: '1' },
    ]);
    const link = result.links?.find(({ path }) => path === 'services.web.image');
    expect(link).toMatchObject({ line: 2, member: 'containerDefinitions[0].image' });
    expect(result.notes).toHaveProperty('x-app');
  });

  test('an override beside a file of the usual name is merged over it', () => {
    const text = 'services:\n  web:\n    image: shop:1\n    ports: ["80:80"]';
    const override =
      'services:\n  web:\n    image: shop:dev\n    environment: {DEBUG: "1"}\n  mail: {image: mailhog}';
    const readFile = files({ 'compose.override.yml': override });
    const result = read(text, { fileName: 'compose.yaml', readFile });
    expect(container(result)).toMatchObject({
      image: 'shop:dev',
      environment: [{ name: 'DEBUG', value: '1' }],
      portMappings: [{ containerPort: 80 }],
    });
    expect(inputs(result, 'ECS.CreateService').map(({ serviceName }) => serviceName)).toEqual([
      'web',
      'mail',
    ]);
    expect(says(result).join()).toContain('compose.override.yml beside it is merged over it');
    const lines = new Map(result.links?.map(({ path, line }) => [path, line]));
    expect(lines.get('services.web.image')).toBe(3);
    expect(lines.get('services.mail.image')).toBe(1);
    // A file that must be named is alone, as `docker compose -f shop.yml` is.
    expect(container(read(text, { fileName: 'shop.yml', readFile })).image).toBe('shop:1');
    const broken = files({ 'compose.override.yml': 'services: [' });
    const without = read(text, { fileName: 'compose.yml', readFile: broken });
    expect(container(without).image).toBe('shop:1');
    expect(says(without).join()).toMatch(/warning: compose.override.yml .* cannot be merged/);
  });

  test('include: files of variables, folders, and what is named from there', () => {
    const text = `include:
  - path: one/db.yml
    env_file: one/db.env
services: {web: {image: web}}`;
    const readFile = files({
      'one/db.yml': `include: [deep/cache.yml]
services:
  db: {image: "postgres:\${VERSION}", env_file: own.env}
  kin: {extends: {file: base.yml, service: base}}`,
      'one/db.env': 'VERSION=16',
      'one/own.env': 'A=1',
      'one/base.yml': 'services: {base: {image: base:1}}',
      'one/deep/cache.yml': 'services: {cache: {image: "redis:${OF_CACHE}"}}',
      'one/deep/.env': 'OF_CACHE=7',
    });
    const result = read(text, { readFile });
    const images = inputs(result, 'ECS.RegisterTaskDefinition').map(
      ({ containerDefinitions }) => (containerDefinitions as { image: string }[])[0]?.image,
    );
    expect(images).toEqual(['web', 'postgres:16', 'base:1', 'redis:7']);
    expect(container(result, 0, 1).environment).toEqual([{ name: 'A', value: '1' }]);
    expect(says(result).join()).not.toContain('not at hand');
  });

  test('include: files that include each other many times end, and are told of', () => {
    const again = 'include: [a.yml, b.yml, a.yml, b.yml]\nservices: {w: {image: w}}';
    const result = read(again, { readFile: files({ 'a.yml': again, 'b.yml': again }) });
    expect(says(result).join()).toContain('a.yml includes itself');
    expect(result.operations.length).toBeGreaterThan(0);
  });

  test('extends: mappings merge, lists join, commands are replaced', () => {
    const text = `services:
  base:
    image: app:1
    command: [old, words]
    environment: [A=1, B=2]
    ports: ["80:80"]
    volumes: ["data:/data", "logs:/logs"]
  web:
    extends: base
    command: new
    environment: {B: "3"}
    ports: ["81:81"]
    volumes: ["other:/data"]
volumes: {data: , logs: , other: }`;
    const own = container(read(text), 0, 1);
    expect(own).toMatchObject({
      image: 'app:1',
      command: ['new'],
      environment: [
        { name: 'A', value: '1' },
        { name: 'B', value: '3' },
      ],
    });
    expect(own.portMappings).toHaveLength(2);
    expect(own.mountPoints).toMatchObject([
      { sourceVolume: 'logs', containerPath: '/logs' },
      { sourceVolume: 'other', containerPath: '/data' },
    ]);
  });

  test('a service of another file; one that is not at hand; one that comes back to itself', () => {
    const base = 'services:\n  api: {image: "api:2", user: "5"}\n';
    const other = read('services:\n  web:\n    extends: {file: base.yml, service: api}', {
      readFile: files({ 'base.yml': base }),
    });
    expect(container(other)).toMatchObject({ image: 'api:2', user: '5' });
    // What another file says is reported where this one asks for it.
    expect(other.links?.find(({ path }) => path.endsWith('.user'))).toMatchObject({ line: 3 });

    const gone = read('services:\n  web:\n    image: a\n    extends: {file: no.yml, service: api}');
    expect(says(gone).join()).toMatch(/4 services\.web\.extends warning: the file no\.yml is not/);

    const round = 'services:\n  a: {image: a, extends: b}\n  b: {image: b, extends: a}';
    expect(says(read(round)).join()).toMatch(/which comes back to it/);
  });

  test('include, and a declaration that is there twice', () => {
    const part = 'services:\n  db: {image: postgres}\nvolumes: {data: }\n';
    const text = 'include: [part.yml]\nservices:\n  web: {image: nginx}\nvolumes: {data: }';
    const result = read(text, { readFile: files({ 'part.yml': part }) });
    expect(inputs(result, 'ECS.CreateService').map((one) => one.serviceName)).toEqual([
      'web',
      'db',
    ]);
    expect(says(result).join()).toMatch(/1 include\[0\] warning: part\.yml declares volumes\.data/);
  });

  test('variables of the .env file, weaker than those of the environment', () => {
    const options = { readFile: files({ '.env': 'TAG=1\nNAME=file' }), variables: { NAME: 'own' } };
    const result = read('services:\n  web: {image: "$NAME:$TAG"}', options);
    expect(container(result)).toMatchObject({ image: 'own:1' });
  });

  test('a variable that is not set is told once, with its line', () => {
    const result = web('user: $WHO\nlabels: [a=$WHO]\ndomainname: ${MUST?say it}');
    expect(says(result).filter((line) => line.includes('variable'))).toEqual([
      '4 services.web.user warning: the variable WHO is not set: an empty text stands for it',
      '6 services.web.domainname warning: the variable MUST must be set (“say it”): Compose would not start',
    ]);
  });

  test('!reset and !override in what extends', () => {
    const text = `services:
  base: {image: a, user: "1", ports: ["80:80"]}
  web: {extends: base, user: !reset null, ports: !override ["81:81"]}`;
    const own = container(read(text), 0, 1);
    expect(own).not.toHaveProperty('user');
    expect(own.portMappings).toMatchObject([{ containerPort: 81 }]);
  });
});

describe('files of other days and kinds', () => {
  test('the first version has no services key', () => {
    const result = read('web:\n  image: nginx\n  links: [db]\ndb:\n  image: postgres');
    expect(inputs(result, 'ECS.CreateService')).toHaveLength(2);
    expect(says(result)[0]).toMatch(/first version/);
  });

  test.each([
    [{ services: { web: {} } }, true],
    [{ web: { image: 'a' }, db: { build: '.' } }, true],
    [{ services: ['web'] }, false],
    [{ Resources: { A: { Type: 'b' } } }, false],
    [{ containerDefinitions: [] }, false],
    [{}, false],
    ['services', false],
  ])('%j: %s', (value, expected) => expect(looksLikeCompose(value)).toBe(expected));

  test('the registry opens one by what it says', async () => {
    const opened = await openText('services:\n  web: {image: a}', { fileName: 'x.yml' });
    expect(opened).toMatchObject({ kind: 'import', importer: { id: 'compose' } });
  });
});

const many = (count: number, value = '1') =>
  Array.from({ length: count }, (_, index) => `A${index}: ${value}`).join(', ');

const BOMB = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: [*e, *e, *e, *e, *e, *e, *e, *e, *e]
services: {web: {image: a}}`;

describe('malformed files: one error that says where', () => {
  test.each([
    ['nothing', '', undefined, /no mapping/],
    ['a list', '- a\n- b', 1, /no mapping/],
    ['no services', 'version: "3"\nvolumes: {a: }', 1, /has no services/],
    ['empty services', 'name: x\nservices:', 1, /has no services/],
    ['services as a list', 'name: x\nservices: [web]', 2, /must be a mapping/],
    ['a service that is a text', 'services:\n  web: nginx', 2, /must be a mapping/],
    ['bad indentation', 'services:\n  web:\n    image: a\n   ports: []', 4, /not valid YAML/],
    ['a tab', 'services:\n\tweb: {image: a}', 2, /not valid YAML/],
    ['a key twice', 'services:\n  web: {image: a}\n  web: {image: b}', 3, /web is there twice/],
    ['two documents', 'services: {a: {image: b}}\n---\nx: 1', 2, /not valid YAML/],
    ['an alias of nothing', 'services:\n  web: *gone', 2, /anchor/i],
    ['an alias bomb', BOMB, undefined, /aliases counted/],
    [
      'an alias of itself',
      'services: &s {web: {image: a, x: *s}}',
      1,
      /\*s stands in what &s names/,
    ],
    [
      'deep nesting',
      `services: ${'['.repeat(20_000)}`,
      undefined,
      /nested too deeply|not valid YAML/,
    ],
    ['deep flow mappings', `services: ${'{a: '.repeat(100)}1${'}'.repeat(100)}`, 1, /too deeply/],
    [
      'ten thousand keys',
      `services: {web: {image: a, environment: {${many(10_000)}, A1: x}}}`,
      1,
      /A1 is there twice/,
    ],
    ['too many services', `services: {${many(501, '{image: a}')}}`, 1, /more than 500 services/],
    ['a huge file', `services: {web: {image: ${'a'.repeat(1_000_001)}}}`, undefined, /1,000,000/],
  ])('%s', (_name, text, line, message) => {
    const result = read(text);
    expect(result.operations).toEqual([]);
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]?.severity).toBe('error');
    expect(result.findings[0]?.message).toMatch(message);
    if (line !== undefined) expect(result.findings[0]?.line).toBe(line);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is a name like any other',
    (name) => {
      const text = `services:
  ${name}:
    image: a
    ${name}: 1
    environment: {${name}: x}
    volumes: ["${name}:/data"]
    networks: [${name}]
    depends_on: [${name}]
volumes: {${name}: }
networks: {${name}: }`;
      const result = read(text, { choices: { [name]: 'x' } });
      expect(inputs(result, 'ECS.CreateService')).toHaveLength(1);
      expect(container(result).environment).toEqual([{ name, value: 'x' }]);
      expect(({} as Record<string, unknown>).image).toBeUndefined();
    },
  );
});

test('keys that nobody knows are kept and told; extensions are kept without a word', () => {
  const result = web('colour: blue\nx-mine: 1', {}, 'wishes: [a]\nx-top: {a: 1}');
  expect(result.notes).toMatchObject({
    'services.web.colour': 'blue',
    'services.web.x-mine': 1,
    wishes: ['a'],
    'x-top': { a: 1 },
  });
  expect(says(result).filter((line) => line.includes('no part of'))).toHaveLength(2);
});

describe('what is no text, and what says too much', () => {
  test('UTF-16, as PowerShell writes it, is told of in one error', async () => {
    const text = [...'services: {}'].map((letter) => `${letter}\0`).join('');
    for (const fileName of ['a.yml', 'a.json']) {
      const opened = await openText(`\ufffd\ufffd${text}`, { fileName });
      const { findings } = (opened as { result: ReturnType<typeof read> }).result;
      expect(findings).toMatchObject([{ severity: 'error', line: 1 }]);
      expect(findings[0]?.message).toContain('save it as UTF-8');
    }
  });

  test('a message quotes no more than can be read; an env_file has a name', () => {
    const told = web(`image: "${'? '.repeat(5000)}x"\nenv_file: {}`.replace('image', 'hostname'));
    for (const { message } of told.findings) expect(message.length).toBeLessThan(500);
    const long = read(`services: {a: {image: "${'x y'.repeat(5000)}"}}`);
    for (const { message } of long.findings) expect(message.length).toBeLessThan(500);
    expect(says(told).join('\n')).toContain('env_file warning: names no file');
  });
});

test('a mistake is told with its place once; an empty file is called that', async () => {
  const broken = 'services:\n  web:\n    image: a\n   ports: b\n';
  for (const [text, fileName] of [
    [broken, 'broken.compose.yml'],
    [' \n', 'empty.yml'],
    ['{"a": 1, }', 'broken.json'],
  ] as const) {
    const opened = await openText(text, { fileName });
    if (opened.kind !== 'refused') throw new Error(opened.kind);
    const [finding] = opened.result.findings;
    expect(finding?.message).not.toMatch(/line/);
    if (fileName === 'empty.yml') expect(finding?.message).toBe('the file is empty');
    else expect(finding?.message).toMatch(/^not valid (YAML|JSON)/);
  }
});
