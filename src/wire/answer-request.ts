import { inputOf, isTarget, statusOf } from '../api/contract/operations';
import type { Result } from '../model/result';
import { routeOf } from './file-system-routes';
import type { WireAnswer, WireRequest } from './http-message';
import { readInput } from './read-input';
import { likelyProtocol, type Recognized, recognize } from './recognize';
import { asServiceError } from './service-errors';
import { WireFault } from './wire-fault';
import { type Asked, writeAnswer, writeError } from './write-answer';

export interface WireDoor {
  /** Carries out one operation: `ECS.CreateService`. Never rejects. */
  readonly send: (target: string, input: Record<string, unknown>) => Promise<Result>;
  /** What this request is called in its answer. */
  readonly requestId: string;
}

/**
 * One request of an AWS client, answered as AWS's service answers it. Signatures are not checked
 * and credentials not looked at.
 */
export async function answerRequest(request: WireRequest, door: WireDoor): Promise<WireAnswer> {
  const { requestId } = door;
  let asked: Asked = {
    service: undefined,
    protocol: likelyProtocol(request),
    operation: '',
    requestId,
  };
  try {
    const recognized = recognize(request);
    const routed = recognized.protocol === 'rest-json' ? routeOf(request) : undefined;
    const operation = routed?.operation ?? recognized.operation;
    asked = { ...recognized, operation, requestId };
    const result = await carryOut(request, { ...recognized, operation }, routed, door);
    if (result.ok) return writeAnswer(asked, (result.output ?? {}) as object, routed?.status);
    return writeError(asked, asServiceError(recognized.service, result.error));
  } catch (error) {
    if (!(error instanceof WireFault)) throw error;
    return writeError(asked, {
      __type: error.type,
      message: error.message,
      status: error.status,
    });
  }
}

async function carryOut(
  request: WireRequest,
  recognized: Recognized,
  routed: ReturnType<typeof routeOf>,
  door: WireDoor,
): Promise<Result> {
  const { service, operation } = recognized;
  const target = `${service.name}.${operation}`;
  const status = statusOf(target);
  if (status === 'unknown') throw unknown(recognized);
  // What is refused by name is refused whatever is asked of it.
  if (!isTarget(target)) return door.send(target, {});
  return door.send(target, readInput(request, recognized, inputOf(target), routed));
}

function unknown({ operation, protocol, service }: Recognized): WireFault {
  if (protocol === 'query' || protocol === 'ec2') {
    const message = `Could not find operation ${operation} for version ${service.version}`;
    return new WireFault('InvalidAction', message);
  }
  const named = operation === '' ? 'An operation at this path' : operation;
  return new WireFault('UnknownOperationException', `${named} is no operation of ${service.name}.`);
}
