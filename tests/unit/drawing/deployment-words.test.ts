import { describe, expect, test } from 'vitest';
import { deploymentTitle } from '../../../src/drawing/deployment-words';
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
