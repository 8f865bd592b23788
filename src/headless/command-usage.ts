import { EXPORTERS } from '../formats/exporters';
import { IMPORTERS } from '../formats/registry';

/** How one command of `sim` is called. */
interface CommandUsage {
  /** What follows its name. */
  readonly form: string;
  readonly does: string;
  /** Whether FILE is whatever opens, with the options of that. */
  readonly opensFile?: boolean;
  /** Each option and what it says. */
  readonly options: readonly (readonly [option: string, says: string])[];
}

const OUT = ['-o OUT', 'writes into OUT instead of standard output'] as const;
const SEED = ['--seed N', 'the seed of the run; 1 unless the source has one'] as const;
const FOR = ['--for S', 'simulated seconds that pass; 600 unless said'] as const;
const TRAFFIC = [
  '--traffic RATE',
  'requests a second of a client before each load balancer that has none',
] as const;

const kinds = (all: readonly { id: string }[]): string => all.map(({ id }) => id).join(', ');

/** Of everything that opens a FILE of any kind. */
const SOURCE = [
  ['--as KIND', `what FILE is, where that is not seen: ${kinds(IMPORTERS)}`],
  ['--set NAME=VALUE', 'a variable or parameter that FILE asks for; may be given again'],
  [
    '--choose ID=VALUE',
    'answers what FILE leaves open (import --json lists it); may be given again',
  ],
] as const;

/** In the order of `sim help`. */
const USAGES: Readonly<Record<string, CommandUsage>> = {
  script: {
    form: 'FILE [--seed N] [--json] [--keep-going]',
    does: 'run a script of aws lines',
    options: [
      SEED,
      ['--json', 'an object a line: {command, output} or {command, error}'],
      ['--keep-going', 'goes on after a line that failed'],
    ],
  },
  parse: {
    form: 'FILE',
    does: 'parse its lines without running them',
    options: [],
  },
  run: {
    form: 'FILE [--for 600] [--traffic RATE] [--json]',
    does: 'run on and sum up what happened',
    opensFile: true,
    options: [FOR, TRAFFIC, ['--json', 'the summary as an object'], SEED, OUT],
  },
  import: {
    form: 'FILE [--as KIND] [-o OUT] [--json]',
    does: 'the sandbox that a file makes',
    opensFile: true,
    options: [['--json', '{account, findings, decisions} instead of a sandbox'], SEED, OUT],
  },
  export: {
    form: 'FILE --to KIND [-o OUT] [--json]',
    does: 'the sandbox as another kind of file, or as a picture',
    opensFile: true,
    options: [
      ['--to KIND', `${kinds(EXPORTERS)}, svg, png`],
      ['-o OUT', 'the file, or the folder where there are several; else standard output'],
      ['--json', '{files, findings}'],
      ['--at S', 'at that simulated second'],
      ['--theme dark|light', 'of a picture; dark unless said'],
      ['--scale 2', 'of a picture, 0.1 to 4'],
      ['--title on|off, --legend on|off', 'of a picture; on unless said'],
      ['--dots', 'a dot for each request under way; else lines show their load'],
      ['--transparent', 'a picture without a ground'],
      ['--filmstrip 10,60,120', 'these simulated seconds beside each other in one picture'],
      ['--animate 60-70', 'svg: a picture that plays this stretch, round and round'],
      ['--speed 1', 'of --animate, simulated seconds a second'],
      ['--size 1280x720', 'of --animate, pixels'],
      SEED,
      ...EXPORTERS.flatMap(({ id, choices = [] }) =>
        choices.map(
          (one) =>
            [
              `--choose ${one.id}=…`,
              `${id}: ${one.options.map(({ value, label }) => `${value} (${label})`).join(', ')}`,
            ] as const,
        ),
      ),
    ],
  },
  compare: {
    form: 'A B [--seeds 32] [--for 600] [--json | --format md]',
    does: 'the same seeds through both',
    opensFile: true,
    options: [
      ['--seeds N', 'runs of each, with the seeds 1 to N; 32 unless said'],
      FOR,
      TRAFFIC,
      ['--json', '{a, b, seeds, seconds, figures}'],
      ['--format text|json|md', 'md: the report that the compare screen exports, with a verdict'],
      OUT,
    ],
  },
  lint: {
    form: 'FILE [--for 600] [--json]',
    does: 'what cannot work, and what the advisor says; exit code 1 at an error',
    opensFile: true,
    options: [FOR, ['--json', '{findings}'], SEED, OUT],
  },
  lesson: {
    form: 'FILE [--json]',
    does: 'go through a lesson: do its answers, and only they, reach its goals',
    options: [['--json', '{title, sound, trouble, steps}'], OUT],
  },
  serve: {
    form: '[FILE] [--port 4566] [--speed 1|max]',
    does: 'an endpoint for the AWS CLI and SDKs, and the app',
    opensFile: true,
    options: [
      ['--port N', 'the port; 4566 unless said, 0 for a free one'],
      ['--host ADDRESS', 'listens there; 127.0.0.1 unless said'],
      ['--speed N|max', 'simulated seconds a second; max: time passes only by aws sandbox wait'],
      ['--no-app', 'the endpoint alone'],
      ['--app FOLDER', 'the built app, where it is not in dist'],
      SEED,
    ],
  },
  send: {
    form: '[--endpoint URL] “aws sandbox …”',
    does: 'a line carried out by a running serve',
    options: [['--endpoint URL', 'http://127.0.0.1:4566 unless said; before the line']],
  },
  'service-model': {
    form: '',
    does: 'teaches the AWS CLI the sandbox service',
    options: [],
  },
  bench: {
    form: '[--json] [--only CASE] [--quick]',
    does: 'how fast the simulator is, beside a bare event heap and simjs',
    options: [
      ['--json', 'the figures as an object; else bounds and figures as a table'],
      ['--only CASE', 'that one alone (a wrong name is answered with all); may be given again'],
      ['--runs N', 'timed runs after the warm-up; 7 unless said, at least 5'],
      ['--quick', 'one short run of everything: rough figures'],
      OUT,
    ],
  },
  theory: {
    form: '[--max-load 0.9] [--requests N] [--seed N] [--json]',
    does: 'response times of the sandbox against queueing theory; exit code 1 where they differ',
    options: [
      ['--max-load 0.9', 'systems up to this load of a server; 0.99 takes long'],
      ['--requests N', 'requests of a system at load 0.9, fewer below; 200000 unless said'],
      ['--seed N', 'the seed of the first system, each has one more; 1 unless said'],
      ['--json', '{maxLoad, requests, seed, within, rows, withoutRow}'],
      OUT,
    ],
  },
  interop: {
    form: 'FOLDER [--json] [--write PAGE]',
    does: 'what becomes of every file in a folder',
    options: [
      ['--json', 'a list of folders, each with its files'],
      ['--write PAGE', 'puts the table in its place in a Markdown page'],
    ],
  },
};

const FILE = [
  'FILE may be - for standard input. But for script and parse it may be a saved sandbox, a picture',
  'with one inside, a script, a template’s id, or any file that can be imported.',
];

/** All commands: what `sim help` says. */
export function wholeUsage(): string {
  const calls = Object.entries(USAGES).map(([name, { form, does }]) => [`${name} ${form}`, does]);
  const width = Math.max(...calls.map(([call = '']) => call.length));
  return [
    'usage: npm run -s sim -- COMMAND …',
    '',
    ...calls.map(([call = '', does = '']) => `  ${call.padEnd(width)}  ${does}`),
    '',
    ...FILE,
    `They are imported as ${kinds(IMPORTERS)}, exported to ${kinds(EXPORTERS)}, svg, png.`,
    'All options of a command: npm run -s sim -- COMMAND --help',
    '',
  ].join('\n');
}

/** One command with all its options. */
export function usageOf(name: string): string {
  const { form, does, opensFile, options } = USAGES[name]!;
  const all = [...options, ...(opensFile ? SOURCE : [])];
  const width = Math.max(0, ...all.map(([option]) => option.length));
  return [
    `usage: npm run -s sim -- ${name} ${form}`.trimEnd(),
    '',
    `  ${does}`,
    ...(all.length > 0 ? [''] : []),
    ...all.map(([option, says]) => `  ${option.padEnd(width)}  ${says}`),
    ...(opensFile ? ['', ...FILE] : []),
    '',
  ].join('\n');
}
