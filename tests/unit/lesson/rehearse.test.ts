import { expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { readLesson } from '../../../src/lesson/read-lesson';
import { rehearse } from '../../../src/lesson/rehearse';

const lessonWith = (goals: string) => `---
title: A cluster
summary: Make it.
---

## Make it

\`\`\`yaml goals
${goals}
\`\`\`

\`\`\`sh answer
aws ecs create-cluster --cluster-name demo
\`\`\`
`;

test('an answer that falls short says of which goals, and what was found there', async () => {
  const { lesson, faults } = await readLesson(
    lessonWith(`- label: One cluster
  run: aws ecs list-clusters --query 'length(clusterArns)'
  at-least: 1
- label: Three clusters
  run: aws ecs list-clusters --query 'length(clusterArns)'
  at-least: 3
- label: It is called prod
  run: aws ecs describe-clusters --clusters demo --query 'clusters[0].clusterName'
  is: prod
- label: A service
  run: aws ecs describe-services --cluster none --services web --query 'services[0].status'
  is: ACTIVE
- label: You looked
  given: aws ecs list-tasks`),
  );
  expect(faults).toEqual([]);
  const { steps } = await rehearse(lesson!, (seed) => createSandbox({ seed }));
  expect(steps[0]!.troubles).toEqual([
    'The answer does not reach “Three clusters” within 900 s: its run answers 1, and at least 3 is wanted.',
    'The answer does not reach “It is called prod” within 900 s: its run answers "demo", and "prod" is wanted.',
    expect.stringMatching(/^The answer does not reach “A service” .*: its run is refused: Cluster/),
    'The answer does not reach “You looked” within 900 s: no line of it begins with “aws ecs list-tasks”.',
  ]);
});
