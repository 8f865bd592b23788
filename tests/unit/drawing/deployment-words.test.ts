import { describe, expect, test } from 'vitest';
import { deploymentTitle, revisionWords } from '../../../src/drawing/deployment-words';
import { diagramRect } from '../../../src/drawing/diagram';
import { deploymentView, serviceView } from '../../support/entity-views';
import { sampleDiagram } from '../../support/sample-diagram';

describe('what a deployment is called', () => {
  test.each([
    [{}, 'Deploying api:42 · CANARY 10 %'],
    [{ strategy: 'LINEAR', shiftPercent: 12.5 }, 'Deploying api:42 · LINEAR 12.5 %'],
    [{ strategy: 'ROLLING', shiftPercent: null }, 'Deploying api:42 · ROLLING'],
    [{ strategy: 'CODE_DEPLOY', shiftPercent: null }, 'Deploying api:42 · CodeDeploy'],
    [{ status: 'ROLLBACK_IN_PROGRESS' }, 'Rolling back api:42 · CANARY 10 %'],
    [{ isOver: true, status: 'SUCCESSFUL' }, 'Deployment of api:42 · CANARY 10 %'],
  ] as const)('%j', (changes, title) => {
    expect(deploymentTitle(deploymentView(changes))).toBe(title);
  });
});

describe('a revision’s figures in a line', () => {
  const [, target] = deploymentView().revisions;

  test('with its answers while it has any, and its share where traffic is shifted', () => {
    const busy = { requestsPerSecond: 10.8, errorPercent: 2.94, p99Ms: 239.6 };
    const counts = { running: 2, desired: 3 };
    expect(revisionWords({ ...target!, ...counts, ...busy })).toBe(
      'api:42 · 10 % · 2/3 running · 11 req/s · 2.9 % 5xx · p99 240 ms',
    );
    const idle = { requestsPerSecond: 0, productionWeight: null };
    expect(revisionWords({ ...target!, ...counts, ...idle })).toBe(
      'api:42 · 2/3 running · 0 req/s',
    );
  });
});

describe('a picture', () => {
  const look = {
    scope: 'all',
    theme: 'light',
    transparent: false,
    traffic: true,
    legend: false,
  } as const;

  test('says under its title what is being deployed, and has room for that', () => {
    const deploying = serviceView('api', { serviceDeployment: deploymentView() });
    const model = sampleDiagram([deploying]);
    expect(model.deployments).toEqual([
      'Deploying api:42 · CANARY 10 % · PRODUCTION_TRAFFIC_SHIFT',
      expect.stringMatching(/^api:41 · 90 % · \d+\/\d+ running · [\d.]+ req\/s/),
      expect.stringMatching(/^api:42 · 10 % · \d+\/\d+ running · [\d.]+ req\/s/),
    ]);
    const quiet = sampleDiagram([serviceView('api')]);
    const heightOf = (title: boolean, of = model) => diagramRect(of, { ...look, title }).height;
    expect(heightOf(true) - heightOf(false)).toBeGreaterThan(
      heightOf(true, quiet) - heightOf(false, quiet),
    );
  });

  test('says nothing of a deployment that is over', () => {
    const over = serviceView('api', { serviceDeployment: deploymentView({ isOver: true }) });
    expect(sampleDiagram([over]).deployments).toEqual([]);
  });
});
