import { describe, expect, test } from 'vitest';
import {
  FIRST_STORAGE_QUESTION,
  STORAGE_ADVICE,
  STORAGE_QUESTIONS,
  type StorageAdvice,
} from '../../../src/content/storage-decision';
import { openDoor } from '../../support/sandbox-door';
import { ON_EC2, RUN_ON_EC2, runInput, TASK_ROLE } from '../../support/storage-stage';

const CLUSTER = { clusterName: 'demo' };

/** Advice at the end of each way from a question on; fails where one comes round again. */
function waysFrom(id: string, path: readonly string[] = []): string[] {
  expect(path).not.toContain(id);
  const question = STORAGE_QUESTIONS[id];
  if (!question) return [id];
  return question.answers.flatMap(({ leadsTo }) => waysFrom(leadsTo, [...path, id]));
}

describe('the storage decision', () => {
  test('every way ends with advice, and everything in it is on some way', () => {
    const ends = waysFrom(FIRST_STORAGE_QUESTION);
    expect(ends.filter((id) => !STORAGE_ADVICE[id])).toEqual([]);
    expect(new Set(ends)).toEqual(new Set(Object.keys(STORAGE_ADVICE)));
    const asked = Object.values(STORAGE_QUESTIONS).flatMap((one) =>
      one.answers.map(({ leadsTo }) => leadsTo),
    );
    const unasked = Object.keys(STORAGE_QUESTIONS).filter((id) => !asked.includes(id));
    expect(unasked).toEqual([FIRST_STORAGE_QUESTION]);
  });

  test('questions are questions with a choice, and advice says why', () => {
    for (const { question, answers } of Object.values(STORAGE_QUESTIONS)) {
      expect(question).toMatch(/^[A-Z].*\?$/);
      expect(answers.length).toBeGreaterThan(1);
    }
    for (const { why, mind } of Object.values(STORAGE_ADVICE)) {
      expect([why, ...mind].filter((text) => !/^[A-Z].*\.$/.test(text))).toEqual([]);
    }
  });

  const fragment = ({ volumes, mountPoints }: StorageAdvice, onEc2: boolean) => ({
    family: 'app',
    ...(onEc2
      ? ON_EC2
      : { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256' }),
    memory: '512',
    taskRoleArn: TASK_ROLE,
    volumes,
    containerDefinitions: [{ name: 'app', image: 'app:1', mountPoints }],
  });

  test.each(Object.entries(STORAGE_ADVICE))(
    '%s: its fragment starts a task where it says it does, and nowhere else',
    (_id, advice) => {
      for (const launchType of ['FARGATE', 'EC2'] as const) {
        const { give, dispatcher } = openDoor();
        give('ECS.CreateCluster', CLUSTER);
        const onEc2 = launchType === 'EC2';
        const registered = dispatcher.send('ECS.RegisterTaskDefinition', fragment(advice, onEc2));
        const { volumeConfigurations } = advice;
        const launched = registered.ok
          ? dispatcher.send(
              'ECS.RunTask',
              runInput({ ...(onEc2 && RUN_ON_EC2), volumeConfigurations }),
            )
          : registered;
        dispatcher.send('Sandbox.Wait', { for: 120 });
        const [task] = [...dispatcher.engine.ctx.world.tasks.values()];
        const runs = launched.ok && task?.lastStatus === 'RUNNING';
        expect([launchType, runs]).toEqual([launchType, advice.launchTypes.includes(launchType)]);
      }
    },
  );
});
