import type { FromWorker, ToWorker } from './protocol';

/**
 * The messages of `protocol.ts` as JSON texts, for a host that is reached over a socket. JSON has
 * no typed arrays and no Infinity: a frame's dots go as Base64, the speed "max" as that word.
 */
export function writeToWorker(message: ToWorker): string {
  if (message.type !== 'control' || message.control.type !== 'speed') {
    return JSON.stringify(message);
  }
  const { speed } = message.control;
  return JSON.stringify({ ...message, control: { type: 'speed', speed: spelled(speed) } });
}

/** What `writeToWorker` wrote. Who cannot trust the writer checks what comes out. */
export function readToWorker(text: string): ToWorker {
  const message = JSON.parse(text) as ToWorker;
  if (message?.type === 'control' && message.control?.type === 'speed') {
    message.control.speed = numberOf(message.control.speed);
  }
  return message;
}

export function writeFromWorker(message: FromWorker): string {
  if (message.type !== 'frame') return JSON.stringify(message);
  const { frame, status } = message;
  const speeds = { speed: spelled(status.speed), speedReached: spelled(status.speedReached) };
  return JSON.stringify({
    ...message,
    frame: { ...frame, dots: base64Of(frame.dots) },
    status: { ...status, ...speeds },
  });
}

export function readFromWorker(text: string): FromWorker {
  const message = JSON.parse(text) as FromWorker;
  if (message.type === 'frame') {
    const { frame, status } = message;
    frame.dots = numbersOf(frame.dots as unknown as string);
    status.speed = numberOf(status.speed);
    status.speedReached = numberOf(status.speedReached);
  }
  return message;
}

const MAX = 'max';
const spelled = (speed: number): number | string => (speed === Infinity ? MAX : speed);
const numberOf = (speed: number | string): number => (speed === MAX ? Infinity : Number(speed));

/** So many bytes make one call of `fromCharCode`: all at once would be too many arguments. */
const CHUNK = 0x8000;

function base64Of(numbers: Float64Array): string {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

function numbersOf(text: string): Float64Array {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Float64Array(bytes.buffer);
}
