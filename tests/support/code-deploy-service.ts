/** A service that CodeDeploy deploys, and the deployments it is given. */
import { must } from '../../src/model/assert';
import type { CodeDeployDeployment } from '../../src/model/code-deploy';
import type { Service } from '../../src/model/service';
import { plus, seconds, toSeconds } from '../../src/model/sim-time';
import { type Door, webService } from './sandbox-door';
import { withTwoGroups } from './shifting-service';

/** What a test may set; all else is AWS's default, but waits of no minutes. */
export interface CodeDeploySetting {
  seed?: number;
  desired?: number;
  /** Seconds of deregistration delay. */
  drain?: number;
  config?: string;
  /** Minutes; above 0 the deployment waits to be continued. */
  ready?: number;
  /** Minutes before the original is terminated. */
  termination?: number;
  /** False: no test listener. */
  tests?: boolean;
  /** Members of the deployment group. */
  group?: Record<string, unknown>;
  /** What PutImage takes for `web:2`. */
  image?: Record<string, unknown>;
}

export interface CodeDeployStage {
  readonly door: Door;
  readonly service: () => Service;
  readonly now: () => number;
  readonly advance: (s: number) => void;
  readonly until: (holds: () => boolean, limit?: number) => number;
  /** Starts a deployment of `web:2`; answers its id. */
  readonly deploy: (spec?: AppSpecText, input?: Record<string, unknown>) => string;
  readonly deployment: (id: string) => CodeDeployDeployment;
  /** Waits until the deployment is in a state of its machine. */
  readonly reach: (id: string, state: string, limit?: number) => void;
  /** `Event: status` of each lifecycle event that has begun or been skipped. */
  readonly events: (id: string) => Record<string, string>;
  /** Weights of a listener's default rule by target group. */
  readonly weights: (port?: number) => Record<string, number>;
  /** Requests answered so far, by task definition. */
  readonly served: () => Record<string, number>;
}

export interface AppSpecText {
  taskDefinition?: string;
  hooks?: Record<string, string>;
}

/** An AppSpec in YAML. */
export function appSpec({ taskDefinition = 'web:2', hooks = {} }: AppSpecText = {}): string {
  const named = Object.entries(hooks).map(([event, name]) => `  - ${event}: ${name}`);
  return [
    'version: 0.0',
    'Resources:',
    '  - TargetService:',
    '      Type: AWS::ECS::Service',
    '      Properties:',
    `        TaskDefinition: ${taskDefinition}`,
    '        LoadBalancerInfo:',
    '          ContainerName: web',
    '          ContainerPort: 80',
    ...(named.length > 0 ? ['Hooks:', ...named] : []),
    '',
  ].join('\n');
}

export const revisionOf = (content: string): Record<string, unknown> => ({
  revisionType: 'AppSpecContent',
  appSpecContent: { content },
});

export const groupInput = (setting: CodeDeploySetting = {}): Record<string, unknown> => ({
  applicationName: 'app',
  deploymentGroupName: 'group',
  serviceRoleArn: 'arn:aws:iam::123456789012:role/deploy',
  deploymentConfigName: setting.config ?? 'CodeDeployDefault.ECSAllAtOnce',
  deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
  blueGreenDeploymentConfiguration: {
    terminateBlueInstancesOnDeploymentSuccess: {
      action: 'TERMINATE',
      terminationWaitTimeInMinutes: setting.termination ?? 0,
    },
    deploymentReadyOption: {
      actionOnTimeout: setting.ready ? 'STOP_DEPLOYMENT' : 'CONTINUE_DEPLOYMENT',
      waitTimeInMinutes: setting.ready ?? 0,
    },
  },
  loadBalancerInfo: {
    targetGroupPairInfoList: [
      {
        targetGroups: [{ name: 'blue' }, { name: 'green' }],
        prodTrafficRoute: { listenerArns: ['web-alb:80'] },
        ...(setting.tests !== false && { testTrafficRoute: { listenerArns: ['web-alb:8080'] } }),
      },
    ],
  },
  ecsServices: [{ serviceName: 'web', clusterName: 'demo' }],
  ...setting.group,
});

/** Service `web` on CodeDeploy, steady on `web:1` behind `blue`, in group `group` of `app`. */
export function codeDeployStage(setting: CodeDeploySetting = {}): CodeDeployStage {
  const door = withTwoGroups({ seed: setting.seed, drain: setting.drain });
  const { give, dispatcher } = door;
  const { engine } = dispatcher;
  const { world } = engine.ctx;
  give('Sandbox.PutImage', { image: 'web:1', startup: 2 });
  give('Sandbox.PutImage', { image: 'web:2', startup: 2, ...setting.image });
  give(
    'ECS.CreateService',
    webService({
      taskDefinition: 'web:1',
      desiredCount: setting.desired ?? 2,
      deploymentController: { type: 'CODE_DEPLOY' },
      loadBalancers: [{ targetGroupArn: 'blue', containerName: 'web', containerPort: 80 }],
    }),
  );
  give('CodeDeploy.CreateApplication', { applicationName: 'app', computePlatform: 'ECS' });
  give('CodeDeploy.CreateDeploymentGroup', groupInput(setting));
  give('Sandbox.Wait', { until: 'steady:web' });
  const now = () => toSeconds(engine.now);
  const advance = (s: number) => {
    engine.advanceTo(plus(engine.now, seconds(s)));
  };
  const until: CodeDeployStage['until'] = (holds, limit = 900) => {
    const end = plus(engine.now, seconds(limit));
    if (holds() || engine.advanceTo(end, holds) || holds()) return now();
    throw new Error(`not within ${limit} s`);
  };
  const deployment = (id: string) => must(world.codeDeployDeployments.get(id), `deployment ${id}`);
  return {
    door,
    service: () => must([...world.services.values()][0], 'the service'),
    now,
    advance,
    until,
    deploy: (spec, input = {}) =>
      give(
        'CodeDeploy.CreateDeployment',
        {
          applicationName: 'app',
          deploymentGroupName: 'group',
          revision: revisionOf(appSpec(spec)),
          ...input,
        },
        'deploymentId',
      ) as string,
    deployment,
    reach: (id, state, limit) => {
      until(() => deployment(id).machine.value === state, limit);
    },
    events: (id) =>
      Object.fromEntries(
        deployment(id)
          .events.filter(({ status }) => status !== 'Pending')
          .map(({ event, status }) => [event, status]),
      ),
    weights: (port = 80) => weightsOf(door, port),
    served: () => {
      const rows = give('Sandbox.GetMetrics', {}, 'byRevision') as {
        taskDefinition: string;
        requestCount: number;
      }[];
      return Object.fromEntries(rows.map((one) => [one.taskDefinition, one.requestCount]));
    },
  };
}

function weightsOf({ dispatcher }: Door, port: number): Record<string, number> {
  const { world } = dispatcher.engine.ctx;
  const listeners = [...world.loadBalancers.values()].flatMap((one) => one.listeners);
  const action = listeners.find((one) => one.port === port)?.rules.at(-1)?.actions[0];
  const shares = action?.type === 'forward' ? action.targetGroups : [];
  return Object.fromEntries(
    shares.map((one) => [world.targetGroups.get(one.targetGroupArn)?.name ?? '', one.weight]),
  );
}
