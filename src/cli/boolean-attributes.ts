/**
 * EC2's attributes that are on or off (`{Value: true}`) are given to the AWS CLI as flags too:
 * `--map-public-ip-on-launch`, `--no-map-public-ip-on-launch`.
 */
import type { InputShape, StructureShape } from '../api/contract/input-shape';
import { kebab } from './option-names';
import { isOption } from './read-options';

/** The words with such flags put as shorthand. */
export function withBooleanAttributes(
  shape: StructureShape,
  words: readonly string[],
): readonly string[] {
  const members = Object.entries(shape.members).filter(([, member]) => isAttribute(member));
  const names = members.map(([member]) => kebab(member));
  if (names.length === 0) return words;
  return words.flatMap((word, i) => {
    const name = names.find((one) => word === `--${one}` || word === `--no-${one}`);
    if (name === undefined) return [word];
    if (word.startsWith('--no-')) return [`--${name}`, 'Value=false'];
    const next = words[i + 1];
    return next === undefined || isOption(next) ? [word, 'Value=true'] : [word];
  });
}

const isAttribute = (shape: InputShape): boolean =>
  shape.type === 'structure' &&
  Object.keys(shape.members).join() === 'Value' &&
  shape.members.Value?.type === 'boolean';
