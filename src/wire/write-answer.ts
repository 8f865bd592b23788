import { encodeCbor } from './cbor-encode';
import type { WireAnswer } from './http-message';
import { restStatus, type ServiceError } from './service-errors';
import type { Protocol, WireService } from './services';
import { elementsOf, escapeXml } from './xml-text';

/** What an answer is to: everything that its shape depends on. */
export interface Asked {
  readonly service: WireService | undefined;
  readonly protocol: Protocol;
  readonly operation: string;
  readonly requestId: string;
}

/** Members of CloudWatch's answers that are whole numbers; every other number is a float. */
const WHOLE = new Set(['Period', 'EvaluationPeriods', 'DatapointsToAlarm', 'MaxRecords']);

/** An answer in its protocol's shape. `status` is the success of REST operations. */
export function writeAnswer(asked: Asked, output: object, status = 200): WireAnswer {
  const { operation, protocol, requestId, service } = asked;
  const members = output as Record<string, unknown>;
  switch (protocol) {
    case 'json':
      return answer(status, jsonType(asked), requestId, JSON.stringify(output));
    case 'rest-json':
      return answer(
        status,
        'application/json',
        requestId,
        status === 204 ? '' : JSON.stringify(output),
      );
    case 'rpc-v2-cbor':
      return cbor(status, requestId, output);
    case 'query':
      return xml(
        status,
        requestId,
        `<${operation}Response xmlns="${service?.namespace ?? ''}">` +
          `<${operation}Result>${elementsOf(members, 'query')}</${operation}Result>` +
          `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>` +
          `</${operation}Response>`,
      );
    case 'ec2':
      return xml(
        status,
        requestId,
        `<${operation}Response xmlns="${service?.namespace ?? ''}">` +
          `<requestId>${requestId}</requestId>${elementsOf(members, 'ec2')}</${operation}Response>`,
      );
  }
}

/** An error in its protocol's shape. */
export function writeError(asked: Asked, error: ServiceError): WireAnswer {
  const { protocol, requestId, service } = asked;
  const { __type, message, status } = error;
  const type = status < 500 ? 'Sender' : 'Receiver';
  // Clients that once spoke the query protocol look here for the code of old.
  const extra: Record<string, string> =
    service?.name === 'CloudWatch' ? { 'x-amzn-query-error': `${__type};${type}` } : {};
  switch (protocol) {
    case 'json':
      return answer(status, jsonType(asked), requestId, JSON.stringify({ __type, message }), extra);
    case 'rest-json':
      return restError(requestId, error);
    case 'rpc-v2-cbor':
      return cbor(status, requestId, { __type, message }, extra);
    case 'query':
      return xml(
        status,
        requestId,
        `<ErrorResponse xmlns="${service?.namespace ?? ''}"><Error><Type>${type}</Type>` +
          `<Code>${escapeXml(__type)}</Code><Message>${escapeXml(message)}</Message></Error>` +
          `<RequestId>${requestId}</RequestId></ErrorResponse>`,
      );
    case 'ec2':
      return xml(
        status,
        requestId,
        `<Response><Errors><Error><Code>${escapeXml(__type)}</Code>` +
          `<Message>${escapeXml(message)}</Message></Error></Errors>` +
          `<RequestID>${requestId}</RequestID></Response>`,
      );
  }
}

function restError(requestId: string, error: ServiceError): WireAnswer {
  const { __type: ErrorCode, message: Message } = error;
  const body = JSON.stringify({ ErrorCode, Message });
  return answer(restStatus(error), 'application/json', requestId, body, {
    'x-amzn-errortype': ErrorCode,
  });
}

const jsonType = ({ service }: Asked): string =>
  `application/x-amz-json-${service?.jsonVersion ?? '1.1'}`;

function answer(
  status: number,
  type: string,
  requestId: string,
  body: WireAnswer['body'],
  extra: Readonly<Record<string, string>> = {},
): WireAnswer {
  const headers = { 'content-type': type, 'x-amzn-requestid': requestId, ...extra };
  return { status, headers, body };
}

const xml = (status: number, requestId: string, body: string): WireAnswer =>
  answer(status, 'text/xml', requestId, `<?xml version="1.0" encoding="UTF-8"?>\n${body}`);

function cbor(
  status: number,
  requestId: string,
  value: object,
  extra: Readonly<Record<string, string>> = {},
): WireAnswer {
  const body = encodeCbor(value, (member) => WHOLE.has(member));
  const protocol = { 'smithy-protocol': 'rpc-v2-cbor' };
  return answer(status, 'application/cbor', requestId, body, { ...protocol, ...extra });
}
