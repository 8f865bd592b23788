/** Tags of which either part may be left out. */
export const tagsGiven = (
  tags: readonly { Key?: string; Value?: string }[] = [],
): { Key: string; Value: string }[] =>
  tags.flatMap(({ Key, Value = '' }) => (Key === undefined ? [] : [{ Key, Value }]));
