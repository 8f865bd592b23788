/**
 * The lines of an `.env` file: `NAME=value`, quotes, comments, `export`. A name without `=` takes
 * its value from the environment, and is left out where there is none.
 * https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/
 */
export function readDotenv(
  text: string,
  environment: Readonly<Record<string, string>>,
): { name: string; value: string }[] {
  const found: { name: string; value: string }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*(?:[=:]\s?(.*))?$/.exec(line);
    const name = match?.[1];
    if (name === undefined) continue;
    const given = match?.[2];
    if (given !== undefined) found.push({ name, value: unquoted(given.trim()) });
    else if (Object.hasOwn(environment, name)) {
      found.push({ name, value: environment[name] ?? '' });
    }
  }
  return found;
}

function unquoted(text: string): string {
  const single = /^'([^']*)'/.exec(text);
  if (single) return single[1] ?? '';
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(text);
  if (double) {
    return (double[1] ?? '').replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
  }
  return text.replace(/\s+#.*$/, '').replace(/^#.*$/, '');
}
