import { expect, test } from 'vitest';
import type { ServiceView } from '../../../../src/model/view';
import {
  PRODUCTION,
  shifting,
  shiftingBalancers,
  shiftingService,
  TEST,
  withTwoGroups,
} from '../../../support/shifting-service';

test('the first canary of a rolling service keeps its listeners’ roles on the way back too', () => {
  const sandbox = shifting(withTwoGroups());
  const plain = { targetGroupArn: 'blue', containerName: 'web', containerPort: 80 };
  const rolling = { strategy: 'ROLLING' };
  sandbox.give('ECS.CreateService', shiftingService(rolling, { loadBalancers: [plain] }));
  sandbox.until('deployment:web=SUCCESSFUL');
  const routes = () => {
    const views = sandbox.dispatcher.engine.drainFrame(true).upserts;
    const service = views.find((view): view is ServiceView => view.kind === 'service')!;
    const { productionRoutes, testRoutes, alternateTargetGroupArns } = service;
    return [productionRoutes, testRoutes, alternateTargetGroupArns].map((all) => all.length);
  };
  expect(routes()).toEqual([0, 0, 0]);

  sandbox.deploy({
    deploymentConfiguration: {
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 },
    },
    loadBalancers: shiftingBalancers({
      productionListenerRule: PRODUCTION,
      testListenerRule: TEST,
    }),
  });
  sandbox.until('stage:web=PRODUCTION_TRAFFIC_SHIFT');
  sandbox.pass(30);
  expect(routes()).toEqual([1, 1, 1]);

  const { serviceDeploymentArn } = sandbox.deployment();
  sandbox.give('ECS.StopServiceDeployment', { serviceDeploymentArn });
  sandbox.pass(5);
  expect(sandbox.deployment().status).toBe('ROLLBACK_IN_PROGRESS');
  expect(routes()).toEqual([1, 1, 1]);
});
