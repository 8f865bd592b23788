import { carriesLesson, carriesSandbox, LESSON_PREFIX } from './link-prefix';

/**
 * What to say of an address that seems to ask for something this page does not read; null where
 * there is nothing to say. Members that others add to every link they pass on are let by.
 */
export function unreadAddress({ search, hash }: { search: string; hash: string }): string | null {
  const asked = new URLSearchParams(search);
  if (asked.has('template')) {
    return '“template” in the address is not read: templates are on the left, under “Templates”.';
  }
  if (asked.has('lesson')) {
    return (
      '“lesson” in the address is not read: lessons are on the left, under “Learn”, and the link ' +
      `to one ends with ${LESSON_PREFIX} and its name.`
    );
  }
  if (hash.length < 2 || carriesSandbox(hash) || carriesLesson(hash)) return null;
  return (
    'The end of the address, from its “#” on, carries neither a sandbox nor a lesson. If it was a ' +
    'link, copy the whole link again.'
  );
}
