import type { Control, ToWorker } from '../../bridge/protocol';
import { DEEPEST, isNestedDeeper } from '../../model/nesting';
import { readToWorker } from '../../bridge/remote-messages';

const CONTROLS = ['play', 'pause', 'speed', 'step', 'restart'];

/** What an input lies in: a message, its log, an entry of that. */
const ENVELOPE = 3;

/** A page's message, checked member by member; null for what no page of ours says. */
export function readPageMessage(text: string): ToWorker | null {
  let message: unknown;
  try {
    message = readToWorker(text);
  } catch {
    return null;
  }
  return isMessage(message) && !isNestedDeeper(message, DEEPEST + ENVELOPE) ? message : null;
}

function isMessage(value: unknown): value is ToWorker {
  if (!isObject(value)) return false;
  switch (value.type) {
    case 'frame-wanted':
      return true;
    case 'command':
      return isCount(value.id) && typeof value.target === 'string' && isObject(value.input);
    case 'call-off':
      return isCount(value.id);
    case 'control':
      return isControl(value.control);
    case 'open':
      return isCount(value.id) && isCount(value.seed) && isCount(value.now) && isLog(value.log);
    default:
      return false;
  }
}

function isControl(value: unknown): value is Control {
  if (!isObject(value) || !CONTROLS.includes(String(value.type))) return false;
  if (value.type === 'speed') return typeof value.speed === 'number' && value.speed > 0;
  const { seconds } = value;
  return seconds === undefined || (typeof seconds === 'number' && seconds >= 0);
}

const isLog = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (one) =>
      isObject(one) && isCount(one.at) && typeof one.target === 'string' && isObject(one.input),
  );

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
