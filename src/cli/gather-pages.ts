/**
 * Gathers an answer that comes in pages, as the AWS CLI does unasked; `--max-items` cuts it and
 * leaves a `NextToken` to go on from.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html
 */
import type { Pages } from '../api/contract/operations';
import type { AwsError, Result } from '../model/result';
import { pythonJson } from './python-json';

/** `--max-items` and `--starting-token`: the CLI's own, never sent. */
export interface Paging {
  readonly pages?: Pages;
  readonly maxItems?: number;
  readonly startingToken?: string;
}

type Send = (input: Record<string, unknown>) => Result | Promise<Result>;
type Dict = Record<string, unknown>;

/** The pages themselves, for formats that the CLI prints page by page. */
export interface Paged {
  /** As they came, the items cut where `--max-items` cut them. */
  readonly pages: readonly Dict[];
  readonly kinds: Pages;
  /** Where to go on, if it was cut. */
  readonly resume?: string;
}

type Gathered =
  | { readonly ok: true; readonly output: Dict; readonly paged: Paged }
  | { readonly ok: false; readonly error: AwsError };

/** One answer with the items of all pages, or the first error. */
export async function gatherPages(
  pages: Pages,
  paging: Paging,
  input: Dict,
  send: Send,
): Promise<Gathered> {
  const start = readToken(pages, paging.startingToken);
  let token = start.token;
  let skip = start.skip;
  const taken: Dict[] = [];
  const items: unknown[] = [];
  for (;;) {
    const result = await send(token === null ? input : { ...input, [pages.tokenKey]: token });
    if (!result.ok) return result;
    const page = result.output as Dict;
    const here = (page[pages.resultKey] as unknown[] | undefined) ?? [];
    const room = (paging.maxItems ?? Number.POSITIVE_INFINITY) - items.length;
    const kept = here.slice(skip, skip + room);
    items.push(...kept);
    taken.push({ ...page, [pages.resultKey]: kept });
    const next = page[pages.nextTokenKey];
    const cutAt = skip + room;
    if (cutAt < here.length || (cutAt === here.length && next !== undefined)) {
      const cut = cutAt < here.length ? { token, skip: cutAt } : { token: next };
      const resume = writeToken(pages, cut);
      const output = { ...gathered(pages, taken, items), NextToken: resume };
      return { ok: true, output, paged: { pages: taken, kinds: pages, resume } };
    }
    if (typeof next !== 'string') {
      const output = gathered(pages, taken, items);
      return { ok: true, output, paged: { pages: taken, kinds: pages } };
    }
    token = next;
    skip = 0;
  }
}

function gathered(pages: Pages, [first = {}]: readonly Dict[], items: unknown[]): Dict {
  const { [pages.nextTokenKey]: _, ...rest } = first;
  return { ...rest, [pages.resultKey]: items };
}

/** The member of the first request that goes on where an answer was cut. */
export function startOf({ pages, startingToken }: Paging): Dict {
  const token = pages && readToken(pages, startingToken).token;
  return pages && typeof token === 'string' ? { [pages.tokenKey]: token } : {};
}

/** As botocore writes it, byte for byte: what the next request gets, and what to skip of it. */
function writeToken(pages: Pages, cut: { token: unknown; skip?: number }): string {
  const skipped = cut.skip === undefined ? {} : { boto_truncate_amount: cut.skip };
  return btoa(pythonJson({ [pages.tokenKey]: cut.token, ...skipped }));
}

/** What is no token of the CLI's own is taken for one of the service's. */
function readToken(pages: Pages, text: string | undefined): { token: string | null; skip: number } {
  if (text === undefined) return { token: null, skip: 0 };
  const read = decoded(text);
  if (!read) return { token: text, skip: 0 };
  const token = read[pages.tokenKey];
  return {
    token: typeof token === 'string' ? token : null,
    skip: Number(read.boto_truncate_amount ?? 0) || 0,
  };
}

function decoded(text: string): Dict | undefined {
  try {
    const read: unknown = JSON.parse(atob(text));
    return typeof read === 'object' && read !== null ? (read as Dict) : undefined;
  } catch {
    return undefined;
  }
}
