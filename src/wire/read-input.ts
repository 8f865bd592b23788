import type { StructureShape } from '../api/contract/input-shape';
import { decodeCbor } from './cbor-decode';
import { decodeForm } from './decode-form';
import { queryMembers, type Routed } from './file-system-routes';
import { textOf, type WireRequest } from './http-message';
import type { Recognized } from './recognize';
import { WireFault } from './wire-fault';

type Input = Record<string, unknown>;

/** No input of AWS's is so deep; more would only be meant to exhaust the stack. */
const MOST_DEPTH = 64;

/** The input of an operation, out of a request's body, path and query string. */
export function readInput(
  request: WireRequest,
  { protocol, form }: Recognized,
  shape: StructureShape | undefined,
  routed?: Routed,
): Input {
  if (protocol === 'rpc-v2-cbor') return readCborInput(request);
  if (form && (protocol === 'query' || protocol === 'ec2')) {
    return decodeForm(form, shape, protocol);
  }
  const body = readJsonInput(textOf(request));
  if (!routed) return body;
  return { ...body, ...queryMembers(request, shape?.members ?? {}), ...routed.members };
}

/** A JSON object; nothing at all is an empty one. Throws a WireFault on anything else. */
export function readJsonInput(text: string): Input {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new WireFault('SerializationException', `The body is no JSON: ${why}`);
  }
  return objectOf(value);
}

function readCborInput({ body }: WireRequest): Input {
  return body.length === 0 ? {} : objectOf(decodeCbor(body));
}

function objectOf(value: unknown): Input {
  const kept = withoutNulls(value, 0);
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) {
    throw new WireFault('SerializationException', 'The body is no object.');
  }
  return kept as Input;
}

/** Services take a member that is null for one that is not there. */
function withoutNulls(value: unknown, depth: number): unknown {
  if (depth > MOST_DEPTH) {
    throw new WireFault('SerializationException', 'The body is nested too deeply.');
  }
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNulls(member, depth + 1)]),
  );
}
