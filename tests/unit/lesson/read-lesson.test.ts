import { describe, expect, test } from 'vitest';
import { readLesson } from '../../../src/lesson/read-lesson';

const FRONT = '---\ntitle: A door\nsummary: Open it.\n---\n';
const STEP = `## Open it

\`\`\`yaml goals
- label: A cluster is there
  run: aws ecs list-clusters --query 'length(clusterArns)'
  at-least: 1
\`\`\`

\`\`\`sh answer
aws ecs create-cluster --cluster-name demo
\`\`\`
`;

const faultsOf = async (text: string): Promise<string[]> => {
  const { lesson, faults } = await readLesson(text);
  expect(lesson === null).toBe(faults.length > 0);
  return faults.map(({ line, message }) => `${line}: ${message}`);
};

describe('a lesson is read', () => {
  test('with its text, its scripts, its goals, its hints and its why', async () => {
    const text = `---
title: A door
number: 3
minutes: 7
summary: Open it.
seed: 4
---
What it is *about*.

\`\`\`sh setup
aws ecs create-cluster --cluster-name old
\`\`\`

${STEP}
\`\`\`sh wrong The other door
aws ecs delete-cluster --cluster old
\`\`\`

\`\`\`sh look
aws ecs list-clusters
\`\`\`

\`\`\`json
{"shown": true}
\`\`\`

### Hints

- A nudge.
- The answer.

### Why

Because. [A page](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/clusters.html).

## Wrap-up

Well done.
`;
    const { lesson, faults } = await readLesson(text);
    expect(faults).toEqual([]);
    expect(lesson).toMatchObject({ title: 'A door', number: 3, minutes: 7, seed: 4 });
    expect(lesson).toMatchObject({
      kind: 'lesson',
      setup: 'aws ecs create-cluster --cluster-name old',
    });
    expect(lesson!.intro).toHaveLength(1);
    expect(lesson!.wrapUp).toHaveLength(1);
    const [step] = lesson!.steps;
    expect(step).toMatchObject({
      title: 'Open it',
      look: ['aws ecs list-clusters'],
      answer: 'aws ecs create-cluster --cluster-name demo',
      wrong: [{ title: 'The other door', script: 'aws ecs delete-cluster --cluster old' }],
    });
    expect(step!.goals).toMatchObject([{ kind: 'look', expect: { atLeast: 1 } }]);
    expect(step!.hints).toHaveLength(2);
    expect(step!.text.map(({ type }) => type)).toEqual(['code']);
    expect(step!.why).toHaveLength(1);
  });

  test('from a file with carriage returns and a byte order mark', async () => {
    expect(await faultsOf(`\uFEFF${FRONT}${STEP}`.replaceAll('\n', '\r\n'))).toEqual([]);
  });
});

describe('what cannot be is told with its line', () => {
  test.each([
    ['no front matter', `A door\n\n${STEP}`, ['1: A lesson begins with a line ---']],
    ['no title', `---\nsummary: x\n---\n${STEP}`, ['1: A lesson needs a title.']],
    [
      'an unknown member',
      `---\ntitle: x\nsummary: x\nlevel: 3\n---\n${STEP}`,
      ['4: There is no member level'],
    ],
    [
      'a number that is none',
      `---\ntitle: x\nsummary: x\nminutes: soon\n---\n${STEP}`,
      ['4: minutes is a whole'],
    ],
    ['no step', FRONT, ['5: A lesson has a step']],
    ['no goals', `${FRONT}## A step\nText.\n`, ['5: “A step” has no goals.']],
    ['a title below', `${FRONT}# A door\n${STEP}`, ['5: Headings are ##']],
    ['HTML', `${FRONT}${STEP}\n<script>alert(1)</script>\n`, ['17: HTML is not shown']],
    [
      'a picture',
      `${FRONT}![x](https://example.com/x.png)\n${STEP}`,
      ['5: Pictures are not loaded'],
    ],
    [
      'a foreign link',
      `${FRONT}[x](https://example.com)\n\n${STEP}`,
      ['5: A link leads to a page of AWS'],
    ],
    [
      'a script link',
      `${FRONT}[x](javascript:alert(1))\n\n${STEP}`,
      ['5: A link leads to a page of AWS'],
    ],
    [
      'a script that AWS would refuse',
      `${FRONT}\`\`\`sh setup\n\naws ecs make-cluster\n\`\`\`\n${STEP}`,
      ['7: '],
    ],
    [
      'a setup in a step',
      `${FRONT}${STEP}\n\`\`\`sh setup\naws ecs list-clusters\n\`\`\`\n`,
      ['17: The setup stands'],
    ],
    ['an unknown part', `${FRONT}${STEP}\n### Homework\n`, ['17: A step has parts']],
    ['hints that are no list', `${FRONT}${STEP}\n### Hints\n\nThink.\n`, ['19: Hints are a list']],
  ])('%s', async (_name, text, begins) => {
    const faults = await faultsOf(text);
    expect(faults.map((fault, i) => fault.slice(0, begins[i]?.length))).toEqual(begins);
  });

  test.each([
    ['that changes something', 'run: aws ecs delete-cluster --cluster x\n  is: 1', 'only looks'],
    ['that lets time pass', 'run: aws sandbox wait --for 5\n  is: 1', 'only looks'],
    ['that expects nothing', 'run: aws ecs list-clusters', 'needs one of is'],
    [
      'that expects two things',
      'run: aws ecs list-clusters\n  is: 1\n  at-least: 1',
      'needs one of is',
    ],
    ['that is no aws line', 'run: docker ps\n  is: 1', 'run is one aws command'],
    [
      'that takes a name of a script',
      'run: aws elbv2 describe-target-health --target-group-arn $TG\n  is: 1',
      'run does not know $TG',
    ],
    ['that is two', 'run: aws ecs list-clusters\n  given: aws ecs list-tasks', 'needs one of run'],
    [
      'with two right choices',
      'choices:\n    - {text: a, right: true, because: b}\n    - {text: c, right: true, because: d}',
      'one choice is right',
    ],
  ])('a goal %s', async (_name, goal, says) => {
    const text = `${FRONT}## A step\n\`\`\`yaml goals\n- label: x\n  ${goal}\n\`\`\`\n\`\`\`sh answer\naws ecs list-clusters\n\`\`\`\n`;
    const [fault] = await faultsOf(text);
    expect(fault).toContain(says);
    expect(fault).toMatch(/^7: /);
  });

  test('an unknown member of a goal or a choice, in its own line', async () => {
    const goals = [
      '- label: x',
      '  given: aws ecs list-tasks',
      '  atleast: 3',
      '- label: y',
      '  choices:',
      '    - {text: a, right: true, because: b}',
      '    - text: c',
      '      why: d',
    ].join('\n');
    const text = `${FRONT}## A step\n\`\`\`yaml goals\n${goals}\n\`\`\`\n`;
    expect((await faultsOf(text)).filter((one) => one.includes('member'))).toEqual([
      '9: A goal has no member atleast; it has label, run, given, choices, is, at-least, at-most, contains.',
      '14: A choice has no member why; it has text, right, because.',
    ]);
  });

  test('an alias in the goals', async () => {
    const goals = '```yaml goals\n- &a {label: x, given: aws ecs list-tasks}\n- *a\n```';
    expect((await faultsOf(`${FRONT}## A\n${goals}\n`))[0]).toContain('without anchors');
  });

  test('a text of any length and depth is answered', async () => {
    expect(await faultsOf('x'.repeat(300_000))).toEqual(['1: This is too long for a lesson.']);
    const deep = await faultsOf(`${FRONT}${'> '.repeat(3000)}x\n\n${STEP}`);
    expect(deep[0]).toContain('nested too deeply');
  });
});
