/** `/a/./b/../c` as `/a/c`; what does not begin with a slash is taken from `cwd`. */
export function normalPath(path: string, cwd = '/'): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${cwd}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Whether `path` is `directory` or lies in it. Both are normal. */
export const isWithin = (path: string, directory: string): boolean =>
  path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);

/** `path`, which lies in `from`, moved to the same place in `to`. */
export const moved = (path: string, from: string, to: string): string =>
  normalPath(`${to}/${path.slice(from === '/' ? 0 : from.length)}`);
