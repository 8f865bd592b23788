import type { Dispatcher } from '../dispatcher';
import { assert } from '../../model/assert';

/** What an operation answers that cannot be refused, as it asks for what is known to be there. */
export function answerOf<Answer>(
  sandbox: Dispatcher,
  target: string,
  input: Record<string, unknown> = {},
): Answer {
  const result = sandbox.send(target, input);
  assert(result.ok, result.ok ? target : `${target}: ${result.error.message}`);
  return result.output as Answer;
}
