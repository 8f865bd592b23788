import type { BuiltFile } from './worker-scope';

const PREFIX = 'ecs-sandbox-build-';
/** So many files are fetched at a time, as browsers do for a page. */
const AT_A_TIME = 6;

/** The part of a browser's `CacheStorage` that is used. */
export type Shelf = Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>;

export interface KeptBuilds {
  /** Fetches every file of this build. Rejects, and leaves nothing, when one cannot be had. */
  keep: () => Promise<void>;
  /** The kept answer to a request; undefined for all that is no file of the app. */
  answerTo: (request: Request) => Promise<Response> | undefined;
  /**
   * Throws builds of before away: all of them where nobody can use them any more, or else all but
   * the last.
   */
  forget: (nobodyUsesThem: boolean) => Promise<void>;
}

/**
 * The app's files, build by build.
 *
 * @param scope the address of the page's folder
 */
export function keptBuilds(
  shelf: Shelf,
  files: readonly BuiltFile[],
  scope: string,
  get: typeof fetch,
): KeptBuilds {
  const name = PREFIX + sumOf(files);
  const own = new Set(files.map(({ url }) => new URL(url, scope).href));
  const assets = new URL('assets/', scope).href;
  const isHashed = (address: string) => address.startsWith(assets);

  const fetched = async (address: string): Promise<Response> => {
    // Names with a sum in them always mean the same: what a build of before had is taken over.
    const before = isHashed(address) ? await shelf.match(address) : undefined;
    if (before) return before;
    const answer = await get(address, { cache: isHashed(address) ? 'default' : 'reload' });
    if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`);
    return answer;
  };
  return {
    keep: async () => {
      const cache = await shelf.open(name);
      const waiting = [...own];
      const work = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          await cache.put(next, await fetched(next));
        }
      };
      try {
        await Promise.all(Array.from({ length: AT_A_TIME }, work));
      } catch (error) {
        waiting.length = 0;
        await shelf.delete(name);
        throw error;
      }
    },
    answerTo: (request) => {
      const address = fileOf(request, scope);
      if (address === undefined || !(own.has(address) || isHashed(address))) return undefined;
      return shelf
        .open(name)
        .then((cache) => cache.match(address))
        .then(async (kept) => kept ?? (isHashed(address) ? shelf.match(address) : undefined))
        .then((kept) => kept ?? get(request));
    },
    forget: async (nobodyUsesThem) => {
      const others = (await shelf.keys()).filter((one) => one.startsWith(PREFIX) && one !== name);
      // They come in the order in which they were kept.
      const gone = nobodyUsesThem ? others : others.slice(0, -1);
      await Promise.all(gone.map((one) => shelf.delete(one)));
    },
  };
}

/** The address of the file that is asked for; undefined where no file of the app can be meant. */
function fileOf({ method, url }: Request, scope: string): string | undefined {
  if (method !== 'GET' || !url.startsWith(scope)) return undefined;
  // `?embed` and what stands behind # are the page's own business.
  const [address = ''] = url.split(/[?#]/, 1);
  return address === scope ? new URL('index.html', scope).href : address;
}

/** Tells builds apart by what they consist of (FNV-1a, 32 bits). */
function sumOf(files: readonly BuiltFile[]): string {
  let sum = 0x811c9dc5;
  for (const char of JSON.stringify(files)) {
    sum = Math.imul(sum ^ char.charCodeAt(0), 0x01000193);
  }
  return (sum >>> 0).toString(16);
}
