/** A CodeDeploy deployment is the same however time is sliced, and goes on from a checkpoint. */
import { expect, test } from 'vitest';
import { codeDeployStage } from '../../../support/code-deploy-service';

const SETTING = { config: 'CodeDeployDefault.ECSLinear10PercentEvery1Minutes', ready: 5 };

function begun() {
  const stage = codeDeployStage(SETTING);
  stage.door.give('Sandbox.PutHook', { function: 'check', answers: ['SUCCEEDED'] });
  stage.door.give('Sandbox.PutTraffic', { name: 'users', loadBalancer: 'web-alb', rate: 10 });
  const id = stage.deploy({ hooks: { AfterInstall: 'check' } });
  return { stage, id, engine: stage.door.dispatcher.engine };
}

test('second by second or in one jump', () => {
  const sliced = begun();
  for (let i = 0; i < 400; i++) sliced.stage.advance(1);
  const jumped = begun();
  jumped.stage.advance(400);
  expect(sliced.engine.fingerprint()).toBe(jumped.engine.fingerprint());
  expect(sliced.stage.deployment(sliced.id).status).toBe('Stopped');
});

test('restored in the middle of a shift, twice', () => {
  const { stage, id, engine } = begun();
  stage.reach(id, 'Ready', 200);
  stage.door.give('CodeDeploy.ContinueDeployment', { deploymentId: id });
  stage.until(() => stage.weights().green === 40, 400);
  const saved = engine.checkpoint();
  stage.advance(500);
  const once = engine.fingerprint();
  expect(stage.deployment(id).status).toBe('Succeeded');
  engine.restore(saved);
  expect(stage.weights().green).toBe(40);
  stage.advance(500);
  expect(engine.fingerprint()).toBe(once);
});
