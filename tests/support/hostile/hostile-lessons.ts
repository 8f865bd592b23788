/** Lessons that are nested, foreign, endless or full of scripts, and what must be said of each. */
import { BILLION_LAUGHS } from './deep-files';
import { SCRIPTS } from './hostile-file';

interface HostileLesson {
  readonly name: string;
  readonly content: () => string;
  /** Of lines and messages. */
  readonly says: RegExp;
}

const lesson = (body: string, front = 'title: T\nsummary: S'): string =>
  `---\n${front}\n---\n\n${body}\n\n## Step\n\nText.\n`;

const nested = (name: string, text: string): HostileLesson => ({
  name,
  content: () => lesson(text),
  says: /nested|no goals|links at most/,
});

export const HOSTILE_LESSONS: readonly HostileLesson[] = [
  nested('quotes in quotes', '> '.repeat(20_000)),
  nested('quotes without blanks', `${'>'.repeat(50_000)}a`),
  nested('lists in lists', `${'- '.repeat(20_000)}a`),
  nested('numbered lists in lists', `${'1. '.repeat(20_000)}a`),
  nested('open brackets', '['.repeat(50_000)),
  nested('open pictures', '!['.repeat(50_000)),
  nested('stars', '*a **a '.repeat(10_000)),
  nested('underscores', `${'_a '.repeat(30_000)}`),
  nested('backticks', Array.from({ length: 400 }, (_, i) => '`'.repeat(i)).join(' ')),
  nested('open links', '[a]('.repeat(30_000)),
  nested('open HTML', '<a '.repeat(30_000)),
  nested('entities', '&#x41;&amp'.repeat(10_000)),
  nested(
    'a table of a thousand columns',
    `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|\n'.repeat(500)}`,
  ),
  {
    name: 'two hundred thousand characters and more',
    content: () => lesson('a'.repeat(200_001)),
    says: /^1 This is too long for a lesson/,
  },
  {
    name: 'aliases that stand for 10^9 items in its head',
    content: () => lesson('', `title: T\nsummary: S\n${BILLION_LAUGHS}`),
    says: /There is no member a0/,
  },
  {
    name: 'aliases that stand for 10^9 items in its goals',
    content: () => `${lesson('')}\n\`\`\`yaml goals\n${BILLION_LAUGHS}\n- label: *a9\n\`\`\`\n`,
    says: /\d+ ./,
  },
  {
    name: 'goals nested too deeply',
    content: () => `${lesson('')}\n\`\`\`yaml goals\n- label: ${'['.repeat(50_000)}\n\`\`\`\n`,
    says: /\d+ ./,
  },
  {
    name: 'members that all objects have',
    content: () =>
      lesson(
        '### __proto__\n\n### constructor',
        'title: T\nsummary: S\n__proto__: {a: 1}\nconstructor: x',
      ),
    says: /There is no member __proto__[^]*no member constructor/,
  },
  {
    name: 'parts that all objects have',
    content: () => `${lesson('')}\n### constructor\n\n- a\n\n### toString\n\na\n`,
    says: /not “constructor”[^]*not “toString”/,
  },
  {
    name: 'a thousand steps',
    content: () => lesson('## S\n\n'.repeat(1000)),
    says: /40 steps at most/,
  },
  {
    name: 'HTML',
    content: () => lesson('<div onclick="alert(1)">x</div>\n\nA <b>b</b>.'),
    says: /6 HTML is not shown[^]*8 HTML is not shown/,
  },
  {
    name: 'pictures',
    content: () => lesson('![x](https://evil.example/x.png)'),
    says: /Pictures are not loaded/,
  },
  ...SCRIPTS.map((script) => ({
    name: `${script} in its text and for a link`,
    content: () => lesson(`${script}\n\n[words](<${script.replaceAll(/[<>\n]/g, '')}>)`),
    says: /HTML is not shown|A link leads to a page of AWS/,
  })),
  ...[
    'http://docs.aws.amazon.com',
    'https://docs.aws.amazon.com.evil.example',
    '//docs.aws.amazon.com',
    'https://user@docs.aws.amazon.com',
    'vbscript:x',
    'JaVaScRiPt:alert(1)',
    '\tjavascript:x',
  ].map((address) => ({
    name: `a link to ${JSON.stringify(address)}`,
    content: () => lesson(`[x](<${address}>)`),
    says: /A link leads to a page of AWS by https/,
  })),
];
