import type { Result } from '../../model/result';
import type { WireAnswer } from '../../wire/http-message';
import { readJsonInput } from '../../wire/read-input';
import { WireFault } from '../../wire/wire-fault';

/** Where `sim send` sends to: any operation, with names as the one door has them. */
export const OWN_PATH = '/sandbox';
/** Where pages connect to. */
export const RUN_PATH = '/sandbox/run';

/** `{target, input}` in, what the door answers out: `{ok, output}` or `{ok, error}`. */
export async function answerOwn(
  text: string,
  send: (target: string, input: Record<string, unknown>) => Promise<Result>,
): Promise<WireAnswer> {
  try {
    const { target, input = {} } = readJsonInput(text);
    if (typeof target !== 'string' || typeof input !== 'object' || Array.isArray(input)) {
      throw new WireFault('SerializationException', 'A target and an input are expected.');
    }
    return json(200, await send(target, input as Record<string, unknown>));
  } catch (error) {
    if (!(error instanceof WireFault)) throw error;
    const { type: __type, message, status } = error;
    return json(status, { ok: false, error: { __type, message } });
  }
}

const json = (status: number, value: object): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
