/** Files that come with the page, under their path: examples for `file://`. */
const PATHS = ['examples/shop-web.task-definition.json'] as const;

/** Fetches them from where the page itself is from; those that are not there are left out. */
export async function exampleFiles(): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(PATHS.map(async (path) => [path, await textOf(path)] as const));
  return new Map(found.flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}

async function textOf(path: string): Promise<string | null> {
  try {
    const answer = await fetch(new URL(path, document.baseURI));
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
