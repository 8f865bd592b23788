import { type InputOf, inputOf } from '../../api/contract/operations';

/** A task definition as DescribeTaskDefinition answers it. */
export type Definition = Record<string, unknown> & {
  family: string;
  containerDefinitions: (Record<string, unknown> & { name: string; image: string })[];
};

/** What a registration takes; an answer says more of a definition than that. */
const TAKEN = inputOf('ECS.RegisterTaskDefinition').members;

/** Whether an answer is a described task definition. */
export function isDefinition(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null && 'containerDefinitions' in value;
}

/** Answers spell out every list; an empty one says nothing. */
const withoutEmptyLists = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).filter(([, member]) => !Array.isArray(member) || member.length > 0),
  );

type Container = Definition['containerDefinitions'][number];

/** The next revision of a family: the same again, but for what is changed of it. */
export function revisionWith(
  described: Definition,
  change: (container: Container) => Container,
  further: Record<string, unknown> = {},
): InputOf<'ECS.RegisterTaskDefinition'> {
  const kept = Object.entries(described).filter(([member]) => Object.hasOwn(TAKEN, member));
  return {
    ...withoutEmptyLists(Object.fromEntries(kept)),
    ...further,
    family: described.family,
    containerDefinitions: described.containerDefinitions.map((one) => {
      const { name, image, ...rest } = change(one);
      return { ...withoutEmptyLists(rest), name, image };
    }),
  };
}
