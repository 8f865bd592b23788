import { assert } from '../model/assert';
import type { LoggedCommand } from '../model/logged-command';
import { isNestedDeeper } from '../model/nesting';
import { fail, ok, type Result } from '../model/result';
import type { Checkpoint, Engine } from '../engine/engine-context';
import { notSimulated, tooDeep, unknownOperation } from './contract/errors';
import { inputOf, isTarget, OPERATIONS, type ServiceName } from './contract/operations';
import { statusOf, type Target } from './contract/operations';
import type { Handler } from './handler';
import { HANDLERS } from './handlers/registry';
import { explainInput } from './contract/input-faults';
import { checkQuotas } from './quota-checks';
import { Refusal } from './refusal';

/** The one door. Whoever changes a sandbox does it here. */
export interface Dispatcher {
  readonly engine: Engine;
  /** Carried out commands that changed something, with their simulated moments, oldest first. */
  readonly log: readonly LoggedCommand[];
  /**
   * Carries out one operation: `ECS.CreateService`, `ELBv2.CreateRule`, `Sandbox.PutTraffic`. A
   * user's mistake is an answer, never an exception, and changes nothing.
   */
  send(target: string, input: Record<string, unknown>): Result;
  /** Another moment of a run: the engine as it was then, and the commands given until then. */
  restore(checkpoint: Checkpoint, log: readonly LoggedCommand[]): void;
}

export function createDispatcher(engine: Engine): Dispatcher {
  const log: LoggedCommand[] = [];
  const send = (target: string, input: Record<string, unknown>): Result => {
    const at = engine.now;
    // What is due at this very moment comes first, so that a replay, which only knows the moment,
    // agrees.
    if (isTarget(target) && OPERATIONS[target].mutates) engine.advanceTo(at);
    const result = carryOut(engine, target, input);
    if (result.ok && OPERATIONS[target as Target].mutates) {
      log.push({ at, target, input: structuredClone(input) });
    }
    return result;
  };
  const restore: Dispatcher['restore'] = (checkpoint, given) => {
    engine.restore(checkpoint);
    log.splice(0, Infinity, ...given);
  };
  return { engine, log, send, restore };
}

/** Checks and carries out one operation, without noting it in a log. */
function carryOut(engine: Engine, target: string, input: unknown): Result {
  if (!isTarget(target)) {
    const name = target.split('.')[1] ?? target;
    if (statusOf(target) === 'unknown') return refused(unknownOperation(target));
    return refused(notSimulated(name));
  }
  // All that looks at it recurses: what is too deep would end us, not be refused.
  if (isNestedDeeper(input)) return refused(tooDeep());
  const { schema } = OPERATIONS[target];
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const error = explainInput(target.split('.')[0] as ServiceName, input, inputOf(target));
    assert(error, `what is wrong with this input of ${target}: ${JSON.stringify(input)}`);
    return refused(error);
  }
  try {
    const handler = HANDLERS[target] as Handler<Target>;
    checkQuotas(engine.ctx, target, parsed.data as never);
    const again = (other: string, its: unknown) => carryOut(engine, other, its);
    const output = handler(engine, structuredClone(parsed.data), again);
    if (OPERATIONS[target].mutates) noteCommand(engine, target, parsed.data, output);
    return ok(detached(output));
  } catch (error) {
    if (error instanceof Refusal) return refused(error.error);
    throw error;
  }
}

const refused = ({ __type, message }: Refusal['error']): Result => fail(__type, message);

/** A copy that shares nothing with the world and has no absent members. */
const detached = (output: object): unknown => JSON.parse(JSON.stringify(output));

/** A command is an event too: the timeline marks it on whatever it was about. */
function noteCommand(engine: Engine, target: Target, input: object, output: object): void {
  // Nothing has happened yet, and a run is the same however it was given its seed.
  if (target === 'Sandbox.SetSeed') return;
  // CodeDeploy's answers name a deployment, if anything; what it is about is the service.
  const { deploymentId = '' } = { ...input, ...output } as { deploymentId?: string };
  const deployment = engine.ctx.world.codeDeployDeployments.get(deploymentId);
  const subject = deployment?.serviceArn ?? subjectOf(output);
  const service = engine.ctx.world.services.get(subject);
  engine.ctx.emit('Command', subject, target, service?.arn);
}

/** Members that say what a thing is, the most particular first. */
const ARN_MEMBERS = ['taskArn', 'serviceArn', 'clusterArn', 'LoadBalancerArn', 'TargetGroupArn'];

/**
 * The entity an answer is about: `{service: {serviceArn …}}`, `{TargetGroups: [{…}]}`, `{fault …}`.
 */
function subjectOf(output: object): string {
  const { traffic, fault } = output as {
    traffic?: { name?: string };
    fault?: { faultId?: string };
  };
  if (traffic?.name !== undefined) return `traffic/${traffic.name}`;
  if (fault?.faultId !== undefined) return `fault/${fault.faultId}`;
  const things = Object.values(output).flatMap((value) => (Array.isArray(value) ? value : [value]));
  for (const thing of [output, ...things]) {
    if (typeof thing !== 'object' || thing === null) continue;
    const member = ARN_MEMBERS.find((name) => typeof thing[name] === 'string');
    if (member) return String(thing[member]);
    if (typeof thing.FileSystemId === 'string') return `file-system/${thing.FileSystemId}`;
  }
  return '';
}
