import type { ImportResult, Link } from '../../../formats/import-result';

/** The thread from a member of the file’s services to what became of it. */
export function linksOfPlace({ links = [] }: ImportResult, place: string | undefined): Link[] {
  if (place === undefined) return [];
  const wanted = place === '' ? '' : `.${place}`;
  return links.filter(({ path }) => {
    const [, rest] = /^services\.[^.]+(.*)$/.exec(path) ?? [];
    if (rest === undefined) return false;
    if (wanted === '') return rest === '';
    return rest === wanted || rest.startsWith(`${wanted}.`) || rest.startsWith(`${wanted}[`);
  });
}

/** Whether a member of an operation’s input is what a link leads to, or lies in it. */
export const isLit = (links: readonly Link[], operation: number, member: string): boolean =>
  links.some(
    (link) =>
      link.operation === operation &&
      link.member !== '' &&
      (member === link.member ||
        member.startsWith(`${link.member}.`) ||
        member.startsWith(`${link.member}[`)),
  );
