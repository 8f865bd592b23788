import { isObject } from '../json-text';

/**
 * A mapping with `services`, or a file of Compose's first version: nothing but services, each with
 * an image or a build.
 */
export function looksLikeCompose(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (Object.hasOwn(value, 'services')) return isServices(value.services);
  const members = Object.values(value);
  return members.length > 0 && members.every(isService);
}

/** Templates and answers of AWS have lists, or nothing, in that place. */
const isServices = (value: unknown): boolean => value === null || isObject(value);

const isService = (value: unknown): boolean =>
  isObject(value) &&
  [value.image, value.build].some((one) => typeof one === 'string' || isObject(one));
