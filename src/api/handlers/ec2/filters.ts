import type { Tag } from '../../../model/cluster';
import { fitsWildcards } from '../../../engine/pattern/fits-wildcards';
import { ec2Errors } from '../../contract/errors';
import { refuse } from '../../refusal';

type Given = readonly { Name?: string; Values?: string[] }[] | undefined;

/** What a filter of that name looks at: one value, several, or none. */
export type Filterable<T> = Readonly<
  Record<string, (item: T) => string | readonly string[] | undefined>
>;

/**
 * The things that every filter lets through: it does where one of its values fits, `*` and `?`
 * standing for anything. Tags can be asked for by `tag:KEY` and `tag-key` everywhere.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export function filtered<T extends { readonly tags: readonly Tag[] }>(
  items: readonly T[],
  given: Given,
  by: Filterable<T>,
): T[] {
  const wanted = (given ?? []).map(({ Name = '', Values = [] }) => {
    const look = lookOf(Name, by) ?? refuse(invalidFilter(Name));
    return { look, patterns: Values };
  });
  return items.filter((item) =>
    wanted.every(({ look, patterns }) => {
      const found = look(item) ?? [];
      const values = typeof found === 'string' ? [found] : found;
      return patterns.some((pattern) => values.some((value) => fitsWildcards(pattern, value)));
    }),
  );
}

const invalidFilter = (name: string) => ec2Errors.invalidValue(`The filter '${name}' is invalid`);

function lookOf<T extends { readonly tags: readonly Tag[] }>(name: string, by: Filterable<T>) {
  if (name === 'tag-key') return (item: T) => item.tags.map(({ key }) => key);
  if (!name.startsWith('tag:')) return Object.hasOwn(by, name) ? by[name] : undefined;
  const key = name.slice(4);
  return (item: T) => item.tags.filter((tag) => tag.key === key).map(({ value }) => value);
}
