import { clientsBefore } from '../../formats/clients-before';
import type { ImportResult } from '../../formats/import-result';
import type { Gesture } from '../../state/gesture';

/** Requests per second of a client that an import puts before each load balancer. */
const CLIENT_RATE = 20;

/** Whether there is a load balancer to send requests to that nobody sends to yet. */
export const hasDoor = ({ operations }: ImportResult): boolean =>
  clientsBefore(operations, CLIENT_RATE).length > 0;

/** All of it in one command, which is done as a whole or not at all. */
export function importGesture(label: string, result: ImportResult, traffic: boolean): Gesture {
  const clients = traffic ? clientsBefore(result.operations, CLIENT_RATE) : [];
  const account = { version: 1, operations: [...result.operations, ...clients] };
  return { label, operations: [{ target: 'Sandbox.LoadAccount', input: { account } }] };
}
