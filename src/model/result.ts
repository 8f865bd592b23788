/** An AWS error as its JSON protocol sends it: type without namespace, and message. */
export interface AwsError {
  readonly __type: string;
  readonly message: string;
}

/** What every operation answers. */
export type Result<T = unknown> =
  | { readonly ok: true; readonly output: T }
  | { readonly ok: false; readonly error: AwsError };

export const ok = <T>(output: T): Result<T> => ({ ok: true, output });
export const fail = (__type: string, message: string): Result<never> => ({
  ok: false,
  error: { __type, message },
});
