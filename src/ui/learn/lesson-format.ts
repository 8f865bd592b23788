/** A block that a lesson's file may have: what it is, and one to begin from. */
export interface LessonBlock {
  /** As it stands in the file, without the fence. */
  readonly name: string;
  readonly about: string;
  /** What may stand in it, and what that means. */
  readonly keys: readonly (readonly [key: string, meaning: string])[];
  readonly example: string;
}

const fenced = (kind: string, lines: readonly string[]): string =>
  ['```' + kind, ...lines, '```'].join('\n');

/** The blocks in the order in which they stand in a file. */
export const LESSON_BLOCKS: readonly LessonBlock[] = [
  {
    name: '---',
    about: 'Heads the file, between two such lines.',
    keys: [
      ['title, summary', 'what it is called, and what it is about: needed'],
      ['minutes', 'about how long it takes'],
      ['seed', 'a number: the same chances for everybody'],
      ['kind', 'lesson, or clinic: symptoms only, and clues that count'],
      ['group', 'the heading it stands under'],
    ],
    example:
      '---\ntitle: A cluster of your own\nsummary: Make a cluster.\nminutes: 5\nseed: 1\n---',
  },
  {
    name: 'sh setup',
    about: 'Makes the sandbox, before the first step. Its waits take no time.',
    keys: [],
    example: fenced('sh setup', ['aws ecs create-cluster --cluster-name demo']),
  },
  {
    name: '## A step',
    about: 'Begins a step; below it stands what the learner reads. “## Wrap-up” ends the lesson.',
    keys: [],
    example: '## A step\n\nWhat the learner sees, and what is to be done.',
  },
  {
    name: 'sh begin',
    about: 'Is carried out when the step begins: something happens.',
    keys: [],
    example: fenced('sh begin', [
      'aws sandbox inject-fault --type kill-task --cluster demo --count 1',
    ]),
  },
  {
    name: 'sh look',
    about: 'Lines to look with, a click away from the terminal.',
    keys: [],
    example: fenced('sh look', ['aws ecs describe-services --cluster demo --services web']),
  },
  {
    name: 'yaml goals: run',
    about: 'A command that only looks, its --query answering one value. It knows no $NAMES.',
    keys: [
      ['label', 'what the learner reads'],
      ['run', 'the aws command, in one line'],
      ['is', 'the value: a text, a number, true, null'],
      ['at-least', 'a number, or more'],
      ['at-most', 'a number, or less'],
      ['contains', 'a text that is in it'],
    ],
    example: fenced('yaml goals', [
      '- label: 2 tasks running',
      "  run: aws ecs describe-services --cluster demo --services web --query 'services[0].runningCount'",
      '  at-least: 2',
    ]),
  },
  {
    name: 'yaml goals: given',
    about: 'A command that is to be used, wherever it stands in what is typed.',
    keys: [
      ['label', 'what the learner reads'],
      ['given', 'how the command begins'],
    ],
    example: fenced('yaml goals', [
      '- label: You looked at the service',
      '  given: aws ecs describe-services',
    ]),
  },
  {
    name: 'yaml goals: choices',
    about: 'A question. One choice is right.',
    keys: [
      ['label', 'the question'],
      ['choices', 'two or more'],
      ['text', 'a choice'],
      ['right', 'true for the one that is'],
      ['because', 'why it is, or is not'],
    ],
    example: fenced('yaml goals', [
      '- label: Who keeps the tasks running?',
      '  choices:',
      '    - text: The service',
      '      right: true',
      '      because: It starts another one for each that ends.',
      '    - text: The task definition',
      '      because: That says what runs, not how often.',
    ]),
  },
  {
    name: 'sh answer',
    about: 'Brings the goals about: “Show me” shows it, “Do it for me” runs it.',
    keys: [],
    example: fenced('sh answer', [
      'aws ecs update-service --cluster demo --service web --desired-count 2',
    ]),
  },
  {
    name: 'sh wrong WHAT IT IS',
    about:
      'What somebody may try who has not understood. “Go through it” makes sure that it does not reach the goals.',
    keys: [],
    example: fenced('sh wrong The same number again', [
      'aws ecs update-service --cluster demo --service web --desired-count 1',
    ]),
  },
  {
    name: '### Hints',
    about: 'A list, from a nudge on. The answer itself need not be in it.',
    keys: [],
    example: '### Hints\n\n- A nudge.\n- A stronger hint.',
  },
  {
    name: '### Why',
    about: 'Shown once the step is done. Links lead to AWS’s pages.',
    keys: [],
    example: '### Why\n\nWhy it works so.',
  },
];
