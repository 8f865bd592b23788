import type { Dispatcher } from '../api/dispatcher';
import { clientsBefore } from '../formats/clients-before';
import { answerOf } from '../api/trial/answer-of';
import { accountOf } from './sandbox-of-run';

/** Puts a client of so many requests a second before every load balancer that has none. */
export function addTraffic(sandbox: Dispatcher, rate: number): void {
  for (const { target, input } of clientsBefore([...accountOf(sandbox).operations], rate)) {
    answerOf(sandbox, target, input);
  }
}
