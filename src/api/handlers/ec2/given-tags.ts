import { namedId } from '../../../model/named-id';
import type { Tag } from '../../../model/cluster';
import { ec2Errors } from '../../contract/errors';
import { refuse } from '../../refusal';

type Specifications =
  | readonly { ResourceType?: string; Tags?: { Key?: string; Value?: string }[] }[]
  | undefined;

/**
 * The tag that says which id a thing is to have, in place of one made from its name: a sandbox can
 * so declare what is named already, and a saved one gets its ids back. It is no tag of the thing.
 */
export const ID_TAG = 'sandbox:id';

/** The tags given for one type of resource, `sandbox:id` among them. */
export function givenTags(specifications: Specifications, type: string): Tag[] {
  const tags = new Map<string, string>();
  for (const { ResourceType, Tags = [] } of specifications ?? []) {
    if (ResourceType === undefined) {
      refuse(ec2Errors.invalidValue('Tag specification resource type must have a value'));
    }
    if (ResourceType !== type) {
      refuse(
        ec2Errors.invalidValue(
          `'${ResourceType}' is not a valid taggable resource type for this operation.`,
        ),
      );
    }
    for (const { Key = '', Value = '' } of Tags) tags.set(Key, Value);
  }
  return [...tags].map(([key, value]) => ({ key, value }));
}

/** A new thing's id and its tags. `name` is what makes it the one it is: its id follows from it. */
export function identify(
  prefix: string,
  specifications: { given: Specifications; type: string },
  name: string,
  isTaken: (id: string) => boolean,
): { id: string; tags: Tag[] } {
  const all = givenTags(specifications.given, specifications.type);
  const tags = all.filter(({ key }) => key !== ID_TAG);
  const chosen = all.find(({ key }) => key === ID_TAG)?.value;
  if (chosen === undefined) return { id: idFor(prefix, nameFor(tags, name), isTaken), tags };
  if (!chosen.startsWith(`${prefix}-`)) {
    refuse(
      ec2Errors.invalidValue(`Value (${chosen}) of tag ${ID_TAG} must begin with ${prefix}-.`),
    );
  }
  if (isTaken(chosen)) refuse(ec2Errors.invalidValue(`The ID '${chosen}' is in use already.`));
  return { id: chosen, tags };
}

/** Its tag Name where it has one. */
export const nameFor = (tags: readonly Tag[], otherwise: string): string =>
  tags.find(({ key }) => key === 'Name')?.value ?? otherwise;

/** The id made from a name; the first of its like that is free. */
export function idFor(prefix: string, name: string, isTaken: (id: string) => boolean): string {
  for (let n = 0; ; n++) {
    const id = namedId(prefix, n === 0 ? name : `${name}/${n}`);
    if (!isTaken(id)) return id;
  }
}
