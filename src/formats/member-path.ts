/** `a.b`, `a[0]`, or `b` at the top. */
export const memberPath = (parent: string, name: string | number): string =>
  typeof name === 'number' ? `${parent}[${name}]` : parent === '' ? name : `${parent}.${name}`;
