import { clientsBefore } from '../../formats/clients-before';
import type { ImportResult } from '../../formats/import-result';
import { faultsOf, type RefusedPlace, refusedPlace } from '../../formats/refused-place';
import type { AwsError } from '../../model/result';
import type { Gesture } from '../../state/gesture';
import { titleInWords } from './operation-lines';

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

/** A refusal in the terms of the file. */
export interface ImportRefusal {
  /** AWS's own words. */
  error: AwsError;
  /** `Create service web`, which was refused, and where the file says it. */
  title?: string;
  place?: RefusedPlace;
  /** Whether the sandbox has it already. */
  isThere: boolean;
}

/** What of the file was refused: the door says which operation it was by its place in the list. */
export function refusalOf({ __type, message }: AwsError, result: ImportResult): ImportRefusal {
  const [, index = '', own = message] =
    /^operations\[(\d+)\] \([\w.]+\): (.*)$/s.exec(message) ?? [];
  const isThere = /exist|idempotent|duplicate|in use/i.test(`${__type} ${own}`);
  const operation = index === '' ? undefined : result.operations[Number(index)];
  if (!operation) return { error: { __type, message: own }, isThere };
  const [fault = own] = faultsOf({ __type, message: own });
  const place = refusedPlace(fault, result, Number(index));
  return {
    error: { __type, message: own },
    title: titleInWords(operation),
    isThere,
    ...(place && { place }),
  };
}
