/**
 * Gathers an answer that comes in pages, as the AWS CLI does unasked; `--max-items` cuts it and
 * leaves a `NextToken` to go on from.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html
 */
import type { Pages } from '../api/contract/operations';
import type { Result } from '../model/result';
import { paramValidation } from './command-line-error';
import type { Paging } from './parse-command-line';

type Send = (input: Record<string, unknown>) => Result | Promise<Result>;
type Dict = Record<string, unknown>;

/** One answer with the items of all pages, or the first error. */
export async function gatherPages(
  pages: Pages,
  paging: Paging,
  input: Dict,
  send: Send,
): Promise<Result> {
  const start = readToken(paging.startingToken);
  let token = start.token;
  let skip = start.skip;
  let first: Dict | undefined;
  const items: unknown[] = [];
  for (;;) {
    const result = await send(token === null ? input : { ...input, [pages.tokenKey]: token });
    if (!result.ok) return result;
    const page = result.output as Dict;
    first ??= page;
    const here = (page[pages.resultKey] as unknown[] | undefined) ?? [];
    const room = (paging.maxItems ?? Number.POSITIVE_INFINITY) - items.length;
    items.push(...here.slice(skip, skip + room));
    const next = page[pages.nextTokenKey];
    const cutAt = skip + room;
    if (cutAt < here.length || (cutAt === here.length && next !== undefined)) {
      const cut = cutAt < here.length ? { token, skip: cutAt } : { token: next, skip: 0 };
      return { ok: true, output: { ...gathered(pages, first, items), NextToken: writeToken(cut) } };
    }
    if (typeof next !== 'string') return { ok: true, output: gathered(pages, first, items) };
    token = next;
    skip = 0;
  }
}

function gathered(pages: Pages, first: Dict, items: unknown[]): Dict {
  const { [pages.nextTokenKey]: _, ...rest } = first;
  return { ...rest, [pages.resultKey]: items };
}

function writeToken(cut: { token: unknown; skip: number }): string {
  return btoa(JSON.stringify({ token: cut.token, boto_truncate_amount: cut.skip }));
}

function readToken(text: string | undefined): { token: string | null; skip: number } {
  if (text === undefined) return { token: null, skip: 0 };
  try {
    const read = JSON.parse(atob(text)) as { token?: unknown; boto_truncate_amount?: unknown };
    return {
      token: typeof read.token === 'string' ? read.token : null,
      skip: Number(read.boto_truncate_amount ?? 0),
    };
  } catch {
    throw paramValidation(`Bad starting token: ${text}`);
  }
}
