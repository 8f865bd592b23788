/** Whether a code passes: the matcher is `200`, `200,302` or `200-299`. */
export const matches = (matcher: string, code: number): boolean =>
  matcher.split(',').some((part) => {
    const [from = NaN, to = from] = part.split('-').map(Number);
    return code >= from && code <= to;
  });
