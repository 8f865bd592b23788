import {
  CODE_DEPLOY_CONFIGS,
  type CodeDeployDeployment,
  shiftsOf,
  type TrafficRouting,
} from '../../model/code-deploy';
import type { Service } from '../../model/service';
import { seconds } from '../../model/sim-time';
import type { EngineContext } from '../engine-context';
import { LIMITS } from '../limits';
import { startMachine } from '../runner/machine-runner';
import { draw, TIMINGS } from '../timings';
import { newEvents } from './deployment-records';

/** What is decided about a deployment before it begins. */
export type DeploymentSpec = Omit<
  CodeDeployDeployment,
  | 'id'
  | 'createdAt'
  | 'status'
  | 'startedAt'
  | 'completedAt'
  | 'shifts'
  | 'weights'
  | 'testWeights'
  | 'events'
  | 'desiredCount'
  | 'machine'
>;

/**
 * CD-1: a deployment is Created, and a moment later in progress.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeployment.html
 */
export function newDeployment(
  ctx: EngineContext,
  service: Service,
  spec: DeploymentSpec,
): CodeDeployDeployment {
  const id = newId(ctx);
  const isRollback = spec.creator === 'codeDeployRollback';
  const routing = routingOf(spec.configName);
  const shifts = isRollback ? [0] : shiftsOf(routing);
  const { state } = startMachine(
    ctx,
    'code-deploy-deployment',
    { of: 'code-deploy', deployment: id },
    { isRollback, shifts: shifts.length, ...waitsOf(ctx, spec, routing) },
  );
  const deployment: CodeDeployDeployment = {
    ...spec,
    id,
    createdAt: ctx.kernel.now,
    status: 'Created',
    shifts,
    weights: { source: 100, target: 0 },
    events: newEvents(),
    desiredCount: service.desiredCount,
    machine: state,
  };
  const all = ctx.world.codeDeployDeployments;
  all.set(id, deployment);
  for (const old of all.keys()) {
    if (all.size <= LIMITS.codeDeployDeployments) break;
    all.delete(old);
  }
  const message = `${id} Created (${spec.configName}, by ${spec.creator})`;
  ctx.emit('DeploymentStateChange', service.arn, message, service.arn);
  ctx.touch(service.arn);
  return deployment;
}

const routingOf = (name: string): TrafficRouting =>
  CODE_DEPLOY_CONFIGS.find((one) => one.name === name)?.routing ?? { type: 'AllAtOnce' };

/** Microseconds of every wait of its machine. */
function waitsOf(ctx: EngineContext, spec: DeploymentSpec, routing: TrafficRouting) {
  const random = ctx.kernel.random('timings');
  const { deploymentReadyOption: ready, terminateBlueInstancesOnDeploymentSuccess: blue } =
    spec.blueGreen;
  const minutes = (n: number) => seconds(n * 60);
  return {
    scripted: scriptedEvents(spec),
    starting: draw(random, TIMINGS.codeDeployStart),
    passing: draw(random, TIMINGS.codeDeployEvent),
    functionTimeout: draw(random, TIMINGS.codeDeployFunction),
    installTimeout: draw(random, TIMINGS.codeDeployInstall),
    interval: routing.type === 'AllAtOnce' ? 0 : minutes(routing.minutes),
    waitsForReroute: ready.actionOnTimeout === 'STOP_DEPLOYMENT',
    rerouteWait: minutes(ready.waitTimeInMinutes),
    keepsOriginal: blue.action === 'KEEP_ALIVE',
    terminationWait: minutes(blue.terminationWaitTimeInMinutes),
  };
}

/**
 * The lifecycle events that call a function. Without a test listener nothing happens in
 * AfterAllowTestTraffic.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-groups-create-ecs.html
 */
const scriptedEvents = ({ hooks, testListenerArn }: DeploymentSpec): string[] =>
  Object.keys(hooks).filter(
    (event) => event !== 'AfterAllowTestTraffic' || testListenerArn !== undefined,
  );

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `d-` and nine capital letters or digits *assumed*. */
function newId(ctx: EngineContext): string {
  const digits = ctx.ids.digits(27);
  const chars = Array.from({ length: 9 }, (_, i) =>
    LETTERS.charAt(Number(digits.slice(3 * i, 3 * i + 3)) % LETTERS.length),
  );
  return `d-${chars.join('')}`;
}
