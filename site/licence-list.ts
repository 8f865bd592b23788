/** As much of npm's lock file (version 3) as says what is installed and under which licence. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  readonly version?: string;
  /** A sum of what was packed: what is installed is what was looked at. */
  readonly integrity?: string;
  /** An SPDX expression. */
  readonly license?: string;
  /** Needed by no more than tests and tools. */
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  /** Installed where the system wants it: prebuilt binaries. */
  readonly optional?: boolean;
}

/** A package as it stands in the list. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** `app`: in what is built or run. `tool`: in what builds and tests it. */
  readonly use: 'app' | 'tool';
}

/** What the app may be made of: licences that ask for no more than their notice, or their file. */
const FOR_THE_APP: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  // Changes to its own files would have to be published; there are none.
  'MPL-2.0',
  // Fonts.
  'OFL-1.1',
  'Unlicense',
]);

/** What tools may be under besides: nothing of them reaches anybody. */
const FOR_TOOLS: ReadonlySet<string> = new Set(['MIT-0', 'CC-BY-4.0']);

/** Every package of a lock file, by name and version. */
export function licensedPackages({ packages }: Lock): Licensed[] {
  const all = Object.entries(packages)
    // The first is the project itself.
    .filter(([path]) => path !== '')
    .map(([path, { dev, devOptional, license = 'none stated', version = '' }]): Licensed => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, licence: license, use: dev || devOptional ? 'tool' : 'app' };
    });
  const once = new Map(all.map((one) => [`${one.name} ${one.version} ${one.use}`, one]));
  const text = ({ name, version }: Licensed) => `${name} ${version}`;
  return [...once.values()].toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** Whether a package may be used as it is: of several licences to choose from one has to do. */
export function isAllowed({ licence, use }: Licensed): boolean {
  const may = (one: string) => FOR_THE_APP.has(one) || (use === 'tool' && FOR_TOOLS.has(one));
  const choices = licence.replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every(may));
}

/** `docs/licences.md`. */
export function licenceList(lock: Lock): string {
  const all = licensedPackages(lock);
  const part = (use: Licensed['use']) => all.filter((one) => one.use === use);
  return [
    '# Licences',
    '',
    'Written by `npx tsx site/write-licences.ts` from `package-lock.json`; a test holds the two',
    'together, and every licence against those that are allowed (`site/licence-list.ts`).',
    'ECS Sandbox itself is under Apache-2.0. The texts of what the page is made of are in',
    '`licences.txt` of each build: **More → Licences** in the app.',
    '',
    '## In the app and its command line',
    '',
    ...tableOf(part('app')),
    '',
    '## In what builds and tests it',
    '',
    'Nothing of these is in a build.',
    '',
    ...tableOf(part('tool')),
    '',
  ].join('\n');
}

const tableOf = (packages: readonly Licensed[]): string[] => [
  '| package | version | licence |',
  '|---|---|---|',
  ...packages.map(({ licence, name, version }) => `| ${name} | ${version} | ${licence} |`),
];
