import type { AwsError } from '../model/result';

/** Thrown by a handler that refuses a command; the dispatcher turns it into the answer. */
export class Refusal extends Error {
  constructor(readonly error: AwsError) {
    super(error.message);
  }
}

export function refuse(error: AwsError): never {
  throw new Refusal(error);
}

/** The value, or the refusal when there is none. */
export function found<T>(value: T | undefined, error: AwsError): T {
  if (value === undefined) throw new Refusal(error);
  return value;
}
