import { must } from '../../model/assert';
import type { CodeDeployDeployment, CodeDeployEvent } from '../../model/code-deploy';
import { lastPart } from '../../model/ids';
import type { HookAnswer } from '../../model/service-deployment';
import { plus } from '../../model/sim-time';
import type { EngineContext } from '../engine-context';

/**
 * CD-4: the function that the AppSpec names for an event is called once. SUCCEEDED and FAILED are
 * what it reports with PutLifecycleEventHookExecutionStatus; any other answer is a function that
 * ends without having reported, so that someone else must. One that nobody declared succeeds.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
export function callFunction(
  ctx: EngineContext,
  one: CodeDeployDeployment,
  event: CodeDeployEvent,
): HookAnswer {
  const functionName = must(one.hooks[event], `a function for ${event}`);
  const id = ctx.ids.uuid();
  const expiresAt = plus(one.machine.enteredAt, Number(one.machine.context.functionTimeout));
  one.execution = { id, event, functionName, expiresAt };
  const answer = answerOf(ctx, functionName);
  const hasReported = answer === 'SUCCEEDED' || answer === 'FAILED';
  const told = hasReported ? answer : `no status yet (lifecycleEventHookExecutionId ${id})`;
  const message = `${one.id} ${event}: function ${functionName} called, ${told}`;
  ctx.emit('LifecycleHook', one.serviceArn, message, one.serviceArn);
  return answer;
}

/** By name or ARN, with or without a version. Each call takes the next answer; the last repeats. */
function answerOf(ctx: EngineContext, reference: string): HookAnswer {
  const name = /:function:([^:]+)/.exec(reference)?.[1] ?? lastPart(reference);
  const known = ctx.world.hookFunctions.get(name);
  if (!known) return 'SUCCEEDED';
  const { answers, calls } = known;
  known.calls++;
  return answers[Math.min(calls, answers.length - 1)] ?? 'SUCCEEDED';
}
