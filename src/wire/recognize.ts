import type { FormNode } from './form-tree';
import { readForm } from './form-tree';
import { isFileSystemPath } from './file-system-routes';
import { pathOf, textOf, type WireRequest } from './http-message';
import {
  type Protocol,
  serviceByPrefix,
  serviceByVersion,
  serviceNamed,
  type WireService,
} from './services';
import { WireFault } from './wire-fault';

/** Whom a request is for, and in which of the protocols it is. */
export interface Recognized {
  readonly service: WireService;
  readonly protocol: Protocol;
  /** Empty where it follows from path and method. */
  readonly operation: string;
  /** The form that was read on the way. */
  readonly form?: FormNode;
}

const FORM = 'application/x-www-form-urlencoded';

/** The protocol that an unrecognized request's answer is spelled in. */
export function likelyProtocol(request: WireRequest): Protocol {
  if (request.headers['smithy-protocol'] === 'rpc-v2-cbor') return 'rpc-v2-cbor';
  if (XML_SERVICES.has(scopeOf(request) ?? '')) return 'query';
  return request.headers['content-type']?.startsWith(FORM) ? 'query' : 'json';
}

/** Services by path whose clients read errors in XML. */
const XML_SERVICES: ReadonlySet<string> = new Set(['s3', 'route53', 'cloudfront']);

/** Whether an AWS client signed it, in its header or its address: no browser does. */
export const isSigned = (request: WireRequest): boolean => scopeOf(request) !== undefined;

/**
 * Whom a request is for: by its X-Amz-Target, its path, or the Action and Version of its form.
 * Throws a WireFault where there is no such service here.
 */
export function recognize(request: WireRequest): Recognized {
  const target = request.headers['x-amz-target'];
  if (target !== undefined) return byTarget(target, request);
  const path = pathOf(request);
  const rpc = /^\/service\/([^/]+)\/operation\/([^/]+)$/.exec(path);
  // By POST only: a link that is followed must do nothing.
  if (rpc && request.method === 'POST') {
    const service = serviceByPrefix(rpc[1]!);
    if (!service) throw noService(rpc[1]!);
    return { service, protocol: 'rpc-v2-cbor', operation: rpc[2]! };
  }
  if (isFileSystemPath(path)) {
    return { service: serviceNamed('EFS'), protocol: 'rest-json', operation: '' };
  }
  if (request.headers['content-type']?.startsWith(FORM)) return byForm(request);
  throw noService(scopeOf(request) ?? `${request.method} ${path}`);
}

function byTarget(target: string, request: WireRequest): Recognized {
  const dot = target.lastIndexOf('.');
  const service = serviceByPrefix(target.slice(0, Math.max(0, dot)));
  if (!service) throw noService(scopeOf(request) ?? target);
  return { service, protocol: 'json', operation: target.slice(dot + 1) };
}

function byForm(request: WireRequest): Recognized {
  const form = readForm(textOf(request));
  const operation = form.children.get('Action')?.value;
  const version = form.children.get('Version')?.value ?? '';
  if (operation === undefined || operation === '') {
    throw new WireFault('MissingAction', 'The request holds no Action.');
  }
  const service = serviceByVersion(version);
  if (!service?.form) throw noService(scopeOf(request) ?? `the API of version ${version}`);
  return { service, protocol: service.form, operation, form };
}

/**
 * The service that the request was signed for: `…/us-east-1/ecs/aws4_request`, in its header or, of
 * an address that was signed, percent-encoded in its query string.
 */
function scopeOf(request: WireRequest): string | undefined {
  const header = /Credential=[^/,\s]+\/\d+\/[^/,]+\/([a-z0-9-]+)\//;
  const query = /[?&]X-Amz-Credential=[^&]+?%2F\d+%2F[^&%]+%2F([a-z0-9-]+)%2F/i;
  return (header.exec(request.headers['authorization'] ?? '') ?? query.exec(request.path))?.[1];
}

const noService = (what: string) =>
  new WireFault('UnknownOperationException', `ECS Sandbox does not simulate ${what}.`, 404);
