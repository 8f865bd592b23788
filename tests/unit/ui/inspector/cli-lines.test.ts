import { beforeAll, describe, expect, test } from 'vitest';
import { toCommandLine } from '../../../../src/cli/to-command-line';
import type { Dispatcher } from '../../../../src/api/dispatcher';
import { runScript } from '../../../../src/cli/run-script';
import { SCENARIOS } from '../../../../src/content';
import type { EntityView } from '../../../../src/model/view';
import {
  commandsAbout,
  declarationsOf,
  usualCommands,
} from '../../../../src/ui/inspector/cli-lines';
import { accountOf, played } from '../../../support/scenario-documents';

let sandbox: Dispatcher;
const views = () => sandbox.engine.drainFrame(true).upserts;
const one = (kind: EntityView['kind']) => views().find((view) => view.kind === kind)!;
const targets = (list: readonly { target: string }[]) => list.map(({ target }) => target);

beforeAll(async () => {
  const script = `${SCENARIOS[0]!.script}\naws sandbox wait --until steady:web --timeout 300
aws ecs update-service --cluster demo --service web --desired-count 4
aws elbv2 modify-target-group --target-group-arn $TG --health-check-interval-seconds 15\n`;
  sandbox = await played(script.replaceAll('$TG', 'web'));
});

describe('the operations that would make a thing again', () => {
  test.each<[EntityView['kind'], string[]]>([
    ['cluster', ['ECS.CreateCluster']],
    ['service', ['ECS.CreateService']],
    ['task', ['ECS.RegisterTaskDefinition']],
    ['loadBalancer', ['ELBv2.CreateLoadBalancer', 'ELBv2.CreateListener']],
    ['targetGroup', ['ELBv2.CreateTargetGroup', 'ELBv2.ModifyTargetGroupAttributes']],
    ['traffic', ['Sandbox.PutTraffic']],
  ])('of a %s', (kind, expected) => {
    expect(targets(declarationsOf(one(kind), accountOf(sandbox)))).toEqual(expected);
  });
});

test('commands given to a thing, the newest first; those of a namesake of another kind are not', () => {
  expect(targets(commandsAbout(one('service'), sandbox.log, 9))).toEqual([
    'ECS.UpdateService',
    'ECS.CreateService',
  ]);
  expect(targets(commandsAbout(one('cluster'), sandbox.log, 9))).toEqual(['ECS.CreateCluster']);
  expect(targets(commandsAbout(one('targetGroup'), sandbox.log, 1))).toEqual([
    'ELBv2.ModifyTargetGroup',
  ]);
});

test('every usual command is taken by the door as it stands', async () => {
  for (const view of views()) {
    for (const { label, operation } of usualCommands(view)) {
      const line = toCommandLine(operation.target, operation.input);
      const host = {
        send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
        readFile: () => undefined,
      };
      for await (const step of runScript(line, host)) {
        expect.soft(step.ok ? '' : step.text, `${label}: ${line}`).toBe('');
      }
    }
  }
});
